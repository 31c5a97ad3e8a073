"""Putting an own routine together: its name, its stretches in order, rounds and rests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from stretchdesk.core.session.draft import SECONDS_STEP
from stretchdesk.core.session.own_routine import MOST_ITEMS, REST, ROUNDS, faults
from stretchdesk.ui.buttons import PlainButton, PrimaryButton, TextButton
from stretchdesk.ui.editable_rows import EditableRows
from stretchdesk.ui.fields import TextField
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.item_bar import ItemBar
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.own_words import amount, clock_time
from stretchdesk.ui.routine_list import Row
from stretchdesk.ui.setting_controls import Number
from stretchdesk.ui.stretch_picker import StretchPicker
from stretchdesk.ui.theme import GAP, MARGIN, Size, font, set_height

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.session.own_routine import Item, OwnRoutine
    from stretchdesk.ui.figure_cache import FigureCache


class RoutineEditor(QWidget):
    """Shows a routine; every change of it is only asked for."""

    renamed = Signal(str)
    added = Signal(str, int)
    """The id of a stretch and its usual seconds."""
    item_changed = Signal(int, str, object)
    """The place of an item, one of its fields, and the value."""
    rounds_chosen = Signal(object)
    rest_chosen = Signal(object)
    undo_requested = Signal()
    save_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, catalogue: Catalogue, figures: FigureCache) -> None:
        super().__init__()
        self._catalogue = catalogue
        self._own: OwnRoutine | None = None
        self.name = TextField()
        self.name.setFont(font(Size.LEAD, bold=True))
        self.name.setPlaceholderText(self.tr("Name of the routine"))
        self.name.setAccessibleName(self.name.placeholderText())
        self._fault = QuietLabel(size=Size.SMALL)
        self.list = EditableRows(catalogue, figures)
        self.list.setAccessibleDescription(
            self.tr(
                "Alt and the arrow keys move a row, plus and minus change its seconds,"
                " Delete takes it out."
            )
        )
        self.bar = ItemBar()
        self.picker = StretchPicker(catalogue, figures)
        self.rounds = Number(ROUNDS.low, ROUNDS.high, "")
        self.rest = Number(REST.low, REST.high, self.tr(" s"), SECONDS_STEP)
        self.total = text_label(bold=True)
        self.undo = TextButton(self.tr("Undo"), Size.BODY)
        self.cancel = PlainButton(self.tr("Cancel"))
        self.save = PrimaryButton(self.tr("Save"))
        self._connect()
        self._lay_out()

    def show_own(self, own: OwnRoutine, name: str, *, can_undo: bool) -> None:
        """The routine as it is now, how long it takes, and what is wrong with it.

        `name` is what it will be called: another name than its own if that is taken.
        """
        self._own = own
        if self.name.text().strip() != own.name:
            self.name.setText(own.name)
        self.list.show_rows([self._row(item) for item in own.items])
        self.rounds.show_value(own.rounds)
        self.rest.show_value(own.rest_s)
        self.rest.setEnabled(own.rounds > 1)
        self.total.setText(f"{clock_time(own, self._catalogue)} · {amount(own)}")
        self.undo.setVisible(can_undo)
        self._show_faults(own, name)

    def begin(self) -> None:
        """At the name, ready to be written over."""
        self.picker.search.clear()
        self.list.setCurrentRow(0)
        self.name.setFocus()
        self.name.selectAll()

    def _show_faults(self, own: OwnRoutine, name: str) -> None:
        found = faults(own)
        said = self._explained(own, name, found.get("name", ""))
        self._fault.setText(said)
        self._fault.setVisible(bool(said))
        self.name.setAccessibleDescription(said)
        self.save.setEnabled(not found)

    def _explained(self, own: OwnRoutine, name: str, fault: str) -> str:
        if not own.name:
            return self.tr("Give it a name.")
        if fault:
            return self.tr("The name {fault}.").format(fault=fault)
        if not own.items:
            return self.tr("Add the first stretch.")
        if len(own.items) == MOST_ITEMS:
            return self.tr("It has as many stretches as a routine may have.")
        taken = self.tr("There is one of that name: this one will be called {name}.")
        return taken.format(name=name) if name != own.name else ""

    def _row(self, item: Item) -> Row:
        stretch = self._catalogue.stretches.get(item.stretch)
        areas = [self._catalogue.areas[area].name for area in stretch.primary] if stretch else []
        facts = areas or [self.tr("not there any more: left out")]
        name, per_side = self._known(item)
        facts += [self.tr("easier")] if item.easier else []
        facts += [self.tr("{n} times").format(n=item.repeats)] if item.repeats > 1 else []
        held = (self.tr("{n} s a side") if per_side else self.tr("{n} s")).format(n=item.hold_s)
        return Row(item.stretch, "right", name, " · ".join(facts), held, item.easier)

    def _show_picked(self, n: int) -> None:
        self.bar.setVisible(n >= 0)
        if self._own is not None and 0 <= n < len(self._own.items):
            item = self._own.items[n]
            name, per_side = self._known(item)
            self.bar.show_item(item, name, per_side=per_side)

    def _known(self, item: Item) -> tuple[str, bool]:
        """The name of its stretch, or the id of one that is away, and whether it has two sides."""
        stretch = self._catalogue.stretches.get(item.stretch)
        return (stretch.name, stretch.per_side) if stretch else (item.stretch, False)

    # --- what is asked for ---

    def _connect(self) -> None:
        rows, bar = self.list, self.bar
        self.name.textEdited.connect(self.renamed)
        rows.picked.connect(self._show_picked)
        bar.changed.connect(
            lambda key, value: self.item_changed.emit(rows.currentRow(), key, value)
        )
        bar.moved.connect(rows.move_chosen)
        bar.removed.connect(lambda: rows.removed.emit(rows.currentRow()))
        self.picker.chosen.connect(self._add)
        self.rounds.chosen.connect(self.rounds_chosen)
        self.rest.chosen.connect(self.rest_chosen)
        self.undo.clicked.connect(self.undo_requested)
        self.cancel.clicked.connect(self.cancel_requested)
        self.save.clicked.connect(self._ask_to_save)
        for key, slot in (
            (QKeySequence(QKeySequence.StandardKey.Undo), self.undo_requested.emit),
            (QKeySequence(QKeySequence.StandardKey.Save), self.save.click),
            (QKeySequence(Qt.Key.Key_Escape), self.cancel_requested.emit),
        ):
            shortcut = QShortcut(key, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)
        for part in (self.picker.search, *self._numbers):
            part.installEventFilter(self)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Steps are taken back in the routine, not letter by letter in a field; Escape empties
        the search first.
        """
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Undo):
                event.ignore()
                return True
            search = self.picker.search
            if event.key() == Qt.Key.Key_Escape and part is search and search.text():
                event.accept()
                return True
        return super().eventFilter(part, event)

    @property
    def _numbers(self) -> tuple[Number, ...]:
        return self.bar.seconds, self.bar.repeats, self.rounds, self.rest

    def _ask_to_save(self) -> None:
        """A number that is still being typed counts too."""
        for number in self._numbers:
            number.interpretText()
        self.save_requested.emit()

    def _add(self, stretch: str) -> None:
        self.added.emit(stretch, self._catalogue.stretches[stretch].hold.default)
        self.list.setCurrentRow(self.list.count() - 1)

    # --- layout ---

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(2 * GAP)
        head = QVBoxLayout()
        head.setSpacing(GAP // 2)
        head.addWidget(self.name)
        head.addWidget(self._fault)
        page.addLayout(head)
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addWidget(self.list, 1)
        left.addWidget(self.bar)
        body = QHBoxLayout()
        body.setSpacing(MARGIN)
        body.addLayout(left, 1)
        body.addWidget(self.picker, 1)
        page.addLayout(body, 1)
        page.addWidget(Hairline())
        page.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        set_height(self.cancel)
        times = Flow(
            (
                _labelled(self.tr("Rounds"), self.rounds),
                _labelled(self.tr("Rest between them"), self.rest),
            )
        )
        said = QVBoxLayout()
        said.setSpacing(GAP)
        said.addLayout(times)
        said.addWidget(self.total)
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addLayout(said, 1)
        for button in (self.undo, self.cancel, self.save):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        return foot


def _labelled(text: str, number: Number) -> QWidget:
    number.setAccessibleName(text)
    label = QLabel(text)
    label.setFont(font(Size.BODY))
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, GAP, 0)
    row.setSpacing(GAP)
    row.addWidget(label)
    row.addWidget(number)
    return pair
