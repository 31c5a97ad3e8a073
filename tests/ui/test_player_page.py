"""The player: what to do, on which side, for how long and what is next; all of it by keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stretchdesk.core.body.book import PoseBook
from stretchdesk.core.session.events import Phase
from stretchdesk.core.session.player import Player
from stretchdesk.core.session.routine import Routine, Side, Step, lead_times, rest
from stretchdesk.core.settings import Settings
from stretchdesk.ui.done_page import DonePage
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.player_page import PlayerPage
from stretchdesk.ui.theme import theme_of, warm_palette
from tests.core.rows import hold
from tests.ui.parts import book, catalogue, colours, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from stretchdesk.core.progress.records import Hold

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only

STEPS = (
    Step("stretch", "low_lunge", Side.LEFT, 30, ""),
    Step("stretch", "low_lunge", Side.RIGHT, 30, ""),
    Step("stretch", "seated_forward_fold", Side.BOTH, 40, ""),
)


def position(stretch: str) -> str:
    return str(catalogue().stretches[stretch].position)


ROUTINE = Routine(("hip_flexors",), 3, "floor", 2, STEPS, lead_times(STEPS, position))


class Rig:
    """The page on a real session whose clock is turned by hand."""

    def __init__(self, page: PlayerPage) -> None:
        self.page = page
        self.now = 0.0
        self.player = Player(ROUTINE, 0.0)
        self.show()

    def show(self) -> None:
        self.page.show_state(self.player.state)

    def run(self, seconds: float) -> None:
        """Let the time pass, looked at every half second."""
        until = self.now + seconds
        while self.now < until:
            self.now = min(until, self.now + 0.5)
            self.player.tick(self.now, may_hold=True)
            self.show()

    def run_to(self, phase: Phase, index: int) -> None:
        while (self.player.state.phase, self.player.state.index) != (phase, index):
            self.run(0.5)


@pytest.fixture
def page(qtbot: QtBot) -> PlayerPage:
    page = PlayerPage(catalogue(), book())
    qtbot.addWidget(page)
    page.resize(1000, 700)
    with qtbot.waitActive(page):
        page.show()
    page.setFocus()
    return page


@pytest.fixture
def rig(page: PlayerPage) -> Rig:
    return Rig(page)


def test_it_leads_through_all_phases(rig: Rig) -> None:
    page = rig.page
    told = []
    for phase, index in (
        (Phase.GET_READY, 0),
        (Phase.HOLD, 0),
        (Phase.SWITCH_SIDES, 1),
        (Phase.HOLD, 1),
        (Phase.CHANGE, 2),
        (Phase.HOLD, 2),
    ):
        rig.run_to(phase, index)
        side = page._side.text() if page._side.isVisible() else ""
        told.append((page._phase.text(), page._name.text(), side, page._next.text()))

    assert told == [
        ("Get ready", "Low Lunge", "Left side", "Next: Low Lunge, Right side"),
        ("Hold", "Low Lunge", "Left side", "Next: Low Lunge, Right side"),
        ("Switch sides", "Low Lunge", "Right side", "Next: Seated Forward Fold"),
        ("Hold", "Low Lunge", "Right side", "Next: Seated Forward Fold"),
        ("Next stretch", "Seated Forward Fold", "", "Last one"),
        ("Hold", "Seated Forward Fold", "", "Last one"),
    ]


def test_one_short_cue_and_the_place_in_the_routine(rig: Rig) -> None:
    assert rig.page._cue.text() == catalogue().stretches["low_lunge"].cue
    assert len(rig.page._cue.text().split()) <= 12
    assert rig.page._place.text() == "1 of 3"
    rig.run_to(Phase.CHANGE, 2)
    assert rig.page._place.text() == "3 of 3"


def lunge_only(*, easier: bool) -> PoseBook:
    """A book with the lunge, with or without an easier pose: another figure's hold."""
    poses = {key: pose for key, pose in book().poses("low_lunge").items() if key != "easier"}
    if easier:
        poses["easier"] = book().poses("figure_four")["hold"]
    return PoseBook({"low_lunge": poses})


@pytest.mark.parametrize("drawn", [True, False])
def test_the_easier_variation_is_said_and_shown_where_it_is_drawn(
    qtbot: QtBot, drawn: bool
) -> None:
    poses = lunge_only(easier=drawn)
    page = PlayerPage(catalogue(), poses)
    qtbot.addWidget(page)
    step = Step("stretch", "low_lunge", Side.LEFT, 30, "", easier=True)
    page.show_state(Player(replace(ROUTINE, steps=(step,), lead_s=(5,)), 0.0).state)

    stretch = catalogue().stretches["low_lunge"]
    assert page._cue.text() == f"Easier: {stretch.easier}"
    shown = page.figure._figure
    assert shown is not None
    assert shown.motion is poses.motion("low_lunge", "left", easier=drawn)


def test_the_end_leaves_the_last_picture(rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 2)
    rig.run(60)
    assert rig.player.state.phase is Phase.DONE
    assert rig.page._phase.text() == "Hold"


