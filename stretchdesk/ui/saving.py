"""A chart as a file: PNG in twice the size of the screen, SVG or PDF."""

from __future__ import annotations

from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QMarginsF, QPoint, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontInfo,
    QFontMetrics,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QRegion,
)
from PySide6.QtWidgets import QFileDialog, QStyle, QWidget

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.ui.files import write_whole
from stretchdesk.ui.plot import Plot
from stretchdesk.ui.theme import GAP, Size, font, theme_of

if TYPE_CHECKING:
    from PySide6.QtCore import QIODevice
    from PySide6.QtGui import QPaintDevice

_FORMS = ("png", "svg", "pdf")
_DPR = 2


def ask_to_save(widget: QWidget, part: QRect, name: str, period: str) -> None:
    """Let the person choose a file and put a part of a widget into it, under its name."""
    kinds = ";;".join(f"{form.upper()} (*.{form})" for form in _FORMS)
    title = widget.tr("Save the chart")
    path, kind = QFileDialog.getSaveFileName(widget, title, f"{name}.png", kinds)
    if not path:
        return
    if not path.lower().endswith(_FORMS):
        path += f".{kind[:3].lower()}"
    try:
        save_picture(widget, part, path, name, period)
    except StretchDeskError as error:
        from stretchdesk.ui.questions import tell_trouble

        tell_trouble(widget, str(error))


def save_picture(widget: QWidget, part: QRect, path: str, heading: str, period: str) -> None:
    """A part of a widget as it is on the screen, under a heading and the time it is about.

    The form follows from the path's end. An SVG shows all days of a chart, of which the screen may
    show some: it cuts nothing off at an edge. Raises StretchDeskError if it cannot be written.
    """
    form = path.lower().rsplit(".", 1)[-1]
    top = _Top(heading, period)
    size = _whole(part, top)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    if form == "svg":
        svg = _svg(buffer, size, widget.logicalDpiX())
        done = _paint(svg, widget, part, top, 1.0, cuts=False)
    elif form == "pdf":
        pdf = _pdf(buffer, size, heading)
        done = _paint(pdf, widget, part, top, pdf.logicalDpiX() / 72)
    else:
        image = QImage(size * _DPR, QImage.Format.Format_RGB32)
        done = _paint(image, widget, part, top, _DPR) and image.save(buffer, "PNG")  # type: ignore[call-overload]
    if not done:
        raise StretchDeskError(f"{Path(path).name} could not be painted.")
    write_whole(path, bytes(buffer.data().data()))


class _Top:
    """What stands over a picture."""

    def __init__(self, heading: str, period: str) -> None:
        self._lines = [(heading, _in_pixels(Size.LEAD, bold=True)), (period, _in_pixels(Size.BODY))]

    @property
    def height(self) -> int:
        return sum(map(_line_height, self._lines)) + GAP

    def paint(self, painter: QPainter, widget: QWidget, width: int) -> None:
        theme = theme_of(widget.palette())
        align = QStyle.visualAlignment(widget.layoutDirection(), Qt.AlignmentFlag.AlignLeft)
        y = 0
        for line, colour in zip(self._lines, (theme.ink, theme.quiet), strict=True):
            text, face = line
            painter.setFont(face)
            painter.setPen(colour)
            painter.drawText(QRect(0, y, width, _line_height(line)), align, text)
            y += _line_height(line)


def _in_pixels(size: Size, *, bold: bool = False) -> QFont:
    """As on the screen, also where a device has other points."""
    face = font(size, bold=bold)
    face.setPixelSize(QFontInfo(face).pixelSize())
    return face


def _line_height(line: tuple[str, QFont]) -> int:
    return QFontMetrics(line[1]).lineSpacing() + GAP // 4


def _paint(
    device: QPaintDevice,
    widget: QWidget,
    part: QRect,
    top: _Top,
    scale: float,
    *,
    cuts: bool = True,
) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    size = _whole(part, top)
    painter.fillRect(QRect(QPoint(), size), widget.palette().window())
    painter.translate(GAP, GAP)
    top.paint(painter, widget, part.width())
    painter.translate(0, top.height)
    with ExitStack() as stack:
        for plot in widget.findChildren(Plot):
            stack.enter_context(plot.drawn_for(scale, cuts=cuts))
        widget.render(painter, QPoint(), QRegion(part))
    return painter.end()


def _whole(part: QRect, top: _Top) -> QSize:
    return part.size() + QSize(2 * GAP, top.height + 2 * GAP)


def _svg(to: QIODevice, size: QSize, dpi: int) -> QPaintDevice:
    made: QPaintDevice = import_module("PySide6.QtSvg").QSvgGenerator()
    made.setOutputDevice(to)  # type: ignore[attr-defined]
    made.setResolution(dpi)  # type: ignore[attr-defined]
    made.setSize(size)  # type: ignore[attr-defined]
    made.setViewBox(QRect(QPoint(), size))  # type: ignore[attr-defined]
    return made


def _pdf(to: QIODevice, size: QSize, title: str) -> QPdfWriter:
    made = QPdfWriter(to)
    made.setTitle(title)
    made.setPageSize(QPageSize(QSizeF(size), QPageSize.Unit.Point))
    made.setPageMargins(QMarginsF())
    return made
