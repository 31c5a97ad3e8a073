"""Whether somebody sits at the desk without a key being pressed: a film, slides, a call."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Protocol

from stretchdesk.system.unknown import Unknown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NOBODY = "Films and slides are not noticed: neither the desktop nor logind tells of them."


class SittingSource(Protocol):
    """One way of telling. It never raises; it is meant to be read a few times a minute."""

    @property
    def name(self) -> str: ...

    @property
    def missing(self) -> str:
        """Why nothing is known, in one sentence; empty when it works."""

    def read(self) -> bool | None:
        """Whether another program keeps the screen on. False is that none says so; None unknown."""

    def close(self) -> None:
        """Give back what it holds."""


class AnyOf:
    """Somebody sits there when one of the sources says so."""

    not_yet_run = False

    def __init__(self, sources: Sequence[SittingSource]) -> None:
        self._sources = sources

    @property
    def name(self) -> str:
        """Those that answer."""
        return ", ".join(source.name for source in self._sources if not source.missing) or "none"

    @property
    def missing(self) -> str:
        return _NOBODY if all(source.missing for source in self._sources) else ""

    def read(self) -> bool | None:
        said = [source.read() for source in self._sources]
        return None if set(said) == {None} else any(said)

    def close(self) -> None:
        for source in self._sources:
            source.close()


def find_sitting(
    platform: str = sys.platform, environ: Mapping[str, str] = os.environ
) -> SittingSource:
    """What works on this system and in this session."""
    if platform in {"win32", "darwin"}:
        return Unknown("Films and slides are not noticed on this system yet.")
    from stretchdesk.system.sitting_bus import bus_sources

    sources: list[SittingSource] = bus_sources()
    if wayland := environ.get("WAYLAND_DISPLAY"):
        from stretchdesk.system.sitting_wayland import WaylandSitting

        sources.append(WaylandSitting(wayland))
    elif display := environ.get("DISPLAY"):
        from stretchdesk.system.sitting_x11 import XSitting

        sources.append(XSitting(display))
    found = AnyOf(sources)
    found.read()
    return found
