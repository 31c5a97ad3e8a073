"""Which area has its turn, and the routine that follows from it; known without any window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.session.candidates import due_areas
from stretchdesk.core.session.micro import micro
from stretchdesk.core.session.planner import plan
from stretchdesk.core.session.recent import NOTHING, recent_lately
from stretchdesk.core.session.request import Request
from stretchdesk.ui.break_words import due_text
from stretchdesk.wiring.house import offered

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.progress.recency import Lately
    from stretchdesk.core.session.routine import Routine
    from stretchdesk.core.settings import Settings
    from stretchdesk.wiring.base import Base


class Due(QObject):
    """Goes by the history as the feed brings it."""

    changed = Signal()

    def __init__(self, base: Base, parent: QObject) -> None:
        super().__init__(parent)
        self._base = base
        self._recent = NOTHING
        base.feed.changed.connect(self._learn)

    @property
    def areas(self) -> tuple[str, ...]:
        """Ids; none while nothing was ever stretched."""
        return due_areas(self._base.content.catalogue.areas, self._recent)

    @property
    def text(self) -> str:
        """The first of them with how long ago it had its turn, or nothing."""
        return self.title(self.areas[0]) if self.areas else ""

    def title(self, area: str) -> str:
        """An area with how long ago it had its turn."""
        state = self._recent.areas.get(area)
        name = self._base.content.catalogue.areas[area].name
        return due_text(name, state.days if state else None)

    def request(self, minutes: int) -> Request:
        """A break of so many minutes, as this person wants them; 0 is a micro-stretch."""
        settings = self._settings
        return Request(
            areas=self.areas,
            minutes=max(1, minutes),
            place=Position(settings.place),
            discreet=settings.discreet,
            level=settings.level,
            avoid=frozenset(settings.cautions),
            never=frozenset(settings.never),
        )

    def routine(self, minutes: int) -> Routine:
        """What would be played; 0 is a micro-stretch."""
        catalogue = self._catalogue
        request = self.request(minutes)
        if minutes:
            return plan(catalogue, request, self._recent)
        return micro(catalogue, request, self._recent, self._settings.micro_s)

    def first(self, minutes: int) -> Stretch:
        """The first stretch of that routine after its warm-up; where there is none, any drawn."""
        stretches = self._catalogue.stretches
        steps = [step for step in self.routine(minutes).steps if not step.is_rest]
        found = (stretches[step.stretch] for step in steps)
        return next(
            (one for one in found if one.kind is Kind.STRETCH), next(iter(stretches.values()))
        )

    @property
    def _settings(self) -> Settings:
        return self._base.preferences.settings

    @property
    def _catalogue(self) -> Catalogue:
        return offered(self._base.content)

    def _learn(self, lately: Lately) -> None:
        today = self._base.clocks.wall().date()
        self._recent = recent_lately(self._base.content.catalogue.areas, lately, today)
        self.changed.emit()
