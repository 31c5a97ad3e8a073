"""What of libwayland-client is needed to hear of idle time; Qt loads it anyway.

The two interfaces of the protocol ext-idle-notify-v1 are described as its scanner would do in C.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, c_char_p, c_int, c_uint, c_void_p
from functools import cache
from typing import Any

DISPLAY_GET_REGISTRY = 1
REGISTRY_BIND = 0
REGISTRY_GLOBAL = 0
GET_IDLE_NOTIFICATION = 1
GET_INPUT_IDLE_NOTIFICATION = 2
"""From version 2 on; films that keep the screen on do not count as input here."""
IDLED = 0


class Argument(ctypes.Union):
    """One argument of a request or event."""

    _fields_ = [("u", c_uint), ("s", c_char_p), ("o", c_void_p)]


class _Message(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("signature", c_char_p), ("types", POINTER(c_void_p))]


class Interface(ctypes.Structure):
    """An interface as libwayland wants it described."""

    _fields_ = [
        ("name", c_char_p),
        ("version", c_int),
        ("request_count", c_int),
        ("requests", POINTER(_Message)),
        ("event_count", c_int),
        ("events", POINTER(_Message)),
    ]


Dispatcher = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p, c_uint, c_void_p, POINTER(Argument))
"""Called for each event of an object: (…, …, number of the event, …, arguments) → 0."""


@cache
def library() -> ctypes.CDLL:
    """libwayland-client with the types of what is called; OSError when it is not there."""
    found = ctypes.CDLL("libwayland-client.so.0")
    types: dict[str, tuple[object, ...]] = {
        "display_connect": (c_void_p, c_char_p),
        "display_disconnect": (None, c_void_p),
        "display_dispatch_pending": (c_int, c_void_p),
        "display_flush": (c_int, c_void_p),
        "display_get_fd": (c_int, c_void_p),
        "display_prepare_read": (c_int, c_void_p),
        "display_read_events": (c_int, c_void_p),
        "display_roundtrip": (c_int, c_void_p),
        "proxy_add_dispatcher": (c_int, c_void_p, Dispatcher, c_void_p, c_void_p),
        "proxy_destroy": (None, c_void_p),
        "proxy_marshal_array_constructor_versioned": (
            *(c_void_p, c_void_p, c_uint, POINTER(Argument), POINTER(Interface), c_uint),
        ),
    }
    for name, (gives, *takes) in types.items():
        function = getattr(found, f"wl_{name}")
        function.restype, function.argtypes = gives, takes
    return found


def own(name: str) -> Interface:
    """An interface that libwayland describes itself: `wl_registry` or `wl_seat`."""
    return Interface.in_dll(library(), f"{name}_interface")


@cache
def notification() -> Interface:
    """ext_idle_notification_v1: it can be destroyed, and tells `idled` and `resumed`."""
    requests, events = _messages((b"destroy", b"")), _messages((b"idled", b""), (b"resumed", b""))
    return Interface(b"ext_idle_notification_v1", 2, 1, requests, 2, events)


@cache
def notifier() -> Interface:
    """ext_idle_notifier_v1: it makes notifications for a time in ms and a seat."""
    types = (ctypes.addressof(notification()), None, ctypes.addressof(own("wl_seat")))
    requests = _messages(
        (b"destroy", b""),
        (b"get_idle_notification", b"nuo", *types),
        (b"get_input_idle_notification", b"2nuo", *types),
    )
    return Interface(b"ext_idle_notifier_v1", 2, 3, requests, 0, None)


def _messages(*rows: tuple[Any, ...]) -> ctypes.Array[_Message]:
    """Rows of name, signature and what each argument refers to."""
    made = (_Message * len(rows))()
    for message, (name, signature, *types) in zip(made, rows, strict=True):
        message.name, message.signature = name, signature
        message.types = (c_void_p * max(len(types), 1))(*types)
    return made
