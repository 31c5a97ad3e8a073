"""What calls to services of the desktop have in common, whoever carries them."""

from __future__ import annotations

from typing import NamedTuple

PROPERTIES = "org.freedesktop.DBus.Properties"


class Place(NamedTuple):
    """Where a method, property or signal of a service is found."""

    service: str
    path: str
    interface: str


LOGIND = Place(
    "org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager"
)


class NoAnswer(Exception):  # noqa: N818  # it need not be an error that nobody answers
    """Neither the service nor the bus gave an answer; `str()` says why."""
