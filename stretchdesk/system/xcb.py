"""Reads properties of X windows through libxcb, which Qt's own X11 plugin uses as well.

libX11 ends the process on an error unless handlers are set for all its users at once;
libxcb hands every error and a lost server back to the caller.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p

_ANY_TYPE = 0


class _Cookie(ctypes.Structure):
    _fields_ = [("sequence", ctypes.c_uint)]


class _Screens(ctypes.Structure):
    _fields_ = [("root", ctypes.POINTER(c_uint32)), ("left", c_int), ("index", c_int)]


class _Value(ctypes.Structure):
    """The head of a reply: of a property with its format in bits, or of an atom."""

    _fields_ = [
        *(("kind", c_uint8), ("format", c_uint8), ("sequence", c_uint16), ("length", c_uint32)),
        ("atom", c_uint32),
    ]


class Xcb:
    """One connection to an X server. Raises OSError if there is none, or no libxcb."""

    def __init__(self, display: str) -> None:
        self._library = _library()
        self._free = ctypes.CDLL(None).free
        self._free.argtypes = [c_void_p]
        screen = c_int()
        self._connection = self._library.xcb_connect(display.encode() or None, screen)
        if self.lost:
            self.close()
            raise OSError(f"There is no X server at “{display}”")
        self.root = self._root(screen.value)
        self._atoms: dict[str, int] = {}

    @property
    def lost(self) -> bool:
        """Whether the server is gone; nothing is answered from then on."""
        return bool(self._library.xcb_connection_has_error(self._connection))

    def close(self) -> None:
        """Give the connection back; the object is of no use afterwards."""
        self._library.xcb_disconnect(self._connection)

    def atom(self, name: str) -> int:
        """The server's number for a name; 0 if nobody has used that name yet."""
        if not self._atoms.get(name):
            asked = self._library.xcb_intern_atom(self._connection, 1, len(name), name.encode())
            reply = self._reply("xcb_intern_atom_reply", asked)
            self._atoms[name] = reply.contents.atom if reply else 0
            self._free(reply)
        return self._atoms[name]

    def numbers(self, window: int, name: str, most: int) -> tuple[int, ...] | None:
        """The 32-bit numbers of a property, the first `most`; None if the window has none."""
        self._drop_news()
        asked = self._library.xcb_get_property(
            *(self._connection, 0, window, self.atom(name), _ANY_TYPE, 0, most)
        )
        reply = self._reply("xcb_get_property_reply", asked)
        try:
            if not reply or reply.contents.format != 32:
                return None
            count = self._library.xcb_get_property_value_length(reply) // 4
            value = self._library.xcb_get_property_value(reply)
            return tuple(ctypes.cast(value, ctypes.POINTER(c_uint32))[:count])
        finally:
            self._free(reply)

    def _reply(self, function: str, cookie: _Cookie) -> ctypes._Pointer[_Value]:
        """Null on any error, such as a window that has just vanished."""
        error = c_void_p()
        reply: ctypes._Pointer[_Value] = getattr(self._library, function)(
            self._connection, cookie, error
        )
        self._free(error)
        return reply

    def _drop_news(self) -> None:
        """The server tells every program of a new keyboard layout; unread, they would pile up."""
        while news := self._library.xcb_poll_for_queued_event(self._connection):
            self._free(news)

    def _root(self, number: int) -> int:
        setup = self._library.xcb_get_setup(self._connection)
        screens = self._library.xcb_setup_roots_iterator(setup)
        for _ in range(number):
            self._library.xcb_screen_next(screens)
        return int(screens.root.contents.value)


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL("libxcb.so.1")
    value, out = ctypes.POINTER(_Value), ctypes.POINTER(c_void_p)
    signatures = {
        "xcb_connect": (c_void_p, c_char_p, ctypes.POINTER(c_int)),
        "xcb_connection_has_error": (c_int, c_void_p),
        "xcb_disconnect": (None, c_void_p),
        "xcb_get_setup": (c_void_p, c_void_p),
        "xcb_setup_roots_iterator": (_Screens, c_void_p),
        "xcb_screen_next": (None, ctypes.POINTER(_Screens)),
        "xcb_intern_atom": (_Cookie, c_void_p, c_uint8, c_uint16, c_char_p),
        "xcb_intern_atom_reply": (value, c_void_p, _Cookie, out),
        "xcb_get_property": (_Cookie, c_void_p, c_uint8, *[c_uint32] * 5),
        "xcb_get_property_reply": (value, c_void_p, _Cookie, out),
        "xcb_get_property_value": (c_void_p, value),
        "xcb_get_property_value_length": (c_int, value),
        "xcb_poll_for_queued_event": (c_void_p, c_void_p),
    }
    for name, (result, *arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    return library
