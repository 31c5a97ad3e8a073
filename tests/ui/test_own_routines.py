"""Own routines in the program: put together, changed, shared, played, and never lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from stretchdesk.core.session.own_routine import MOST_ITEMS, Item, OwnRoutine, total_s
from stretchdesk.data.paths import Paths
from stretchdesk.data.routine_files import RoutineStore, read_shared, write_shared
from stretchdesk.ui.main_window import SMALLEST
from stretchdesk.ui.problem_dialog import ProblemDialog
from tests.ui.parts import catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from stretchdesk.app import App
    from stretchdesk.ui.routine_editor import RoutineEditor
    from stretchdesk.ui.routines_page import RoutinesPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

HIPS = OwnRoutine("Hips", (Item("low_lunge", 30), Item("pigeon", 45, repeats=2)), 2, 20)
BACK = OwnRoutine("Back", (Item("childs_pose", 60),))
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def on_disk(profile: Path) -> tuple[OwnRoutine, ...]:
    return RoutineStore(Paths.of(profile).routines).load()[0]


@pytest.fixture
def app(profile: Path, opened: Callable[[], App]) -> App:
    """At the page, with two routines."""
    Paths.of(profile).prepare()
    RoutineStore(Paths.of(profile).routines).save((HIPS, BACK))
    app = opened()
    app.window.stretch.routine.routines.click()
    let_paint()
    return app


def page_of(app: App) -> RoutinesPage:
    assert app.own._page is not None
    return app.own._page


def editing(app: App, name: str) -> RoutineEditor:
    page = page_of(app)
    page.list.choose(name)
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    let_paint()
    assert page.editor.isVisible()
    return page.editor


def press(app: App, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    """A key that goes wherever the focus is, as a shortcut."""
    QTest.keyClick(app.window.focusWidget(), key, modifier)
    let_paint()


# --- the list ---


def test_the_list_says_how_long_and_how_much(app: App) -> None:
    page = page_of(app)
    heard = [page.list.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    minutes, seconds = divmod(total_s(HIPS, catalogue()), 60)
    assert heard[0] == f"Hips, {minutes}:{seconds:02} min, 2 stretches · 2 rounds"
    assert heard[1].endswith("1 stretch")
    assert page.list.hasFocus()


def test_enter_starts_the_chosen_one(app: App) -> None:
    page = page_of(app)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert app.window.pages.currentWidget() is app.window.player
    assert app.window.player.step is not None
    assert app.window.player.step.stretch == "childs_pose"


def test_a_copy_and_a_removal_are_kept_and_taken_back(app: App, profile: Path) -> None:
    page = page_of(app)
    page.duplicate.click()
    assert page.list.chosen == OwnRoutine("Hips 2", HIPS.items, 2, 20)
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert on_disk(profile) == (HIPS, BACK)
    assert page.undo.isVisible()
    press(app, Qt.Key.Key_Z, CTRL)
    assert [own.name for own in on_disk(profile)] == ["Hips", "Back", "Hips 2"]


def test_those_of_packs_are_marked_and_can_only_be_played_copied_and_shared(app: App) -> None:
    page = page_of(app)
    app.own.routines.show_packs([OwnRoutine("Wall", BACK.items, pack="physio")])
    page.list.choose("Wall")
    assert "from the pack physio" in page.list.currentItem().data(
        Qt.ItemDataRole.AccessibleTextRole
    )
    let_paint()
    assert not page.edit.isVisible()
    assert not page.remove.isVisible()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert app.own.routines.find("Wall")
    page.duplicate.click()
    assert page.list.chosen == OwnRoutine("Wall 2", BACK.items)


def test_a_full_disk_is_said_and_changes_nothing(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("stretchdesk.data.files._replace", full)
    page_of(app).remove.click()
    assert "No space left on device" in app.window.news.accessibleName()
    assert app.own.routines.all == (HIPS, BACK)
    editor = editing(app, "Hips")
    editor.rounds.stepUp()
    editor.save.click()
    assert editor.isVisible(), "what was changed can still be saved elsewhere or later"


def test_a_damaged_file_is_set_aside_and_said(profile: Path, opened: Callable[[], App]) -> None:
    Paths.of(profile).prepare()
    Paths.of(profile).routines.write_text("{")
    app = opened()
    app.window.stretch.routine.routines.click()
    assert "routines.json" in app.window.news.accessibleName()
    assert page_of(app).new.hasFocus(), "the way to the first one"


def test_packs_come_and_go_while_a_routine_is_put_together(app: App) -> None:
    editing(app, "Hips").rounds.stepUp()
    app.own.use_packs([OwnRoutine("Wall", BACK.items, pack="physio")])
    app.own.open()
    let_paint()
    editor = page_of(app).editor
    assert editor.isVisible()
    assert editor.rounds.value() == 3
    editor.save.click()
    assert [own.name for own in app.own.routines.all] == ["Hips", "Back", "Wall"]
    assert page_of(app).list.count() == 3


# --- files ---


def test_a_shared_file_comes_back_as_it_was(app: App, tmp_path: Path) -> None:
    page, file = page_of(app), tmp_path / "hips.json"
    page.share.click()
    picker = page.findChild(QFileDialog)
    assert picker.selectedFiles()[0].endswith("Hips.json")
    picker.fileSelected.emit(str(file))
    picker.reject()
    assert read_shared(file) == HIPS
    drop(page, file)
    assert page.list.chosen == OwnRoutine("Hips 2", HIPS.items, 2, 20)


def drop(page: RoutinesPage, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, left, none))


def test_all_that_is_wrong_with_a_file_is_shown(app: App, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    write_shared(HIPS, file)
    content = json.loads(file.read_text())
    content["routine"] |= {"name": "", "rounds": 0}
    content["routine"]["items"][0]["hold_s"] = 1
    file.write_text(json.dumps(content))
    drop(page_of(app), file)
    dialog = app.window.findChild(ProblemDialog)
    shown = dialog.problems.text.toPlainText()
    assert all(key in shown for key in ("name: ", "rounds: ", "items[1].hold_s: "))
    dialog.close_button.click()
    assert app.own.routines.all == (HIPS, BACK)


# --- the editor ---


def test_a_routine_is_put_together_by_keys_alone(app: App, profile: Path) -> None:
    press(app, Qt.Key.Key_N, CTRL)
    editor = page_of(app).editor
    assert not editor.save.isEnabled()
    assert editor.name.accessibleDescription() == "Give it a name."
    QTest.keyClicks(app.window.focusWidget(), "Lunch")
    assert editor.name.accessibleDescription() == "Add the first stretch."
    editor.picker.search.setFocus()
    for words, key in (("chin", Qt.Key.Key_Return), ("pigeon", Qt.Key.Key_Enter)):
        QTest.keyClicks(editor.picker.search, words)
        QTest.keyClick(editor.picker.search, key)
    editor.list.setFocus()
    press(app, Qt.Key.Key_Up, ALT)
    press(app, Qt.Key.Key_Plus, Qt.KeyboardModifier.NoModifier)
    press(app, Qt.Key.Key_S, CTRL)
    usual = {one: catalogue().stretches[one].hold.default for one in ("pigeon", "chin_tuck")}
    items = (Item("pigeon", usual["pigeon"] + 5), Item("chin_tuck", usual["chin_tuck"]))
    assert on_disk(profile) == (HIPS, BACK, OwnRoutine("Lunch", items))
    assert page_of(app).list.hasFocus()
    assert page_of(app).list.chosen == OwnRoutine("Lunch", items)


def test_the_total_is_always_right_and_every_step_is_undone(app: App) -> None:
    editor = editing(app, "Hips")
    shown = [editor.total.text()]

    def check() -> None:
        minutes, seconds = divmod(total_s(app.own._editor.own, catalogue()), 60)
        shown.append(editor.total.text())
        assert shown[-1].startswith(f"{minutes}:{seconds:02} min")

    for step in (
        editor.bar.seconds.stepUp,
        editor.bar.repeats.stepUp,
        editor.rounds.stepUp,
        editor.rest.stepUp,
        editor.bar.down.click,
        editor.bar.easier.click,
        editor.bar.remove.click,
    ):
        step()
        check()
    assert app.own._editor.own == OwnRoutine("Hips", (HIPS.items[1],), 3, 25)
    editor.bar.seconds.setFocus()
    for _ in range(7):
        press(app, Qt.Key.Key_Z, CTRL)
    assert app.own._editor.own == HIPS
    assert editor.total.text() == shown[0]
    assert not editor.undo.isVisible()


def test_a_number_still_being_typed_is_saved_too(app: App, profile: Path) -> None:
    editor = editing(app, "Back")
    editor.bar.seconds.setFocus()
    editor.bar.seconds.selectAll()
    QTest.keyClicks(editor.bar.seconds, "90")
    press(app, Qt.Key.Key_S, CTRL)
    assert on_disk(profile)[1].items == (Item("childs_pose", 90),)


def test_a_row_is_dragged_to_another_place(app: App) -> None:
    editor = editing(app, "Hips")
    editor.list.setCurrentRow(0)
    below = editor.list.visualItemRect(editor.list.item(1)).bottomLeft() + QPoint(50, -4)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    mime = editor.list.mimeData(editor.list.selectedItems())
    move = Qt.DropAction.MoveAction
    editor.list.dropEvent(QDropEvent(QPointF(below), move, mime, left, none))
    assert app.own._editor.own.items == HIPS.items[::-1]
    assert editor.list.currentRow() == 1


def test_names_are_explained_beside_the_field(app: App, profile: Path) -> None:
    editor = editing(app, "Back")
    QTest.keyClicks(editor.name, "Hips")
    assert "called Hips 2" in editor.name.accessibleDescription()
    editor.name.selectAll()
    QTest.keyClicks(editor.name, "x" * 61)
    assert "at most 60" in editor.name.accessibleDescription()
    assert not editor.save.isEnabled()
    press(app, Qt.Key.Key_S, CTRL)
    assert editor.isVisible()
    assert on_disk(profile) == (HIPS, BACK)
    QTest.keyClick(editor.name, Qt.Key.Key_Backspace)
    editor.save.click()
    assert on_disk(profile)[1].name == "x" * 60


@pytest.mark.parametrize("discarded", [True, False])
def test_changes_are_not_lost_without_a_question(
    app: App, profile: Path, monkeypatch: pytest.MonkeyPatch, discarded: bool
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(
        "stretchdesk.ui.questions.ask_to_discard_routine",
        lambda window: asked.append(window) or discarded,
    )
    editor = editing(app, "Hips")
    press(app, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert (editor.isVisible(), asked) == (False, [])
    editor = editing(app, "Hips")
    editor.rounds.stepUp()
    editor.cancel.click()
    assert len(asked) == 1
    assert editor.isVisible() is not discarded
    assert on_disk(profile) == (HIPS, BACK)


def test_a_stretch_that_is_away_is_named_and_stays(app: App, profile: Path) -> None:
    gone = OwnRoutine("Gone", (*BACK.items, Item("physio.angel", 30)))
    app.own.routines.add(gone)
    editor = editing(app, "Gone")
    heard = editor.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "physio.angel, 30 s, not there any more: left out"
    editor.rounds.stepUp()
    editor.save.click()
    assert on_disk(profile)[2].items == gone.items


# --- from elsewhere ---


def test_the_proposed_routine_is_saved_with_a_name_at_hand(
    profile: Path, opened: Callable[[], App]
) -> None:
    app = opened()
    app.builder.choose_areas(("hamstrings", "calves"), True)
    app.window.stretch.routine.tools.keep.click()
    editor = page_of(app).editor
    assert (
        editor.name.selectedText() == editor.name.text() == "Back of the thighs, Calves and ankles"
    )
    editor.save.click()
    (kept,) = on_disk(profile)
    blocks = app.proposal.draft.blocks
    assert [(item.stretch, item.hold_s) for item in kept.items] == [
        (block.stretch.id, block.hold_s) for block in blocks
    ]


def test_a_stretch_is_added_from_its_own_page(app: App, profile: Path) -> None:
    app.shelf.open_stretch("chin_tuck")
    detail = app.shelf._page.detail  # type: ignore[union-attr]
    menu = detail.add.menu()
    menu.aboutToShow.emit()
    assert [one.text() for one in menu.actions()] == ["Hips", "Back", "", "New routine…"]
    menu.actions()[1].trigger()
    assert [item.stretch for item in on_disk(profile)[1].items] == ["childs_pose", "chin_tuck"]
    assert app.window.news.accessibleName() == "Added to Back."
    menu.actions()[3].trigger()
    assert page_of(app).editor.isVisible()
    assert [item.stretch for item in app.own._editor.own.items] == ["chin_tuck"]


def test_no_routine_grows_beyond_what_can_be_read_again(app: App, profile: Path) -> None:
    app.own.routines.replace("Back", OwnRoutine("Back", BACK.items * MOST_ITEMS))
    app.own.add_to("Back", "pigeon")
    assert "as many stretches" in app.window.news.accessibleName()
    editor = editing(app, "Back")
    editor.picker.chosen.emit("pigeon")
    assert len(app.own._editor.own.items) == MOST_ITEMS
    assert len(on_disk(profile)[1].items) == MOST_ITEMS


# --- how it looks and is read out ---


@pytest.mark.usefixtures("hard_to_fit")
def test_nothing_is_cut_off_in_the_smallest_window(app: App) -> None:
    app.window.resize(SMALLEST)
    let_paint()
    assert cut_off(page_of(app)) == []
    editor = editing(app, "Hips")
    QTest.keyClicks(editor.name, " ")
    let_paint()
    assert cut_off(editor) == []


def test_every_control_has_a_name_and_the_keyboard_reaches_it(app: App) -> None:
    editor = editing(app, "Hips")
    bar = editor.bar
    wanted = [
        *(editor.list, bar.seconds, bar.repeats, bar.easier, bar.up, bar.down, bar.remove),
        *(editor.picker.search, editor.picker.list, editor.rounds, editor.rest),
        *(editor.cancel, editor.save, editor.name),
    ]
    for control in wanted:
        press(app, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
        assert app.window.focusWidget() is control
        assert control.accessibleName() or control.text()
    assert bar.seconds.accessibleName() == "Low Lunge: Seconds"
