"""The proposed routine can be changed by mouse and by keys; the total follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from stretchdesk.core.session.request import Request
from tests.ui.parts import cut_off, let_paint

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractButton

    from stretchdesk.app import App
    from stretchdesk.ui.routine_pane import RoutinePane

pytestmark = pytest.mark.qt_log_ignore(
    "propagateSizeHints|raise|grabbing the keyboard"  # offscreen only
)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def app(opened: Callable[[], App]) -> App:
    app = opened()
    app.builder.replace_request(Request(("hamstrings", "glutes"), 10))
    return app


@pytest.fixture
def pane(app: App) -> RoutinePane:
    pane = app.window.stretch.routine
    pane.list.setFocus()
    pane.list.setCurrentRow(1)
    return pane


def names(pane: RoutinePane) -> list[str]:
    return [pane.list.item(n).text() for n in range(pane.list.count())]


def key(pane: RoutinePane, key: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    QTest.keyClick(pane.list, key, modifier)


def menu_of(pane: RoutinePane) -> QMenu:
    return next(menu for menu in pane.tools.findChildren(QMenu) if menu.isVisible())


def test_a_row_moves_by_keys_and_stays_chosen(pane: RoutinePane) -> None:
    before = names(pane)
    key(pane, Qt.Key.Key_Down)
    assert names(pane)[1:3] == [before[2], before[1]]
    assert pane.list.currentRow() == 2
    key(pane, Qt.Key.Key_Up)
    key(pane, Qt.Key.Key_Up)
    key(pane, Qt.Key.Key_Up)
    assert pane.list.currentRow() == 0
    assert names(pane)[0] == before[1]


@pytest.mark.parametrize(("lower_half", "to"), [(False, 2), (True, 3)])
def test_a_row_moves_by_drag_to_where_it_is_dropped(
    pane: RoutinePane, lower_half: bool, to: int
) -> None:
    before = names(pane)
    pane.list.setCurrentRow(0)
    box = pane.list.visualItemRect(pane.list.item(3))
    y = box.bottom() - 2 if lower_half else box.top() + 2
    drop = QDropEvent(
        QPointF(box.center().x(), y),
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    pane.list.dropEvent(drop)
    assert names(pane).index(before[0]) == to
    assert sorted(names(pane)) == sorted(before)
    assert pane.list.currentRow() == to


def test_the_total_follows_seconds_and_rows_at_once(app: App, pane: RoutinePane) -> None:
    def total() -> int:
        minutes, _, rest = pane._summary.text().partition(" · ")[2].partition(":")
        return 60 * int(minutes) + int(rest.split()[0])

    sides = 2 if app.proposal.draft.blocks[1].stretch.per_side else 1
    before = total()
    assert before == app.proposal.routine.total_s
    pane.tools.shorter.click()
    assert total() == before - 5 * sides
    key(pane, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    assert total() == app.proposal.routine.total_s < before - 5 * sides
    QTest.keyClick(pane, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    pane.tools.undo.click()
    assert total() == before
    assert not pane.tools.undo.isVisible()


def test_a_swap_offers_what_serves_the_same_area(app: App, pane: RoutinePane) -> None:
    areas = set(app.proposal.draft.blocks[1].stretch.primary)
    pane.tools.swap.click()
    first = menu_of(pane).actions()[0]
    other = app.catalogue.stretches[first.data()]
    assert areas & set(other.primary)
    first.trigger()
    assert names(pane)[1] == other.name


def test_a_stretch_is_added_from_its_area(app: App, pane: RoutinePane) -> None:
    pane.tools.add.click()
    neck = next(action.menu() for action in menu_of(pane).actions() if action.text() == "Neck")
    neck.actions()[0].trigger()
    assert app.proposal.draft.blocks[-1].stretch.primary == ("neck",)
    assert pane.list.item(pane.list.count() - 1).text() == neck.actions()[0].text()


def test_a_locked_row_says_so_and_stays(app: App, pane: RoutinePane) -> None:
    name = names(pane)[1]
    key(pane, Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier)
    role = Qt.ItemDataRole.AccessibleTextRole
    assert pane.list.item(1).data(role).endswith("locked")
    assert pane.tools.lock.text() == "Unlock"
    app.builder.set_minutes(15)
    assert name in names(pane)


def test_only_a_chosen_row_has_its_tools(pane: RoutinePane) -> None:
    tools = pane.tools
    own: tuple[QAbstractButton, ...] = (tools.swap, tools.shorter, tools.lock, tools.remove)
    assert all(button.isVisible() for button in own)
    pane.list.setCurrentRow(-1)
    assert not any(button.isVisible() for button in own)
    assert tools.add.isVisible()


@pytest.mark.usefixtures("hard_to_fit")
def test_the_tools_fit(opened: Callable[[], App]) -> None:
    app = opened()
    app.window.resize(900, 600)
    pane = app.window.stretch.routine
    pane.list.setCurrentRow(0)
    app.builder.remove(0)
    let_paint()
    assert cut_off(pane) == []
