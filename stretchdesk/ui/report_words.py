"""The words of a report, and its numbers as they stand in the tables."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from stretchdesk.core.progress.amounts import decimal, signed
from stretchdesk.core.progress.flexibility import Verdict
from stretchdesk.ui.comfort_words import kind_names
from stretchdesk.ui.dates import full_day, period, table_day
from stretchdesk.ui.side_words import side_in_text, side_names
from stretchdesk.ui.words import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from stretchdesk.core.content.catalogue import Area
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.records import Comfort
    from stretchdesk.core.progress.report import AgainstGoal, AreaMinutes, Noted, Report

NONE = "–"


def title() -> str:
    return _tr("Stretching and flexibility")


def span_words(report: Report) -> str:
    """The days it is about, and how many weeks they are."""
    weeks = counted(report.weeks, _tr("1 week"), _tr("{n} weeks"))
    return f"{period(report.first, report.today)} · {weeks}"


def produced(report: Report) -> str:
    return _tr("Produced on {day} by StretchDesk").format(day=full_day(report.today))


def whole(value: float) -> str:
    return QLocale().toString(round(value))


def name_label() -> str:
    return _tr("Name")


# practice


def practice_heading() -> str:
    return _tr("Practice")


def practice_headers() -> list[str]:
    return ["", _tr("In all"), _tr("Weekly"), _tr("Goal"), _tr("Weeks at goal")]


def practice_rows(report: Report) -> list[list[str]]:
    """Sessions, minutes and days, each with what they are held against."""
    a_week = report.days / report.weeks
    return [
        [_tr("Sessions"), *_against(report.sessions, report.weeks, decimal)],
        [_tr("Minutes"), *_against(report.minutes, report.weeks, whole)],
        [_tr("Days"), whole(report.days), decimal(a_week), NONE, NONE],
    ]


def _against(one: AgainstGoal, weeks: int, form: Callable[[float], str]) -> list[str]:
    reached = _tr("{n} of {weeks}").format(n=one.reached, weeks=weeks)
    return [whole(one.total), form(one.a_week), str(one.goal), reached]


def chart_words(report: Report) -> str:
    if report.weeks_a_bar == 1:
        return _tr("Minutes of each week. Dashes: the goal.")
    words = _tr("Minutes a week, {n} weeks a bar. Dashes: the goal.")
    return words.format(n=report.weeks_a_bar)


# areas


def areas_heading() -> str:
    return _tr("Minutes a week in each area")


def no_areas() -> str:
    return _tr("No stretching was recorded in this time.")


def area_headers() -> list[str]:
    return [_tr("Area"), _tr("Left"), _tr("Right"), _tr("Counted")]


def area_row(row: AreaMinutes, areas: Mapping[str, Area]) -> list[str]:
    minutes = (row.left_min, row.right_min, row.counted_min)
    return [area_name(row.area, areas), *map(decimal, minutes)]


def area_name(area: str | None, areas: Mapping[str, Area]) -> str:
    if area is None:
        return _tr("Session")
    return areas[area].name if area in areas else area


def more_areas(left_out: Sequence[AreaMinutes]) -> str:
    minutes = decimal(sum(row.counted_min for row in left_out))
    one = _tr("And 1 more area with {minutes} min counted a week.")
    many = _tr("And {n} more areas with {minutes} min counted a week together.")
    return (one if len(left_out) == 1 else many).format(n=len(left_out), minutes=minutes)


# tests


def tests_heading() -> str:
    return _tr("Flexibility tests")


def tests_span() -> str:
    return _tr("All occasions, also from before this time")


def no_tests() -> str:
    return _tr("Nothing has been measured.")


def told_headers() -> list[str]:
    return [*_middle_headers(), _tr("What it says")]


def told_row(series: Series) -> list[str]:
    """One side of a test; what it says is added by whoever knows the day."""
    return [*_middle(series), ""]


def test_name(series: Series) -> str:
    """With its unit."""
    return f"{series.test.name}, {'°' if series.test.unit == 'deg' else series.test.unit}"


def error_words(series: Series) -> str:
    """The smallest real change and where it comes from."""
    words = _tr("Smallest real change {error}, {basis}")
    basis = _bases().get(series.basis, series.basis)
    return words.format(error=decimal(series.smallest_real_change), basis=basis)


def dense_headers() -> list[str]:
    return [_tr("Test"), *_middle_headers(), _tr("Smallest real change"), _tr("Finding")]


def dense_row(series: Series) -> list[str]:
    """One side of a test in as little room as there can be."""
    mark = _marks().get(series.basis, "")
    error = f"{decimal(series.smallest_real_change)} {mark}".rstrip()
    return [test_name(series), *_middle(series), error, _findings()[series.verdict]]


def _middle_headers() -> list[str]:
    headers = [_tr("Side"), _tr("First"), _tr("Last"), _tr("Baseline")]
    return [*headers, _tr("Latest"), _tr("Change")]


def _middle(series: Series) -> list[str]:
    days = (date.fromisoformat(series.occasions[n].day) for n in (0, -1))
    return [
        side_names().get(series.side or "", ""),
        *map(table_day, days),
        NONE if series.baseline is None else decimal(series.baseline),
        decimal(series.latest),
        NONE if series.change is None else signed(series.direction * series.change, decimal),
    ]


def more_tests(count: int) -> str:
    return counted(count, _tr("And 1 more test."), _tr("And {n} more tests."))


# notes and health


def notes_heading() -> str:
    return _tr("Pain and stiffness")


def no_notes() -> str:
    return _tr("Nothing was noted in this time.")


def health_heading() -> str:
    return _tr("Health questions answered with yes")


def noted_words(noted: Sequence[Noted]) -> str:
    """How many notes of each kind, and how high."""
    words = _tr("{kind}: {n} (mean {mean}, highest {highest})")
    parts = (
        words.format(
            kind=kind_names()[one.kind], n=one.count, mean=decimal(one.mean), highest=one.highest
        )
        for one in noted
    )
    return " · ".join(parts)


def note_headers() -> list[str]:
    return [_tr("Date"), _tr("Where"), _tr("What"), _tr("0–10"), _tr("Note")]


def note_row(row: Comfort, areas: Mapping[str, Area]) -> list[str]:
    side = side_in_text(row.side)
    where = area_name(row.area, areas)
    return [
        table_day(date.fromisoformat(row.day)),
        f"{where}, {side}" if side else where,
        kind_names()[row.kind],
        str(row.score),
        row.note or "",
    ]


def more_notes(count: int) -> str:
    return counted(count, _tr("And 1 more, earlier."), _tr("And {n} more, earlier."))


def health_words(health: Sequence[str]) -> str:
    return "; ".join(health) if health else _tr("Nothing that was asked about applies.")


# the foot


def caveat() -> str:
    return _tr("Home measurements; not a diagnosis.")


def explanation() -> str:
    return _tr(
        "Measuring error: repeated measurements differ though nothing has changed. Smallest real "
        "change: the least that is more than this; published in a study of this very test, "
        "transferred (t) from a close variant or assumed (a). Baseline: mean of the first three "
        "occasions. Change: mean of the last two against it. Counted: the smaller "
        "side of each week; areas stretched along count half."
    )


def _bases() -> dict[str, str]:
    return {
        "published": _tr("published"),
        "transferred": _tr("transferred"),
        "assumed": _tr("assumed"),
    }


def _marks() -> dict[str, str]:
    return {"transferred": _tr("t"), "assumed": _tr("a")}


def _findings() -> dict[Verdict, str]:
    return {
        Verdict.BETTER: _tr("better"),
        Verdict.WORSE: _tr("worse"),
        Verdict.NOT_BEYOND_ERROR: _tr("within error"),
        Verdict.TOO_FEW: _tr("too few yet"),
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Report", text)
