"""What is said about an own routine: how long it takes, and how much is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.session.own_routine import total_s
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import OwnRoutine


def clock_time(own: OwnRoutine, catalogue: Catalogue) -> str:
    minutes, seconds = divmod(total_s(own, catalogue), 60)
    return _tr("{minutes}:{seconds:02} min").format(minutes=minutes, seconds=seconds)


def amount(own: OwnRoutine) -> str:
    """Stretches, and rounds if there are several."""
    stretches = counted(len(own.items), _tr("1 stretch"), _tr("{n} stretches"))
    rounds = _tr("{n} rounds").format(n=own.rounds)
    return f"{stretches} · {rounds}" if own.rounds > 1 else stretches


def _tr(text: str) -> str:
    return QCoreApplication.translate("OwnWords", text)
