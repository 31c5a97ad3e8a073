"""A connection to a Wayland compositor that tells when idle time begins and ends.

Plasma, wlroots and COSMIC speak the protocol for it, ext-idle-notify-v1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSocketNotifier

from stretchdesk.system import wayland
from stretchdesk.system.wayland import Argument, Dispatcher, Interface

if TYPE_CHECKING:
    from collections.abc import Callable

AFTER_MS = 2000
"""Idle time begins, for the compositor, once nothing was pressed for so long."""
_NOTIFIER, _SEAT = "ext_idle_notifier_v1", "wl_seat"
_GONE = "the Wayland compositor has gone; start StretchDesk again"
_NOBODY = "no Wayland compositor answers"
_NO_PROTOCOL = "this Wayland compositor has no ext-idle-notify-v1"


class IdleNotices(QObject):
    """Never raises; `missing` says why nothing is told."""

    def __init__(self, display: str) -> None:
        super().__init__()
        self.missing = ""
        self.version = 0
        """Of the protocol. From 2 on, input is told apart from what keeps the screen on."""
        self._globals: dict[str, tuple[int, int]] = {}
        """By interface, the number of the first such object and its version."""
        self._proxies: list[int] = []
        self._dispatchers: list[Any] = []
        self._display: int | None = None
        self._events: QSocketNotifier | None = None
        try:
            self._lib = wayland.library()
        except OSError:
            self.missing = "libwayland-client is not installed"
            return
        self._display = self._lib.wl_display_connect(display.encode() or None)
        self._start()

    def listen(self, request: int, hear: Callable[[bool], None]) -> None:
        """From now on call `hear` with true when idle time begins and with false when it ends.

        `request` is GET_IDLE_NOTIFICATION or, from version 2 on, GET_INPUT_IDLE_NOTIFICATION.
        """

        def dispatch(_: Any, __: Any, event: int, ___: Any, ____: Any) -> int:
            hear(event == wayland.IDLED)
            return 0

        given = (Argument(), Argument(u=AFTER_MS), Argument(o=self._seat))
        made = self._made(self._notifier, request, wayland.notification(), self.version, *given)
        self._dispatch(made, dispatch)
        self._lib.wl_display_flush(self._display)

    def close(self) -> None:
        """Hear no more."""
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

    def take(self) -> None:
        """Take what the compositor has sent."""
        if self._display is None:
            return
        if self._lib.wl_display_prepare_read(self._display) == 0:
            self._lib.wl_display_read_events(self._display)
        if self._lib.wl_display_dispatch_pending(self._display) < 0:
            self._give_up(_GONE)

    def _start(self) -> None:
        if not self._display:
            self._give_up(_NOBODY)
            return
        request = wayland.DISPLAY_GET_REGISTRY
        registry = self._made(self._display, request, wayland.own("wl_registry"), 1, Argument())
        self._dispatch(registry, self._hear_registry)
        if self._lib.wl_display_roundtrip(self._display) < 0:
            self._give_up(_NOBODY)
        elif _NOTIFIER in self._globals and _SEAT in self._globals:
            self._bind(registry)
        else:
            self._give_up(_NO_PROTOCOL)

    def _bind(self, registry: int) -> None:
        self.version = min(self._globals[_NOTIFIER][1], 2)
        self._seat = self._bound(registry, wayland.own(_SEAT), 1)
        self._notifier = self._bound(registry, wayland.notifier(), self.version)
        file = self._lib.wl_display_get_fd(self._display)
        self._events = QSocketNotifier(file, QSocketNotifier.Type.Read, self)
        self._events.activated.connect(self.take)

    def _bound(self, registry: int, interface: Interface, version: int) -> int:
        number = self._globals[interface.name.decode()][0]
        given = (Argument(u=number), Argument(s=interface.name), Argument(u=version), Argument())
        return self._made(registry, wayland.REGISTRY_BIND, interface, version, *given)

    def _made(
        self, of: int, request: int, interface: Interface, version: int, *given: Argument
    ) -> int:
        proxy: int = self._lib.wl_proxy_marshal_array_constructor_versioned(
            of, request, (Argument * len(given))(*given), interface, version
        )
        self._proxies.append(proxy)
        return proxy

    def _dispatch(self, proxy: int, to: Callable[..., int]) -> None:
        self._dispatchers.append(Dispatcher(to))  # libwayland does not keep it
        self._lib.wl_proxy_add_dispatcher(proxy, self._dispatchers[-1], None, None)

    def _hear_registry(self, _: Any, __: Any, event: int, ___: Any, given: Any) -> int:
        if event == wayland.REGISTRY_GLOBAL:
            self._globals.setdefault(given[1].s.decode(), (given[0].u, given[2].u))
        return 0

    def _give_up(self, why: str) -> None:
        self.missing = why
        self.close()
