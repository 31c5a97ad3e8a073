"""The fixtures of this folder, for every test in it."""

from tests.system.bus import buses, stand_ins
from tests.system.compositor import compositor
from tests.system.screen import screen

__all__ = ["buses", "compositor", "screen", "stand_ins"]