def test_the_ring_counts_down_in_whole_seconds_and_says_so(rig: Rig) -> None:
    ring = rig.page.ring
    heard = QAccessible.queryAccessibleInterface(ring)
    assert heard.role() == QAccessible.Role.ProgressBar
    assert heard.text(QAccessible.Text.Name) == "Time left"
    assert heard.text(QAccessible.Text.Description) == "5 seconds left"
    rig.run_to(Phase.HOLD, 0)
    assert (ring.value(), ring.accessibleDescription()) == (0, "30 seconds left")

    rig.run(15)
    assert (ring.value(), ring.accessibleDescription()) == (500, "15 seconds left")
    rig.run(13.5)
    assert ring.accessibleDescription() == "2 seconds left"
    rig.run(1)
    assert ring.accessibleDescription() == "1 second left"


def test_the_ring_is_drawn_as_far_as_the_hold_is_done(rig: Rig) -> None:
    accent = theme_of(rig.page.palette()).accent.name()
    drawn = []
    rig.run_to(Phase.HOLD, 0)
    for seconds in (0, 10, 10):
        rig.run(seconds)
        let_paint()
        drawn.append(colours(rig.page.ring.grab().toImage())[accent])

    assert drawn[0] == 0
    assert drawn[2] == pytest.approx(2 * drawn[1], rel=0.1)


def test_the_seconds_can_be_read_from_two_metres(rig: Rig) -> None:
    """Two metres ask for about 30 px of height on a common screen."""
    rig.page.resize(900, 600)
    rig.run_to(Phase.HOLD, 0)
    let_paint()
    image = rig.page.ring.grab().toImage()
    ink = theme_of(rig.page.palette()).ink.name()
    rows = [
        y for y in range(image.height()) if ink in {image.pixelColor(x, y).name()
        for x in range(image.width())}
    ]  # fmt: skip
    assert max(rows) - min(rows) >= 30


def test_the_figure_waits_moves_and_breathes_only_in_the_hold(qtbot: QtBot, rig: Rig) -> None:
    figure = rig.page.figure
    rig.run(1)
    assert (figure.is_moving, figure._way) == (False, 0.0)
    rig.run(0.5)
    assert figure.is_moving
    figure.show_hold()
    rig.run(3)
    assert figure._breath == 0.0
    rig.run_to(Phase.HOLD, 0)
    rig.run(4)
    assert figure._breath == pytest.approx(1.0, abs=0.05)
    assert figure.accessibleName() == "Low Lunge, Left side"


def test_the_breath_is_said_in_the_hold_and_care_before_it(rig: Rig) -> None:
    said = rig.page._breath
    assert said.text() == catalogue().guidance.discomfort
    rig.run_to(Phase.HOLD, 0)
    rig.run(1)
    assert said.text() == "Breathe in by the nose"
    rig.run(4)
    assert said.text() == "Breathe out by the mouth"


def test_each_side_shows_the_figure_mirrored(rig: Rig) -> None:
    pictures = []
    for index in (0, 1):
        rig.run_to(Phase.HOLD, index)
        rig.page.figure.show_hold()
        pictures.append(rig.page.figure.grab().toImage())

    assert pictures[0] != pictures[1]
    assert rig.page.figure.accessibleName() == "Low Lunge, Right side"


def test_a_pause_is_shown_and_stays(rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 0)
    rig.player.pause(rig.now)
    rig.show()
    assert (rig.page._phase.text(), rig.page.pause.text()) == ("Paused", "Go on")

    rig.player.resume(rig.now)
    rig.show()
    assert (rig.page._phase.text(), rig.page.pause.text()) == ("Hold", "Pause")


@pytest.mark.parametrize(
    ("key", "asked"),
    [
        (Qt.Key.Key_Space, "pause_requested"),
        (Qt.Key.Key_Left, "back_requested"),
        (Qt.Key.Key_Right, "next_requested"),
        (Qt.Key.Key_Escape, "leave_requested"),
        (Qt.Key.Key_F11, "full_screen_requested"),
    ],
)
def test_every_command_has_its_key_wherever_the_focus_is(
    page: PlayerPage, key: Qt.Key, asked: str
) -> None:
    said: list[str] = []
    for name in ("pause", "back", "next", "leave", "full_screen"):
        signal = f"{name}_requested"
        getattr(page, signal).connect(lambda signal=signal: said.append(signal))
    for place in (page, page.pause, page.back, page.next, page.leave):
        place.setFocus()
        QTest.keyClick(place, key)
        assert said == [asked], place
        said.clear()


@pytest.mark.parametrize("name", ["pause", "back", "next", "leave"])
def test_every_command_has_its_button(qtbot: QtBot, page: PlayerPage, name: str) -> None:
    button = getattr(page, name)
    with qtbot.waitSignal(getattr(page, f"{name}_requested"), timeout=0):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)
    assert min(button.width(), button.height()) >= 24


