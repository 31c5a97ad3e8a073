"""How the program looks to this person: light or dark, the figure's tones, moving or still."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from stretchdesk.ui.theme import HAIR, SKIN, TOP, Tones, warm_palette, wear

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from stretchdesk.core.settings import Settings


@dataclass(frozen=True, slots=True)
class Look:
    """`theme` is system, light or dark; a still figure is shown in its hold and nothing eases."""

    theme: str = "system"
    tones: Tones = field(default_factory=Tones)
    still: bool = False


_NOW = [Look()]
"""Like the application's palette, one for the program."""


def look() -> Look:
    """What is in use."""
    return _NOW[0]


def look_of(settings: Settings) -> Look:
    """What a person has chosen."""
    tones = Tones(settings.skin, settings.hair, settings.clothes)
    return Look(settings.theme, tones, settings.motion == "still")


def look_in(stored: Mapping[str, object]) -> Look:
    """What a settings file says, before it is read with all its rules: those take time to load."""

    def one(key: str, allowed: Iterable[str], usual: str) -> str:
        value = stored.get(key)
        return value if isinstance(value, str) and value in tuple(allowed) else usual

    usual = Look()
    tones = Tones(
        one("skin", SKIN, usual.tones.skin),
        one("hair", HAIR, usual.tones.hair),
        one("clothes", TOP, usual.tones.clothes),
    )
    theme = one("theme", ("light", "dark"), usual.theme)
    return Look(theme, tones, stored.get("motion") == "still")


def use(wanted: Look) -> None:
    """Show everything in this look from now on."""
    if wanted == _NOW[0]:
        return
    _NOW[0] = wanted
    wear(wanted.tones)
    _follow()
    for widget in QApplication.allWidgets():
        widget.update()


def dress(application: QApplication) -> None:
    """Our palette, light or dark as chosen or as the system is; live when either changes."""
    QGuiApplication.styleHints().colorSchemeChanged.connect(_follow)
    application.setPalette(_palette())


def _follow() -> None:
    palette = _palette()
    if palette != QApplication.palette():
        QApplication.setPalette(palette)


def _palette() -> QPalette:
    scheme = QGuiApplication.styleHints().colorScheme()
    dark = scheme == Qt.ColorScheme.Dark if look().theme == "system" else look().theme == "dark"
    return warm_palette(dark=dark)
