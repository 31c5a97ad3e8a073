"""What the progress page wants to know, read and counted on the background's thread."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from stretchdesk.core.progress.days import days_of, days_since
from stretchdesk.core.progress.flexibility import shown_in
from stretchdesk.core.progress.overview import overview
from stretchdesk.core.progress.report import report

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from stretchdesk.core.content.catalogue import FlexibilityTest
    from stretchdesk.core.progress.days import Day
    from stretchdesk.core.progress.overview import Overview, Span
    from stretchdesk.core.progress.report import Report
    from stretchdesk.engine.history_feed import Store


def look_back(
    tests: Mapping[str, FlexibilityTest], today: date, span: Span, unit: str, store: Store
) -> Overview:
    """The weeks of a span, up to `today`; lengths are in `unit`, cm or in."""
    seen = overview(store.past(span.since(today)), tests, today, span)
    shown = tuple(shown_in(series, unit) for series in seen.series)
    for series in shown:
        _ = series.trend  # worked out here, once, and not while a chart is drawn
    return replace(seen, series=shown)


def reported(
    tests: Mapping[str, FlexibilityTest], today: date, span: Span, unit: str, store: Store
) -> Report:
    """What a physiotherapist is told of a span, up to `today`; lengths are in `unit`."""
    made = report(store.past(span.since(today)), tests, today, span)
    return replace(made, tests=tuple(shown_in(series, unit) for series in made.tests))


def look_at_days(today: date, store: Store) -> tuple[Day, ...]:
    """The days of the last twelve months."""
    return days_of(store.past(days_since(today)), today)