def test_a_second_session_starts_with_its_own_picture(rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 0)
    rig.page.figure.show_hold()
    rig.page.forget()
    rig.now = 0.0
    rig.player = Player(ROUTINE, 0.0)
    rig.show()
    assert rig.page.figure._way == 0.0


def test_light_and_dark_switch_live(qapp: QApplication, rig: Rig) -> None:
    for dark in (True, False):
        qapp.setPalette(warm_palette(dark=dark))
        let_paint()
        theme = theme_of(warm_palette(dark=dark))
        seen = colours(rig.page.grab().toImage())
        assert max(seen, key=seen.__getitem__) == theme.paper.name()
        for token in (theme.ink, theme.quiet, theme.accent, theme.figure["legs"]):
            assert token.name() in seen, token.name()


@pytest.fixture
def done(qtbot: QtBot) -> DonePage:
    figures = FigureCache(catalogue(), book())
    done = DonePage(catalogue(), figures)
    figures.setParent(done)
    qtbot.addWidget(done)
    return done


def held(stretch: str, seconds: float) -> Hold:
    return replace(hold("2026-11-22", seconds), stretch=stretch)


@pytest.mark.parametrize(("finished", "title"), [(True, "Done"), (False, "Kept what you did")])
def test_the_last_page_says_what_was_held(done: DonePage, finished: bool, title: str) -> None:
    holds = [
        *[held("low_lunge", 30)] * 2,
        held("childs_pose", 0.2),
        held("seated_forward_fold", 40),
    ]

    done.show_session(125.4, holds, finished=finished)

    assert done._title.text() == title
    assert done._summary.text() == "3 holds in 2:05 min"
    role = Qt.ItemDataRole.AccessibleTextRole
    rows = [done.list.item(n).data(role) for n in range(done.list.count())]
    assert rows == [
        "Low Lunge, 60 s, Hip flexors",
        "Seated Forward Fold, 40 s, Back of the thighs",
    ]


def test_the_last_page_leads_on(qtbot: QtBot, done: DonePage) -> None:
    with qtbot.waitSignal(done.progress_requested, timeout=0):
        done.see.click()
    with qtbot.waitSignal(done.close_requested, timeout=0):
        done.close_button.click()


def test_tools_ask_for_what_their_keys_say(page: PlayerPage, rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 0)
    told: list[object] = []
    page.tools.lengthened.connect(told.append)
    page.tools.easier_requested.connect(lambda: told.append("easier"))
    page.tools.hurt_requested.connect(lambda: told.append("hurt"))
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_E, Qt.Key.Key_P):
        QTest.keyClick(page, key)
    assert told == [10, -10, "easier", "hurt"]


@pytest.mark.qt_log_ignore("propagateSizeHints|raise|grabbing the keyboard")  # offscreen only
@pytest.mark.parametrize(("downs", "reason"), [(0, "not_now"), (1, "done_already"), (2, "never")])
def test_a_skip_has_one_of_three_meanings(
    page: PlayerPage, rig: Rig, downs: int, reason: str
) -> None:
    del rig
    told: list[str] = []
    page.tools.skip_requested.connect(told.append)
    QTest.keyClick(page, Qt.Key.Key_S)
    menu = QApplication.activePopupWidget()
    for _ in range(downs):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert told == [reason]


def test_a_rest_shows_what_comes_after_it(page: PlayerPage) -> None:
    steps = (STEPS[2], rest(20), STEPS[0])
    player = Player(replace(ROUTINE, steps=steps, lead_s=lead_times(steps, position)), 0.0)
    for now in range(48):
        player.tick(float(now))
    page.show_state(player.state)
    assert (page._phase.text(), page._name.text()) == ("Rest", "Low Lunge")
    assert not page.tools.hurts.isVisible()


def test_the_figure_turns_by_keys_and_the_session_does_not_mind(page: PlayerPage, rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 0)
    told: list[str] = []
    page.back_requested.connect(lambda: told.append("back"))
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert page.figure.camera is not None
    page.figure.turn_back()
    assert page.figure.camera is None
    assert told == []


def test_on_a_high_page_the_texts_grow(page: PlayerPage, rig: Rig) -> None:
    del rig
    before = page._cue.font().pointSizeF()
    page.resize(1920, 1200)
    let_paint()
    assert page._cue.font().pointSizeF() > 1.2 * before


def test_the_last_three_seconds_are_seen_unless_switched_off(page: PlayerPage, rig: Rig) -> None:
    rig.run_to(Phase.HOLD, 0)
    ends = []
    while rig.player.state.phase is Phase.HOLD:
        ends.append((page.ring._seconds, page.ring.is_ending))
        rig.run(1.0)
    assert [seconds for seconds, ending in ends if ending] == [3, 2, 1]
    assert not page.ring.is_ending
    page.use(Settings(last_cue=False))
    rig.run_to(Phase.HOLD, 1)
    rig.run(28)
    assert page.ring._seconds == 2
    assert not page.ring.is_ending
