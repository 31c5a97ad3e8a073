"""Idle time from Wayland compositors that speak ext-idle-notify-v1: Plasma, wlroots, COSMIC."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier

from stretchdesk.system import wayland
from stretchdesk.system.wayland import Argument, Dispatcher

if TYPE_CHECKING:
    from collections.abc import Callable

_AFTER_MS = 2000
"""The compositor tells once nothing was pressed for so long; before that, idle time reads 0."""
_NOTIFIER, _SEAT = "ext_idle_notifier_v1", "wl_seat"
_UNKNOWN = "Idle time is unknown: "


class WaylandIdle(QObject):
    """Hears of the beginning and the end of idle time on a connection of its own."""

    name = "Wayland"
    not_yet_run = False

    def __init__(self, display: str = "", clock: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self.missing = ""
        self._clock = clock
        self._idle_since: float | None = None
        self._globals: dict[str, tuple[int, int]] = {}
        """By interface, the number of the first such object and its version."""
        self._proxies: list[int] = []
        self._dispatchers = (Dispatcher(self._hear_registry), Dispatcher(self._hear_notification))
        self._display: int | None = None
        self._events: QSocketNotifier | None = None
        try:
            self._lib = wayland.library()
        except OSError:
            self.missing = f"{_UNKNOWN}libwayland-client is not installed."
            return
        self._display = self._lib.wl_display_connect(display.encode() or None)
        self._start()

    def read(self) -> float | None:
        """Seconds since the last input, 0 below two; None is unknown."""
        if self.missing:
            return None
        return 0.0 if self._idle_since is None else self._clock() - self._idle_since

    def close(self) -> None:
        if self._events is not None:
            self._events.setEnabled(False)
            self._events = None
        if self._display is None:
            return
        for proxy in reversed(self._proxies):
            self._lib.wl_proxy_destroy(proxy)
        self._proxies.clear()
        self._lib.wl_display_disconnect(self._display)
        self._display = None

    def dispatch(self) -> None:
        """Take what the compositor has sent."""
        if self._display is None:
            return
        if self._lib.wl_display_prepare_read(self._display) == 0:
            self._lib.wl_display_read_events(self._display)
        if self._lib.wl_display_dispatch_pending(self._display) < 0:
            self._give_up("the Wayland compositor has gone; start StretchDesk again")

    def _start(self) -> None:
        if not self._display:
            self._give_up("no Wayland compositor answers")
            return
        registry = self._made(self._display, wayland.DISPLAY_GET_REGISTRY, "wl_registry", 1)
        self._listen(registry, self._dispatchers[0])
        if self._lib.wl_display_roundtrip(self._display) < 0:
            self._give_up("no Wayland compositor answers")
        elif _NOTIFIER in self._globals and _SEAT in self._globals:
            self._ask_for_notification(registry)
        else:
            self._give_up("this Wayland compositor has no ext-idle-notify-v1")

    def _ask_for_notification(self, registry: int) -> None:
        seat = self._bound(registry, _SEAT, 1)
        version = min(self._globals[_NOTIFIER][1], 2)
        notifier = self._bound(registry, _NOTIFIER, version)
        requests = (wayland.GET_IDLE_NOTIFICATION, wayland.GET_INPUT_IDLE_NOTIFICATION)
        given = (Argument(), Argument(u=_AFTER_MS), Argument(o=seat))
        made = self._made(notifier, requests[version - 1], "notification", version, *given)
        self._listen(made, self._dispatchers[1])
        self._lib.wl_display_flush(self._display)
        self._events = QSocketNotifier(
            self._lib.wl_display_get_fd(self._display), QSocketNotifier.Type.Read, self
        )
        self._events.activated.connect(self.dispatch)

    def _bound(self, registry: int, interface: str, version: int) -> int:
        number = self._globals[interface][0]
        given = (Argument(u=number), Argument(s=interface.encode()), Argument(u=version))
        return self._made(registry, wayland.REGISTRY_BIND, interface, version, *given, Argument())

    def _made(self, of: int, request: int, kind: str, version: int, *given: Argument) -> int:
        described = {"notification": wayland.notification, _NOTIFIER: wayland.notifier}
        interface = described[kind]() if kind in described else wayland.own(kind)
        proxy: int = wayland.make(of, request, interface, version, *(given or (Argument(),)))
        self._proxies.append(proxy)
        return proxy

    def _listen(self, proxy: int, dispatcher: Any) -> None:
        self._lib.wl_proxy_add_dispatcher(proxy, dispatcher, None, None)

    def _hear_registry(self, _: Any, __: Any, event: int, ___: Any, given: Any) -> int:
        if event == wayland.REGISTRY_GLOBAL:
            self._globals.setdefault(given[1].s.decode(), (given[0].u, given[2].u))
        return 0

    def _hear_notification(self, _: Any, __: Any, event: int, ___: Any, ____: Any) -> int:
        begins = event == wayland.IDLED
        self._idle_since = self._clock() - _AFTER_MS / 1000 if begins else None
        return 0

    def _give_up(self, why: str) -> None:
        self.missing = f"{_UNKNOWN}{why}."
        self.close()
