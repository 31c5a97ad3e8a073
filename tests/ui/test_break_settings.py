"""The settings of reminders: hours, holidays and times are edited where they are shown."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.core.settings import Settings
from stretchdesk.ui.break_settings import break_groups
from stretchdesk.ui.hours_editor import HoursEditor
from tests.ui.parts import book, catalogue, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from stretchdesk.ui.setting_row import SettingRow
    from stretchdesk.ui.settings_page import SettingsPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


class Kept:
    """Settings that follow what is chosen on a page, as the program's do."""

    def __init__(self, page: SettingsPage) -> None:
        self.page = page
        self.settings = Settings()
        page.chosen.connect(self.choose)
        self.show()

    def choose(self, key: str, value: object) -> None:
        chosen = {**asdict(self.settings), key: value}
        self.settings, complaints = Settings.read(chosen)
        assert complaints == []
        self.show()

    def show(self) -> None:
        self.page.show_settings(self.settings, can_undo=False)


@pytest.fixture
def page() -> Iterator[SettingsPage]:
    from stretchdesk.ui.settings_page import SettingsPage

    page = SettingsPage(catalogue(), book(), "/nowhere")
    page.resize(900, 600)
    page.show()
    let_paint()
    yield page
    page.close()
    page.deleteLater()
    let_paint()


def row(page: SettingsPage, key: str) -> SettingRow:
    return next(row for row in page.rows if row.key == key)


def hours(page: SettingsPage) -> HoursEditor:
    control = row(page, "hours").control
    assert isinstance(control, HoursEditor)
    return control


def test_every_setting_of_reminders_has_its_row() -> None:
    keys = {row.key for rows in break_groups().values() for row in rows}
    first = list(asdict(Settings())).index("breaks")
    wanted = set(list(asdict(Settings()))[first:]) - {"welcomed"}
    assert keys == wanted | {"autostart"}


def test_spans_of_a_day_are_added_changed_and_removed(page: SettingsPage) -> None:
    kept, editor = Kept(page), hours(page)
    assert editor.state.text() == "Always, every day."
    monday = editor.days[0]
    monday.add.click()
    assert kept.settings.hours == ("mon 09:00-17:00",)
    first = monday.edits[0]
    first.end.setTime(QTime(12, 0))
    assert monday.edits[0] is first, "what is being written stays"
    monday.add.click()
    assert kept.settings.hours == ("mon 09:00-12:00", "mon 13:00-17:00")
    monday.edits[1].end.setTime(QTime(0, 0))
    assert kept.settings.hours[1] == "mon 13:00-24:00"
    monday.edits[1].end.setTime(QTime(2, 30))
    assert kept.settings.hours[1] == "mon 13:00-02:30"
    monday.edits[1].end.setTime(QTime(13, 0))
    assert kept.settings.hours[1] == "mon 13:00-02:30", "no time at all is no span yet"
    monday.edits[0].remove.click()
    assert [edit.minutes for edit in monday.edits] == [(780, 780)]


def tabbed(page: SettingsPage, first: QWidget, n: int) -> list[QWidget]:
    """What Tab reaches from a widget on; the parts of a time count once."""
    first.setFocus()
    reached = [first]
    while len(reached) < n:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is not reached[-1]:
            reached.append(focus)
    return reached


def test_tab_goes_through_hours_and_entries_as_they_are_read(page: SettingsPage) -> None:
    kept, editor = Kept(page), hours(page)
    monday, tuesday = editor.days[:2]
    monday.add.click()
    monday.add.click()
    tuesday.add.click()
    edits = [*monday.edits, *tuesday.edits]
    first, second, third = ([edit.start, edit.end, edit.remove] for edit in edits)
    others = [day.add for day in editor.days[2:]]
    wanted = [monday.add, *first, *second, tuesday.add, *third, *others, editor.copy]
    assert tabbed(page, monday.add, len(wanted)) == wanted

    times = row(page, "break_times").control
    for at in (QTime(15, 0), QTime(10, 30)):
        times.field.setTime(at)
        times.add.click()
    assert len(times.entries) == len(kept.settings.break_times) == 2
    wanted = [times.field, times.add, *times.entries]
    assert tabbed(page, times.field, 4) == wanted


