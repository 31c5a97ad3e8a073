"""The list of all entries: looked up, corrected, deleted and brought back, by keyboard."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog

from stretchdesk.core.progress.entries import Entry, Kind, Page
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import measurement as measured
from stretchdesk.core.progress.weeks import log_rows
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.ui.entry_forms import MeasurementForm, NoteForm, SessionForm, form_for
from stretchdesk.ui.history_dialog import HistoryDialog
from stretchdesk.ui.history_model import BEGINS_DAY, HistoryModel
from stretchdesk.ui.history_view import HistoryView
from stretchdesk.ui.log_dialog import LogDialog
from stretchdesk.ui.theme import MARGIN
from tests.data.samples import comfort, end, hold, measurement, session
from tests.ui.parts import BEGAN, catalogue, cut_off, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.core.progress.entries import Wanted
    from stretchdesk.core.progress.records import Comfort, Measurement

    Opened = Callable[[], App]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

FOUND = TypeVar("FOUND", bound=QDialog)
YESTERDAY = BEGAN - timedelta(days=1)
ROWS = (
    session(), end(), hold(primary=("hip_flexors",)), comfort(),
    measurement(day="2026-11-20", taken_utc="2026-11-20T07:00:00Z"),
    *log_rows(
        ("neck", "chest"), 5, Moment(YESTERDAY, YESTERDAY), iter(["l", "le", "l0", "l1"]).__next__
    ),
)  # fmt: skip


@pytest.fixture
def app(profile: Path, opened: Opened) -> App:
    profile.mkdir()
    store = HistoryStore(profile / "history.sqlite")
    store.append(ROWS)
    store.close()
    return opened()


@pytest.fixture
def dialog(app: App, qtbot: QtBot) -> HistoryDialog:
    app.review.open()
    app.review._page._column.entries.click()
    dialog = app.review.entries._dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.model.entries) == 4)
    return dialog


def told(dialog: HistoryDialog) -> list[str]:
    model = dialog.model
    return [model.index(row).data() for row in range(model.rowCount())]


def press(dialog: HistoryDialog, key: Qt.Key) -> None:
    QTest.keyClick(dialog.view, key)


def undo(dialog: HistoryDialog) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def choose(dialog: HistoryDialog, text: str) -> None:
    row = next(n for n, words in enumerate(told(dialog)) if text in words)
    dialog.view.setCurrentIndex(dialog.model.index(row))


def opened_in(dialog: QDialog, kind: type[FOUND]) -> FOUND:
    return next(form for form in dialog.findChildren(kind) if form.isVisible())


def test_entries_stand_under_their_days_in_words(dialog: HistoryDialog) -> None:
    assert told(dialog) == [
        "Sunday, 22 November 2026, 11:00, Session · 5 min, Hip flexors · finished",
        "Sunday, 22 November 2026, 10:00, Pain: 4 of 10, Front of the thighs, left · a note",
        "Saturday, 21 November 2026, 10:00, Session · 5 min, Neck, Chest · logged",
        "Friday, 20 November 2026, 07:00, Chair sit-and-reach, left: 2.5 cm",
    ]
    begins = [dialog.model.index(row).data(BEGINS_DAY) for row in range(4)]
    assert begins == [True, False, True, True]
    assert dialog.view.hasFocus()


def test_delete_hides_at_once_and_undo_goes_back_step_by_step(
    qtbot: QtBot, dialog: HistoryDialog, profile: Path
) -> None:
    before = told(dialog)
    choose(dialog, "Neck")
    press(dialog, Qt.Key.Key_Delete)
    press(dialog, Qt.Key.Key_Delete)
    assert told(dialog) == before[:2]
    qtbot.waitUntil(lambda: not rows_on_disk(profile).measurements)
    assert [row.id for row in rows_on_disk(profile).sessions] == ["s"]
    assert dialog.undo_bar.text.text() == "Deleted."

    undo(dialog)
    qtbot.waitUntil(lambda: told(dialog) == [*before[:2], before[3]])
    dialog.undo_bar.undo.click()
    qtbot.waitUntil(lambda: told(dialog) == before)
    assert not dialog.undo_bar.undo.isVisible()
    undo(dialog)
    assert dialog.undo_bar.text.text() == "Undone."


def test_a_session_is_corrected_by_keys_and_the_page_follows(
    qtbot: QtBot, app: App, dialog: HistoryDialog, profile: Path
) -> None:
    qtbot.waitUntil(lambda: app.review.shows("neck"))
    choose(dialog, "Neck")
    press(dialog, Qt.Key.Key_Return)
    form = opened_in(dialog, SessionForm)
    form.when.day.setDate(QDate(2026, 11, 20))
    form.minutes.setValue(20)
    form.areas._pills["chest"].click()
    QTest.keyClick(form, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: "Friday, 20 November 2026, 10:00, Session · 20 min" in told(dialog)[2])
    assert dialog.view.chosen == dialog.model.entries[2], "it is followed to its new day"
    history = rows_on_disk(profile)
    assert [row.day for row in history.sessions] == ["2026-11-20", "2026-11-22"]
    (held,) = (row for row in history.holds if row.stretch == "")
    assert (held.primary, held.held_s, held.day) == (("neck",), 1200.0, "2026-11-20")
    page = app.review._page
    qtbot.waitUntil(lambda: page.minutes_this_week("neck") == 20)


def test_the_deleted_are_found_and_brought_back(
    qtbot: QtBot, dialog: HistoryDialog, profile: Path
) -> None:
    press(dialog, Qt.Key.Key_Delete)
    dialog.kinds.pills["deleted"].click()
    qtbot.waitUntil(lambda: len(told(dialog)) == 1)
    assert "Session · 5 min" in told(dialog)[0]
    assert dialog.bring_back.isVisible()
    assert not dialog.delete.isVisible()
    press(dialog, Qt.Key.Key_Delete)
    assert len(told(dialog)) == 1

    press(dialog, Qt.Key.Key_Return)

    assert told(dialog) == []
    qtbot.waitUntil(lambda: len(rows_on_disk(profile).sessions) == 2)
    qtbot.waitUntil(dialog.nothing.isVisible)
    assert dialog.nothing.text() == "Nothing was deleted."


def test_one_kind_or_an_earlier_day_is_chosen(qtbot: QtBot, dialog: HistoryDialog) -> None:
    dialog.kinds.pills["comfort"].click()
    qtbot.waitUntil(lambda: [words.count("Pain") for words in told(dialog)] == [1])
    dialog.kinds.pills[""].click()
    dialog.day.setDate(QDate(2026, 11, 20))
    qtbot.waitUntil(lambda: [words.count("Chair") for words in told(dialog)] == [1])
    dialog.day.setDate(QDate(2026, 11, 1))
    qtbot.waitUntil(lambda: dialog.nothing.text() == "Nothing up to this day.")


def test_stretching_elsewhere_is_logged_on_an_earlier_day(
    qtbot: QtBot, app: App, dialog: HistoryDialog
) -> None:
    dialog.log.click()
    log_earlier(opened_in(dialog, LogDialog))
    qtbot.waitUntil(lambda: "18 November 2026, 20:15" in told(dialog)[-1])
    dialog.close()

    app.review._page._column.log.click()
    log_earlier(opened_in(app.window, LogDialog))

    page = app.review._page
    qtbot.waitUntil(lambda: page.minutes_this_week("hamstrings") == 10)
    assert page._undo_bar.text.text() == "Logged."
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    page._column.log.setFocus()
    QTest.keyClick(page._column.log, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.minutes_this_week("hamstrings") == 5)
    assert page._undo_bar.text.text() == "Undone."
    assert not page._undo_bar.undo.isVisible(), "what the list did stays"

    page._column.entries.click()
    assert not page._undo_bar.isVisible()


def log_earlier(form: LogDialog) -> None:
    form.areas._pills["hamstrings"].click()
    form.when.choose("earlier")
    assert form.at.day.maximumDate() == QDate(2026, 11, 22), "nothing lies ahead"
    form.at.day.setDate(QDate(2026, 11, 18))
    form.at.time.setTime(QTime(20, 15))
    form.save.click()


def test_a_measurement_keeps_what_nobody_touched(qtbot: QtBot) -> None:
    row = measurement(trials=(1.234, 2.5), value=2.5)
    form = form_for(Entry(row), catalogue(), datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    qtbot.addWidget(form)
    assert isinstance(form, MeasurementForm)
    assert form.column is not None
    rows: list[Measurement] = []
    form.corrected.connect(rows.append)
    form.side.choose("right")
    assert form.column.entries[0][0].accessibleName().startswith("Right, reading 1 of 3")
    form.save.click()
    form.column.entries[1][0].setText("−3")
    form.save.click()

    assert rows[0] == replace(row, side="right")
    assert (rows[1].trials, rows[1].value, rows[1].taken_utc) == ((1.23, -3.0), 1.23, row.taken_utc)


def test_what_is_typed_at_once_corrects_the_first_reading(qtbot: QtBot) -> None:
    form = MeasurementForm(measurement(), catalogue(), BEGAN)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
    assert form.column is not None

    QTest.keyClicks(form.focusWidget(), "7.5")

    assert form.column.entries[0][0].text() == "7.5"


@pytest.mark.parametrize(("text", "why"), [("-", "not a number"), ("99", "must lie between")])
def test_a_reading_that_cannot_be_is_not_saved(qtbot: QtBot, text: str, why: str) -> None:
    form = MeasurementForm(measurement(), catalogue(), BEGAN)
    qtbot.addWidget(form)
    assert form.column is not None
    form.column.entries[0][0].setText(text)
    assert why in form.column.said.text()
    assert not form.save.isEnabled()


def test_a_test_that_is_gone_can_still_be_moved(qtbot: QtBot) -> None:
    row = measurement(test="gone")
    form = MeasurementForm(row, catalogue(), datetime(2026, 11, 25, 9, 0, tzinfo=UTC))
    qtbot.addWidget(form)
    form.when.day.setDate(QDate(2026, 11, 3))
    assert (form._result().day, form._result().trials) == ("2026-11-03", row.trials)


def test_two_tapes_are_corrected_like_one(qtbot: QtBot) -> None:
    test = catalogue().tests["leg_raise"]
    pair = dict(zip(test.inputs, (44.0, 88.0), strict=True))
    at = Moment(BEGAN, BEGAN)
    row = measured(test, (), "left", None, at, "m", [pair])
    form = MeasurementForm(row, catalogue(), BEGAN)
    qtbot.addWidget(form)
    assert form._result() == row
    form.column.entries[0][0].setText("88")
    corrected = form._result()
    assert corrected.value == pytest.approx(90)
    assert json.loads(corrected.readings) == [{**pair, test.inputs[0]: 88.0}]


def test_a_note_is_corrected(qtbot: QtBot) -> None:
    row = comfort()
    form = NoteForm(row, catalogue())
    qtbot.addWidget(form)
    rows: list[Comfort] = []
    form.corrected.connect(rows.append)
    form.save.click()
    form.score.setValue(2)
    form.area.setCurrentIndex(form.area.findData("neck"))
    form.side.choose("both")
    form.note.setText(" better ")
    form.save.click()

    assert rows == [row, replace(row, score=2, area="neck", side="both", note="better")]


def test_a_session_that_is_only_looked_at_does_not_change(qtbot: QtBot) -> None:
    row = session(started_utc="2026-11-22T10:00:12.345Z")
    form = SessionForm(Entry(row, minutes=4.83), row, catalogue(), BEGAN)
    qtbot.addWidget(form)
    change = form._result()
    assert change.began == datetime(2026, 11, 22, 10, 0, 12, 345000, tzinfo=UTC)
    assert (change.minutes, change.areas) == (None, ())


def numbered(count: int) -> list[Entry]:
    days = (date(2026, 11, 22) - timedelta(days=n) for n in range(count))
    return [
        Entry(measurement(f"m{n}", day=str(day), taken_utc=f"{day}T10:00:00Z"))
        for n, day in enumerate(days)
    ]


def test_a_long_history_comes_a_page_at_a_time(qtbot: QtBot) -> None:
    asked: list[Wanted] = []
    dialog = HistoryDialog(catalogue(), date(2026, 11, 22))
    qtbot.addWidget(dialog)
    dialog.page_wanted.connect(asked.append)
    entries = numbered(100)
    dialog.show()
    dialog.reload()
    dialog.show_page(asked[0], Page(tuple(entries[:60]), ""))
    let_paint()
    dialog.view.verticalScrollBar().setValue(dialog.view.verticalScrollBar().maximum())
    let_paint()
    dialog.view.setCurrentIndex(dialog.model.index(59))

    assert asked[1].before == entries[59].place
    dialog.show_page(asked[1], Page(tuple(entries[60:]), ""))
    assert list(dialog.model.entries) == entries
    assert dialog.view.chosen == entries[59]
    dialog.show_page(asked[1], Page(tuple(entries[60:]), ""))
    assert list(dialog.model.entries) == entries, "an answer that came twice is left aside"

    dialog.reload()
    assert asked[-1].count == 100
    dialog.show_page(
        asked[-1], Page((Entry(measurement("new", day="2026-11-23")), *entries[:99]), "")
    )
    assert dialog.view.chosen == entries[59], "what comes in above pushes nothing out of place"
    dialog.show_page(asked[-1], Page(tuple(entries[:30] + entries[31:]), ""))
    assert dialog.view.chosen == entries[59]
    dialog.kinds.pills["sessions"].click()
    dialog.show_page(asked[0], Page(tuple(entries), ""))
    assert dialog.model.rowCount() == 0, "an answer to another question is left aside"


def test_rows_grow_where_their_words_wrap(qtbot: QtBot) -> None:
    model = HistoryModel(catalogue())
    view = HistoryView(model)
    qtbot.addWidget(view)
    note = comfort(note="Pulls along the whole of the thigh when I stand up after lunch")
    model.show_entries([Entry(note), Entry(replace(note, id="c0"))], is_whole=True)
    view.show()
    heights = []
    for width in (900, 300):
        view.resize(width, 300)
        let_paint()
        first, second = (view.visualRect(model.index(row)) for row in range(2))
        heights.append(first.height())
        assert second.top() == first.bottom() + 1
    assert heights[1] > heights[0]


@pytest.mark.usefixtures("hard_to_fit")
def test_long_words_fit(qtbot: QtBot) -> None:
    wall = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    dialog = HistoryDialog(catalogue(), date(2026, 11, 22))
    dialog.show_page(dialog._wanted, Page(tuple(numbered(3)), ""))
    forms = [
        form_for(entry, catalogue(), wall)
        for entry in (
            Entry(session(source="log"), areas=("neck",)), Entry(measurement()), Entry(comfort())
        )
    ]  # fmt: skip
    dialog.resize(900 - 2 * MARGIN, 600 - 2 * MARGIN)
    for shown in (dialog, *forms):
        qtbot.addWidget(shown)
    for shown in (dialog, *forms):
        shown.show()
        let_paint()
        assert cut_off(shown) == []
        assert shown.width() <= 900
        assert shown.height() <= 600


def test_kinds_are_told_apart_in_words() -> None:
    assert {Entry(row).kind for row in (session(), measurement(), comfort())} == set(Kind)
