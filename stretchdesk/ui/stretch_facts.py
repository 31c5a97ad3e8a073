"""All there is to read about a stretch, in parts with a heading each."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.dates import full_day
from stretchdesk.ui.health_note import HealthNote
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.theme import GAP, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from PySide6.QtWidgets import QLabel

    from stretchdesk.core.content.catalogue import Catalogue, Caution, Stretch
    from stretchdesk.core.progress.practice import Practice
    from stretchdesk.ui.stretch_words import StretchWords


class StretchFacts(QWidget):
    """What health answers mean for it, steps, mistake, easier variation, areas, cautions with their
    reasons, own history, sources."""

    def __init__(self, catalogue: Catalogue, words: StretchWords) -> None:
        super().__init__()
        self._cautions: Mapping[str, Caution] = catalogue.cautions
        self._words = words
        self._source = catalogue.guidance.source
        self.note = HealthNote(catalogue.cautions)
        self._parts = {
            "steps": _Part(self.tr("How to do it")),
            "mistake": _Part(self.tr("Common mistake")),
            "easier": _Part(self.tr("Easier")),
            "areas": _Part(self.tr("Works on")),
            "hidden": _Part(self.tr("Leave it out with")),
            "gently": _Part(self.tr("Go gently with")),
            "history": _Part(self.tr("Your history")),
            "source": _Part(self.tr("Where this comes from")),
        }
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2 * GAP)
        rows.addWidget(self.note)
        for part in self._parts.values():
            rows.addWidget(part)
        rows.addWidget(QuietLabel(self.tr("Not medical advice."), Size.SMALL))
        rows.addStretch(1)

    def show_stretch(self, stretch: Stretch) -> None:
        """Describe a stretch."""
        source = stretch.source or self._source
        numbered = [f"{n}. {step}" for n, step in enumerate(stretch.steps, 1)]
        for name, lines in (
            ("steps", numbered),
            ("mistake", [stretch.mistake]),
            ("easier", [stretch.easier]),
            ("areas", self._targets(stretch)),
            ("hidden", self._reasons(stretch.contraindications)),
            ("gently", self._reasons(stretch.caution)),
            ("source", [source] if source else []),
        ):
            self._parts[name].show_lines(lines)

    def show_practice(self, practice: Practice | None) -> None:
        """How often, when last and how long it was done; None for never."""
        if practice is None:
            self._parts["history"].show_lines([self.tr("Not done yet.")])
            return
        times = counted(practice.times, self.tr("once"), self.tr("{n} times"))
        minutes = f"{practice.minutes:.1f}".removesuffix(".0")
        said = self.tr("Done {times}, last on {day}; {minutes} minutes in all.")
        line = said.format(times=times, day=full_day(practice.last), minutes=minutes)
        self._parts["history"].show_lines([line])

    def _targets(self, stretch: Stretch) -> list[str]:
        lines = [self._words.areas(stretch.primary)]
        if stretch.secondary:
            also = self.tr("Also: {areas}")
            lines.append(also.format(areas=self._words.areas(stretch.secondary)))
        muscles = self.tr("Muscles: {muscles}")
        return [*lines, muscles.format(muscles=", ".join(stretch.muscles))]

    def _reasons(self, cautions: Iterable[str]) -> list[str]:
        known = (self._cautions[caution] for caution in cautions)
        return [f"{caution.name}: {caution.why}." for caution in known]


class _Part(QWidget):
    """A quiet heading over lines that wrap; gone where there is nothing to say."""

    def __init__(self, heading: str) -> None:
        super().__init__()
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GAP // 2)
        self._column.addWidget(QuietLabel(heading, Size.SMALL))

    def show_lines(self, lines: Sequence[str]) -> None:
        while len(self._labels) < len(lines):
            self._labels.append(text_label())
            self._column.addWidget(self._labels[-1])
        for label, line in zip_longest(self._labels, lines):
            label.setText(line or "")
            label.setVisible(line is not None)
        self.setVisible(bool(lines))
