"""What the page on method quotes is what a simulation gives."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt
from random import Random

import pytest

from stretchdesk.core.progress.false_verdicts import (
    AT_HOME,
    BY_AN_EXAMINER,
    EXAMINERS_ERROR,
    HOME_ERROR,
    LOOKS_A_YEAR,
)
from stretchdesk.core.progress.flexibility import Series, Verdict
from tests.core.rows import FLEXIBILITY_TEST, taken

PEOPLE = 1500
FALSE = {Verdict.BETTER, Verdict.WORSE}
ROW = taken("2026-01-01", 0.0)


def is_told_of_a_change(random: Random, error: float) -> bool:
    """Somebody who does not change is tested for a year and looks each time."""
    rows = [replace(ROW, value=random.gauss(0, error)) for _ in range(LOOKS_A_YEAR)]
    seen = (Series(FLEXIBILITY_TEST, None, tuple(rows[:n])) for n in range(3, LOOKS_A_YEAR + 1))
    return any(series.verdict in FALSE for series in seen)


@pytest.mark.parametrize(
    ("times", "quoted", "within"),
    [(EXAMINERS_ERROR, BY_AN_EXAMINER, 0.01), (HOME_ERROR, AT_HOME, 0.03)],
)
def test_of_people_who_did_not_change_so_many_are_told_of_one(
    times: float, quoted: float, within: float
) -> None:
    # The smallest real change is 1.96 · √2 standard errors of one occasion.
    error = times * ROW.smallest_real_change / (1.96 * sqrt(2))
    random = Random(1)  # noqa: S311

    told = sum(is_told_of_a_change(random, error) for _ in range(PEOPLE)) / PEOPLE

    assert told == pytest.approx(quoted, abs=within)
