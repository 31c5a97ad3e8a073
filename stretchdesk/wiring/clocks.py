"""Where time comes from."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Clocks:
    """Where time comes from: `now` in seconds that go on during sleep, `wall` with the zone."""

    now: Callable[[], float]
    wall: Callable[[], datetime]


def system_clocks() -> Clocks:
    """The machine's clocks. Linux stops its monotonic clock in sleep, so boot time is used."""
    if sys.platform == "linux":
        return Clocks(lambda: time.clock_gettime(time.CLOCK_BOOTTIME), _local_time)
    return Clocks(time.monotonic, _local_time)


def _local_time() -> datetime:
    return datetime.now().astimezone()
