"""Packs in the window: looked at, added, removed, and at work without a new start."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from stretchdesk.core.session.request import Request
from stretchdesk.data.packs import add_pack
from stretchdesk.data.paths import Paths
from stretchdesk.ui.main_window import SMALLEST
from tests.data.hostile import EXAMPLE, TEXT
from tests.ui.parts import catalogue, cut_off, let_paint, rows_on_disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.ui.library_page import LibraryPage
    from stretchdesk.ui.pack_page import PackPage
    from tests.ui.parts import Clock

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

ANGEL = "physio.wall_angel"
SPOILT = TEXT.replace('"physio"', '"spoilt"').replace("difficulty = 1", "difficulty = 7")


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    return open_dialog(opened())


def open_dialog(app: App) -> App:
    app.window.to_library.click()
    library(app).packs.click()
    let_paint()
    return app


def library(app: App) -> LibraryPage:
    page = app.shelf._page
    assert page is not None
    return page


def look_at(app: App, path: Path) -> PackPage:
    """Drop a file onto the dialog."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    rest = Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), *rest, no_key)
    QApplication.sendEvent(app.packs.dialog, entering)
    assert entering.isAccepted()
    QApplication.sendEvent(app.packs.dialog, QDropEvent(QPointF(9, 9), *rest, no_key))
    let_paint()
    assert app.packs.dialog.found is not None
    return app.packs.dialog.found


def add(app: App) -> None:
    look_at(app, EXAMPLE).add.click()
    let_paint()


def remove(app: App, id_: str, button: str = "Remove") -> str:
    """Ask for it and answer; what the question said."""
    said: list[str] = []

    def click() -> None:
        box = app.packs.dialog.findChild(QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        (wanted,) = (one for one in box.buttons() if one.text().replace("&", "") == button)
        wanted.click()

    QTimer.singleShot(0, click)
    app.packs.dialog.installed.removes[id_].click()
    let_paint()
    return said[0]


def play(qtbot: QtBot, app: App, clock: Clock) -> None:
    """To the end of the session, and until all of it is on disk."""
    while app.driver.is_running:
        clock.now += 5
        app.driver.tick()
        qtbot.waitUntil(lambda: not app.feed.pending)


def texts(app: App) -> str:
    """What the dialog's page says."""
    shown = app.packs.dialog._pages.currentWidget()
    labels = (one for one in shown.findChildren(object) if hasattr(one, "text"))
    return "\n".join(one.text() for one in labels if callable(one.text))


# --- looking ---


def test_an_empty_list_says_so_and_what_to_do(app: App) -> None:
    assert "No pack is installed yet." in texts(app)
    assert "Open a .toml or .zip file, or drop it here." in texts(app)
    assert app.packs.dialog.installed.open.hasFocus()


def test_a_file_is_chosen_in_the_systems_own_dialog(qtbot: QtBot, app: App) -> None:
    app.packs.dialog.installed.open.click()
    (picker,) = app.packs.dialog.findChildren(QFileDialog)
    assert picker.nameFilters() == ["Packs (*.toml *.zip)"]
    picker.fileSelected.emit(str(EXAMPLE))
    picker.reject()
    assert app.packs.dialog.found is not None


def test_a_good_pack_shows_what_it_brings_before_it_is_added(app: App, profile: Path) -> None:
    page = look_at(app, EXAMPLE)

    assert page.title.text() == "Desk relief"
    assert page.facts.text().splitlines() == [
        "1.0 · The StretchDesk authors · MIT",
        "With routines: Desk relief, six minutes",
    ]
    rows = [page.stretches.item(n) for n in range(page.stretches.count())]
    assert [row.data(Qt.ItemDataRole.AccessibleTextRole) for row in rows] == [
        "Seated Desk Slide, 30 s, Shoulders",
        "Lying Knee Straightener, 30 s a side, Back of the thighs",
        "Wall Angel, 40 s, Shoulders · Chest",
    ]
    assert page.add.hasFocus()
    assert not (profile / "packs").exists()


def test_its_figures_are_drawn(qtbot: QtBot, app: App) -> None:
    page = look_at(app, EXAMPLE)
    qtbot.waitUntil(page.stretches.is_drawn)
    assert page.stretches._figures.bytes > 0


def test_a_bad_pack_shows_all_problems_which_can_be_copied(app: App, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(SPOILT.replace("knee_flexion_right = 15", "knee_flexion_right = 500"), "utf-8")

    page = look_at(app, bad)

    assert page.title.text() == "bad.toml cannot be added"
    assert page.facts.text().startswith("3 problems")
    assert not page.add.isVisible()
    page.problems.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.rsplit(": ", 1)[0] for line in copied] == [
        "bad.toml: stretches[1] desk_slide: difficulty",
        "bad.toml: stretches[2] hamstring_ninety: difficulty",
        "bad.toml: poses.hamstring_ninety.hold: knee_flexion_right",
    ]
    assert all(line in page.problems.text.toPlainText() for line in copied)


def test_a_pack_that_is_there_already_has_to_be_removed_first(app: App) -> None:
    add(app)
    page = look_at(app, EXAMPLE)
    assert not page.add.isVisible()
    assert "A pack physio is installed already." in page.facts.text()
    page.back.click()
    assert app.packs.dialog.found is None


def test_what_is_no_local_file_is_not_taken(app: App) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/physio.toml")])
    button, key = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, button, key)
    QApplication.sendEvent(app.packs.dialog, entering)
    assert not entering.isAccepted()


