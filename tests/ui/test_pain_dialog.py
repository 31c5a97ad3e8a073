"""When it hurts: noted with where and how much; sharp pain has no gentler way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from stretchdesk.core.session.recording import Note
from stretchdesk.core.session.routine import Side
from stretchdesk.engine.player_driver import Pain
from stretchdesk.ui.pain_dialog import PainDialog
from tests.ui.parts import catalogue, cut_off, let_paint

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # offscreen only


@pytest.fixture
def dialog(qtbot: QtBot) -> PainDialog:
    dialog = PainDialog(catalogue().areas, "glutes", Side.LEFT)
    qtbot.addWidget(dialog)
    dialog.show()
    let_paint()
    return dialog


def test_it_notes_where_how_much_and_what_then(dialog: PainDialog) -> None:
    told: list[tuple[Note, Pain]] = []
    dialog.noted.connect(lambda note, then: told.append((note, then)))
    dialog.score.setFocus()
    QTest.keyClick(dialog.score, Qt.Key.Key_Right)
    dialog.note.setText(" at the seat ")
    dialog.next.click()
    assert told == [(Note("pain", 4, "glutes", "left", "at the seat"), Pain.NEXT)]
    assert not dialog.isVisible()


def test_return_tries_it_gentler_unless_it_is_sharp(dialog: PainDialog) -> None:
    told: list[tuple[Note, Pain]] = []
    dialog.noted.connect(lambda note, then: told.append((note, then)))
    dialog.sharp.click()
    assert not dialog.gentler.isEnabled()
    assert "doctor" in dialog._advice.text()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert told == [(Note("pain", 3, "glutes", "left", "sharp, numb or tingling"), Pain.NEXT)]


def test_closed_it_notes_nothing(dialog: PainDialog) -> None:
    told: list[object] = []
    dialog.noted.connect(lambda *_: told.append(1))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert told == []


def test_nothing_is_cut_off(hard_to_fit: None, dialog: PainDialog) -> None:
    del hard_to_fit
    assert cut_off(dialog) == []
