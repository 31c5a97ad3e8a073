"""Loading Qt without its toll on every import after it."""

from __future__ import annotations

import builtins
import linecache
from importlib import import_module


def load_qt() -> None:
    """Import PySide6 and leave Python's own import in place.

    WORKAROUND: for a spelling of names that we do not use (`from __feature__ import snake_case`),
    PySide6 replaces `__import__` by one that reads the source of every module imported from then
    on, and keeps it: a third of our start and 4 MB (https://github.com/napari/napari/issues/8584).
    """
    plain = builtins.__import__
    import_module("PySide6.QtCore")
    builtins.__import__ = plain
    linecache.clearcache()
