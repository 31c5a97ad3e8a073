"""Small forms that correct one entry; closed without saving, nothing changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from stretchdesk.core.progress.editing import SessionChange
from stretchdesk.core.progress.entries import Entry
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.measuring import entered
from stretchdesk.core.progress.records import Measurement, Session
from stretchdesk.core.progress.weeks import LOG_MAX_MIN
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.choice_row import ChoiceRow
from stretchdesk.ui.comfort_words import kind_names
from stretchdesk.ui.controls import foot_of, row_of
from stretchdesk.ui.entry_words import began, entry_words, zone_of
from stretchdesk.ui.fields import DropDown, TextField
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.measure_column import MeasureColumn
from stretchdesk.ui.setting_controls import Number, SomeOf
from stretchdesk.ui.side_words import side_names
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.when_field import WhenField

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QLayout

    from stretchdesk.core.content.catalogue import Catalogue, FlexibilityTest
    from stretchdesk.core.progress.records import Comfort

_WIDTH = 520
_TRIALS = 3


class EntryForm(QDialog):
    """What the three forms share: a heading, named fields, Save and Cancel."""

    corrected = Signal(object)

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.save = PrimaryButton(self.tr("Save"))
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.cancel = PlainButton(self.tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        self._rows.setSpacing(GAP)
        self._rows.addWidget(text_label(title, Size.TITLE, bold=True))

    def _add(self, name: str, field: QWidget | QLayout) -> None:
        self._rows.addWidget(QuietLabel(name, Size.SMALL))
        if isinstance(field, QWidget):
            if not field.accessibleName():
                field.setAccessibleName(name)
            self._rows.addWidget(field)
        else:
            self._rows.addLayout(field)
        self._rows.addSpacing(GAP)

    def _close_up(self) -> None:
        foot = foot_of((self.cancel, self.save))
        self._rows.addStretch(1)
        self._rows.addLayout(foot)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))

    def _save(self) -> None:
        self.corrected.emit(self._result())
        self.accept()

    def _result(self) -> object:
        raise NotImplementedError


class SessionForm(EntryForm):
    """When it began and how long it was; of what was logged also the areas."""

    def __init__(
        self,
        entry: Entry,
        row: Session,
        catalogue: Catalogue,
        wall: datetime,
        parent: QWidget | None = None,
    ) -> None:
        """`row` is that of the entry."""
        super().__init__(_tr("Correct a session"), parent)
        self._entry = entry
        self.when = WhenField(wall, zone_of(row))
        self.when.show_value(began(row))
        self._began_as_shown = self.when.value()
        self.minutes = Number(1, LOG_MAX_MIN, self.tr(" min"))
        self.minutes.show_value(round(entry.minutes))
        self.minutes.setAccessibleName(self.tr("How long"))
        self._minutes_as_shown = self.minutes.value()
        self._chosen = entry.areas
        if row.source != "log":
            self._rows.addWidget(text_label(entry_words(entry, catalogue).rest))
        self._add(self.tr("When it began"), row_of((self.when,)))
        self._add(self.tr("How long, without pauses"), row_of((self.minutes,)))
        if row.source == "log":
            self.areas = SomeOf({area.id: area.name for area in catalogue.areas.values()})
            self.areas.show_value(entry.areas)
            self.areas.chosen.connect(self._choose)
            self._add(self.tr("What you stretched"), self.areas)
        self._close_up()

    def _choose(self, areas: tuple[str, ...]) -> None:
        self._chosen = areas
        self.save.setEnabled(bool(areas))

    def _result(self) -> SessionChange:
        """Seconds that the fields do not show stay as they are, unless they are changed."""
        moved = self.when.value() != self._began_as_shown
        minutes = self.minutes.value()
        return SessionChange(
            began=self.when.value() if moved else began(self._entry.row),
            minutes=None if minutes == self._minutes_as_shown else float(minutes),
            areas=() if self._chosen == self._entry.areas else self._chosen,
        )


class MeasurementForm(EntryForm):
    """The day, the side and the readings."""

    def __init__(
        self, row: Measurement, catalogue: Catalogue, wall: datetime, parent: QWidget | None = None
    ) -> None:
        super().__init__(_tr("Correct a measurement"), parent)
        self._row = row
        test = catalogue.tests.get(row.test)
        self.when = WhenField(wall)
        self.when.time.setAccessibleName(self.tr("When it was taken"))
        self.when.show_value(began(row))
        self._taken_as_shown = self.when.value()
        self.side = ChoiceRow(self.tr("Side"), side_names())
        self.column: MeasureColumn | None = None
        self._rows.addWidget(text_label(entry_words(Entry(row), catalogue).name, bold=True))
        self._add(self.tr("When it was taken"), row_of((self.when,)))
        if self._row.side:
            self.side.choose(self._row.side)
            self._add(self.tr("Side"), self.side)
        if test:
            self.column = self._filled(test)
            self.column.changed.connect(self._check)
            self._rows.addWidget(self.column)
        else:
            gone = self.tr("This test is not there any more: its readings cannot be corrected.")
            self._rows.addWidget(text_label(gone))
        self._close_up()
        if self.column is not None:  # day and time are rarely wrong, and take six tabs
            first = self.column.entries[0][0]
            first.setFocus()
            first.selectAll()

    def _filled(self, test: FlexibilityTest) -> MeasureColumn:
        column = MeasureColumn(test, self._row.side, max(_TRIALS, len(self._row.trials)))
        column.show_test(test, self._row.side, "cm" if test.inputs else self._row.unit)
        column.show_readings(entered(self._row, test))
        self._trials = column.trials
        self.side.changed.connect(self._turn)
        return column

    def _turn(self) -> None:
        if self.column is not None:
            self.column.choose_side(self.side.value)

    def _check(self) -> None:
        """Nothing is saved that cannot be."""
        if self.column is not None:
            trials = self.column.trials
            self.save.setEnabled(not trials.is_empty and trials.fault is None)

    def _result(self) -> Measurement:
        """Readings nobody touched stay as exact as they were."""
        row, column = self._row, self.column
        if self.when.value() != self._taken_as_shown:
            taken = Moment(self.when.value(), self.when.value())
            row = replace(row, taken_utc=taken.utc, day=taken.day)
        if column is not None and column.trials != self._trials:
            at = Moment(self.when.value(), self.when.value())
            new = column.trials.measurement(column.side, at, row.id)
            row = replace(
                row, value=new.value, unit=new.unit, trials=new.trials, score=new.score,
                readings=new.readings,
            )  # fmt: skip
        return replace(row, side=self.side.value) if row.side else row


class NoteForm(EntryForm):
    """How much, where, and the words."""

    def __init__(self, row: Comfort, catalogue: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(_tr("Correct a note"), parent)
        self._row = row
        self.score = Number(0, 10, self.tr(" of 10"))
        self.score.show_value(row.score)
        self.score.setAccessibleName(kind_names()[row.kind])
        self.area = DropDown()
        self.area.addItem(self.tr("Nowhere in particular"), None)
        for area in catalogue.areas.values():
            self.area.addItem(area.name, area.id)
        if row.area and row.area not in catalogue.areas:
            self.area.addItem(row.area, row.area)
        self.area.setCurrentIndex(max(0, self.area.findData(row.area)))
        self.side = self._side_choice(row.side)
        self.note = TextField()
        self.note.setMaxLength(max(200, len(row.note or "")))
        self.note.setText(row.note or "")
        self._add(kind_names()[row.kind], row_of((self.score,)))
        if row.kind != "feel":
            self._add(self.tr("Where"), row_of((self.area,)))
            self._add(self.tr("Side"), self.side)
        self._add(self.tr("Note"), self.note)
        self._close_up()

    def _side_choice(self, side: str | None) -> ChoiceRow:
        texts = {"both": self.tr("Both sides, or the middle"), **side_names()}
        choice = ChoiceRow(self.tr("Side"), texts)
        choice.choose(side or "both")
        return choice

    def _result(self) -> Comfort:
        side = self.side.value
        return replace(
            self._row,
            score=self.score.value(),
            area=self.area.currentData(),
            side=None if side == "both" and self._row.side is None else side,
            note=self.note.text().strip() or None,
        )


def form_for(
    entry: Entry, catalogue: Catalogue, wall: datetime, parent: QWidget | None = None
) -> EntryForm:
    """The form for an entry; `wall` is now, with its zone.

    It tells a SessionChange, a Measurement or a Comfort.
    """
    if isinstance(entry.row, Session):
        return SessionForm(entry, entry.row, catalogue, wall, parent)
    if isinstance(entry.row, Measurement):
        return MeasurementForm(entry.row, catalogue, wall, parent)
    return NoteForm(entry.row, catalogue, parent)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Entries", text)
