"""The rows of the settings page, in the order they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.ui.break_settings import break_groups
from stretchdesk.ui.dates import weekday_names
from stretchdesk.ui.setting_controls import Number, SomeOf, pills, swatches
from stretchdesk.ui.setting_row import SettingRow, number_row, setting_row, switch_row
from stretchdesk.ui.theme import HAIR, SKIN, TOP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtWidgets import QWidget


def setting_groups() -> dict[str, list[SettingRow]]:
    """Rows by the heading they stand under."""
    return {
        _tr("Routines"): _routines(),
        _tr("Session"): _session(),
        **break_groups(),
        _tr("Voice and sound"): _sound(),
        _tr("Look"): _look(),
        _tr("Measuring"): _measuring(),
    }


def _routines() -> list[SettingRow]:
    return [
        setting_row("level", _tr("Level"),
                    _tr("How long holds are: two thirds, as usual, or longer."),
                    pills({1: _tr("Gentle"), 2: _tr("Usual"), 3: _tr("Deep")})),
        number_row("goal_sessions", _tr("Sessions a week"), _tr("Your goal; nothing scolds."), ""),
        number_row("goal_minutes", _tr("Minutes a week"), _tr("Your goal for all areas together."),
                   _tr(" min")),
        setting_row("days_off", _tr("Days off"), _tr("Planned: nothing is due then."),
                    SomeOf(weekday_names())),
    ]  # fmt: skip


def _session() -> list[SettingRow]:
    return [
        switch_row("pacer", _tr("Breathing"), _tr("Say when to breathe in and out in a hold.")),
        number_row("breath_in_s", _tr("In by the nose"), _tr("How long an in-breath takes."),
                   _tr(" s")),
        number_row("breath_out_s", _tr("Out by the mouth"),
                   _tr("How long an out-breath takes; a longer one calms."), _tr(" s")),
        switch_row("half_cue", _tr("Half-time"), _tr("A sign in the middle of a hold.")),
        switch_row("last_cue", _tr("Last three seconds"), _tr("Three, two, one, to its end.")),
        switch_row("mini_player", _tr("Small player"),
                   _tr("Stays on top, so that you can read or watch something meanwhile.")),
    ]  # fmt: skip


def _sound() -> list[SettingRow]:
    return [
        switch_row("muted", _tr("Quiet"), _tr("Neither voice nor chimes; M in a session.")),
        switch_row("chimes", _tr("Chimes"), _tr("When a hold begins, is half over and ends.")),
        switch_row("voice", _tr("Voice"), _tr("Names, sides and the last seconds are spoken.")),
        setting_row("voice_rate", _tr("Speed"), _tr("How fast the voice speaks."),
                    Number(-5, 5, "")),
        setting_row("volume", _tr("Volume"), _tr("Of voice and chimes."),
                    Number(0, 100, _tr(" %"), step=10)),
    ]  # fmt: skip


def _look() -> list[SettingRow]:
    return [
        setting_row("theme", _tr("Light or dark"), _tr("As your system is, or always one of them."),
                    pills({"system": _tr("System"), "light": _tr("Light"), "dark": _tr("Dark")})),
        setting_row("motion", _tr("Motion"), _tr("A still figure stands in the hold at once."),
                    pills({"full": _tr("Moving"), "still": _tr("Still")})),
        setting_row("skin", _tr("Skin"), _tr("Of the figure, everywhere."), _skin()),
        setting_row("hair", _tr("Hair"), _tr("Of the figure, everywhere."), _hair()),
        setting_row("clothes", _tr("Clothes"), _tr("Of the figure, everywhere."), _clothes()),
    ]  # fmt: skip


def _measuring() -> list[SettingRow]:
    return [
        setting_row("unit", _tr("Lengths"), _tr("What you read off; it is kept in centimetres."),
                    pills({"cm": _tr("Centimetres"), "in": _tr("Inches")})),
    ]  # fmt: skip


def _skin() -> QWidget:
    names = {
        "porcelain": _tr("Porcelain"), "fair": _tr("Fair"), "tan": _tr("Tan"),
        "olive": _tr("Olive"), "brown": _tr("Brown"), "deep": _tr("Deep brown"),
    }  # fmt: skip
    return swatches(names, _colours(SKIN, names))


def _hair() -> QWidget:
    names = {
        "black": _tr("Black"), "brown": _tr("Brown"), "blond": _tr("Blond"),
        "red": _tr("Red"), "grey": _tr("Grey"),
    }  # fmt: skip
    return swatches(names, _colours(HAIR, names))


def _clothes() -> QWidget:
    names = {
        "teal": _tr("Teal"), "blue": _tr("Blue"), "plum": _tr("Plum"),
        "rust": _tr("Rust"), "grey": _tr("Grey"),
    }  # fmt: skip
    return swatches(names, _colours(TOP, names))


def _colours(of: Mapping[str, tuple[str, str]], names: Iterable[str]) -> list[str]:
    return [of[name][0] for name in names]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
