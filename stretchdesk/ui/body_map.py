"""The body map: front and back side by side, every area a button."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from math import hypot
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap, QRegion
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from stretchdesk.core.body.bodymap import MAP_VIEWS, area_at, map_posture, map_shapes
from stretchdesk.core.body.shapes import bounds
from stretchdesk.ui.area_painter import paint_area, paint_chosen, paint_focus
from stretchdesk.ui.figure_painter import fitted, paint, path_of
from stretchdesk.ui.theme import GAP, Size, Theme, age_tint, font, mix, theme_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QTransform,
    )

    from stretchdesk.core.body.shapes import Shape
    from stretchdesk.core.content.catalogue import Area

_NEAR = 12
"""A click this many pixels beside an area still takes it."""


class _AreaButton(QAbstractButton):
    """One area: a button with its mask, painted by the map."""

    focus_moved = Signal(str, int)
    pointed_at = Signal(str, bool)

    def __init__(self, parent: QWidget, area: Area) -> None:
        super().__init__(parent)
        self.area = area.id
        self.setCheckable(True)
        self.setText(area.name)
        self.setAccessibleName(area.name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The map paints all areas."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            self.focus_moved.emit(self.area, event.key())
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.pointed_at.emit(self.area, True)
        super().enterEvent(event)  # type: ignore[arg-type]

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed_at.emit(self.area, False)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.pointed_at.emit(self.area, event.type() == QEvent.Type.FocusIn)
        return super().event(event)


_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(slots=True)
class _View:
    """One of the two bodies: its shapes, where they lie, and the areas' paths in pixels."""

    shapes: list[Shape]
    box: tuple[float, float, float, float]
    to: QTransform
    paths: dict[str, QPainterPath]

    def fit(self, box: QRectF) -> None:
        """Lie in a rectangle of pixels."""
        self.to = fitted(self.box, box)
        self.paths = {
            shape.role.partition(":")[2]: path_of(shape.fills, self.to)
            for shape in self.shapes
            if shape.role.startswith("area:")
        }