def roll(over: QWidget) -> bool:
    """One notch of the wheel towards oneself; whether the widget kept it."""
    at = over.rect().center()
    event = QWheelEvent(
        at, over.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, event)
    return event.isAccepted()


def test_the_wheel_is_left_to_the_page_unless_one_is_at_the_number(page: SettingsPage) -> None:
    kept = Kept(page)
    hours(page).days[0].add.click()
    every, snooze = row(page, "break_every_min").control, row(page, "snooze_min").control
    page.search.setFocus()
    for field in (every, snooze, hours(page).days[0].edits[0].start):
        assert not roll(field)
    assert kept.settings == replace(Settings(), hours=("mon 09:00-17:00",))
    every.setFocus()
    assert roll(every)
    assert kept.settings.break_every_min == 45


def test_monday_is_copied_to_the_weekdays_and_always_clears(page: SettingsPage) -> None:
    kept, editor = Kept(page), hours(page)
    assert not editor.copy.isVisibleTo(page)
    editor.days[0].add.click()
    editor.copy.click()
    assert kept.settings.hours == tuple(
        f"{day} 09:00-17:00" for day in ("mon", "tue", "wed", "thu", "fri")
    )
    assert editor.state.text() == "Days without hours are free."
    row(page, "hours").back.click()
    assert kept.settings.hours == ()
    editor.days[5].add.click()
    assert kept.settings.hours == ("sat 09:00-17:00",)
    editor.always.click()
    assert kept.settings.hours == ()
    assert not editor.days[5].edits


def test_times_and_holidays_are_added_and_taken_out(page: SettingsPage) -> None:
    kept = Kept(page)
    times = row(page, "break_times").control
    for at in (QTime(15, 0), QTime(10, 30), QTime(10, 30)):
        times.field.setTime(at)
        times.add.click()
    assert kept.settings.break_times == ("10:30", "15:00")
    times.entries[0].click()
    assert kept.settings.break_times == ("15:00",)

    days = row(page, "holidays").control
    days.field.first.setDate(QDate(2027, 12, 24))
    assert days.field.last.date() == QDate(2027, 12, 24), "never before the first"
    days.add.click()
    days.field.first.setDate(QDate(2027, 6, 1))
    days.field.last.setDate(QDate(2027, 6, 14))
    days.add.click()
    assert kept.settings.holidays == ("2027-06-01/2027-06-14", "2027-12-24")
    assert [entry.accessibleName() for entry in days.entries] == [
        "Remove 1 June 2027 – 14 June 2027",
        "Remove 24 December 2027",
    ]
    days.entries[1].click()
    assert kept.settings.holidays == ("2027-06-01/2027-06-14",)


def test_what_the_computer_says_stands_under_its_setting(page: SettingsPage) -> None:
    page.show_found({"quiet_calls": "No camera here."})
    assert row(page, "quiet_calls").found.text() == "No camera here."
    assert row(page, "quiet_calls").found.isVisibleTo(page)
    assert not row(page, "quiet_dnd").found.isVisibleTo(page)
    page.show_found({"quiet_calls": ""})
    assert not row(page, "quiet_calls").found.isVisibleTo(page)


def test_starting_with_the_session_is_asked_for_apart(page: SettingsPage) -> None:
    asked: list[bool] = []
    page.autostart_chosen.connect(asked.append)
    kept = Kept(page)
    autostart = row(page, "autostart")
    page.show_autostart(True, "")
    assert autostart.control.isChecked()
    autostart.control.click()
    assert asked == [False]
    assert kept.settings == Settings()
    page.show_autostart(None, "This desktop starts nothing by itself.")
    assert not autostart.control.isVisibleTo(page)
    assert autostart.found.text() == "This desktop starts nothing by itself."


def test_hours_are_shown_as_they_are_kept(page: SettingsPage) -> None:
    texts = ("mon 00:00-24:00", "tue 22:00-06:00", "sun 08:00-24:00")
    page.show_settings(replace(Settings(), hours=texts), can_undo=False)
    assert tuple(map(str, hours(page)._spans)) == texts
