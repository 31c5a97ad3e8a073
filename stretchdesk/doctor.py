"""What a bug report needs. It looks and never makes or changes anything."""

from __future__ import annotations

import os
import platform
import sqlite3
import sys
from contextlib import closing
from importlib import import_module, metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stretchdesk import __version__
from stretchdesk.commands.layout import columns
from stretchdesk.core.body.book import read_book, unsolved
from stretchdesk.core.errors import ContentError
from stretchdesk.data.files import write_atomic
from stretchdesk.data.migrations import MIGRATIONS, user_version
from stretchdesk.data.pack_files import load_catalogue, read_folder
from stretchdesk.data.packs import installed_packs
from stretchdesk.data.paths import assets_dir
from stretchdesk.data.rows import TABLES
from stretchdesk.system.autostart import autostart
from stretchdesk.system.chimes import Chimes
from stretchdesk.system.notify import Notifier
from stretchdesk.system.single_instance import knock
from stretchdesk.system.tray_host import TrayHost
from stretchdesk.system.voice import Voice
from stretchdesk.wiring.sources import SystemSources

if TYPE_CHECKING:
    from stretchdesk.data.paths import Paths

_ENVIRONMENT = (
    *("DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE", "XDG_CURRENT_DESKTOP"),
    *("QT_QPA_PLATFORM", "QT_SCALE_FACTOR", "LANG"),
)


def facts(paths: Paths) -> dict[str, Any]:
    """Everything there is to say, ready for JSON."""
    return {
        "versions": _versions(),
        "session": {name: os.environ[name] for name in _ENVIRONMENT if os.environ.get(name)},
        "paths": _paths(paths),
        "history": _history(paths.history),
        "content": _content(),
        "packs": _packs(paths.packs),
        **_system(paths),
        "not_tried": _not_tried(),
    }


def text(found: dict[str, Any]) -> str:
    """The facts to read."""
    sections = []
    for topic, value in found.items():
        facts_of = value if isinstance(value, dict) else {"": value}
        rows = [("", name, _said(fact)) for name, fact in facts_of.items()]
        sections.append(f"{topic.replace('_', ' ')}\n{columns(rows)}" if rows else "")
    return "\n".join(filter(None, sections))


def _said(fact: Any) -> str:
    if isinstance(fact, list):
        return ", ".join(fact) or "nothing"
    if isinstance(fact, dict):
        return ", ".join(f"{count} {name}" for name, count in fact.items())
    if isinstance(fact, bool):
        return "yes" if fact else "no"
    return str(fact)


def _versions() -> dict[str, str]:
    return {
        "stretchdesk": __version__,
        "python": platform.python_version(),
        "pyside6": _installed("PySide6-Essentials"),
        "qt": _qt(),
        "sqlite": sqlite3.sqlite_version,
        "pyqtgraph": _installed("pyqtgraph"),
        "os": platform.platform(),
    }


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # in a bundle, versions are not kept
        return "unknown"


def _qt() -> str:
    try:
        import_module("PySide6.QtGui")  # needs libraries of the system
        version: str = import_module("PySide6.QtCore").qVersion()
    except ImportError as error:
        return f"cannot be loaded ({error})"
    return version


def _system(paths: Paths) -> dict[str, Any]:
    """What voice, chimes and reminders would use; looked for as the program does, windowless."""
    try:
        core = import_module("PySide6.QtCore")
    except ImportError as error:
        missing = f"cannot be loaded ({error})"
        return {"sound": dict.fromkeys(("voice", "chimes"), missing), "desk": {"idle": missing}}
    made = None if core.QCoreApplication.instance() else core.QCoreApplication(["stretchdesk"])
    try:
        return {"sound": _heard(), "desk": _desk(paths)}
    finally:
        if made is not None:
            made.shutdown()


def _desk(paths: Paths) -> dict[str, Any]:
    sources = SystemSources.find()
    try:
        sources.idle.read()
        found, untried = sources.found(), sources.not_yet_run()
    finally:
        sources.close()
    notifier = Notifier()
    notifier.load()
    notifier.close()
    host = TrayHost()
    at_start = autostart(("stretchdesk", "--tray"), write_atomic)
    on = {True: "on", False: "off", None: at_start.missing or "unknown"}[at_start.is_on()]
    return {
        **found,
        "notifications": notifier.missing or "works by the desktop's service",
        "tray": "a place for icons is there" if host.present else host.missing or "none was found",
        "start with the session": on,
        "running": knock(paths.profile, {"do": "status"}) is not None,
        "written, not yet run": untried,
    }


def _not_tried() -> list[str]:
    tried = ["break reminders on a real GNOME, KDE or Xfce desktop", "sleep by logind"]
    return tried if sys.platform == "linux" else [f"StretchDesk on {platform.system()}"]


def _heard() -> dict[str, str]:
    voice, chimes = Voice(), Chimes(Path())
    voice.load()
    chimes.load()
    return {
        "voice": voice.missing or f"by {voice.engine}, {len(voice.languages)} languages",
        "chimes": chimes.missing or "a sound device was found",
        "screen stays on": f"by wakepy {_installed('wakepy')}",
    }


def _paths(paths: Paths) -> dict[str, str]:
    try:
        assets = str(assets_dir())
    except ContentError as error:
        assets = str(error)
    return {"profile": str(paths.profile), "log": str(paths.log), "assets": assets}


def _history(path: Path) -> dict[str, Any]:
    found = {"file": str(path), "newest_version": len(MIGRATIONS)}
    try:
        if not path.exists():
            return found | {"exists": False}
        return found | {"exists": True} | _inspected(path)
    except (sqlite3.Error, OSError) as error:
        return found | {"exists": True, "check": str(error)}


def _inspected(path: Path) -> dict[str, Any]:
    # Without a write-ahead log, "immutable" keeps SQLite from making one.
    logged = path.with_name(f"{path.name}-wal").exists()
    uri = f"{path.as_uri()}?mode=ro{'' if logged else '&immutable=1'}"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
        return {
            "version": user_version(connection),
            "check": connection.execute("PRAGMA integrity_check(1)").fetchone()[0],
            "rows": {
                name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608  # our own names
                for name in TABLES
                if name in tables
            },
        }


def _content() -> dict[str, Any]:
    try:
        assets = assets_dir()
        catalogue = load_catalogue(assets)
    except ContentError as error:
        return {"problems": [str(problem) for problem in error.problems]}
    files, unreadable = read_folder(assets / "poses")
    book, problems = read_book(files)
    kinds = ("areas", "cautions", "stretches", "tests")
    counts = {kind: len(getattr(catalogue, kind)) for kind in kinds}
    problems_text = [str(problem) for problem in (*unreadable, *problems, *unsolved(book))]
    return {**counts, "figures": len(list(book)), "problems": problems_text}


def _packs(folder: Path) -> dict[str, Any]:
    """By file, how many stretches there are in it, or all its problems."""
    try:
        found = installed_packs(folder, load_catalogue(assets_dir()))
    except ContentError:
        return {}
    return {
        one.path.name: {"stretches": len(one.pack.stretches)}
        if one.pack
        else [str(problem) for problem in one.problems]
        for one in found
    }
