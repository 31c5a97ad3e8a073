"""Questions and bad news in a box of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QAbstractButton, QWidget


def ask_to_leave(window: QWidget) -> bool | None:
    """True to keep what was held, False to discard it, None to go on."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Leave the session"))
    box.setText(_tr("Leave the session here?"))
    box.setInformativeText(_tr("What you held so far is kept unless you discard it."))
    keep = box.addButton(_tr("Leave and keep"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(_tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    go_on = box.addButton(_tr("Go on"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(go_on)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return True if chosen is keep else False if chosen is discard else None


def ask_to_do_left_out(window: QWidget, name: str, reasons: Sequence[str]) -> bool:
    """Whether to start a stretch that health answers are against."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Left out"))
    box.setText(_tr("Your health answers leave out {name}.").format(name=name))
    care = _tr("Its easier variation is shown. Stop at sharp pain, numbness or tingling.")
    box.setInformativeText("\n\n".join((*reasons, care)))
    go_on = box.addButton(_tr("Start all the same"), QMessageBox.ButtonRole.AcceptRole)
    return _is_answered(box, go_on, _tr("Leave it out"))


def ask_to_discard_routine(window: QWidget) -> bool:
    """Whether what was changed in a routine and not saved is to be lost."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Discard changes"))
    box.setText(_tr("Discard what you changed in this routine?"))
    discard = box.addButton(_tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    return _is_answered(box, discard, _tr("Go on"))


def ask_to_discard_readings(window: QWidget) -> bool:
    """Whether readings that were typed and not saved are to be lost."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Discard readings"))
    box.setText(_tr("Discard the readings you have typed?"))
    discard = box.addButton(_tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    return _is_answered(box, discard, _tr("Go on"))


def ask_to_remove_pack(window: QWidget, name: str) -> bool:
    """Whether a pack is to be removed."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Remove a pack"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_tr("Remove {name}?").format(name=name))
    box.setInformativeText(
        _tr("Its stretches leave the library and new routines. What you did stays in the history.")
    )
    remove = box.addButton(_tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
    return _is_answered(box, remove, _tr("Keep"))


def ask_to_restore(window: QWidget, day: str, what: str) -> bool:
    """Whether a copy is to take the place of the history."""
    box = QMessageBox(window)
    box.setWindowTitle(_tr("Bring back a copy"))
    box.setText(_tr("Bring back the history of {day}?").format(day=day))
    box.setInformativeText(what)
    back = box.addButton(_tr("Bring back"), QMessageBox.ButtonRole.DestructiveRole)
    return _is_answered(box, back, _tr("Leave it as it is"))


def tell_trouble(window: QWidget, text: str) -> None:
    """What could not be done, and why."""
    QMessageBox.warning(window, "StretchDesk", text)


def tell_failure(text: str) -> None:
    """The last word of a program that cannot start."""
    QMessageBox.critical(None, "StretchDesk", text)


def _is_answered(box: QMessageBox, yes: QAbstractButton, no: str) -> bool:
    """Whether `yes` is pressed; `no` is what Enter and Escape do."""
    other = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(other)
    box.setEscapeButton(other)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    return chosen is yes


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)
