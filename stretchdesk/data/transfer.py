"""The history out of the program, as other programs and a later import read it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data import files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from stretchdesk.core.progress.records import History

FORMAT = "stretchdesk-history"
VERSION = 1


def export_json(
    history: History, settings: Mapping[str, Any], routines: Sequence[Any]
) -> dict[str, Any]:
    """All rows of `history` (raw, with marks) as a JSON object; lists are lists."""
    tables = {
        name: [{key: _plain(value) for key, value in row.items()} for row in rows]
        for name, rows in asdict(history).items()
    }
    parts = {"settings": dict(settings), "routines": list(routines)}
    return {"format": FORMAT, "version": VERSION, **tables, **parts}


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def write_export(path: Path, document: Mapping[str, Any]) -> None:
    """Write an export, whole or not at all. Makes no folders. Raises StretchDeskError."""
    if not path.parent.is_dir():
        raise StretchDeskError(f"There is no folder {path.parent}; make it, or name another.")
    if path.is_dir():
        raise StretchDeskError(f"{path} is a folder; name a file in it.")
    files.write_json(path, document)
