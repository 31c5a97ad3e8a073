"""The page for a physiotherapist, looked at before it is saved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPdfWriter, QPen
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.ui import report_words as words
from stretchdesk.ui.buttons import PlainButton, PrimaryButton
from stretchdesk.ui.controls import foot_of
from stretchdesk.ui.dialog_size import fitted
from stretchdesk.ui.fields import TextField
from stretchdesk.ui.files import among_documents, write_whole
from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.paper import DPI
from stretchdesk.ui.report_page import ReportPage, page_size
from stretchdesk.ui.theme import GAP, MARGIN, Size, theme_of
from stretchdesk.ui.tick_box import TickBox

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QPaintEvent

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.report import Report

_LONGEST_NAME = 80
_SIDE_WIDTH = 300
_WIDTH, _HEIGHT = 820, 720


class ReportDialog(QDialog):
    """What is told is seen at once. Health answers stay out unless they are ticked."""

    def __init__(
        self,
        report: Report,
        areas: Mapping[str, Area],
        health: Sequence[str] | None,
        parent: QWidget | None = None,
    ) -> None:
        """`health` are the questions answered with yes; None if none was ever answered."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Report"))
        self._report, self._areas = report, areas
        self._health = tuple(health or ())
        self.name = TextField()
        self.name.setMaxLength(_LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name on the page"))
        self.name.setPlaceholderText(self.tr("A line to write on"))
        self.with_health = TickBox(self.tr("With my health answers"))
        self.with_health.setVisible(health is not None)
        self.preview = _Preview()
        self.save = PrimaryButton(self.tr("Save as PDF…"))
        self.cancel = PlainButton(self.tr("Close"))
        self._lay_out()
        self.save.setDefault(True)  # a dialog hears of it only once the button is in it
        self.cancel.setAutoDefault(False)
        self.name.textChanged.connect(self._show)
        self.with_health.toggled.connect(self._show)
        self.save.clicked.connect(self._ask_where)
        self.cancel.clicked.connect(self.reject)
        self._show()

    @property
    def page(self) -> ReportPage:
        """As it would be saved now."""
        health = self._health if self.with_health.isChecked() else None
        return ReportPage(
            replace(self._report, health=health), self._areas, self.name.text().strip()
        )

    def save_to(self, path: str) -> None:
        """Write the page as a PDF. Raises StretchDeskError."""
        write_whole(path, pdf_of(self.page, f"{words.title()}, {words.span_words(self._report)}"))

    def _show(self) -> None:
        self.preview.show_page(self.page)

    def _ask_where(self) -> None:
        name = self.tr("Stretching {day}.pdf").format(day=self._report.today.isoformat())
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the report"), among_documents(name), "*.pdf"
        )
        if not path:
            return
        try:
            self.save_to(path if path.lower().endswith(".pdf") else f"{path}.pdf")
        except StretchDeskError as error:
            from stretchdesk.ui.questions import tell_trouble

            tell_trouble(self, str(error))
        else:
            self.accept()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(GAP)
        side.addWidget(text_label(self.tr("For your physiotherapist"), Size.TITLE, bold=True))
        side.addWidget(text_label(words.span_words(self._report)))
        said = self.tr("One page. Another time is chosen with the weeks on the Progress page.")
        side.addWidget(QuietLabel(said, Size.SMALL))
        side.addSpacing(GAP)
        side.addWidget(QuietLabel(self.tr("Name, if you like"), Size.SMALL))
        side.addWidget(self.name)
        side.addSpacing(GAP)
        side.addWidget(self.with_health)
        side.addStretch(1)
        kept = self.tr("Nobody gets the page unless you give it to them.")
        side.addWidget(QuietLabel(kept, Size.SMALL))
        foot = foot_of((self.cancel, self.save))
        side.addLayout(foot)
        held = QWidget()
        held.setLayout(side)
        side.setContentsMargins(0, 0, 0, 0)
        held.setFixedWidth(max(_SIDE_WIDTH, held.minimumSizeHint().width()))
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, MARGIN, MARGIN, 2 * GAP)
        row.setSpacing(3 * GAP)
        row.addWidget(self.preview, 1)
        row.addWidget(held)
        self.resize(self.sizeHint())

    # Qt

    def sizeHint(self) -> QSize:
        return fitted(self, QSize(_WIDTH, _HEIGHT))


class _Preview(QWidget):
    """The page as large as there is room."""

    def __init__(self) -> None:
        super().__init__()
        self._page: ReportPage | None = None
        self.setAccessibleName(self.tr("The page as it will be saved"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(30 * GAP, 40 * GAP)

    def show_page(self, page: ReportPage) -> None:
        self._page = page
        self.update()

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._page is None:
            return
        whole = self._page.size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate((self.width() - whole.width()) / 2, 0)
            painter.setBrush(QColor("white"))
            painter.setPen(QPen(theme_of(self.palette()).line, 1))
            painter.drawRect(QRectF(QPointF(), whole).adjusted(0.5, 0.5, -0.5, -0.5))
            painter.scale(
                whole.width() / self._page.size.width(), whole.height() / self._page.size.height()
            )
            self._page.paint(painter)


def pdf_of(page: ReportPage, title: str) -> bytes:
    """One sheet with real text."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    device = QPdfWriter(buffer)
    device.setTitle(title)
    device.setCreator("StretchDesk")
    device.setResolution(DPI)
    device.setPageSize(page_size())
    device.setPageMargins(QMarginsF())
    with QPainter(device) as painter:
        page.paint(painter)
    return bytes(buffer.data().data())
