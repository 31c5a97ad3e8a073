"""The settings of reminders: when they come, when they are quiet, and how they look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from stretchdesk.core.breaks.offer import Stage
from stretchdesk.core.settings import choices
from stretchdesk.ui.entry_list import DaysField, EntryList, TimeField, days_text
from stretchdesk.ui.hours_editor import HoursEditor
from stretchdesk.ui.setting_controls import pills
from stretchdesk.ui.setting_row import number_row, setting_row, switch_row

if TYPE_CHECKING:
    from stretchdesk.ui.setting_row import SettingRow

AUTOSTART = "autostart"
"""A row that is not in the settings."""


def break_groups() -> dict[str, list[SettingRow]]:
    """Rows by the heading they stand under."""
    return {
        _tr("Breaks"): _breaks(),
        _tr("Answers"): _answers(),
        _tr("Working hours"): _hours(),
        _tr("Quiet times"): _quiet(),
        _tr("Reminder and tray"): _reminder(),
    }


def _breaks() -> list[SettingRow]:
    lengths = {n: _tr("{n} min").format(n=n) for n in choices("break_minutes")}
    ways = {"flexible": _tr("By time at the desk"), "fixed": _tr("At set times")}
    return [
        switch_row("breaks", _tr("Reminders"), _tr("Offer a break now and then.")),
        setting_row("break_timing", _tr("When"),
                    _tr("Time away from the desk counts as a break; set times are always kept."),
                    pills(ways)),
        number_row("break_every_min", _tr("After"), _tr("How long at the desk until a break."),
                   _tr(" min"), 5),
        setting_row("break_times", _tr("Set times"), _tr("When breaks come at set times."),
                    EntryList(TimeField(), _tr("No times yet."), str), under=True),
        setting_row("break_minutes", _tr("Length"), _tr("Of the break that is proposed."),
                    pills(lengths)),
        switch_row("micro", _tr("Micro-stretches"), _tr("Half a minute between two breaks.")),
        number_row("micro_every_min", _tr("Micro-stretch after"),
                   _tr("How long at the desk until one."), _tr(" min"), 5),
        number_row("micro_s", _tr("Micro-stretch length"), _tr("How long one takes."), _tr(" s"),
                   5),
    ]  # fmt: skip


def _answers() -> list[SettingRow]:
    return [
        number_row("typing_wait_s", _tr("Pause in typing"),
                   _tr("A reminder waits for one, this long at most."), _tr(" s"), 10),
        number_row("snooze_min", _tr("Snooze"), _tr("How long a break is put off."), _tr(" min")),
        number_row("snoozes_most", _tr("Times a break can be put off"), _tr("0 for never."), ""),
        number_row("skips_a_day", _tr("Breaks that can be skipped a day"), _tr("0 for none."), ""),
    ]  # fmt: skip


def _hours() -> list[SettingRow]:
    return [
        setting_row("hours", _tr("Working hours"),
                    _tr("Reminders come only then. An end before its beginning is past midnight."),
                    HoursEditor(), under=True),
        setting_row("holidays", _tr("Holidays"), _tr("Days without reminders."),
                    EntryList(DaysField(), _tr("No holidays yet."), days_text), under=True),
    ]  # fmt: skip


def _quiet() -> list[SettingRow]:
    return [
        switch_row("quiet_dnd", _tr("Do not disturb"), _tr("Quiet while it is on.")),
        switch_row("quiet_full_screen", _tr("Full screen"),
                   _tr("Quiet while something fills the screen.")),
        switch_row("quiet_calls", _tr("Calls"),
                   _tr("Quiet while the camera or the microphone is in use.")),
        switch_row("quiet_battery", _tr("Battery"), _tr("Quiet without mains power.")),
    ]  # fmt: skip


def _reminder() -> list[SettingRow]:
    stages = {
        Stage.CARD.value: _tr("Card"),
        Stage.LARGE.value: _tr("Larger card"),
        Stage.FULL.value: _tr("Full screen"),
    }
    corners = {
        "top_left": _tr("Top left"), "top_right": _tr("Top right"),
        "bottom_left": _tr("Bottom left"), "bottom_right": _tr("Bottom right"),
    }  # fmt: skip
    return [
        setting_row("escalation", _tr("Grows up to"), _tr("When nobody answers."), pills(stages)),
        number_row("escalate_after_s", _tr("Grows after"), _tr("Without an answer."), _tr(" s"),
                   10),
        setting_row("card_corner", _tr("Corner"), _tr("Of the screen with the pointer."),
                    pills(corners)),
        switch_row("stay_in_tray", _tr("Stay in the tray"),
                   _tr("Reminders go on when the window is closed.")),
        switch_row(AUTOSTART, _tr("Start with the session"),
                   _tr("In the tray, when you log in.")),
    ]  # fmt: skip


def _tr(text: str) -> str:
    return QCoreApplication.translate("Settings", text)
