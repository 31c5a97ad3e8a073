"""Films and slides by what they ask of the desktop: not to dim or lock while nobody types."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from stretchdesk.system.bus import LOGIND, NoAnswer, Place
from stretchdesk.system.plain_bus import PlainBus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from stretchdesk.system.sitting import SittingSource

_GNOME = Place("org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager")
_GNOME_INHIBITOR = "org.gnome.SessionManager.Inhibitor"
_GNOME_IDLE = 8
_KDE = Place(
    "org.kde.Solid.PowerManagement.PolicyAgent",
    "/org/kde/Solid/PowerManagement/PolicyAgent",
    "org.kde.Solid.PowerManagement.PolicyAgent",
)
_KDE_SCREEN = 4
_OWN = ("wakepy", "stretchdesk")
"""What our own wish for a lit screen goes by, in small letters."""


class BusSitting:
    """One service, asked each time."""

    def __init__(self, name: str, bus: PlainBus, ask: Callable[[PlainBus], bool]) -> None:
        self.name = name
        self.missing = ""
        self._bus, self._ask = bus, ask

    def read(self) -> bool | None:
        try:
            found = self._ask(self._bus)
        except NoAnswer as why:
            self.missing = f"{self.name} does not tell it ({why})"
            return None
        self.missing = ""
        return found

    def close(self) -> None:
        self._bus.close()


def bus_sources() -> list[SittingSource]:
    """GNOME, KDE and logind, whichever of them is there when asked."""
    session, system = PlainBus("SESSION"), PlainBus("SYSTEM")
    return [
        BusSitting("GNOME", session, asked_of_gnome),
        BusSitting("KDE", session, asked_of_kde),
        BusSitting("logind", system, asked_of_logind),
    ]


def asked_of_gnome(bus: PlainBus) -> bool:
    """Whether a program of others keeps GNOME from becoming idle. Raises NoAnswer."""
    if not bus.read_property(_GNOME, "InhibitedActions") & _GNOME_IDLE:
        return False
    paths = bus.ask(_GNOME, "GetInhibitors")
    inhibitors = [Place(_GNOME.service, path, _GNOME_INHIBITOR) for path in paths]
    return any(
        bus.ask(one, "GetFlags") & _GNOME_IDLE and not _is_own(bus.ask(one, "GetAppId"))
        for one in inhibitors
    )


def asked_of_kde(bus: PlainBus) -> bool:
    """Whether a program of others keeps Plasma's screen on. Raises NoAnswer."""
    try:
        return _keeps_awake(bus.read_property(_KDE, "ActiveInhibitions"))
    except NoAnswer:  # Plasma before 6.5 has no such property
        if not bus.ask(_KDE, "HasInhibition", "u", _KDE_SCREEN):
            return False
        return not all(_is_own(who) for who, *_ in bus.ask(_KDE, "ListInhibitions"))


def asked_of_logind(bus: PlainBus) -> bool:
    """Whether a program of this user, but not this one, asks logind for it. Raises NoAnswer."""
    rows = bus.ask(LOGIND, "ListInhibitors")
    mine, pid = os.getuid(), os.getpid()
    return _keeps_awake(row for row in rows if row[4] == mine and row[5] != pid)


def _keeps_awake(rows: Iterable[Any]) -> bool:
    """Of rows that begin with what, who, why and mode."""
    return any(
        "idle" in what.split(":") and mode.startswith("block") and not _is_own(who)
        for what, who, _, mode, *_ in rows
    )


def _is_own(name: str) -> bool:
    return any(own in name.lower() for own in _OWN)
