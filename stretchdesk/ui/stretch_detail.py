"""A stretch's own page: the turning figure, everything to know, and the one big Start now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stretchdesk.core.body.book import has_pose
from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.content.safety import is_eased
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.flow import Flow
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.pills import Toggle
from stretchdesk.ui.scroll_bar import SlimScrollBar
from stretchdesk.ui.stretch_facts import StretchFacts
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from PySide6.QtGui import QAction, QShowEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue, Stretch
    from stretchdesk.core.progress.practice import Practice
    from stretchdesk.ui.stretch_words import StretchWords


class StretchDetail(QWidget):
    """Shows one stretch; what is done with it is only asked for."""

    start_requested = Signal(str)
    favourite_chosen = Signal(str, bool)
    never_chosen = Signal(str, bool)
    add_requested = Signal(str, str)
    """The name of an own routine, empty for a new one, and the id of the stretch."""
    routines_wanted = Signal()
    """The names are asked for; `show_routines` answers."""
    back_requested = Signal()

    def __init__(self, catalogue: Catalogue, book: PoseBook, words: StretchWords) -> None:
        super().__init__()
        self._book = book
        self._words = words
        self._stretch: Stretch | None = None
        self._answers: AbstractSet[str] = frozenset()
        self.figure = TurningFigure()
        self.facts = StretchFacts(catalogue, words)
        self.back = PlainButton(self.tr("Back"))
        self.replay = PlainButton(self.tr("Show the movement"))
        self.easier = Toggle(self.tr("Easier"))
        self.easier.setToolTip(self.tr("Show the easier variation"))
        self.favourite = Toggle(self.tr("Favourite"))
        self.never = Toggle(self.tr("Never offer"))
        self.never.setToolTip(self.tr("Leave it out of all routines; it stays in the library"))
        self.add = PlainButton(self.tr("Add to a routine"))
        self.add.setMenu(QMenu(self.add))
        self.start = PrimaryButton(self.tr("Start now"))
        self.name = text_label(size=Size.TITLE, bold=True)
        self._summary = QuietLabel()
        hint = self.tr("Drag it or use the arrow keys to turn it; a double click turns it back.")
        self._hint = QuietLabel(hint, Size.SMALL)
        self._connect()
        self._lay_out()
        self.setFocusProxy(self.start)

    def show_stretch(self, stretch: Stretch) -> None:
        """Everything about a stretch, its figure in the entry pose."""
        self._stretch = stretch
        drawn = stretch.id in self._book
        for control in (self.replay, self._hint):
            control.setVisible(drawn)
        self.easier.setVisible(drawn and has_pose(self._book, stretch.id, "easier"))
        self._heed_answers(stretch)
        self.name.setText(stretch.name)
        self._summary.setText(self._summary_of(stretch))
        self.facts.show_stretch(stretch)
        self._scroll.verticalScrollBar().setValue(0)

    def show_answers(self, answers: AbstractSet[str]) -> None:
        """Go by these health answers: eased is what they ask to go gently with."""
        changed, self._answers = answers != self._answers, answers
        if changed and self._stretch is not None:
            self._heed_answers(self._stretch)
            self.figure.move_to_hold()

    def show_marks(self, *, favourite: bool, never: bool) -> None:
        """Whether it is a favourite, and whether it is never offered."""
        self.favourite.setChecked(favourite)
        self.never.setChecked(never)

    def show_routines(self, names: Sequence[str]) -> None:
        """The own routines it can be added to."""
        menu = self.add.menu()
        menu.clear()
        for name in names:
            menu.addAction(name.replace("&", "&&")).setData(name)
        if names:
            menu.addSeparator()
        menu.addAction(self.tr("New routine…")).setData("")

    def show_practice(self, practice: Practice | None) -> None:
        """The person's own history of it."""
        self.facts.show_practice(practice)

    def _heed_answers(self, stretch: Stretch) -> None:
        self.facts.note.show_stretch(stretch, self._answers)
        self.easier.setChecked(is_eased(stretch, self._answers))
        self._show_figure(stretch)

    def _show_figure(self, stretch: Stretch) -> None:
        """In the variation that is wanted, where it is drawn."""
        easier = self.easier.isChecked() and not self.easier.isHidden()
        drawn = stretch.id in self._book
        figure = figure_of(stretch, "right", self._book, easier=easier) if drawn else None
        said = self.tr("{name}, easier variation").format(name=stretch.name)
        self.figure.show_figure(figure, said if easier else stretch.name)
        self.replay.setEnabled(not easier)

    def _summary_of(self, stretch: Stretch) -> str:
        facts = [
            self._words.positions[stretch.position],
            f"{self._words.seconds(stretch)} ({self._words.span(stretch)})",
            self._words.levels[stretch.difficulty],
            *([self.tr("Discreet")] if stretch.discreet else []),
        ]
        needs = self._words.needs(stretch)
        if needs:
            facts.append(self.tr("With {things}").format(things=needs))
        return " · ".join(facts)

    # --- what is asked for ---

    def _connect(self) -> None:
        self.start.clicked.connect(self._ask_to_start)
        self.favourite.clicked.connect(self._choose_favourite)
        self.never.clicked.connect(self._choose_never)
        self.add.menu().aboutToShow.connect(self.routines_wanted)
        self.add.menu().triggered.connect(self._ask_to_add)
        self.back.clicked.connect(self.back_requested)
        self.replay.clicked.connect(self.figure.replay)
        self.easier.clicked.connect(self._choose_easier)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, slot, where in (
            # From wherever the focus is: the navigation has no use for it.
            (Qt.Key.Key_Escape, self.back_requested, Qt.ShortcutContext.WindowShortcut),
            (Qt.Key.Key_Return, self._enter, within),
            (Qt.Key.Key_Enter, self._enter, within),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(where)
            shortcut.activated.connect(slot)

    def _enter(self) -> None:
        """Press the button in focus; from anywhere else, Start now."""
        focused = QApplication.focusWidget()
        (focused if isinstance(focused, QAbstractButton) else self.start).click()

    def _ask_to_start(self) -> None:
        if self._stretch is not None:
            self.start_requested.emit(self._stretch.id)

    def _ask_to_add(self, action: QAction) -> None:
        if self._stretch is not None:
            self.add_requested.emit(action.data(), self._stretch.id)

    def _choose_favourite(self, on: bool) -> None:
        if self._stretch is not None:
            self.favourite_chosen.emit(self._stretch.id, on)

    def _choose_never(self, on: bool) -> None:
        if self._stretch is not None:
            self.never_chosen.emit(self._stretch.id, on)

    def _choose_easier(self) -> None:
        if self._stretch is not None:
            self._show_figure(self._stretch)
            self.figure.move_to_hold()

    # --- layout ---

    def _lay_out(self) -> None:
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setVerticalScrollBar(SlimScrollBar())
        self._scroll.setWidget(self.facts)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        page.setSpacing(2 * GAP)
        body = QHBoxLayout()
        body.setSpacing(MARGIN)
        body.addLayout(self._left(), 1)
        body.addLayout(self._right(), 1)
        page.addLayout(body, 1)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(GAP)
        left.addLayout(Flow((self.back, self.replay, self.easier)))
        left.addWidget(self.figure, 1)
        left.addWidget(self._hint)
        return left

    def _right(self) -> QVBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(GAP)
        foot.addLayout(Flow((self.favourite, self.never, self.add)), 1)
        foot.addWidget(self.start)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addWidget(self.name)
        right.addWidget(self._summary)
        right.addSpacing(GAP)
        right.addWidget(self._scroll, 1)
        right.addWidget(Hairline())
        right.addLayout(foot)
        return right

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.figure.move_to_hold()
