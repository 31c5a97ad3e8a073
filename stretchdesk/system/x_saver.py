"""What the X server's MIT-SCREEN-SAVER extension tells, through libxcb, which Qt loads anyway.

libXss would tell the same, but Xlib ends the whole process when it loses the server.
"""

from __future__ import annotations

import ctypes
from ctypes import POINTER, byref, c_char_p, c_int, c_size_t, c_ubyte, c_uint, c_void_p
from functools import cache
from struct import Struct
from typing import NamedTuple

_CHECKED = 1
_QUERY_INFO = 1
_REPLY = Struct("=xB2x4x4x4xI12x")
"""32 bytes: of these, the state and the milliseconds since the last input."""
_LOST = "the X server does not answer any more; start StretchDesk again"


class SaverInfo(NamedTuple):
    state: int
    idle_ms: int


class _Extension(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("global_id", c_int)]


class _Request(ctypes.Structure):
    _fields_ = [
        ("count", c_size_t),
        ("extension", POINTER(_Extension)),
        ("opcode", c_ubyte),
        ("is_void", c_ubyte),
    ]


class _Piece(ctypes.Structure):
    _fields_ = [("base", c_void_p), ("length", c_size_t)]


class _Screens(ctypes.Structure):
    _fields_ = [("first_root", POINTER(c_uint)), ("rest", c_int), ("index", c_int)]


@cache
def _xcb() -> ctypes.CDLL:
    """libxcb with the types of what is called; OSError when it is not there."""
    xcb = ctypes.CDLL("libxcb.so.1")
    types: dict[str, tuple[object, ...]] = {
        "connect": (c_void_p, c_char_p, c_void_p),
        "connection_has_error": (c_int, c_void_p),
        "disconnect": (None, c_void_p),
        "get_setup": (c_void_p, c_void_p),
        "setup_roots_iterator": (_Screens, c_void_p),
        "get_extension_data": (POINTER(c_ubyte), c_void_p, POINTER(_Extension)),
        "send_request": (c_uint, c_void_p, c_int, c_void_p, POINTER(_Request)),
        "wait_for_reply": (c_void_p, c_void_p, c_uint, POINTER(c_void_p)),
    }
    for name, (gives, *takes) in types.items():
        function = getattr(xcb, f"xcb_{name}")
        function.restype, function.argtypes = gives, takes
    return xcb


@cache
def _extension() -> _Extension:
    # libxcb numbers it on first use, so that all connections must share it.
    return _Extension(b"MIT-SCREEN-SAVER", 0)


class XSaver:
    """One connection to the X server. Never raises; `missing` says why `query` gives None."""

    def __init__(self, display: str) -> None:
        self.missing = ""
        self._connection: int | None = None
        try:
            self._xcb = _xcb()
        except OSError:
            self.missing = "libxcb is not installed"
            return
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [c_void_p]
        self._connection = self._xcb.xcb_connect(display.encode(), None)
        self._prepare(display)

    def query(self) -> SaverInfo | None:
        """State of the saver and milliseconds since the last input."""
        if self._connection is None or self.missing:
            return None
        error = c_void_p()
        # libxcb puts two pieces of its own before ours, and uses all of them up.
        pieces = (_Piece * 3)(_Piece(), _Piece(), _Piece(ctypes.addressof(self._body), 8))
        number = self._xcb.xcb_send_request(
            self._connection, _CHECKED, byref(pieces, 2 * ctypes.sizeof(_Piece)), self._request
        )
        reply = self._xcb.xcb_wait_for_reply(self._connection, number, byref(error))
        self._free(error)
        if not reply:
            self.missing = _LOST
            return None
        info = SaverInfo(*_REPLY.unpack(ctypes.string_at(reply, _REPLY.size)))
        self._free(reply)
        return info

    def close(self) -> None:
        if self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
            self._connection = None

    def _prepare(self, display: str) -> None:
        if self._xcb.xcb_connection_has_error(self._connection):
            self.missing = f"no X server answers at {display or 'DISPLAY'}"
            return
        present = 8
        found = self._xcb.xcb_get_extension_data(self._connection, byref(_extension()))
        if not (found and found[present]):
            self.missing = "the X server has no MIT-SCREEN-SAVER extension"
            return
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        self._body = (c_uint * 2)(0, screens.first_root[0])
        self._request = _Request(1, ctypes.pointer(_extension()), _QUERY_INFO, 0)
