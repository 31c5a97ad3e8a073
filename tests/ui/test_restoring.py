"""A copy of the history is brought back in the window, with a look before and a way back."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.progress.overview import Span
from stretchdesk.data.backup import back_up
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.paths import Paths
from stretchdesk.ui.restore_dialog import RestoreDialog
from tests.data.disk import full_disk
from tests.data.samples import hold, measurement, session
from tests.ui.parts import BEGAN, cut_off, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stretchdesk.app import App

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

YESTERDAY = BEGAN - timedelta(days=1)


@pytest.fixture
def copy(profile: Path) -> Path:
    """Yesterday's copy, with one session; today there are two and a measurement."""
    paths = Paths.of(profile)
    paths.prepare()
    with closing(HistoryStore(paths.history)) as store:
        store.append([session("old"), hold("h1", "old", held_s=90.0)])
        path = back_up(paths, YESTERDAY)
        store.append([session("new"), hold("h2", "new", held_s=90.0), measurement()])
    return path


@pytest.fixture
def app(copy: Path, opened: Callable[[], App]) -> App:
    del copy
    return opened()


@pytest.fixture
def dialog(app: App) -> RestoreDialog:
    button(app, "Restore…").click()
    settle(app)
    dialog = app.window.findChild(RestoreDialog)
    assert dialog is not None
    return dialog


def button(app: App, text: str) -> object:
    app.window.to_settings.click()
    page = app.desk._page
    assert page is not None
    return next(row.control for row in page.rows if getattr(row.control, "text", str)() == text)


def settle(app: App) -> None:
    """Let what was asked for be done and shown."""
    app.feed._background.drain()
    let_paint()
    app.feed._background.drain()


def agree(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Whoever asks is told yes; what was said before."""
    asked: list[str] = []
    monkeypatch.setattr(
        "stretchdesk.ui.questions.ask_to_restore",
        lambda _window, day, what: asked.append(f"{day}\n{what}") or True,
    )
    return asked


def ids(profile: Path) -> set[str]:
    return {row.id for row in rows_on_disk(profile).sessions}


def test_what_a_copy_would_change_is_said_first(dialog: RestoreDialog) -> None:
    item = dialog.list.item(0)

    assert "21 November 2026" in item.text()
    assert "Made by you · " in item.data(256)
    assert item.data(256).endswith("2 rows")
    assert dialog.held.text() == "In this copy: 1 session, to 22 November 2026."
    assert dialog.now.text() == "Now: 2 sessions, 1 measurement, to 22 November 2026."
    assert dialog.change.text() == "No longer seen: 1 session, 1 measurement."
    assert not dialog.kept.isHidden()


def test_nothing_happens_without_a_yes(
    app: App, dialog: RestoreDialog, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("stretchdesk.ui.questions.ask_to_restore", lambda *_: False)
    dialog.restore.click()
    settle(app)

    assert ids(profile) == {"old", "new"}


def test_all_pages_show_what_was_brought_back_and_the_way_back_is_there(
    app: App, dialog: RestoreDialog, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = agree(monkeypatch)
    lately: list[object] = []
    app.feed.changed.connect(lately.append)

    dialog.restore.click()
    settle(app)

    assert "No longer seen: 1 session, 1 measurement." in asked[0]
    assert ids(profile) == {"old"}
    assert lately, "every page hears of it"
    assert dialog.told.text().startswith("Brought back.")
    app.review.open()
    settle(app)
    page = app.review._page
    assert page is not None
    assert page._overview is not None
    assert sum(week.sessions for week in page._overview.weeks) == 1
    assert page._overview.span is Span.QUARTER

    kept = next(one for one in dialog.list.copies if one.why == "before-restore")
    dialog.list.setCurrentRow(dialog.list.copies.index(kept))
    settle(app)
    assert dialog.change.text() == "Seen again: 1 session, 1 measurement."
    dialog.restore.click()
    settle(app)
    assert ids(profile) == {"old", "new"}


def test_what_is_recorded_afterwards_is_kept(
    app: App, dialog: RestoreDialog, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    dialog.restore.click()
    settle(app)

    app.feed.append(session("later"))
    settle(app)

    assert ids(profile) == {"old", "later"}


def test_a_damaged_history_is_replaced_and_its_file_kept(
    copy: Path, opened: Callable[[], App], profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history = Paths.of(profile).history
    history.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    asked = agree(monkeypatch)
    app = opened()
    app.copies.open()
    settle(app)
    dialog = app.window.findChild(RestoreDialog)
    assert dialog is not None
    assert "damaged" in dialog.change.text()
    assert dialog.kept.isHidden()

    dialog.restore.click()
    settle(app)

    assert "moved aside" in asked[0]
    assert "as a copy" not in asked[0]

    assert copy.exists()
    assert ids(profile) == {"old"}
    assert history.with_name("history.sqlite.damaged-1").exists()
    assert "history.sqlite.damaged-1" in dialog.told.text()


def test_a_damaged_copy_cannot_be_chosen(
    copy: Path, opened: Callable[[], App], profile: Path
) -> None:
    copy.write_bytes(copy.read_bytes()[:5000])
    app = opened()
    app.copies.open()
    settle(app)
    dialog = app.window.findChild(RestoreDialog)
    assert dialog is not None

    assert dialog.held.text().startswith("This copy is damaged and cannot be brought back.")
    assert not dialog.restore.isEnabled()
    assert "Cannot be used" in dialog.list.item(0).data(256)
    assert ids(profile) == {"old", "new"}


def test_trouble_while_bringing_back_is_said_and_changes_nothing(
    app: App, dialog: RestoreDialog, profile: Path, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    copy.unlink()
    dialog.restore.click()
    settle(app)

    assert "nothing was changed" in dialog.told.text()
    assert ids(profile) == {"old", "new"}


def test_a_full_disk_is_said_in_plain_words(
    app: App, dialog: RestoreDialog, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    with full_disk():
        dialog.restore.click()
        settle(app)

    assert dialog.told.text() == (
        "It was not brought back, and nothing was changed. "
        f"The disk is full, or {profile} cannot be written."
    )
    assert dialog.restore.isEnabled()
    assert ids(profile) == {"old", "new"}


def test_not_while_a_session_runs(
    app: App, dialog: RestoreDialog, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    agree(monkeypatch)
    app.sessions.start()
    dialog.restore.click()
    settle(app)

    assert "A session is running." in dialog.told.text()
    assert dialog.restore.isEnabled()
    assert {"old", "new"} <= ids(profile)


def test_a_copy_is_made_on_request(app: App, profile: Path) -> None:
    button(app, "Back up now").click()
    settle(app)

    assert list(Paths.of(profile).backups.glob("2026-11-22*-by-hand.sqlite"))
    assert app.desk._page is not None
    assert app.desk._page._copies.found.text().startswith("Copied: Sunday, 22 November 2026")


@pytest.mark.usefixtures("hard_to_fit")
def test_nothing_is_cut_off(copy: Path, opened: Callable[[], App]) -> None:
    del copy
    app = opened()
    app.window.resize(900, 600)
    app.copies.open()
    settle(app)
    dialog = app.window.findChild(RestoreDialog)
    assert dialog is not None

    assert cut_off(dialog) == []
