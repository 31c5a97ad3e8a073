"""The floors of the house: imports go down only, and each rule catches a planted violation."""

from __future__ import annotations

import ast
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hatchling.builders.wheel import WheelBuilder

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
STDLIB = frozenset(sys.stdlib_module_names)
QT_OF_SYSTEM = {f"PySide6.Qt{name}" for name in ("Core", "DBus", "Multimedia", "TextToSpeech")}
# floor: the floors it may import, then what else it may import besides the standard library
FLOORS = {
    "core": ({"core"}, set()),
    "data": ({"core", "data"}, {"platformdirs"}),
    "engine": ({"core", "engine"}, {"PySide6.QtCore"}),
    "system": ({"core", "system"}, {*QT_OF_SYSTEM, "jeepney", "wakepy"}),
    "ui": ({"core", "engine", "ui"}, {"PySide6", "pyqtgraph", "numpy"}),
}
OUTSIDE_WORLD = {
    *("asyncio", "fcntl", "getpass", "io", "locale", "logging"),
    *("multiprocessing", "os", "pathlib", "platform", "secrets", "shutil"),
    *("signal", "socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "uuid"),
}
OUTSIDE_CALLS = {"now", "utcnow", "today", "open", "print", "input"}
NETWORK = {"socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib",
           "xmlrpc", "PySide6.QtNetwork", "requests", "httpx"}  # fmt: skip
# A running program and a second start speak through a socket in the user's own folder.
SPEAK_LOCALLY = {f"system/{name}.py" for name in ("door_unix", "porter_unix", "porter_windows")}
LAZY = {"pyqtgraph", "numpy", "wakepy", "jeepney", "PySide6.QtMultimedia", "PySide6.QtTextToSpeech"}
TOP = {"", "commands", "wiring"}  # the rooms that may see every floor
MAX_FILE_LINES, MAX_FUNCTION_LINES = 350, 40


def within(name: str, modules: set[str] | frozenset[str]) -> bool:
    """Whether a dotted name is one of the modules or lies inside one."""
    parts = name.split(".")
    return any(".".join(parts[: n + 1]) in modules for n in range(len(parts)))


def imported(node: ast.AST) -> list[str]:
    """Dotted names a node imports, by statement or by `import_module("...")`."""
    match node:
        case ast.Import(names=names):
            return [alias.name for alias in names]
        case ast.ImportFrom(module=module, names=names):
            return [f"{module}.{alias.name}" for alias in names]
        case ast.Call(
            func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            return [name]
    return []


def at_start(tree: ast.AST) -> Iterator[ast.AST]:
    """Nodes that run when the module is imported."""
    for node in ast.iter_child_nodes(tree):
        typing_only = isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        if not typing_only and not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from at_start(node)


def arrows(floor: str, name: str) -> Iterator[str]:
    """What is wrong with importing `name` on a floor or in a room at the top."""
    if within(name, NETWORK):
        yield f"imports the network: {name}"
        return
    if floor not in FLOORS or name in {"stretchdesk", "stretchdesk.__version__"}:
        return
    below, others = FLOORS[floor]
    if name.startswith("stretchdesk."):
        if name.split(".")[1] not in below:
            yield f"imports upwards: {name}"
    elif not within(name, STDLIB | others):
        yield f"may not import {name}"
    if floor == "core" and within(name, OUTSIDE_WORLD):
        yield f"reaches outside: {name}"


def outside_call(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and (getattr(node.func, "id", None) or getattr(node.func, "attr", "")) in OUTSIDE_CALLS
    )


def budgets(text: str, tree: ast.AST) -> Iterator[str]:
    if len(text.splitlines()) > MAX_FILE_LINES:
        yield f"has more than {MAX_FILE_LINES} lines"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > MAX_FUNCTION_LINES:
                yield f"{node.name}() has more than {MAX_FUNCTION_LINES} lines"


def faults(package: Path) -> Iterator[str]:
    """Every broken rule as `path: what`."""
    charts: list[str] = []
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package)
        floor = place.parts[0] if len(place.parts) > 1 else ""
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        names = {name for node in ast.walk(tree) for name in imported(node)}
        local = place.as_posix() in SPEAK_LOCALLY and "AF_INET" not in text
        names -= {"socket", "PySide6.QtNetwork"} if local else set()
        found = [fault for name in sorted(names) for fault in arrows(floor, name)]
        if floor not in FLOORS and floor not in TOP:
            found.append("lies on no floor")
        if floor == "core" and any(outside_call(node) for node in ast.walk(tree)):
            found.append("asks the clock or the terminal")
        early = {name for node in at_start(tree) for name in imported(node) if within(name, LAZY)}
        found += [f"imports {name} at start" for name in sorted(early)]
        charts += [str(place)] if any(within(name, {"pyqtgraph"}) for name in names) else []
        yield from (f"{place}: {fault}" for fault in (*found, *budgets(text, tree)))
    if len(charts) > 1:
        yield f"{', '.join(charts)}: more than one file uses pyqtgraph"


def test_the_house_stands() -> None:
    assert list(faults(ROOT / "stretchdesk")) == []


LAZILY = "def draw():\n    import pyqtgraph\n"
PLANTED = [
    ("core/a.py", "from stretchdesk.data import files", "imports upwards"),
    ("core/a.py", "from stretchdesk import engine", "imports upwards"),
    ("core/a.py", "import stretchdesk.ui.theme", "imports upwards"),
    ("core/a.py", "from PySide6.QtCore import QObject", "may not import PySide6"),
    ("core/a.py", "import platformdirs", "may not import platformdirs"),
    ("core/a.py", "import os.path", "reaches outside: os"),
    ("core/a.py", "from pathlib import Path", "reaches outside: pathlib"),
    ("core/a.py", "import sqlite3", "reaches outside: sqlite3"),
    ("core/a.py", "def f():\n    from time import monotonic", "reaches outside: time"),
    ("core/a.py", "from importlib import import_module\nimport_module('os')", "outside: os"),
    ("core/a.py", "from datetime import datetime\ndatetime.now()", "asks the clock"),
    ("core/a.py", "import datetime\ndatetime.date.today()", "asks the clock"),
    ("core/a.py", "open('x')", "asks the clock or the terminal"),
    ("data/a.py", "from stretchdesk.engine import feed", "imports upwards"),
    ("data/a.py", "from PySide6.QtCore import QObject", "may not import PySide6"),
    ("engine/a.py", "from stretchdesk.data.database import open_database", "imports upwards"),
    ("engine/a.py", "from stretchdesk.system import idle", "imports upwards"),
    ("engine/a.py", "from stretchdesk.ui import theme", "imports upwards"),
    ("engine/a.py", "from PySide6.QtWidgets import QWidget", "may not import PySide6.QtWidgets"),
    ("engine/a.py", "from PySide6 import QtGui", "may not import PySide6.QtGui"),
    ("system/a.py", "from stretchdesk.data import files", "imports upwards"),
    ("system/a.py", "from PySide6.QtGui import QIcon", "may not import PySide6.QtGui"),
    ("ui/a.py", "if TYPE_CHECKING:\n    from stretchdesk.data import files", "imports upwards"),
    ("ui/a.py", "from stretchdesk.system import idle", "imports upwards"),
    ("ui/a.py", "from stretchdesk import app", "imports upwards"),
    ("ui/a.py", "from stretchdesk.commands import content", "imports upwards"),
    ("engine/a.py", "from stretchdesk.wiring.house import House", "imports upwards"),
    ("ui/a.py", "import platformdirs", "may not import platformdirs"),
    ("ui/a.py", "import pyqtgraph", "imports pyqtgraph at start"),
    ("ui/a.py", "class A:\n    import numpy as np", "imports numpy at start"),
    (
        "ui/a.py",
        "try:\n    from PySide6 import QtMultimedia\nfinally: ...",
        "QtMultimedia at start",
    ),
    ("app.py", "from PySide6.QtTextToSpeech import QTextToSpeech", "QTextToSpeech at start"),
    ("commands/a.py", "import pyqtgraph", "imports pyqtgraph at start"),
    ("app.py", "import socket", "imports the network: socket"),
    ("system/porter_unix.py", "import socket\nsocket.AF_INET", "imports the network: socket"),
    ("app.py", "from urllib import request", "imports the network: urllib.request"),
    ("app.py", "from http.client import HTTPConnection", "imports the network: http"),
    ("system/a.py", "from PySide6.QtNetwork import QLocalServer", "the network: PySide6.QtNetwork"),
    ("ui/a.py", "x = 1\n" * 351, "has more than 350 lines"),
    ("ui/a.py", "class A:\n  def f(self):\n" + "    x = 1\n" * 40, "f() has more than 40 lines"),
    ("attic/a.py", "", "lies on no floor"),
]


@pytest.mark.parametrize(("place", "source", "fault"), PLANTED)
def test_a_planted_violation_is_caught(tmp_path: Path, place: str, source: str, fault: str) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_text(source)
    (found,) = faults(tmp_path)
    assert found.startswith(f"{place}: ")
    assert fault in found


def test_one_file_may_draw_charts_and_a_second_may_not(tmp_path: Path) -> None:
    (tmp_path / "ui").mkdir()
    (tmp_path / "ui" / "chart.py").write_text(LAZILY)
    assert list(faults(tmp_path)) == []
    (tmp_path / "ui" / "other.py").write_text(LAZILY)
    assert list(faults(tmp_path)) == ["ui/chart.py, ui/other.py: more than one file uses pyqtgraph"]


def test_what_is_allowed_is_not_called_a_fault(tmp_path: Path) -> None:
    allowed = {
        "core/a.py": "import json\nfrom datetime import date\nfrom stretchdesk.core import errors",
        "data/a.py": "import sqlite3, platformdirs\nfrom stretchdesk.core import errors",
        "engine/a.py": "import time\nfrom PySide6.QtCore import QObject",
        "ui/a.py": "from PySide6.QtGui import QIcon\nfrom stretchdesk.engine import feed",
        "system/porter_unix.py": "import socket\nsocket.socket(socket.AF_UNIX)",
        "commands/a.py": "import os\nfrom stretchdesk.data import paths\nimport stretchdesk.app",
        "app.py": "import os\nfrom urllib.parse import quote\nfrom stretchdesk.data import paths",
    }
    for place, source in allowed.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        (tmp_path / place).write_text(source)
    assert list(faults(tmp_path)) == []


def test_the_wheel_carries_the_assets(tmp_path: Path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    packed = set(zipfile.ZipFile(wheel).namelist())
    assets = [path for path in (ROOT / "assets").rglob("*") if path.is_file()]
    assert assets
    for path in assets:
        assert f"stretchdesk/{path.relative_to(ROOT).as_posix()}" in packed
    assert "stretchdesk/core/errors.py" in packed
