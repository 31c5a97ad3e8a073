"""Colours, type and spacing: every token the widgets use, derived from the palette."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

GAP = 8
"""The grid: everything is placed at multiples of half of this."""
MARGIN = 24
CORNER = 8

AREA_COLOURS = (
    "#88CCEE", "#4477AA", "#FFAABB", "#777777", "#332288", "#44AA99", "#DDCC77",
    "#AA4499", "#882255", "#CC6677", "#999933", "#117733", "#7A4A1E",
)  # fmt: skip
"""For charts, in the order of the areas: Paul Tol's muted set, safe for colour-blind readers,
and four more."""


class Size(Enum):
    """Type sizes, as parts of the system's font size (drawn for 14 px)."""

    SMALL = 12 / 14
    BODY = 1.0
    LEAD = 17 / 14
    TITLE = 22 / 14
    DISPLAY = 34 / 14


@dataclass(frozen=True, slots=True)
class Theme:
    """The tokens. `quiet` is for secondary text, `line` for hairlines, `surface` for cards,
    `second` for a chart's second line."""

    dark: bool
    paper: QColor
    ink: QColor
    quiet: QColor
    line: QColor
    surface: QColor
    hover: QColor
    accent: QColor
    second: QColor
    on_accent: QColor
    muscle: QColor
    muscle_soft: QColor
    figure: dict[str, QColor]
    tones: Tones


@dataclass(frozen=True, slots=True)
class Tones:
    """The figure's skin, hair and clothes, each by name."""

    skin: str = "tan"
    hair: str = "brown"
    clothes: str = "teal"


# On light paper and on dark.
SKIN = {
    "porcelain": ("#F3CDB4", "#E6C0A7"),
    "fair": ("#ECBB97", "#DFAF8C"),
    "tan": ("#E3A982", "#D9A17C"),
    "olive": ("#C98F68", "#C28A64"),
    "brown": ("#A06B4A", "#A06F50"),
    "deep": ("#6F4632", "#84583F"),
}
HAIR = {
    "black": ("#2A2523", "#4B4542"),
    "brown": ("#4A3428", "#6B4E3D"),
    "blond": ("#C49A55", "#C9A367"),
    "red": ("#9A4E2A", "#A65B36"),
    "grey": ("#9B9B97", "#A8A8A4"),
}
TOP = {
    "teal": ("#5BA199", "#5FA79F"),
    "blue": ("#6C93C2", "#7299C6"),
    "plum": ("#A07BA6", "#A884AE"),
    "rust": ("#C08A5A", "#BC8A60"),
    "grey": ("#A3A59F", "#989B97"),
}
_LEGS = {
    "teal": ("#33496F", "#4A6593"),
    "blue": ("#3B3F4A", "#5A606E"),
    "plum": ("#4A3B5C", "#6A5880"),
    "rust": ("#4B4A3C", "#6C6B59"),
    "grey": ("#43474B", "#62686D"),
}
_FIGURE = {
    "face": ("#4A3428", "#3A2A20"),
    "prop:mat": ("#DDD5C4", "#3A3F42"),
    "prop:chair": ("#C9B393", "#7A6A55"),
    "prop:desk": ("#CFBEA3", "#75685A"),
    "prop:wall": ("#E6E1D6", "#343A3E"),
    "prop:doorway": ("#D9CFBE", "#4A4A48"),
    "prop:step": ("#CBBBA0", "#6E6252"),
    "prop:cushion": ("#C8A9A0", "#7C625C"),
    "prop:towel": ("#EDE3C8", "#B9AE94"),
    "prop:stick": ("#A98B62", "#A08760"),
    "prop:tape": ("#E9C766", "#C9A64C"),
    "prop:ruler": ("#E9C766", "#C9A64C"),
    "body": ("#D3D2CB", "#4A5055"),
}


def wear(tones: Tones) -> None:
    """The figures' tones from now on; like the application's palette, one for the program."""
    _WORN[0] = tones


_WORN = [Tones()]


def theme_of(palette: QPalette) -> Theme:
    """The theme that fits a palette; dark when its paper is darker than its ink."""
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText, QPalette.ColorRole.Accent)
    return _theme(*(palette.color(role).rgb() for role in roles), _WORN[0])


@lru_cache(maxsize=4)
def _theme(paper_rgb: int, ink_rgb: int, accent_rgb: int, tones: Tones) -> Theme:
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
        second=QColor("#E0B65A" if dark else "#8A6A00"),
        on_accent=QColor("#14181A") if accent.lightness() > 130 else QColor("white"),
        muscle=QColor("#E8604C"),
        muscle_soft=QColor("#E79B8A"),
        figure={role: QColor(pair[dark]) for role, pair in _dressed(tones).items()},
        tones=tones,
    )


def _dressed(tones: Tones) -> dict[str, tuple[str, str]]:
    """The colour of each part of a figure, on light paper and on dark."""
    own = {
        "skin": SKIN[tones.skin],
        "top": TOP[tones.clothes],
        "legs": _LEGS[tones.clothes],
        "hair": HAIR[tones.hair],
    }
    return {**_FIGURE, **own}


def mix(a: QColor, b: QColor, share: float) -> QColor:
    """`a` with `share` (0–1) of `b` mixed in."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        a.redF() * keep + b.redF() * share,
        a.greenF() * keep + b.greenF() * share,
        a.blueF() * keep + b.blueF() * share,
    )


def legible(colour: QColor, theme: Theme, ratio: float = 3.0) -> QColor:
    """`colour`, with as much ink in it as it needs to stand out from paper by `ratio`."""
    shares = (step / 20 for step in range(21))
    inked = (mix(colour, theme.ink, share) for share in shares)
    return next((shade for shade in inked if contrast(shade, theme.paper) >= ratio), theme.ink)


def contrast(a: QColor, b: QColor) -> float:
    """Contrast ratio, 1–21, as WCAG defines it."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def age_tint(days: int | None, theme: Theme) -> QColor:
    """Tinted the more recently an area was stretched; neutral after a week, or if never."""
    return area_tint(0 if days is None or days >= 7 else 0.5 - 0.07 * days, theme)


def area_tint(share: float, theme: Theme) -> QColor:
    """An area of the body map with `share` (0–1) of the accent in it."""
    return mix(mix(theme.figure["body"], theme.ink, 0.06), theme.accent, share)


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
    result = larger(QGuiApplication.font(), size.value)
    if bold:
        result.setWeight(QFont.Weight.DemiBold)
    return result


def larger(base: QFont, k: float) -> QFont:
    """A font `k` times as large."""
    result = QFont(base)
    if base.pointSizeF() > 0:
        result.setPointSizeF(base.pointSizeF() * k)
    else:
        result.setPixelSize(round(base.pixelSize() * k))
    return result


def set_height(control: QWidget) -> None:
    """The one height of buttons and fields that stand in a row."""
    control.setFixedHeight(QFontMetrics(font(Size.BODY)).height() + 2 * GAP)


def set_quiet(widget: QWidget) -> None:
    """Secondary text; to be called again when the palette changes."""
    # Only this role is the widget's own: with all of them it would not hear of a new palette.
    own = QPalette()
    own.setColor(QPalette.ColorRole.WindowText, theme_of(QGuiApplication.palette()).quiet)
    widget.setPalette(own)
