"""The packs that are installed, the broken ones with all their problems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from stretchdesk.ui.buttons import PlainButton, PrimaryButton, TextButton
from stretchdesk.ui.labels import Hairline, QuietLabel, text_label
from stretchdesk.ui.problem_text import ProblemText
from stretchdesk.ui.scroll_page import ScrollPage
from stretchdesk.ui.theme import GAP, MARGIN, Size
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from stretchdesk.core.content.problem import Problem
    from stretchdesk.core.packs.pack import Pack


class Installed(Protocol):
    """A file with its pack, or else with what is wrong with it."""

    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def pack(self) -> Pack | None: ...
    @property
    def problems(self) -> Sequence[Problem]: ...


class InstalledPage(QWidget):
    """Says which pack is to be removed, and when another is to be opened."""

    open_requested = Signal()
    close_requested = Signal()
    remove_requested = Signal(str, str)
    """The id of a pack, and what it is called here."""

    def __init__(self) -> None:
        super().__init__()
        self.open = PlainButton(self.tr("Open a pack…"))
        self.done = PrimaryButton(self.tr("Close"))
        self.open.clicked.connect(self.open_requested)
        self.done.clicked.connect(self.close_requested)
        self.removes: dict[str, TextButton] = {}
        """Each pack's button, by id."""
        self._scroll = ScrollPage()
        self._lay_out()

    def show_packs(self, installed: Iterable[Installed]) -> None:
        """Replace the rows; broken ones come first."""
        self.removes.clear()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, GAP)
        column.setSpacing(2 * GAP)
        for n, one in enumerate(sorted(installed, key=lambda one: one.pack is not None)):
            if n:
                column.addWidget(Hairline())
            column.addWidget(self._row(one))
        if not self.removes:
            column.addWidget(QuietLabel(self.tr("No pack is installed yet.")))
        column.addStretch(1)
        self._scroll.setWidget(inside)

    def _row(self, one: Installed) -> QWidget:
        name, facts = self._words(one)
        remove = self.removes[one.id] = TextButton(self.tr("Remove…"), Size.BODY)
        remove.setAccessibleName(self.tr("Remove {name}…").format(name=name))
        remove.setAutoDefault(True)
        remove.clicked.connect(lambda: self.remove_requested.emit(one.id, name))
        texts = QVBoxLayout()
        texts.setSpacing(GAP // 2)
        for text in (text_label(name, bold=True), QuietLabel(facts)):
            text.setTextFormat(Qt.TextFormat.PlainText)
            texts.addWidget(text)
        head = QHBoxLayout()
        head.setSpacing(2 * GAP)
        head.addLayout(texts, 1)
        head.addWidget(remove, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addLayout(head)
        if one.problems:
            column.addWidget(ProblemText(name, one.problems))
        return row

    def _words(self, one: Installed) -> tuple[str, str]:
        """Its name, and the facts in a line."""
        if one.pack is None:
            count = counted(len(one.problems), self.tr("1 problem"), self.tr("{n} problems"))
            return one.name, self.tr("Broken: {count}").format(count=count)
        about, pack = one.pack.about, one.pack
        facts = [
            about.version,
            about.author,
            counted(len(pack.stretches), self.tr("1 stretch"), self.tr("{n} stretches")),
        ]
        if pack.routines:
            routines = self.tr("1 routine"), self.tr("{n} routines")
            facts.append(counted(len(pack.routines), *routines))
        return about.name, " · ".join(facts)

    def _lay_out(self) -> None:
        title = text_label(self.tr("Packs"), Size.TITLE, bold=True)
        what = self.tr(
            "Stretches and routines that others wrote. Open a .toml or .zip file, or drop it here."
        )
        head = QVBoxLayout()
        head.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        head.setSpacing(GAP)
        head.addWidget(title)
        head.addWidget(QuietLabel(what))
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN, 2 * GAP, MARGIN, 2 * GAP)
        foot.addWidget(self.open)
        foot.addStretch(1)
        foot.addWidget(self.done)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)