def test_names_of_a_pack_are_text_and_nothing_else(app: App, tmp_path: Path) -> None:
    marked = TEXT.replace('"Desk relief"', '"<b>Desk</b>"')
    (tmp_path / "marked.toml").write_text(marked, "utf-8")
    page = look_at(app, tmp_path / "marked.toml")
    assert page.title.textFormat() is Qt.TextFormat.PlainText
    page.add.click()
    assert "<b>Desk</b>" in texts(app)


# --- adding and removing ---


def test_an_added_pack_is_listed_and_in_the_library_at_once(app: App) -> None:
    before = library(app)
    add(app)

    assert "Desk relief" in texts(app)
    assert "1.0 · The StretchDesk authors · 3 stretches · 1 routine" in texts(app)
    assert library(app) is not before
    assert app.window.pages.currentWidget() is library(app)
    assert library(app)._count.text() == f"{len(catalogue().stretches) + 3} stretches"
    app.packs.dialog.accept()
    library(app).open_stretch(ANGEL)
    let_paint()
    assert library(app).detail.isVisible()


def test_it_is_planned_drawn_and_played_at_once(
    qtbot: QtBot, app: App, clock: Clock, profile: Path
) -> None:
    add(app)
    app.packs.dialog.accept()
    app.window.to_stretch.click()
    app.builder.replace_request(Request(("shoulders",), 15))
    assert ANGEL in {step.stretch for step in app.proposal.routine.steps}
    assert ANGEL in app._house.figures
    qtbot.waitUntil(app.window.stretch.routine.list.is_drawn)

    app.sessions.start_stretch(ANGEL)
    play(qtbot, app, clock)
    assert {hold.stretch for hold in rows_on_disk(profile).holds} == {ANGEL}


def test_its_routines_are_there_at_once_and_go_with_it(app: App) -> None:
    add(app)
    assert [own.pack for own in app.own.routines.all] == ["physio"]
    remove(app, "physio")
    assert app.own.routines.all == ()


def test_removing_asks_first_and_takes_it_out_of_everything(app: App, profile: Path) -> None:
    add(app)
    app.builder.replace_request(Request(("shoulders",), 15))

    said = remove(app, "physio", "Keep")
    assert said.startswith("Remove Desk relief?")
    assert "stays in the history" in said
    assert (profile / "packs" / "physio.toml").exists()

    remove(app, "physio")
    assert not (profile / "packs" / "physio.toml").exists()
    assert ANGEL not in {step.stretch for step in app.proposal.routine.steps}
    assert library(app)._count.text() == f"{len(catalogue().stretches)} stretches"
    assert "No pack is installed yet." in texts(app)


