"""`measure`, `log` and `progress`: the history from the command line."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from stretchdesk.commands.content import area_ids, load_built_in, unknown
from stretchdesk.commands.layout import columns
from stretchdesk.commands.parsing import instant, names, now, number, readings, whole
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.progress import measuring
from stretchdesk.core.progress.amounts import amount
from stretchdesk.core.progress.flexibility import all_series
from stretchdesk.core.progress.instants import Moment, iso_week
from stretchdesk.core.progress.progress_json import progress_json
from stretchdesk.core.progress.sentences import sentence
from stretchdesk.core.progress.weeks import LOG_MAX_MIN, first_day, goal_for, log_rows, weeks
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.paths import Paths

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import date

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.flexibility import Series
    from stretchdesk.core.progress.records import History
    from stretchdesk.core.progress.weeks import Week


def add_commands(commands: Commands) -> None:
    example = "chair_sit_reach -3.5 -2 -2 --side left"
    parser = commands.add("measure", measure, "record a flexibility test", example)
    parser.add_argument("test", metavar="TEST", help="the test's id")
    parser.add_argument("values", metavar="VALUE", nargs="*", type=number, help="its trials")
    parser.add_argument("--side", choices=("left", "right"))
    parser.add_argument("--unit", choices=("cm", "in", "deg"), help="default: the test's own")
    parser.add_argument(
        "--inputs", metavar="NAME=X,NAME=Y", type=readings, action="append", default=[],
        help="two tape readings, as in heel=62,leg=88; once for each trial",
    )  # fmt: skip
    parser.add_argument("--at", metavar="ISO", type=instant, help="when it was taken")

    parser = commands.add(
        "log", log, "record stretching done elsewhere", "--areas legs --minutes 10"
    )
    parser.add_argument("--areas", metavar="A,B", type=names, required=True)
    parser.add_argument("--minutes", metavar="N", type=_minutes, required=True)
    parser.add_argument("--at", metavar="ISO", type=instant, help="when it began")

    parser = commands.add("progress", progress, "show the numbers behind the charts", "--weeks 4")
    parser.add_argument("--weeks", metavar="N", type=whole(1, 520), default=12)
    parser.add_argument("--json", action="store_true", help="for other programs")


@contextmanager
def opened(paths: Paths) -> Iterator[HistoryStore]:
    """The profile's history, made if need be."""
    paths.prepare()
    with closing(HistoryStore(paths.history)) as store:
        yield store


def _new_id() -> str:
    return str(uuid4())


def _moment(at: datetime) -> Moment:
    recorded = now()
    if at > recorded:
        raise StretchDeskError(f"{at.isoformat(' ', 'minutes')} is still to come.")
    return Moment(at, recorded)


def measure(args: Namespace) -> str:
    tests = load_built_in().tests
    if args.test not in tests:
        raise unknown("flexibility test", args.test, tests)
    test = tests[args.test]
    row = measuring.measurement(
        test, args.values, args.side, args.unit, _moment(args.at or now()), _new_id(), args.inputs
    )
    with opened(Paths.of(args.profile)) as store:
        store.append([row])
        measurements = store.measurements()
    series = next(s for s in all_series(measurements, {test.id: test}) if s.side == row.side)
    said = sentence(series, now().date())
    return f"{_name(series)}: {amount(row.value, row.unit)} on {row.day}. {said}."


def _name(series: Series) -> str:
    return f"{series.test.name}, {series.side}" if series.side else series.test.name


def log(args: Namespace) -> str:
    catalogue = load_built_in()
    areas = area_ids(catalogue, args.areas)
    rows = log_rows(areas, args.minutes, _moment(args.at or _before_now(args.minutes)), _new_id)
    with opened(Paths.of(args.profile)) as store:
        store.append(rows)
    return f"Recorded {args.minutes:g} min: {', '.join(catalogue.areas[a].name for a in areas)}."


def _before_now(minutes: float) -> datetime:
    # By way of UTC: local arithmetic is an hour wrong where summer time begins or ends.
    return (datetime.now(UTC) - timedelta(minutes=minutes)).astimezone()


def _minutes(text: str) -> float:
    value = number(text)
    if not 0 < value <= LOG_MAX_MIN:
        raise ArgumentTypeError(f"{text!r} is not more than 0 and at most {LOG_MAX_MIN}")
    return value


def progress(args: Namespace) -> str:
    catalogue = load_built_in()
    today = now().date()
    with opened(Paths.of(args.profile)) as store:
        late = store.read(first_day(today, args.weeks))
        history = replace(late, measurements=store.measurements())
    if args.json:
        return json.dumps(progress_json(history, catalogue.tests, today, args.weeks), indent=2)
    return _progress_text(history, catalogue, today, args.weeks)


def _progress_text(history: History, catalogue: Catalogue, today: date, count: int) -> str:
    goal = goal_for(history.goals, iso_week(today))
    head = ("week", "sessions", "minutes", "minutes per area, the lesser side")
    table = [head, *(_week_row(week, catalogue) for week in weeks(history, today, count))]
    tests = [
        (
            _name(series),
            amount(series.latest, series.test.unit),
            f"{sentence(series, today)}.",
        )
        for series in all_series(history.measurements, catalogue.tests)
    ]
    return "\n".join([
        f"Goal: {goal.sessions} sessions and {goal.minutes} minutes a week",
        columns(table),
        columns(tests) if tests else "Nothing measured yet.",
    ])  # fmt: skip


def _week_row(week: Week, catalogue: Catalogue) -> tuple[str, ...]:
    areas = ", ".join(
        f"{area.name} {dose.counted_min:.1f}"
        for area in catalogue.areas.values()
        if (dose := week.areas.get(area.id))
    )
    return week.week, f"{week.sessions:8}", f"{week.minutes:7.1f}", areas