class BodyMap(QWidget):
    """Click, hover, Tab, arrows and Space choose areas. It says what was chosen, no more."""

    area_toggled = Signal(str, bool)
    area_pointed_at = Signal(str)
    """The area under pointer or focus, or an empty text."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Body map"))
        self.setMinimumSize(380, 330)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._tint_of: Callable[[str, Theme], QColor] = partial(_age_tint, {})
        self._pointed = ""
        self._views = {name: _view(map_shapes(map_posture(), name)) for name in MAP_VIEWS}
        self._base = QPixmap()
        self._found: dict[str, QPoint] = {}
        self._buttons: dict[str, _AreaButton] = {}

    # --- what others may ask ---

    def add_areas(self, areas: Mapping[str, Area]) -> None:
        """What can be chosen; Tab walks it in this order."""
        before: QWidget = self
        for area in areas.values():
            button = _AreaButton(self, area)
            button.toggled.connect(self._toggled)
            button.focus_moved.connect(self._move_focus)
            button.pointed_at.connect(self._point_at)
            self._buttons[area.id] = button
            self.setTabOrder(before, button)
            before = button
        self._mask_buttons()
        for button in self._buttons.values():
            button.show()

    def show_selection(self, areas: tuple[str, ...]) -> None:
        """Mark exactly these areas as chosen, without telling anyone."""
        for area, button in self._buttons.items():
            if button.isChecked() != (area in areas):
                button.blockSignals(True)
                button.setChecked(area in areas)
                button.blockSignals(False)
        self.update()

    def toggle(self, area: str) -> None:
        """Choose an area, or give it up."""
        self._buttons[area].toggle()

    def show_ages(self, days_since: Mapping[str, int], descriptions: Mapping[str, str]) -> None:
        """Tint the areas by the days since they were stretched, and describe them."""
        self.show_tints(partial(_age_tint, days_since), descriptions)

    def show_tints(
        self, tint_of: Callable[[str, Theme], QColor], descriptions: Mapping[str, str]
    ) -> None:
        """Tint each area as told, and describe them."""
        self._tint_of = tint_of
        self._base = QPixmap()
        for area, button in self._buttons.items():
            button.setAccessibleDescription(descriptions.get(area, ""))
        self.update()

    def spot(self, area: str) -> QPoint:
        """A point well inside an area, in the map's pixels."""
        if area not in self._found:
            self._found[area] = max(self._spots(area), key=lambda pair: pair[1])[0]
        return self._found[area]

    def sizeHint(self) -> QSize:
        return QSize(560, 560)

    # --- choosing ---

    def _toggled(self, on: bool) -> None:
        button = self.sender()
        if isinstance(button, _AreaButton):
            self.update()
            self.area_toggled.emit(button.area, on)

    def _point_at(self, area: str, here: bool) -> None:
        self._pointed = area if here else "" if self._pointed == area else self._pointed
        self.update()
        self.area_pointed_at.emit(self._pointed)

    def _move_focus(self, area: str, key: int) -> None:
        """Focus the nearest area that lies in the arrow's direction."""
        dx, dy = _ARROWS[key]
        start = self._centre(area)
        best, best_cost = "", 1e9
        for other in self._buttons:
            way = self._centre(other) - start
            ahead = way.x() * dx + way.y() * dy
            aside = abs(way.x() * dy - way.y() * dx)
            if other != area and ahead >= max(1.0, aside):
                cost = ahead + 2.5 * aside
                best, best_cost = (other, cost) if cost < best_cost else (best, best_cost)
        if best:
            self._buttons[best].setFocus(Qt.FocusReason.TabFocusReason)

    def _centre(self, area: str) -> QPointF:
        return QPointF(self.spot(area))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside an area takes the nearest within reach."""
        for view in self._views.values():
            x, y = view.to.inverted()[0].map(event.position()).toTuple()
            area = area_at(view.shapes, x, y, _NEAR / view.to.m11())
            if area in self._buttons and event.button() == Qt.MouseButton.LeftButton:
                self._buttons[area].setFocus(Qt.FocusReason.MouseFocusReason)
                self._buttons[area].toggle()
                return
        super().mousePressEvent(event)

    # --- laying out ---

    def resizeEvent(self, event: QResizeEvent) -> None:
        half = self.width() / 2
        label = self._label_height()
        for i, view in enumerate(self._views.values()):
            box = QRectF(i * half, 0, half, self.height() - label)
            view.fit(box.adjusted(GAP, GAP, -GAP, -GAP))
        self._mask_buttons()
        self._found.clear()
        self._base = QPixmap()
        super().resizeEvent(event)

    def _mask_buttons(self) -> None:
        """Each button covers its area in both bodies, less what later areas cover."""
        for area, button in self._buttons.items():
            region = QRegion()
            for view in self._views.values():
                region += _visible_region(view, area)
            box = region.boundingRect()
            button.setGeometry(box)
            button.setMask(region.translated(-box.topLeft()))

    def _spots(self, area: str) -> list[tuple[QPoint, int]]:
        """Candidate points inside an area with the half size of the square around each."""
        spots = [(QPoint(0, 0), -1)]
        for view in self._views.values():
            region = _visible_region(view, area)
            box = region.boundingRect()
            for size in range(48, 0, -4):
                found = _square_in(region, box, size)
                if found:
                    spots.append((found, size))
                    break
        return spots

    def _label_height(self) -> int:
        return self.fontMetrics().height() + GAP

    # --- painting ---

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._base = QPixmap()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_of(self.palette())
        if self._base.isNull() or self._base.devicePixelRatio() != self.devicePixelRatioF():
            self._base = self._painted_base(theme)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._base)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for view in self._views.values():
                self._paint_states(painter, view, theme)

    def _painted_base(self, theme: Theme) -> QPixmap:
        """Bodies, tinted areas and labels, painted once for as long as they stay so."""
        dpr = self.devicePixelRatioF()
        pixmap = QPixmap(QSize(self.size()) * dpr)
        pixmap.setDevicePixelRatio(dpr)
        pixmap.fill(Qt.GlobalColor.transparent)
        names = {"front": self.tr("Front"), "back": self.tr("Back")}
        with QPainter(pixmap) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setFont(font(Size.SMALL))
            painter.setPen(theme.quiet)
            for i, (name, view) in enumerate(self._views.items()):
                base = [s for s in view.shapes if not s.role.startswith("area:")]
                paint(painter, base, view.to, theme)
                for area, path in view.paths.items():
                    paint_area(painter, path, self._tint_of(area, theme), theme)
                feet = view.to.map(QPointF(0, view.box[1])).y() + GAP / 2
                half = self.width() // 2
                label = QRect(i * half, round(feet), half, self._label_height())
                painter.drawText(label, Qt.AlignmentFlag.AlignCenter, names[name])
        return pixmap

    def _paint_states(self, painter: QPainter, view: _View, theme: Theme) -> None:
        """The areas that differ just now, and those that lie over them once more."""
        changed = QRegion()
        for area, path in view.paths.items():
            box = path.boundingRect().toAlignedRect()
            if area == self._pointed or self._is_chosen(area) or changed.intersects(box):
                changed += box
                if self._is_chosen(area):
                    paint_chosen(painter, path, theme)
                else:
                    paint_area(painter, path, self._tint(area, theme), theme)
        for area, button in self._buttons.items():
            if button.hasFocus() and area in view.paths:
                seen = button.mask().translated(button.pos())
                paint_focus(painter, view.paths[area], seen, theme)

    def _is_chosen(self, area: str) -> bool:
        return area in self._buttons and self._buttons[area].isChecked()

    def _tint(self, area: str, theme: Theme) -> QColor:
        if area == self._pointed:
            return mix(theme.accent, theme.paper, 0.55)
        return self._tint_of(area, theme)


def _age_tint(days_since: Mapping[str, int], area: str, theme: Theme) -> QColor:
    return age_tint(days_since.get(area), theme)


def _view(shapes: list[Shape]) -> _View:
    return _View(shapes, bounds(shapes), fitted((0, 0, 1, 1), QRectF(0, 0, 1, 1)), {})


def _visible_region(view: _View, area: str) -> QRegion:
    """Where an area is on top in one body, in whole pixels."""
    region = QRegion()
    for name, path in view.paths.items():
        for polygon in (piece.toPolygon() for piece in path.toSubpathPolygons()):
            region = region + QRegion(polygon) if name == area else region - QRegion(polygon)
    return region


def _square_in(region: QRegion, box: QRect, size: int) -> QPoint | None:
    """The centre of a square of `size` pixels inside the region, nearest its middle."""
    best, nearest = None, 1e9
    step = max(2, size // 6)
    for y in range(box.top(), box.bottom() - size + 2, step):
        for x in range(box.left(), box.right() - size + 2, step):
            square = QRect(x, y, size, size)
            away = hypot(square.center().x() - box.center().x(),
                         square.center().y() - box.center().y())  # fmt: skip
            if away < nearest and QRegion(square).subtracted(region).isEmpty():
                best, nearest = square.center(), away
    return best
