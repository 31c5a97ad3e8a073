"""Loading pyqtgraph without building all of Qt's types."""

from __future__ import annotations

import sys
from functools import partial
from types import ModuleType
from typing import Any

from PySide6 import QtCore, QtGui, QtWidgets


def load_pyqtgraph() -> Any:
    """The module, loaded when it is first wanted.

    WORKAROUND: it copies every name of Qt's modules, which makes PySide6 build all their types:
    half of its time, and 8 MB. So it gets mirrors that look a name up when it is asked for.
    """
    if "pyqtgraph" in sys.modules:
        return sys.modules["pyqtgraph"]
    modules: tuple[Any, ...] = (QtCore, QtGui, QtWidgets)
    for module in modules:
        mirror: Any = ModuleType(module.__name__.replace("PySide6", "pyqtgraph.Qt"))
        mirror.__getattr__ = partial(getattr, module)
        sys.modules[mirror.__name__] = mirror
        module.__dir__ = list
    try:
        import pyqtgraph
    finally:
        for module in modules:
            del module.__dir__
    return pyqtgraph
