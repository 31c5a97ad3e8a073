"""What is noted about comfort, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def kind_names() -> dict[str, str]:
    """Each kind of note."""
    return {"pain": _tr("Pain"), "stiffness": _tr("Stiffness"), "feel": _tr("How it felt")}


def _tr(text: str) -> str:
    return QCoreApplication.translate("Comfort", text)
