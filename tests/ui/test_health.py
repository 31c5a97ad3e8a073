"""Health questions: asked quietly and once, kept, changed at any time; what they do is seen."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QMessageBox

from stretchdesk.core.content.safety import is_eased
from stretchdesk.core.session.planner import Request
from stretchdesk.ui.health_questions import HealthQuestions
from stretchdesk.ui.labels import QuietLabel
from stretchdesk.ui.left_out_list import LeftOutList
from stretchdesk.ui.main_window import SMALLEST
from stretchdesk.ui.theme import contrast, theme_of, warm_palette
from stretchdesk.ui.tick_box import TickBox
from tests.ui.parts import (
    catalogue,
    colours,
    cut_off,
    let_paint,
    rows_on_disk,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.ui.health_line import HealthLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    return opened()


def line_of(app: App) -> HealthLine:
    return app.window.stretch.routine.health


def shown(line: HealthLine) -> list[str]:
    """The texts of the line from its start to its end."""
    parts = (line._text, line.answer, line.skip, line.instead, line.why, line.change)
    return [part.text() for part in parts if part.isVisible()]


def questions(app: App) -> HealthQuestions:
    """Open them as a person does."""
    line = line_of(app)
    (line.answer if line.answer.isVisible() else line.change).click()
    (dialog,) = app.window.findChildren(HealthQuestions)
    assert dialog.isVisible()
    return dialog


def answer(app: App, *tags: str) -> None:
    dialog = questions(app)
    for tag, box in dialog.boxes.items():
        box.setChecked(tag in tags)
    dialog.save.click()
    let_paint()


def offered(app: App) -> set[str]:
    return {step.stretch for step in app.proposal.routine.steps}


# --- asking ---


def test_it_invites_in_one_line_and_no_dialog_comes_by_itself(app: App) -> None:
    assert shown(line_of(app)) == [
        "Any health issue to work around?",
        "Answer 17 questions",
        "Not now",
    ]
    assert app.window.findChildren(QDialog) == []


def test_skipped_it_never_asks_again_and_the_questions_stay_at_hand(
    opened: Callable[[], App],
) -> None:
    first = opened()
    line_of(first).skip.click()
    assert shown(line_of(first)) == ["Health questions…"]
    first.window.close()

    second = opened()
    assert shown(line_of(second)) == ["Health questions…"]
    assert second.preferences.settings.cautions == ()


def test_every_question_is_asked_by_name_and_says_why(app: App) -> None:
    dialog = questions(app)
    assert set(dialog.boxes) == set(catalogue().cautions)
    for tag, caution in catalogue().cautions.items():
        box = dialog.boxes[tag]
        assert box.isVisible(), tag
        heard = QAccessible.queryAccessibleInterface(box)
        assert heard.role() == QAccessible.Role.CheckBox
        assert heard.text(QAccessible.Text.Name) == caution.name
        told = heard.text(QAccessible.Text.Description)
        assert told.lower() == f"{caution.why}.".lower()
    texts = " ".join(label.text() for label in dialog.findChildren(QuietLabel))
    assert "Not medical advice" in texts


def test_answers_are_kept_for_this_person_alone(opened: Callable[[], App], profile: Path) -> None:
    first = opened()
    answer(first, "hip_replacement", "glaucoma")
    path = profile / "settings.json"
    stored = json.loads(path.read_text())
    assert (stored["cautions"], stored["health_asked"]) == (["hip_replacement", "glaucoma"], True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    first.window.close()

    second = opened()
    assert second.builder.request.avoid == {"hip_replacement", "glaucoma"}
    dialog = questions(second)
    ticked = [tag for tag, box in dialog.boxes.items() if box.isChecked()]
    assert ticked == ["hip_replacement", "glaucoma"]
    assert not dialog.skip.isVisible()


def test_cancelled_nothing_changes(app: App) -> None:
    answer(app, "glaucoma")
    dialog = questions(app)
    dialog.boxes["pregnancy"].click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)

    assert not dialog.isVisible()
    assert app.preferences.settings.cautions == ("glaucoma",)
    assert not questions(app).boxes["pregnancy"].isChecked()


def test_escape_from_the_first_asking_leaves_the_invitation(app: App) -> None:
    QTest.keyClick(questions(app), Qt.Key.Key_Escape)
    assert "Answer 17 questions" in shown(line_of(app))

    questions(app).skip.click()
    assert shown(line_of(app)) == ["Health questions…"]


def test_answers_that_cannot_be_are_told_and_dropped(
    opened: Callable[[], App], profile: Path
) -> None:
    profile.mkdir()
    stored = {"cautions": ["glaucoma", "tail", 3], "health_asked": True}
    (profile / "settings.json").write_text(json.dumps(stored))
    app = opened()

    assert app.preferences.settings.cautions == ("glaucoma",)
    assert app.builder.request.avoid == {"glaucoma"}
    told = app.window.news.accessibleName()
    assert "'tail' is not a health question" in told
    assert "cautions holds ids" in told


def test_all_of_it_can_be_answered_by_keys(app: App) -> None:
    line_of(app).answer.setFocus()
    QTest.keyClick(line_of(app).answer, Qt.Key.Key_Space)
    (dialog,) = app.window.findChildren(HealthQuestions)
    reached = []
    while not reached or dialog.focusWidget() is not reached[0]:
        reached.append(dialog.focusWidget())
        let_paint()
        seen = reached[-1].visibleRegion().boundingRect()
        assert seen == reached[-1].rect(), reached[-1].text()
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
    assert {*dialog.boxes.values(), dialog.save, dialog.skip} <= set(reached)

    box = dialog.boxes["glaucoma"]
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert app.preferences.settings.cautions == ("glaucoma",)


# --- what comes of it ---


def test_what_an_answer_is_against_leaves_the_routine_at_once_and_is_counted(app: App) -> None:
    app.builder.replace_request(Request(("hamstrings",)))
    assert "downward_dog" in offered(app)
    answer(app, "glaucoma")

    assert offered(app)
    assert not any("glaucoma" in catalogue().stretches[s].contraindications for s in offered(app))
    count = len(app.proposal.left_out)
    assert count > 1
    said = [f"{count} stretches left out", "See why", "Health questions…"]
    assert shown(line_of(app)) == said

    answer(app)
    assert shown(line_of(app)) == ["Health questions…"]
    assert "downward_dog" in offered(app)


def test_why_is_listed_and_the_stretch_can_be_opened_by_hand(app: App) -> None:
    app.builder.replace_request(Request(("hamstrings",)))
    answer(app, "glaucoma")
    line_of(app).why.click()
    (shown_list,) = app.window.findChildren(LeftOutList)
    assert {"standing_forward_fold", "downward_dog"} <= set(shown_list.stretches)
    why = catalogue().cautions["glaucoma"].why
    texts = [label.text() for label in shown_list.findChildren(QuietLabel)]
    assert texts.count(f"Glaucoma or retinal disease: {why}.") == len(shown_list.stretches)

    button = shown_list.stretches["downward_dog"]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    let_paint()
    assert app.shelf._page is not None
    assert app.shelf._page.detail.name.text() == "Downward Dog"
    assert not shown_list.isVisible()


def test_the_list_leads_to_the_questions(app: App) -> None:
    answer(app, "glaucoma")
    line_of(app).why.click()
    (shown_list,) = app.window.findChildren(LeftOutList)
    shown_list.change.click()
    (dialog,) = app.window.findChildren(HealthQuestions)
    assert dialog.isVisible()


def test_an_emptied_area_says_so_and_what_remains_is_one_click_away(app: App) -> None:
    answer(app, "hip_replacement")
    app.builder.replace_request(Request(("glutes",), avoid=app.builder.request.avoid))
    notes = app.window.stretch.routine._notes
    assert notes.isVisible()
    assert "(Hip replacement) leave nothing for Glutes and deep hip." in notes.text()
    assert "Areas close by remain: " in notes.text()
    line_of(app).instead.click()

    assert offered(app)
    assert "glutes" not in app.builder.request.areas
    assert not line_of(app).instead.isVisible()


def decide(app: App, button: str) -> list[str]:
    """Click a button of the warning when it comes; what the warning said."""
    said: list[str] = []

    def click() -> None:
        box = app.window.findChild(QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        (wanted,) = (one for one in box.buttons() if one.text().replace("&", "") == button)
        wanted.click()

    QTimer.singleShot(0, click)
    return said


@pytest.mark.parametrize(
    ("button", "plays"), [("Leave it out", False), ("Start all the same", True)]
)
def test_starting_what_is_left_out_by_hand_warns_first(app: App, button: str, plays: bool) -> None:
    answer(app, "glaucoma")
    app.shelf.open_stretch("downward_dog")
    said = decide(app, button)
    assert app.shelf._page is not None
    app.shelf._page.detail.start.click()

    assert "Your health answers leave out Downward Dog." in said[0]
    assert catalogue().cautions["glaucoma"].why in said[0]
    assert app.driver.is_running is plays
    if plays:
        easier = catalogue().stretches["downward_dog"].easier
        assert app.window.player._cue.text() == f"Easier: {easier}"


def test_what_no_answer_is_against_starts_at_once(app: App) -> None:
    answer(app, "wrist_injury")
    app.sessions.start_stretch("standing_forward_fold")
    assert app.driver.is_running


def test_what_needs_care_is_marked_played_and_recorded_as_easier(
    qtbot: QtBot, app: App, profile: Path
) -> None:
    app.preferences.answer_health(["pregnancy"])
    app.builder.replace_request(Request(("hamstrings",), avoid=frozenset({"pregnancy"})))
    eased = {step.stretch for step in app.proposal.routine.steps if step.easier}
    assert eased
    rows = app.window.stretch.routine.list
    texts = [rows.item(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(rows.count())]
    assert sum(text.endswith("· easier") for text in texts) == len(eased)

    app.sessions.start()
    while app.driver.is_running:
        app.driver.next()
    qtbot.waitUntil(lambda: not app.feed.pending)
    held = rows_on_disk(profile).holds
    assert {hold.stretch for hold in held if hold.easier} == eased
    assert all(hold.easier == (hold.stretch in eased) for hold in held)


def test_the_little_figure_of_the_easier_variation_is_another_one(qtbot: QtBot, app: App) -> None:
    figures = app._house.figures
    both = [figures.figure("standing_forward_fold", "right", easier=on) for on in (False, True)]
    assert both[0].motion is not both[1].motion
    answer(app, "osteoporosis", "pregnancy")
    app.builder.replace_request(Request(("obliques",), avoid=app.builder.request.avoid))
    let_paint()
    qtbot.waitUntil(app.window.stretch.routine.list.is_drawn)
    eased = {step.stretch for step in app.proposal.routine.steps if step.easier}
    shown_so = {key.stretch for key in figures._pixmaps if key.easier}
    assert shown_so & eased
    assert all(is_eased(catalogue().stretches[key], app.builder.request.avoid) for key in shown_so)


def test_a_routine_from_the_command_line_keeps_to_the_answers(app: App) -> None:
    app.preferences.answer_health(["glaucoma"])
    app.sessions.start_request(Request(("hamstrings",)))
    assert app.driver.is_running
    assert "downward_dog" not in offered(app)


# --- how it looks ---


def hidden_by_scrolling(dialog: HealthQuestions | LeftOutList) -> list[str]:
    """What cannot be seen in full even when it is scrolled to."""
    faults = []
    scroll = dialog._scroll
    for widget in scroll.widget().findChildren(TickBox):
        scroll.ensureWidgetVisible(widget)
        let_paint()
        if widget.visibleRegion().boundingRect() != widget.rect():
            faults.append(widget.text())
    return faults


@pytest.mark.usefixtures("hard_to_fit")
def test_nothing_is_cut_off_over_the_smallest_window(opened: Callable[[], App]) -> None:
    app = opened()
    app.window.resize(SMALLEST)
    let_paint()
    assert cut_off(app.window) == []
    dialog = questions(app)
    let_paint()
    assert dialog.width() <= SMALLEST.width()
    assert dialog.height() <= SMALLEST.height()
    assert cut_off(dialog._inside) == []
    assert hidden_by_scrolling(dialog) == []
    dialog.boxes["hip_replacement"].setChecked(True)
    dialog.save.click()
    for areas in ((), ("lower_back",), ("glutes",)):
        app.builder.replace_request(Request(areas, avoid=frozenset({"hip_replacement"})))
        let_paint()
        assert cut_off(app.window) == [], areas
    line_of(app).why.click()
    let_paint()
    (shown_list,) = app.window.findChildren(LeftOutList)
    assert cut_off(shown_list._inside) == []


def test_made_narrow_the_columns_stand_under_each_other(app: App) -> None:
    dialog = questions(app)
    first, last = dialog.boxes["disc_herniation"], dialog.boxes["pregnancy"]
    let_paint()
    assert first.mapTo(dialog, QPoint(0, 0)).x() < last.mapTo(dialog, QPoint(0, 0)).x()
    dialog.resize(dialog._wide - 1, 500)
    let_paint()
    assert first.mapTo(dialog, QPoint(0, 0)).x() == last.mapTo(dialog, QPoint(0, 0)).x()


EASING = frozenset({"pregnancy", "vertigo", "shoulder_injury", "osteoporosis"})


@pytest.mark.usefixtures("hard_to_fit")
def test_easier_variations_fit_the_player_in_the_smallest_window(
    opened: Callable[[], App],
) -> None:
    app = opened()
    app.window.resize(SMALLEST)
    app.builder.replace_request(Request(minutes=30, avoid=EASING))
    app.sessions.start()
    seen = 0
    while app.driver.is_running:
        let_paint()
        seen += app.driver._session.player.state.step.easier
        assert cut_off(app.window) == [], app.window.player._name.text()
        app.driver.next()
    assert seen > 8


def test_at_the_usual_size_all_questions_are_seen_at_once(app: App) -> None:
    app.window.resize(SMALLEST)
    dialog = questions(app)
    let_paint()
    assert cut_off(dialog) == []
    assert dialog._scroll.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("dark", [False, True])
def test_a_tick_can_be_seen_in_both_themes(qtbot: QtBot, qapp: QApplication, dark: bool) -> None:
    qapp.setPalette(warm_palette(dark=dark))
    box = TickBox("Pregnancy")
    qtbot.addWidget(box)
    box.show()
    assert isinstance(box, QCheckBox)
    assert box.height() >= 24
    theme = theme_of(box.palette())
    edge = box.grab().toImage().pixelColor(4 + box._side // 2, (box.height() - box._side) // 2)
    assert contrast(edge, theme.paper) >= 3
    assert theme.accent.name() not in colours(box.grab().toImage())

    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().center())
    assert box.isChecked()
    assert theme.accent.name() in colours(box.grab().toImage())
    assert contrast(theme.on_accent, theme.accent) >= 3


def test_where_reading_begins_at_the_right_the_box_stands_there(qtbot: QtBot) -> None:
    box = TickBox("Pregnancy")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box.show()
    accent = theme_of(box.palette()).accent.name()
    image = box.grab().toImage()
    assert image.pixelColor(box.width() - 6, box.height() // 2).name() == accent
