"""Colours, type and spacing: every token the widgets use, derived from the palette."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GAP = 8
"""The grid: everything is placed at multiples of half of this."""
MARGIN = 24
CORNER = 8

AREA_COLOURS = (
    "#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#997700",
    "#6699CC", "#994455", "#44AA99", "#DDAA33", "#882255", "#7A7A7A",
)  # fmt: skip
"""For charts: Paul Tol's bright, high-contrast and muted sets, safe for colour-blind readers."""


class Size(Enum):
    """Type sizes, as parts of the system's font size (drawn for 14 px)."""

    SMALL = 12 / 14
    BODY = 1.0
    LEAD = 17 / 14
    TITLE = 22 / 14
    DISPLAY = 34 / 14


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens. `quiet` is for secondary text, `line` for hairlines, `surface` for cards."""

    dark: bool
    paper: QColor
    ink: QColor
    quiet: QColor
    line: QColor
    surface: QColor
    hover: QColor
    accent: QColor
    on_accent: QColor
    muscle: QColor
    muscle_soft: QColor
    figure: dict[str, QColor]


_FIGURE = {
    "skin": ("#E3A982", "#D9A17C"),
    "top": ("#5BA199", "#5FA79F"),
    "legs": ("#33496F", "#4A6593"),
    "hair": ("#4A3428", "#6B4E3D"),
    "face": ("#4A3428", "#3A2A20"),
    "prop:mat": ("#DDD5C4", "#3A3F42"),
    "body": ("#D3D2CB", "#4A5055"),
}


def theme_of(palette: QPalette) -> Theme:
    """The theme that fits a palette; dark when its paper is darker than its ink."""
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Accent)
    return _theme(*(palette.color(role).rgb() for role in roles))


@lru_cache(maxsize=4)
def _theme(paper_rgb: int, ink_rgb: int, accent_rgb: int) -> Theme:
    paper, ink, accent = (QColor.fromRgb(rgb) for rgb in (paper_rgb, ink_rgb, accent_rgb))
    dark = paper.lightness() < ink.lightness()
    return Theme(
        dark=dark,
        paper=paper,
        ink=ink,
        quiet=mix(ink, paper, 0.32),
        line=mix(ink, paper, 0.86),
        surface=mix(paper, QColor("white"), 0.05 if dark else 0.6),
        hover=mix(ink, paper, 0.93),
        accent=accent,
        on_accent=QColor("#14181A") if accent.lightness() > 130 else QColor("white"),
        muscle=QColor("#E8604C"),
        muscle_soft=QColor("#E79B8A"),
        figure={role: QColor(pair[dark]) for role, pair in _FIGURE.items()},
    )


def mix(a: QColor, b: QColor, share: float) -> QColor:
    """`a` with `share` (0–1) of `b` mixed in."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        a.redF() * keep + b.redF() * share,
        a.greenF() * keep + b.greenF() * share,
        a.blueF() * keep + b.blueF() * share,
    )


def warm_palette(*, dark: bool) -> QPalette:
    """Our own paper and ink, light or dark, with deep teal for actions and selection."""
    paper, ink = ("#1C1F22", "#ECEAE4") if dark else ("#F6F4EF", "#22262A")
    base, accent = ("#24282B", "#5FB8AE") if dark else ("#FCFBF8", "#1F6F6B")
    palette = QPalette(QColor("#2B3034" if dark else "#ECE9E1"), QColor(paper))
    role = QPalette.ColorRole
    for name, colour in (
        (role.WindowText, ink), (role.Text, ink), (role.ButtonText, ink), (role.Base, base),
        (role.AlternateBase, paper), (role.ToolTipBase, base), (role.ToolTipText, ink),
        (role.Highlight, accent), (role.HighlightedText, "#14181A" if dark else "#FFFFFF"),
        (role.Accent, accent), (role.Link, accent),
        (role.PlaceholderText, "#9A9F9F" if dark else "#6A6F70"),
    ):  # fmt: skip
        palette.setColor(name, QColor(colour))
    faded = QColor(ink)
    faded.setAlphaF(0.45)
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faded)
    return palette


def font(size: Size, *, bold: bool = False) -> QFont:
    """The system's font at one of our sizes."""
    result = QFont(QGuiApplication.font())
    if result.pointSizeF() > 0:
        result.setPointSizeF(result.pointSizeF() * size.value)
    else:
        result.setPixelSize(round(result.pixelSize() * size.value))
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def set_quiet(widget: QWidget) -> None:
    """Secondary text; to be called again when the palette changes."""
    own = QPalette(QGuiApplication.palette())
    own.setColor(QPalette.ColorRole.WindowText, theme_of(own).quiet)
    widget.setPalette(own)
