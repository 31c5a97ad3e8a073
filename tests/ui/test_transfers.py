"""The history is taken out and added to in the window; what comes in is seen first."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from stretchdesk.data.csv_files import write_tables
from stretchdesk.data.transfer import export_json, write_export
from stretchdesk.ui.import_dialog import ImportDialog
from tests.data.histories import history_of
from tests.data.samples import goal, hold, measurement, session
from tests.ui.parts import cut_off, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stretchdesk.app import App
    from stretchdesk.ui.settings_page import SettingsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

OTHER = history_of([session("t"), hold("h", "t"), measurement()])


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    app = opened()
    app.feed.append(session("s"))
    app.window.to_settings.click()
    settle(app)
    return app


def settle(app: App) -> None:
    app.feed._background.drain()
    let_paint()


def press(app: App, text: str) -> SettingsPage:
    page = app.desk._page
    assert page is not None
    button = next(row.control for row in page.rows if getattr(row.control, "text", str)() == text)
    button.click()  # type: ignore[attr-defined]
    settle(app)
    return page


def dialog_of(app: App) -> ImportDialog:
    found = app.window.findChild(ImportDialog)
    assert found is not None
    return found


@pytest.mark.parametrize(("form", "holds"), [("json", "h.json"), ("tcx", "h.tcx"), ("(*)", "h")])
def test_the_history_goes_out(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: str, holds: str
) -> None:
    def choose(_parent: object, _title: str, start: str, kinds: str) -> tuple[str, str]:
        assert start.endswith("stretchdesk-2026-11-22")
        return str(tmp_path / "h"), next(kind for kind in kinds.split(";;") if form in kind)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page = press(app, "Export…")

    written = tmp_path / holds
    assert page._out.found.text() == f"Written: {written}"
    if form == "json":
        assert json.loads(written.read_text())["sessions"][0]["id"] == "s"
    assert form != "(*)" or (written / "sessions.csv").exists()


def test_a_place_that_cannot_be_written_is_named(app: App, tmp_path: Path) -> None:
    app.transfers.export(tmp_path / "nowhere" / "h.json")
    settle(app)

    assert app.desk._page is not None
    assert "There is no folder" in app.desk._page._out.found.text()


def test_what_comes_in_is_seen_first_and_shown_everywhere(
    app: App, tmp_path: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.json"
    write_export(path, export_json(OTHER, {}, []))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    lately: list[object] = []
    app.feed.changed.connect(lately.append)

    page = press(app, "Import…")
    dialog = dialog_of(app)
    assert dialog.texts[0].text() == "New here: 1 session, 1 measurement (3 rows in all)."
    assert [row.id for row in rows_on_disk(profile).sessions] == ["s"]
    dialog.add.click()
    settle(app)

    assert {row.id for row in rows_on_disk(profile).sessions} == {"s", "t"}
    assert page._in.found.text() == "Added: 1 session, 1 measurement (3 rows in all)."
    assert lately


def test_a_goal_is_a_row_and_not_nothing(app: App, tmp_path: Path) -> None:
    path = tmp_path / "other.json"
    write_export(path, export_json(history_of([goal()]), {}, []))
    app.transfers.look_at(path)
    settle(app)

    assert dialog_of(app).texts[0].text() == "New here: 1 row."


def test_what_would_come_is_not_shown_over_a_window_that_was_closed(
    app: App, tmp_path: Path
) -> None:
    write_tables(tmp_path / "tables", history_of([session("t")]))
    app.transfers.look_at(tmp_path / "tables")
    app.window.hide()
    settle(app)

    assert app.window.findChild(ImportDialog) is None


def test_what_is_there_already_adds_nothing(app: App, tmp_path: Path) -> None:
    write_tables(tmp_path / "tables", history_of([session("s")]))
    app.transfers.look_at(tmp_path / "tables" / "sessions.csv")
    settle(app)

    dialog = dialog_of(app)
    assert [text.text() for text in dialog.texts] == [
        "Nothing in it is new here.",
        "There already: 1 row.",
    ]
    assert dialog.add.isHidden()


@pytest.mark.usefixtures("hard_to_fit")
def test_faults_are_named_and_nothing_is_cut_off(opened: Callable[[], App], tmp_path: Path) -> None:
    app = opened()
    path = tmp_path / "mine.csv"
    path.write_text(
        "at,test,value,side\n2026-11-01,chair_sit_reach,3,left\nnever,chair_sit_reach,3,left"
    )
    app.transfers.look_at(path)
    settle(app)

    dialog = dialog_of(app)
    assert dialog.isVisible()
    assert not dialog.add.isHidden()
    assert cut_off(dialog) == []
