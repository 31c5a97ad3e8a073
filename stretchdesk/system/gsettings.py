"""Reads a setting of GNOME's through libgio, in microseconds and without a process."""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int, c_void_p
from typing import Any

_KEPT_BY = b"DConfSettingsBackend"


class BooleanSetting:
    """One yes-or-no of the user's. Raises OSError if this desktop does not have it."""

    def __init__(self, schema: str, key: str) -> None:
        self._gio, self._gobject = _libraries()
        self._key = key.encode()
        self._settings = None
        self._check(schema)
        self._settings = self._gio.g_settings_new(schema.encode())

    def read(self) -> bool:
        """Its value now."""
        return bool(self._gio.g_settings_get_boolean(self._settings, self._key))

    def close(self) -> None:
        """Give it back; the object is of no use afterwards."""
        self._gobject.g_object_unref(self._settings)

    def _check(self, schema: str) -> None:
        """libgio ends the process when asked for a schema or a key that is not there."""
        source = self._gio.g_settings_schema_source_get_default()
        found = source and self._gio.g_settings_schema_source_lookup(source, schema.encode(), 1)
        if not found:
            raise OSError(f"GNOME's settings {schema} are not installed")
        has_key = self._gio.g_settings_schema_has_key(found, self._key)
        self._gio.g_settings_schema_unref(found)
        if not has_key:
            raise OSError(f"GNOME's settings {schema} have no {self._key.decode()}")
        # Without dconf, libgio answers with defaults as if nobody had chosen anything.
        backend = self._gio.g_settings_backend_get_default()
        if self._gobject.g_type_name_from_instance(backend) != _KEPT_BY:
            raise OSError("GNOME's settings cannot be read here (dconf is not reachable)")


def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    gio, gobject = ctypes.CDLL("libgio-2.0.so.0"), ctypes.CDLL("libgobject-2.0.so.0")
    _declare(
        gio,
        g_settings_schema_source_get_default=(c_void_p,),
        g_settings_schema_source_lookup=(c_void_p, c_void_p, c_char_p, c_int),
        g_settings_schema_has_key=(c_int, c_void_p, c_char_p),
        g_settings_schema_unref=(None, c_void_p),
        g_settings_backend_get_default=(c_void_p,),
        g_settings_new=(c_void_p, c_char_p),
        g_settings_get_boolean=(c_int, c_void_p, c_char_p),
    )
    _declare(
        gobject,
        g_type_name_from_instance=(c_char_p, c_void_p),
        g_object_unref=(None, c_void_p),
    )
    return gio, gobject


def _declare(library: ctypes.CDLL, **signatures: tuple[Any, ...]) -> None:
    for name, (result, *arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
