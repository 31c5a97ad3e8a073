"""A chart as a file: PNG in twice the size of the screen, SVG or PDF."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QPoint, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QRegion
from PySide6.QtWidgets import QFileDialog, QWidget

from stretchdesk.core.errors import StretchDeskError

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintDevice

_FORMS = ("png", "svg", "pdf")
_DPR = 2


def ask_to_save(widget: QWidget, part: QRect, name: str) -> None:
    """Let the person choose a file and put a part of a widget into it."""
    kinds = ";;".join(f"{form.upper()} (*.{form})" for form in _FORMS)
    title = widget.tr("Save the chart")
    path, kind = QFileDialog.getSaveFileName(widget, title, f"{name}.png", kinds)
    if not path:
        return
    if not path.lower().endswith(_FORMS):
        path += f".{kind[:3].lower()}"
    try:
        save_picture(widget, part, path)
    except StretchDeskError as error:
        from stretchdesk.ui.questions import tell_failure

        tell_failure(str(error))


def save_picture(widget: QWidget, part: QRect, path: str) -> None:
    """A part of a widget as it is on the screen; the form follows from the path's end.

    Raises StretchDeskError if the file cannot be written.
    """
    form = path.lower().rsplit(".", 1)[-1]
    if form == "svg":
        done = _paint(_svg(path, part.size()), widget, part, 1.0)
    elif form == "pdf":
        pdf = _pdf(path, part.size())
        done = _paint(pdf, widget, part, pdf.logicalDpiX() / 72)
    else:
        image = QImage(part.size() * _DPR, QImage.Format.Format_RGB32)
        done = _paint(image, widget, part, _DPR) and image.save(path)
    if not done:
        raise StretchDeskError(f"{path} cannot be written. Choose another folder.")


def _paint(device: QPaintDevice, widget: QWidget, part: QRect, scale: float) -> bool:
    painter = QPainter()
    if not painter.begin(device):
        return False
    painter.scale(scale, scale)
    painter.fillRect(QRect(QPoint(), part.size()), widget.palette().window())
    widget.render(painter, QPoint(), QRegion(part))
    return painter.end()


def _svg(path: str, size: QSize) -> QPaintDevice:
    made: QPaintDevice = import_module("PySide6.QtSvg").QSvgGenerator()
    made.setFileName(path)  # type: ignore[attr-defined]
    made.setSize(size)  # type: ignore[attr-defined]
    made.setViewBox(QRect(QPoint(), size))  # type: ignore[attr-defined]
    return made


def _pdf(path: str, size: QSize) -> QPdfWriter:
    made = QPdfWriter(path)
    made.setPageSize(QPageSize(QSizeF(size), QPageSize.Unit.Point))
    made.setPageMargins(QMarginsF())
    return made
