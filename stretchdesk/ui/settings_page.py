"""Every setting there is: grouped, searchable, at work at once, and back with one click."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.settings import Settings
from stretchdesk.ui.break_settings import AUTOSTART
from stretchdesk.ui.buttons import PlainButton, TextButton
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.setting_groups import setting_groups
from stretchdesk.ui.setting_row import button_row
from stretchdesk.ui.theme import GAP, MARGIN, Size, set_height
from stretchdesk.ui.turning_figure import TurningFigure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import SignalInstance
    from PySide6.QtGui import QResizeEvent

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.ui.setting_row import SettingRow

_WIDTH = 720
_PREVIEW = QSize(240, 320)
_SHOWN = "warm_arm_circles"


class SettingsPage(QWidget):
    """Shows Settings in rows and asks for changes."""

    chosen = Signal(str, object)
    """A setting's key and the value it is to have."""
    autostart_chosen = Signal(bool)
    """Whether to start with the session: the desktop keeps that, not the settings."""
    undo_requested = Signal()
    health_requested = Signal()
    folder_requested = Signal()
    backup_requested = Signal()
    restore_requested = Signal()
    export_requested = Signal()
    import_requested = Signal()
    voice_requested = Signal()

    def __init__(self, catalogue: Catalogue, book: PoseBook, folder: str) -> None:
        """The figure of `book` shows its tones; everything is kept in `folder`."""
        super().__init__()
        self._groups = {**setting_groups(), **self._yours(len(catalogue.cautions), folder)}
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search the settings"))
        self.search.setAccessibleName(self.search.placeholderText())
        self.search.setClearButtonEnabled(True)
        set_height(self.search)
        self.undo = TextButton(self.tr("Undo"), Size.BODY)
        self.undo.hide()
        self.nothing = QuietLabel(self.tr("No setting has these words."))
        self.nothing.hide()
        self._heads: dict[str, list[QWidget]] = {}
        self._preview = _preview(catalogue, book)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.undo.clicked.connect(self.undo_requested)
        undo = QShortcut(QKeySequence.StandardKey.Undo, self)
        undo.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        undo.activated.connect(self.undo_requested)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)
        self.setFocusProxy(self.search)

    @property
    def rows(self) -> list[SettingRow]:
        return [row for rows in self._groups.values() for row in rows]

    def show_settings(self, settings: Settings, *, can_undo: bool) -> None:
        """Every row as the settings are."""
        values, defaults = asdict(settings), asdict(Settings())
        for row in self.rows:
            if row.key in values:
                row.show_value(values[row.key], defaults[row.key])
        self.undo.setVisible(can_undo)

    def show_found(self, found: Mapping[str, str]) -> None:
        """What the computer says about some settings, by their keys."""
        for row in self.rows:
            if row.key in found:
                row.show_found(found[row.key])

    def show_backed_up(self, text: str) -> None:
        """What became of the copy that was asked for."""
        self._copies.show_found(text)

    def show_exported(self, text: str) -> None:
        """What became of an export."""
        self._out.show_found(text)

    def show_imported(self, text: str) -> None:
        """What became of an import."""
        self._in.show_found(text)

    def show_autostart(self, on: bool | None, why: str) -> None:
        """Whether it starts with the session; None where it cannot, and `why`."""
        (row,) = (row for row in self.rows if row.key == AUTOSTART)
        row.control.setVisible(on is not None)
        row.show_value(bool(on), bool(on))
        row.show_found(why)

    def _choose(self, key: str, value: object) -> None:
        if key == AUTOSTART:
            self.autostart_chosen.emit(value)
        else:
            self.chosen.emit(key, value)

    def _find(self, text: str) -> None:
        words = text.casefold().split()
        for heading, rows in self._groups.items():
            for row in rows:
                row.setVisible(row.fits(words))
            any_left = any(row.isVisibleTo(self) for row in rows)
            for head in self._heads[heading]:
                head.setVisible(any_left)
        self.nothing.setVisible(not any(row.isVisibleTo(self) for row in self.rows))
        self._preview.setVisible(not words)

    def _yours(self, questions: int, folder: str) -> dict[str, list[SettingRow]]:
        """What is not a value but opens something."""
        health = PlainButton(self.tr("Answer…"))
        health.clicked.connect(self.health_requested)
        voice = PlainButton(self.tr("Choose…"))
        voice.clicked.connect(self.voice_requested)
        said = self.tr("{n} questions on what could harm you. Your answers stay here.")
        which = self.tr("A voice and its language, apart from the system's.")
        return {
            self.tr("Speech"): [button_row(self.tr("Which voice"), which, voice)],
            self.tr("You"): [
                button_row(self.tr("Health questions"), said.format(n=questions), health)
            ],
            self.tr("Your data"): self._data_rows(folder),
        }

    def _data_rows(self, folder: str) -> list[SettingRow]:
        asks = (
            (self.tr("Open the folder"), self.folder_requested),
            (self.tr("Back up now"), self.backup_requested),
            (self.tr("Restore…"), self.restore_requested),
            (self.tr("Export…"), self.export_requested),
            (self.tr("Import…"), self.import_requested),
        )
        opened, copied, restored, out, in_ = (_asking(text, signal) for text, signal in asks)
        each_day = self.tr("A copy is made each day. One made here stays until you delete it.")
        back = self.tr("Restore an earlier state; the present one is kept.")
        self._copies = button_row(self.tr("Backup of the history"), each_day, copied)
        whole = self.tr("All of it as JSON with your settings and health answers, or as tables.")
        self._out = button_row(self.tr("Take the history with you"), whole, out)
        added = self.tr("An export or a table of your own is added; you see first what comes.")
        self._in = button_row(self.tr("Add a history"), added, in_)
        return [
            button_row(self.tr("Where it lies"), folder, opened),
            self._copies,
            button_row(self.tr("Bring back a copy"), back, restored),
            self._out,
            self._in,
        ]

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(2 * GAP)
        top.addWidget(text_label(self.tr("Settings"), Size.TITLE, bold=True))
        top.addStretch(1)
        top.addWidget(self.undo)
        self.search.setMinimumWidth(30 * GAP)
        top.addWidget(self.search)
        inside = _Inside()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 2 * GAP, 2 * GAP)
        column.setSpacing(0)
        column.addWidget(self.nothing)
        for heading, rows in self._groups.items():
            self._add_group(column, heading, rows)
        column.addStretch(1)
        inside.setMaximumWidth(_WIDTH)
        page = QVBoxLayout(self)
        page.setContentsMargins(MARGIN, MARGIN, MARGIN, 0)
        page.setSpacing(2 * GAP)
        page.addLayout(top)
        body = QHBoxLayout()
        body.setSpacing(3 * GAP)
        area = ScrollPage()
        area.setWidget(inside)
        body.addWidget(area, 1)
        body.addWidget(self._preview, 0, Qt.AlignmentFlag.AlignTop)
        page.addLayout(body, 1)

    def _add_group(self, column: QVBoxLayout, heading: str, rows: Sequence[SettingRow]) -> None:
        head = text_label(heading, Size.LEAD, bold=True)
        head.setContentsMargins(0, 2 * GAP, 0, GAP)
        line = Hairline()
        self._heads[heading] = [head, line]
        column.addWidget(head)
        column.addWidget(line)
        for row in rows:
            row.chosen.connect(self._choose)
            column.addWidget(row)


def _asking(text: str, asked: SignalInstance) -> PlainButton:
    button = PlainButton(text)
    button.clicked.connect(asked)
    return button


class _Inside(QWidget):
    """As high as its wrapped texts need it to be: a scroll area does not ask."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setMinimumHeight(self.heightForWidth(event.size().width()))
        super().resizeEvent(event)


def _preview(catalogue: Catalogue, book: PoseBook) -> QWidget:
    """A figure in the tones that are chosen; it can be turned."""
    figure = TurningFigure()
    figure.setFixedSize(_PREVIEW)
    stretch = catalogue.stretches.get(_SHOWN)
    if stretch and _SHOWN in book:
        figure.show_figure(figure_of(stretch, "both", book), figure.tr("The figure as chosen"))
        figure.show_hold()
    return figure
