"""The library in the program: stretches are found, looked at, marked, played and remembered."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from statistics import median
from time import perf_counter
from types import MappingProxyType
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox

from stretchdesk.core.content.catalogue import Position
from stretchdesk.core.session.planner import Request
from stretchdesk.ui.main_window import SMALLEST
from stretchdesk.ui.stretch_tile import TILE
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.factories import make_stretch
from tests.ui.parts import (
    Clock,
    book,
    catalogue,
    colours,
    cut_off,
    let_paint,
    rows_on_disk,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication, QWidget
    from pytestqt.qtbot import QtBot

    from stretchdesk.app import App
    from stretchdesk.ui.library_page import LibraryPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

ALL = tuple(catalogue().stretches)
MANY = 5000
FRAME_MS = 16.0
SLACK = 3.0
"""How much slower a shared machine may be before the test fails."""


@pytest.fixture
def opened(opened: Callable[[], App]) -> Callable[[], App]:
    """Opens the program at the library."""

    def make() -> App:
        app = opened()
        app.window.to_library.click()
        let_paint()
        return app

    return make


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    return opened()


def page_of(app: App) -> LibraryPage:
    page = app.shelf._page
    assert page is not None
    return page


def found(page: LibraryPage) -> list[str]:
    model = page.grid.model()
    return [model.index(row, 0).data(TILE).stretch for row in range(model.rowCount())]


def choose(choice: QComboBox, text: str) -> None:
    """By the keys, from the first entry on."""
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    while choice.currentText() != text:
        before = choice.currentIndex()
        QTest.keyClick(choice, Qt.Key.Key_Down)
        assert choice.currentIndex() != before, f"no {text}"


def open_stretch(page: LibraryPage, stretch: str) -> None:
    page.grid.setFocus()
    page.grid.point_to(stretch)
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.detail.isVisible()


# --- finding ---


def test_it_opens_with_everything_and_the_cursor_in_the_search(app: App) -> None:
    page = page_of(app)
    assert app.window.pages.currentWidget() is page
    assert found(page) == list(ALL)
    assert page._count.text() == "81 stretches"
    assert page.filters.search.hasFocus()


def test_every_letter_typed_narrows_what_is_found(app: App) -> None:
    page = page_of(app)
    counts = []
    for letter in "ham chair":
        QTest.keyClicks(page.filters.search, letter)
        counts.append(len(found(page)))
    assert counts == sorted(counts, reverse=True)
    assert "chair_hamstring_hinge" in found(page)
    assert page._count.text() == f"{counts[-1]} of 81"
    QTest.keyClick(page.filters.search, Qt.Key.Key_Escape)
    assert found(page) == list(ALL)


def test_each_filter_leaves_what_fits_and_show_all_gives_them_up(qtbot: QtBot, app: App) -> None:
    page = page_of(app)
    bar, stretches = page.filters, catalogue().stretches
    choose(bar.area, "Neck")
    assert set(found(page)) == {k for k, s in stretches.items() if "neck" in s.areas}
    choose(bar.area, "Hips")
    assert "low_lunge" in found(page)
    assert "chin_tuck" not in found(page)
    choose(bar.position, "On a chair")
    assert {stretches[key].position for key in found(page)} == {Position.CHAIR}
    choose(bar.level, "Easy")
    assert {stretches[key].difficulty for key in found(page)} == {1}
    bar.discreet.click()
    assert found(page)
    assert all(stretches[key].discreet for key in found(page))

    assert page._everything.isVisible()
    page._everything.click()
    assert found(page) == list(ALL)
    assert (bar.area.currentText(), bar.discreet.isChecked()) == ("Any area", False)
    assert not page._everything.isVisible()


def test_where_nothing_fits_it_says_what_to_do(app: App) -> None:
    page = page_of(app)
    page.grid.setFocus()
    page.filters.search.setText("zebra")
    let_paint()
    assert page._nothing.isVisible()
    assert page._nothing.text() == "Nothing fits. Try fewer filters or another word."
    assert not page.grid.isVisible()
    assert page.filters.search.hasFocus(), "not lost with the grid"
    page._everything.click()
    assert not page._nothing.isVisible()
    assert page.grid.isVisible()


def test_by_keys_alone_from_words_to_a_stretch_and_back(qtbot: QtBot, app: App) -> None:
    page = page_of(app)
    QTest.keyClicks(page.filters.search, "fold")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Down)
    assert page.grid.hasFocus()
    QTest.keyClick(page.grid, Qt.Key.Key_Right)
    stretch = page.grid.current
    assert stretch == found(page)[1]
    QTest.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.detail.name.text() == catalogue().stretches[stretch].name
    assert page.detail.start.hasFocus()
    QTest.keyClick(page.detail.start, Qt.Key.Key_Escape)
    assert page.grid.hasFocus()
    assert page.grid.current == stretch

    QTest.keyClick(page.grid, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.filters.search.hasFocus()
    assert page.filters.search.selectedText() == "fold"


def test_escape_goes_back_from_the_navigation_too(app: App) -> None:
    page = page_of(app)
    open_stretch(page, "pigeon")
    app.window.to_library.setFocus()
    QTest.keyClick(app.window.to_library, Qt.Key.Key_Escape)
    assert not page.detail.isVisible()
    assert page.grid.hasFocus()


def test_the_grid_is_left_and_found_again_at_the_same_stretch(app: App) -> None:
    page = page_of(app)
    app.shelf.open_stretch("pigeon")
    page.detail.back.click()
    assert page.grid.current == "pigeon"
    assert page.grid.hasFocus()
    let_paint()
    assert page.grid.viewport().rect().contains(page.grid.visualRect(page.grid.currentIndex()))


def test_the_keyboard_reaches_every_filter(app: App) -> None:
    page = page_of(app)
    bar = page.filters
    wanted: list[QWidget] = [bar.area, bar.position, bar.level, bar.discreet, bar.favourites]
    for control in (*wanted, page.grid):
        QTest.keyClick(app.window.focusWidget(), Qt.Key.Key_Tab)
        assert app.window.focusWidget() is control


def test_everything_has_a_name_and_a_role_to_be_read_out(app: App) -> None:
    page = page_of(app)
    bar = page.filters
    for control, name, role in (
        (bar.search, "Search stretches", QAccessible.Role.EditableText),
        (bar.area, "Area", QAccessible.Role.ComboBox),
        (bar.position, "Place", QAccessible.Role.ComboBox),
        (bar.level, "Level", QAccessible.Role.ComboBox),
        (bar.discreet, "Discreet", QAccessible.Role.CheckBox),
        (bar.favourites, "Favourites", QAccessible.Role.CheckBox),
        (page.grid, "Stretches", QAccessible.Role.List),
        (app.window.to_library, "Library", QAccessible.Role.CheckBox),
    ):
        heard = QAccessible.queryAccessibleInterface(control)
        assert control.accessibleName() == name or control.text() == name
        assert heard.role() == role, name


def test_the_focus_is_seen_on_every_filter(app: App) -> None:
    bar = page_of(app).filters
    ink = theme_of(app.window.palette()).ink.name()
    for control in (bar.search, bar.area, bar.level, bar.discreet):
        app.window.to_stretch.setFocus()
        let_paint()
        before = colours(control.grab().toImage())[ink]
        control.setFocus()
        let_paint()
        assert colours(control.grab().toImage())[ink] > before + control.width(), control


def test_health_answers_leave_out_and_the_page_says_so_and_why(app: App) -> None:
    page = page_of(app)
    assert not page.filters.safe.isVisible(), "nothing was answered"
    app.preferences.answer_health(["groin_strain"])
    against = {k for k, s in catalogue().stretches.items() if "groin_strain" in s.contraindications}
    assert against
    assert not against & set(found(page))
    assert page.left_out.isVisible()
    assert page.left_out._text.text() == f"{len(against)} left out by your health answers"
    page.left_out.why.click()
    from stretchdesk.ui.left_out_list import LeftOutList

    dialog = app.window.findChild(LeftOutList)
    assert set(dialog.stretches) == against
    dialog.accept()

    page.filters.safe.click()
    assert found(page) == list(ALL)
    assert not page.left_out.isVisible()


def test_where_health_answers_are_against_all_that_fits_what_remains_is_offered(app: App) -> None:
    page = page_of(app)
    app.preferences.answer_health(["knee_injury"])
    page.filters.search.setText("low lunge")
    assert page._nothing.text().startswith("Your health answers are against all that fit.")
    assert page.left_out.isVisible()
    page._everything.click()
    assert found(page)


def test_mine_is_offered_once_a_pack_brought_something(
    opened: Callable[[], App], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not page_of(opened()).filters.mine.isVisible()
    brought = {"physio.fold": make_stretch("physio.fold"), **catalogue().stretches}
    with_it = replace(catalogue(), stretches=MappingProxyType(brought))
    monkeypatch.setattr("stretchdesk.data.packs.load_catalogue", lambda _: with_it)
    page = page_of(opened())
    page.filters.mine.click()
    assert found(page) == ["physio.fold"]


# --- what is kept ---


def test_a_favourite_is_marked_found_and_remembered(
    opened: Callable[[], App], profile: Path
) -> None:
    page = page_of(opened())
    open_stretch(page, "butterfly")
    page.detail.favourite.click()
    assert json.loads((profile / "settings.json").read_text())["favourites"] == ["butterfly"]

    again = page_of(opened())
    again.filters.favourites.click()
    assert found(again) == ["butterfly"]
    open_stretch(again, "butterfly")
    assert again.detail.favourite.isChecked()
    again.detail.favourite.click()
    again.detail.back.click()
    assert found(again) == []


def test_what_is_never_offered_leaves_every_routine_and_stays_in_the_library(
    opened: Callable[[], App],
) -> None:
    app = opened()
    app.builder.replace_request(Request(("hip_flexors",)))
    offered = {step.stretch for step in app.proposal.routine.steps}
    assert "low_lunge" in offered
    page = page_of(app)
    open_stretch(page, "low_lunge")
    page.detail.never.click()

    def is_offered(app: App) -> bool:
        return any(step.stretch == "low_lunge" for step in app.proposal.routine.steps)

    assert not is_offered(app)
    page.detail.back.click()
    assert "low_lunge" in found(page)

    again = opened()
    again.builder.choose_area("hip_flexors", True)
    assert not is_offered(again)
    again.sessions.start_request(Request(("hip_flexors",), 10))
    assert not is_offered(again), "nor when the command line asks"

    open_stretch(page_of(app), "low_lunge")
    page_of(app).detail.never.click()
    app.builder.replace_request(replace(app.builder.request, areas=("hip_flexors",)))
    assert is_offered(app)


def test_ids_of_packs_that_are_away_are_kept(opened: Callable[[], App], profile: Path) -> None:
    profile.mkdir()
    (profile / "settings.json").write_text('{"favourites": ["of_a_pack", 7], "never": "x"}')
    app = opened()
    for told in ("favourites", "never"):
        assert told in app.window.news.accessibleName()
    open_stretch(page_of(app), "pigeon")
    page_of(app).detail.favourite.click()
    kept = json.loads((profile / "settings.json").read_text())
    assert kept["favourites"] == ["of_a_pack", "pigeon"]


def test_a_mark_that_cannot_be_saved_is_told(app: App, profile: Path) -> None:
    (profile / "settings.json").unlink(missing_ok=True)
    (profile / "settings.json").mkdir()
    (profile / "settings.json" / "x").touch()
    open_stretch(page_of(app), "pigeon")
    page_of(app).detail.favourite.click()
    assert app.window.news.isVisible()
    assert "settings.json" in app.window.news.accessibleName()
    assert page_of(app).detail.favourite.isChecked(), "it holds until the program ends"


# --- playing ---


def play_to_the_end(app: App, clock: Clock) -> None:
    while app.driver.is_running:
        clock.now += 1
        app.driver.tick()
        let_paint()


def test_start_now_plays_just_this_stretch_on_both_sides_and_counts_it(
    qtbot: QtBot, app: App, clock: Clock, profile: Path
) -> None:
    page = page_of(app)
    open_stretch(page, "low_lunge")
    assert "Not done yet." in page.detail.facts._parts["history"]._labels[0].text()
    page.detail.start.click()
    assert app.window.pages.currentWidget() is app.window.player
    play_to_the_end(app, clock)
    qtbot.waitUntil(lambda: not app.feed.pending)

    holds = rows_on_disk(profile).holds
    assert [(hold.stretch, hold.side) for hold in holds] == [
        ("low_lunge", "left"),
        ("low_lunge", "right"),
    ]
    app.window.to_library.click()
    history = page.detail.facts._parts["history"]._labels[0]
    qtbot.waitUntil(lambda: history.text().startswith("Done once, last on 22 November 2026"))
    assert history.text().endswith("1.5 minutes in all.")


def test_the_history_is_asked_for_each_time_the_library_is_looked_at(
    qtbot: QtBot, app: App
) -> None:
    app.window.to_stretch.click()
    with qtbot.waitSignal(page_of(app).history_wanted, timeout=0):
        app.window.to_library.click()


def test_a_stretch_without_poses_can_be_read_and_played(
    opened: Callable[[], App], clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {"not_drawn": make_stretch("not_drawn", per_side=True), **catalogue().stretches}
    with_it = replace(catalogue(), stretches=MappingProxyType(known))
    monkeypatch.setattr("stretchdesk.data.packs.load_catalogue", lambda _: with_it)
    app = opened()
    app.builder.replace_request(Request(("hamstrings",), 15))
    offered = {step.stretch for step in app.proposal.routine.steps}
    assert offered
    assert "not_drawn" not in offered, "which would be the first of all"
    open_stretch(page_of(app), "not_drawn")
    let_paint()
    page_of(app).detail.start.click()
    let_paint()
    assert app.window.player._name.text() == "Not Drawn"
    play_to_the_end(app, clock)
    assert app.window.done.isVisible()


def test_every_drawn_stretch_has_a_page_with_its_figure(app: App) -> None:
    app.window.resize(SMALLEST)
    page = page_of(app)
    top = theme_of(page.palette()).figure["top"].name()
    for stretch in [key for key in ALL if key in book()]:
        page.open_stretch(stretch)
        page.detail.figure.show_hold()
        seen = colours(page.detail.figure.grab().toImage())
        assert seen[top] > 500, stretch


# --- looks ---


@pytest.mark.usefixtures("hard_to_fit")
def test_no_text_is_cut_off_in_the_smallest_window(opened: Callable[[], App]) -> None:
    app = opened()
    app.preferences.answer_health(["knee_injury"])
    app.window.resize(SMALLEST)
    page = page_of(app)
    for text in ("", "chair", "zebra", "low lunge"):
        page.filters.search.setText(text)
        let_paint()
        assert app.window.size() == SMALLEST
        assert cut_off(page) == [], text
        for choice in page.filters.findChildren(QComboBox):
            width = choice.fontMetrics().horizontalAdvance
            texts = [choice.itemText(n) for n in range(choice.count())]
            assert max(map(width, texts)) + 32 <= choice.width()
    page.filters.search.clear()
    for stretch in ("low_lunge", "chair_cross_hug", "warm_leg_swings", "side_childs_pose"):
        page.open_stretch(stretch)
        for _ in range(4):  # wrapped text asks for its height again once it has its width
            let_paint()
        assert app.window.size() == SMALLEST
        facts = page.detail.facts
        assert cut_off(facts) == [], stretch
        assert facts.width() <= page.detail._scroll.viewport().width()
        facts.hide()  # what has to be scrolled to lies outside the page
        assert cut_off(page) == [], stretch
        facts.show()
        assert page.detail.figure.height() >= 200


def test_light_and_dark_switch_live(qtbot: QtBot, qapp: QApplication, app: App) -> None:
    page = page_of(app)
    for dark in (True, False):
        qapp.setPalette(warm_palette(dark=dark))
        theme = theme_of(warm_palette(dark=dark))
        let_paint()
        qtbot.waitUntil(lambda: not app._house.figures.is_drawing)
        for look in (page.close_stretch, lambda: page.open_stretch("low_lunge")):
            look()
            page.detail.figure.show_hold()
            let_paint()
            seen = colours(page.grab().toImage())
            assert max(seen, key=seen.__getitem__) == theme.paper.name()
            for token in (theme.ink, theme.quiet, theme.figure["top"]):
                assert token.name() in seen, token.name()


# --- quickness ---


def test_a_key_press_is_answered_within_a_frame_with_five_thousand_stretches(
    opened: Callable[[], App], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known = list(catalogue().stretches.values())
    many = (replace(known[n % len(known)], id=f"stretch_{n}") for n in range(MANY))
    swollen = replace(catalogue(), stretches=MappingProxyType({s.id: s for s in many}))
    monkeypatch.setattr("stretchdesk.data.packs.load_catalogue", lambda _: swollen)
    page = page_of(opened())
    spent, floor = [], []
    for _ in range(9):
        for text in ("s", "st", ""):
            began = perf_counter()
            page.filters.search.setText(text)
            let_paint()
            spent.append(1000 * (perf_counter() - began))
        began = perf_counter()
        sum(n * n for n in range(100_000))
        floor.append(1000 * (perf_counter() - began))
    with capsys.disabled():
        sys.stdout.write(
            f"\nkey press to painted grid of {MANY}: {median(spent):.1f} ms; "
            f"floor {median(floor):.1f} ms\n"
        )
    assert median(spent) <= SLACK * FRAME_MS
