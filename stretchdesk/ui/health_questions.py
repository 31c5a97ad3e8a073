"""The health questions: what applies is ticked, once, and can be changed at any time."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from PySide6.QtGui import QResizeEvent, QShowEvent

    from stretchdesk.core.content.catalogue import Caution

# What is in none of these stands under the last heading.
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "back": ("disc_herniation", "sciatica", "spinal_stenosis", "osteoporosis", "neck_injury"),
        "arms": ("shoulder_injury", "wrist_injury"),
        "legs": (
            *("hip_replacement", "hip_impingement", "groin_strain"),
            *("hamstring_strain", "knee_injury", "ankle_injury"),
        ),
    }
)


class HealthQuestions(QDialog):
    """One box for each question. Nothing ticked is an answer too; skipping is none."""

    answered = Signal(object)
    """The ids of what applies, as a tuple."""
    skipped = Signal()

    def __init__(self, cautions: Mapping[str, Caution], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Health questions"))
        self.boxes = {tag: _question(caution) for tag, caution in cautions.items()}
        self.save = PrimaryButton(self.tr("Save"))
        self.skip = PlainButton(self.tr("Skip for now"))
        self.cancel = PlainButton(self.tr("Cancel"))
        self._inside = QWidget()
        self._parts = QVBoxLayout(self._inside)
        self._scroll = ScrollPage()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves = tuple(self._grouped())
        self.save.setDefault(True)
        self.save.clicked.connect(self._answer)
        self.skip.clicked.connect(self._skip)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        self.show_answers((), asked=False)

    def show_answers(self, answers: Collection[str], *, asked: bool) -> None:
        """Tick what was answered; once asked, there is nothing to skip any more."""
        for tag, box in self.boxes.items():
            box.setChecked(tag in answers)
        self.skip.setVisible(not asked)
        self.cancel.setVisible(asked)
        # Left to itself, Qt allows a new window two thirds of the screen.
        self.resize(self.sizeHint())

    def _answer(self) -> None:
        self.answered.emit(tuple(tag for tag, box in self.boxes.items() if box.isChecked()))
        self.accept()

    def _skip(self) -> None:
        self.skipped.emit()
        self.reject()

    # --- layout ---

    def _lay_out(self) -> None:
        parts = self._parts
        parts.setContentsMargins(MARGIN, MARGIN, MARGIN, GAP)
        parts.setSpacing(2 * GAP)
        parts.addWidget(
            text_label(self.tr("Does any of this apply to you?"), Size.TITLE, bold=True)
        )
        parts.addWidget(text_label(self._reason))
        self._columns.setSpacing(2 * GAP)
        for column in self._halves:
            self._columns.addLayout(column, 1)
        parts.addLayout(self._columns)
        parts.addWidget(QuietLabel(self._disclaimer, Size.SMALL))
        parts.addStretch(1)
        self._scroll.setWidget(self._inside)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._scroll, 1)
        rows.addWidget(Hairline())
        rows.addLayout(self._foot())

    @property
    def _reason(self) -> str:
        return self.tr(
            "What could harm is then left out of your routines, and what needs care is shown in"
            " its easier variation."
        )

    @property
    def _disclaimer(self) -> str:
        return self.tr(
            "Not medical advice: if in doubt, ask your doctor or physiotherapist. Stop at sharp"
            " pain, numbness or tingling. Your answers stay on this computer."
        )

    def _foot(self) -> QHBoxLayout:
        foot = foot_of((self.skip, self.cancel, self.save))
        foot.setContentsMargins(MARGIN, GAP + GAP // 2, MARGIN, GAP + GAP // 2)
        return foot

    def _grouped(self) -> Iterator[QVBoxLayout]:
        """Two columns of about the same height."""
        grouped = {tag for tags in _GROUPS.values() for tag in tags}
        others = [tag for tag in self.boxes if tag not in grouped]
        back, arms, legs = _GROUPS["back"], _GROUPS["arms"], _GROUPS["legs"]
        for groups in (
            ((self.tr("Back and neck"), back), (self.tr("Shoulders and hands"), arms)),
            ((self.tr("Hips and legs"), legs), (self.tr("General"), others)),
        ):
            column = QVBoxLayout()
            column.setSpacing(0)
            for heading, tags in groups:
                self._add_group(column, heading, tags)
            column.addStretch(1)
            yield column

    def _add_group(self, column: QVBoxLayout, heading: str, tags: Iterable[str]) -> None:
        boxes = [self.boxes[tag] for tag in tags if tag in self.boxes]
        if not boxes:
            return
        if column.count():
            column.addSpacing(2 * GAP)
        column.addWidget(QuietLabel(heading, Size.SMALL))
        column.addSpacing(GAP // 2)
        for box in boxes:
            column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def _wide(self) -> int:
        """The width that two columns need."""
        texts = sum(column.sizeHint().width() for column in self._halves)
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        return texts + 2 * GAP + 2 * MARGIN + bar

    def _fit_columns(self, width: int) -> None:
        fits = width >= self._wide
        wanted = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._columns.direction() != wanted:
            self._columns.setDirection(wanted)
            # Before it is shown, the layout around the columns keeps their old width otherwise.
            self._parts.invalidate()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scroll.verticalScrollBar().setValue(0)
        next(iter(self.boxes.values())).setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns(self.width())

    def sizeHint(self) -> QSize:
        """As large as everything in it, as far as the window it lies over allows."""
        over = self.parentWidget()
        room = over.window().size() if over else self.screen().availableGeometry().size()
        width = min(self._wide, room.width() - 2 * MARGIN)
        self._fit_columns(width)
        needed = self._inside.heightForWidth(width) + self.save.sizeHint().height() + 3 * GAP + 1
        return QSize(width, min(needed, room.height() - 2 * MARGIN))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _question(caution: Caution) -> TickBox:
    box = TickBox(caution.name)
    box.setToolTip(f"{caution.why[:1].upper()}{caution.why[1:]}.")
    box.setAccessibleDescription(box.toolTip())
    return box
