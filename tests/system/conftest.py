"""The fixtures of bus.py, for every test of this folder."""

from tests.system.bus import buses, stand_ins

__all__ = ["buses", "stand_ins"]