def test_what_was_done_stays_in_the_history(
    qtbot: QtBot, app: App, clock: Clock, profile: Path
) -> None:
    add(app)
    app.packs.dialog.accept()
    app.sessions.start_stretch(ANGEL)
    play(qtbot, app, clock)
    held = rows_on_disk(profile).holds
    open_dialog(app)
    remove(app, "physio")
    assert rows_on_disk(profile).holds == held != ()


def test_a_session_starts_after_a_pack_has_come_and_gone(app: App) -> None:
    app.sessions.start_stretch("low_lunge")
    app.driver.leave()
    app.window.to_library.click()
    open_dialog(app)
    add(app)
    app.packs.dialog.accept()
    app.sessions.start_stretch(ANGEL)
    assert app.window.player._name.text() == "Wall Angel"


def test_a_broken_pack_is_listed_first_with_all_problems_and_can_be_removed(
    opened: Callable[[], App], profile: Path
) -> None:
    add_pack(EXAMPLE, Paths.of(profile), catalogue())
    (profile / "packs" / "spoilt.toml").write_text(SPOILT, "utf-8")
    app = open_dialog(opened())

    assert list(app.packs.dialog.installed.removes) == ["spoilt", "physio"]
    assert "Broken: 2 problems" in texts(app)
    assert app.window.news.isVisible()
    remove(app, "spoilt")
    assert list(app.packs.dialog.installed.removes) == ["physio"]
    assert not app.window.news.isVisible()


def test_poses_changed_by_hand_are_tried_when_the_packs_are_listed(
    opened: Callable[[], App], profile: Path
) -> None:
    add_pack(EXAMPLE, Paths.of(profile), catalogue())
    path = profile / "packs" / "physio.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("knee_flexion_right = 15", "knee_flexion_right = 90"), "utf-8")

    app = open_dialog(opened())

    assert ANGEL in app.catalogue.stretches
    assert "Broken: " in texts(app)


def test_a_folder_that_cannot_be_used_is_said(app: App, profile: Path) -> None:
    page = look_at(app, EXAMPLE)
    (profile / "packs").write_text("")
    said: list[str] = []

    def close() -> None:
        box = app.packs.dialog.findChild(QMessageBox)
        said.append(box.text())
        box.accept()

    QTimer.singleShot(0, close)
    page.add.click()
    assert "packs cannot be used" in said[0]


# --- keys and room ---


def test_everything_works_by_keyboard_alone(app: App) -> None:
    dialog = app.packs.dialog
    dialog.opened.emit(str(EXAMPLE))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.found is None
    dialog.opened.emit(str(EXAMPLE))
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert list(dialog.installed.removes) == ["physio"]
    assert dialog.installed.open.hasFocus()
    reached = []
    for _ in range(3):
        reached.append(dialog.focusWidget())
        QTest.keyClick(dialog, Qt.Key.Key_Tab)
    installed = dialog.installed
    assert set(reached) == {installed.removes["physio"], installed.open, installed.done}
    assert installed.removes["physio"].accessibleName() == "Remove Desk relief…"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.usefixtures("hard_to_fit")
def test_every_text_fits_over_the_smallest_window(
    opened: Callable[[], App], profile: Path, tmp_path: Path
) -> None:
    (tmp_path / "bad.toml").write_text(SPOILT, "utf-8")
    app = opened()
    app.window.resize(SMALLEST)
    open_dialog(app)
    dialog = app.packs.dialog
    faults = cut_off(dialog)
    faults += cut_off(look_at(app, tmp_path / "bad.toml"))
    page = look_at(app, EXAMPLE)
    faults += cut_off(page)
    page.add.click()
    let_paint()
    assert faults + cut_off(dialog) == []
    assert dialog.width() <= SMALLEST.width()
    assert dialog.height() <= SMALLEST.height()
