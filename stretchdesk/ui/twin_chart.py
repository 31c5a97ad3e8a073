"""A chart that is read out and that turns into its table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from stretchdesk.ui.labels import QuietLabel, text_label
from stretchdesk.ui.plot import GATHERED
from stretchdesk.ui.readable_plot import ReadablePlot
from stretchdesk.ui.theme import GAP, Size


class TwinChart(QWidget):
    """The reading over the plot, a legend under it. Others say what is drawn and read."""

    def __init__(self, name: str, half: float = 0.5) -> None:
        """`name` is what a screen reader hears; `half` is that of the plot's marks."""
        super().__init__()
        self.reading = text_label()
        self.plot = ReadablePlot(half=half)
        self.plot.setAccessibleName(name)
        gathered = _tr("A bar is the mean of {n} weeks. Zoom in with Ctrl and the wheel, or +.")
        self._gathered = QuietLabel(gathered.format(n=GATHERED), Size.SMALL)
        self._are_gathered = False
        self._charted: tuple[QWidget, ...] = ()
        self._twin = QWidget(self)

    def show_table(self, shown: bool) -> None:
        """The table in the chart's place, or the chart."""
        self._twin.setVisible(shown)
        for part in self._charted:
            part.setVisible(not shown)
        self._show_gathered(self._are_gathered)

    def _show_gathered(self, gathered: bool) -> None:
        self._are_gathered = gathered
        self._gathered.setVisible(gathered and not self.plot.isHidden())

    def _lay_out(self, legend: QWidget, table: QWidget, table_name: str) -> None:
        """Once, when both are made."""
        table.setAccessibleName(table_name)
        self._charted, self._twin = (self.reading, self.plot, legend), table
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(GAP)
        for part in (*self._charted, self._gathered, table):
            rows.addWidget(part)
        self.show_table(False)
        self.plot.read.connect(self._read_out)
        self.plot.restyled.connect(self._redraw)
        self.plot.gathered.connect(self._show_gathered)

    def _read_out(self, at: int) -> None:
        raise NotImplementedError

    def _redraw(self) -> None:
        raise NotImplementedError


def _tr(text: str) -> str:
    return QCoreApplication.translate("TwinChart", text)
