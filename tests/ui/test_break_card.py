"""The card: it offers, it never takes the focus, and nobody is locked out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QAbstractAnimation, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.breaks.offer import Kind, Offer, Skip, Stage
from stretchdesk.ui.break_card import BreakCard, pointed_screen
from stretchdesk.ui.figure_cache import little_picture
from stretchdesk.ui.look import Look, use
from tests.ui.parts import book, catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from stretchdesk.ui.theme import Theme

# Offscreen only.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise|opacity|requestActivate|state")

OFFER = Offer(Kind.BREAK, size_s=300, since_s=0.0, snooze_s=420)
MICRO = Offer(Kind.MICRO, size_s=30, since_s=0.0)
LONG = "Upper back between the shoulder blades and the neck: not stretched yet"


def draw(size: int, dpr: float, theme: Theme) -> QImage:
    figure = figure_of(catalogue().stretches["low_lunge"], "right", book())
    return little_picture(figure, figure.motion.end, size, dpr, theme)


@pytest.fixture
def card() -> Iterator[BreakCard]:
    use(Look(still=True))
    card = BreakCard()
    yield card
    card.hide()
    card.deleteLater()
    use(Look())
    let_paint()


def show(card: BreakCard, offer: Offer, title: str = "Hips: 4 days") -> None:
    card.show_offer(offer, title, draw)
    let_paint()
    assert card.panel is not None


def heard(card: BreakCard) -> list[object]:
    """What the card asks for from now on."""
    asked: list[object] = []
    card.start_requested.connect(asked.append)
    card.snooze_requested.connect(partial(asked.append, "snooze"))
    card.skip_requested.connect(asked.append)
    return asked


@pytest.mark.parametrize("stage", [Stage.CARD, Stage.LARGE])
def test_it_stays_on_top_and_never_takes_the_focus(card: BreakCard, stage: Stage) -> None:
    show(card, replace(OFFER, stage=stage))
    wanted = (
        Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowDoesNotAcceptFocus
    )
    assert card.windowFlags() & wanted == wanted
    assert card.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not card.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
    assert card.focusWidget() is None


def test_each_answer_is_one_click(card: BreakCard) -> None:
    asked = heard(card)
    show(card, OFFER)
    panel = card.panel
    for button in (*panel.starts.values(), panel.snooze, *panel.skips.values()):
        button.click()
    assert asked == [1, 3, 5, "snooze", "not_now", "did_it"]
    assert panel.snooze.text() == "Snooze 7 min"
    names = [button.accessibleName() for button in panel.starts.values()]
    assert names == ["Start 1 min", "Start 3 min", "Start 5 min"]


def test_a_micro_stretch_has_one_start(card: BreakCard) -> None:
    asked = heard(card)
    show(card, MICRO)
    (start,) = card.panel.starts.values()
    assert start.text() == "Start 30 s"
    start.click()
    assert asked == [0]


def test_what_may_not_be_answered_is_not_offered(card: BreakCard) -> None:
    show(card, replace(OFFER, snooze_s=0, may_skip=False))
    hidden = (card.panel.snooze, *card.panel.skips.values())
    assert not any(button.isVisible() for button in hidden)


@pytest.mark.parametrize(
    ("corner", "at"),
    [("top_left", "topLeft"), ("top_right", "topRight"), ("bottom_left", "bottomLeft"),
     ("bottom_right", "bottomRight")],
)  # fmt: skip
def test_it_lies_in_the_chosen_corner(card: BreakCard, corner: str, at: str) -> None:
    screen = pointed_screen()
    card.place(screen, corner)
    show(card, OFFER)
    inner = screen.availableGeometry().adjusted(16, 16, -16, -16)
    assert getattr(card.geometry(), at)() == getattr(inner, at)()
    assert card.width() == 360


def test_ignored_it_grows_and_full_it_covers_the_screen(card: BreakCard) -> None:
    screen = QGuiApplication.primaryScreen()
    sizes = []
    for stage in Stage:
        show(card, replace(OFFER, stage=stage))
        sizes.append(card.width() * card.height())
    assert sizes == sorted(set(sizes))
    assert card.geometry() == screen.geometry()
    assert not card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    show(card, OFFER)
    assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert card.width() == 360


@pytest.mark.parametrize(
    ("allowed", "asked"),
    [
        ({}, ["snooze"]),
        ({"snooze_s": 0}, [Skip.NOT_NOW.value]),
        ({"snooze_s": 0, "may_skip": False}, []),
    ],
)
def test_escape_always_leads_out_of_the_full_screen(
    card: BreakCard, allowed: dict[str, int], asked: list[object]
) -> None:
    found = heard(card)
    show(card, replace(OFFER, stage=Stage.FULL, **allowed))
    QTest.keyClick(card, Qt.Key.Key_Escape)
    let_paint()
    assert found == asked
    if not asked:
        assert card.width() < QGuiApplication.primaryScreen().size().width()
        assert card.isVisible()


def test_its_first_paint_is_told_once_a_showing(card: BreakCard, qtbot: QtBot) -> None:
    told: list[int] = []
    card.painted.connect(partial(told.append, 1))
    for n in (1, 2):
        with qtbot.waitSignal(card.painted):
            show(card, OFFER)
        card.update()
        let_paint()
        assert len(told) == n
        card.hide()


def test_the_figure_is_drawn_once_for_a_screen_and_a_theme(card: BreakCard) -> None:
    drawn: list[tuple[int, float]] = []

    def count(size: int, dpr: float, theme: Theme) -> QImage:
        drawn.append((size, dpr))
        return draw(size, dpr, theme)

    card.show_offer(OFFER, "Hips: 4 days", count)
    let_paint()
    card.panel.picture.update()
    let_paint()
    assert drawn == [(120, card.devicePixelRatioF())]


def test_it_fades_in_and_then_nothing_moves(card: BreakCard, qtbot: QtBot) -> None:
    show(card, OFFER)
    assert card._fade.state() == QAbstractAnimation.State.Stopped, "motion is reduced"
    card.hide()
    use(Look())
    with qtbot.waitSignal(card._fade.finished):
        show(card, OFFER)
    assert card._fade.state() == QAbstractAnimation.State.Stopped
    assert card.windowOpacity() == 1.0


def test_hidden_while_it_fades_in_it_is_not_faint_the_next_time(card: BreakCard) -> None:
    use(Look())
    show(card, OFFER)
    assert card.windowOpacity() < 1.0
    card.hide()
    assert card._fade.state() == QAbstractAnimation.State.Stopped
    use(Look(still=True))
    show(card, OFFER)
    assert card.windowOpacity() == 1.0


def test_of_a_screen_that_is_gone_it_moves_to_another(card: BreakCard) -> None:
    card.place(pointed_screen(), "top_left")
    show(card, OFFER)
    card.move(40_000, 0)
    card._leave(QGuiApplication.primaryScreen())
    assert pointed_screen().availableGeometry().contains(card.geometry())


@pytest.mark.usefixtures("hard_to_fit")
@pytest.mark.parametrize("stage", Stage)
def test_long_words_fit(card: BreakCard, stage: Stage) -> None:
    for offer in (OFFER, MICRO):
        show(card, replace(offer, stage=stage), LONG)
        assert cut_off(card) == []
