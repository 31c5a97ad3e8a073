"""The export is what other programs read: its shape is a promise."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress.records import History, Hold
from stretchdesk.core.settings import Settings
from stretchdesk.data.transfer import export_json, write_export
from tests.data.samples import a_break, comfort, end, goal, hold, mark, measurement, session

if TYPE_CHECKING:
    from pathlib import Path

HISTORY = History(
    sessions=(session(),),
    session_ends=(end(),),
    holds=(hold(),),
    measurements=(measurement(),),
    comfort=(comfort(),),
    breaks=(a_break(),),
    goals=(goal(),),
    marks=(mark("m"),),
)


def test_an_export_has_the_documented_keys_in_order() -> None:
    document = export_json(HISTORY, asdict(Settings()), [{"name": "mine"}])

    assert list(document) == [
        "format",
        "version",
        "sessions",
        "session_ends",
        "holds",
        "measurements",
        "comfort",
        "breaks",
        "goals",
        "marks",
        "settings",
        "routines",
    ]
    assert (document["format"], document["version"]) == ("stretchdesk-history", 1)
    assert document["settings"]["minutes"] == 5
    assert document["routines"] == [{"name": "mine"}]


def test_rows_have_the_columns_of_the_tables_lists_and_booleans() -> None:
    document = export_json(HISTORY, {}, [])
    (held,) = document["holds"]

    assert list(held) == [field.name for field in fields(Hold)]
    assert held["primary"] == ["hip_flexors", "glutes"]
    assert held["secondary"] == ["quads"]
    assert held["easier"] is True
    assert document["measurements"][0]["trials"] == [1.0, 2.5, 2.0]
    assert document["goals"][0]["days_off"] == ["2026-12-24"]
    assert document["marks"][0]["deleted"] is True


def test_an_export_is_the_same_after_writing_and_reading(tmp_path: Path) -> None:
    lists = {key: [] for key, value in asdict(Settings()).items() if value == ()}
    settings = {**asdict(Settings()), **lists, "favourites": ["pigeon"]}
    document = export_json(HISTORY, settings, [])
    write_export(tmp_path / "out.json", document)

    assert json.loads((tmp_path / "out.json").read_text("utf-8")) == document
    assert [file.name for file in tmp_path.iterdir()] == ["out.json"]


def test_no_folders_are_made_for_an_export(tmp_path: Path) -> None:
    with pytest.raises(StretchDeskError, match=r"There is no folder .*nowhere; make it"):
        write_export(tmp_path / "nowhere" / "out.json", {})
    assert list(tmp_path.iterdir()) == []


def test_an_export_needs_a_file_name(tmp_path: Path) -> None:
    with pytest.raises(StretchDeskError, match="is a folder; name a file in it"):
        write_export(tmp_path, {})
