"""The fixtures of this folder, for every test in it."""

from tests.system.bus import buses, stand_ins
from tests.system.screen import screen

__all__ = ["buses", "screen", "stand_ins"]
