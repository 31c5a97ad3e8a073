"""Start-up is a feature: the window is there before anything heavy is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from stretchdesk.app import App
from stretchdesk.wiring.base import Base
from stretchdesk.wiring.clocks import system_clocks
from stretchdesk.front import open_front
from stretchdesk.ui.look import dress
from stretchdesk.data.paths import Paths
application = QApplication([])
dress(application)
paths = Paths.of(Path(sys.argv[1]))
app = App(Base(paths, system_clocks()), open_front(paths))
look = QTimer()
look.timeout.connect(lambda: application.exit() if app.window.stretch._states else None)
app.show()
look.start(10)
application.exec()
assert app.window.isVisible() and app.window.stretch.routine.list.count()
app.window.close()
print(*sorted(sys.modules))
"""
HEAVY = {
    "pyqtgraph",
    "numpy",
    "PySide6.QtMultimedia",
    "PySide6.QtTextToSpeech",
    "PySide6.QtNetwork",
    "PySide6.QtDBus",
    "stretchdesk.ui.health_questions",
    "stretchdesk.ui.left_out_list",
    "stretchdesk.ui.library_page",
    "stretchdesk.ui.progress_page",
}


def test_showing_the_window_loads_nothing_heavy(profile: Path) -> None:
    shown = subprocess.run(  # noqa: S603
        [sys.executable, "-c", SHOW, str(profile)],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip

    loaded = set(shown.stdout.split())
    assert "stretchdesk.ui.main_window" in loaded
    assert loaded & HEAVY == set()


def test_loading_qt_leaves_import_alone_and_keeps_no_source() -> None:
    code = """
import builtins, linecache
plain = builtins.__import__
from stretchdesk.qt_loading import load_qt
load_qt()
assert builtins.__import__ is plain
import stretchdesk.start
assert not linecache.cache, list(linecache.cache)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=60)  # noqa: S603
