"""When to measure flexibility again."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.flexibility import Series


def retest_due(series: Iterable[Series], today: date, retest_days: int) -> int | None:
    """Whole days since anything was measured; None before `retest_days`, or if nothing was."""
    last = max((each.occasions[-1].day for each in series), default=None)
    if last is None:
        return None
    since = today - date.fromisoformat(last)
    return since.days if since >= timedelta(days=retest_days) else None
