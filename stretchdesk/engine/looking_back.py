"""What the progress page wants to know, read and counted on the background's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.days import days_of, days_since
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
    tests: Mapping[str, FlexibilityTest], today: date, span: Span, store: Store
) -> Overview:
    """The weeks of a span, up to `today`."""
    seen = overview(store.past(span.since(today)), tests, today, span)
    for series in seen.series:
        _ = series.trend  # worked out here, once, and not while a chart is drawn
    return seen


def reported(tests: Mapping[str, FlexibilityTest], today: date, span: Span, store: Store) -> Report:
    """What a physiotherapist is told of a span, up to `today`."""
    return report(store.past(span.since(today)), tests, today, span)


def look_at_days(today: date, store: Store) -> tuple[Day, ...]:
    """The days of the last twelve months."""
    return days_of(store.past(days_since(today)), today)
