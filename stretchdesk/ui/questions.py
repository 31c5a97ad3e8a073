"""Questions and bad news in a box of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


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


def tell_failure(text: str) -> None:
    """The last word of a program that cannot start."""
    QMessageBox.critical(None, "StretchDesk", text)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)
