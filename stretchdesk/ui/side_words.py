"""Left and right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def side_names() -> dict[str, str]:
    """Standing alone, such as on a button."""
    return {"left": _tr("Left"), "right": _tr("Right")}


def side_in_text(side: str | None) -> str:
    """Within a sentence; empty for both sides or none."""
    return {"left": _tr("left"), "right": _tr("right")}.get(side or "", "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Sides", text)
