"""The sentences under a flexibility chart claim no more than the numbers carry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.progress.flexibility import Series
from stretchdesk.core.progress.sentences import sentence, side_sentence, trend_words
from tests.core.rows import FLEXIBILITY_TEST, taken

LOWER = replace(FLEXIBILITY_TEST, better="lower")
DEGREES = replace(FLEXIBILITY_TEST, unit="deg")
TODAY = date(2026, 11, 22)


def series(*values: float, test=FLEXIBILITY_TEST, basis: str = "published", days: int = 1):
    first = date(2026, 3, 3).toordinal()
    rows = (
        replace(taken(date.fromordinal(first + days * n).isoformat(), value), basis=basis)
        for n, value in enumerate(values)
    )
    return Series(test, None, tuple(rows))


@pytest.mark.parametrize(
    ("spoken", "text"),
    [
        (series(1), "Measure twice more to tell a change from measuring error"),
        (series(1, 20), "Measure once more to tell a change from measuring error"),
        (series(0, 0, 0, 5, 7), "+6 cm since 3 March: better by more than measuring error"),
        (series(0, 0, 0, -5, -7.5), "−6.2 cm since 3 March: worse by more than measuring error"),
        (
            series(9, 9, 9, 4, 2, test=LOWER),
            "−6 cm since 3 March: better by more than measuring error",
        ),
        (series(0, 0, 0, 1, 1), "+1 cm: cannot be told from measuring error yet"),
        (series(0, 0, 0, 0, -0.01), "±0 cm: cannot be told from measuring error yet"),
        (
            series(0, 0, 0, 9, 9, basis="transferred"),
            "+9 cm since 3 March: better by more than measuring error (working value)",
        ),
        (
            series(0, 0, 0, 1, 1, test=DEGREES, basis="assumed"),
            "+1°: cannot be told from measuring error yet (working value)",
        ),
    ],
)
def test_a_change_is_said_in_the_tests_own_sign(spoken: Series, text: str) -> None:
    assert sentence(spoken, TODAY) == text


def test_a_day_of_another_year_is_spoken_with_its_year() -> None:
    assert "since 3 March 2026:" in sentence(series(0, 0, 0, 5, 7), date(2027, 1, 1))


@given(st.lists(st.floats(-45, 40), min_size=3, max_size=12), st.booleans())
def test_no_sentence_says_better_or_worse_of_a_change_within_the_error(values, lower) -> None:
    spoken = series(*values, test=LOWER if lower else FLEXIBILITY_TEST)
    said = sentence(spoken, TODAY)
    low, high = spoken.band
    beyond = all(value < low for value in values[-2:]) or all(value > high for value in values[-2:])
    assert beyond or "better" not in said
    assert beyond or "worse" not in said


def test_a_trend_is_said_with_its_range_once_five_occasions_carry_one() -> None:
    assert trend_words(series(0, 1, 2, 3, days=7)) is None
    assert trend_words(series(5, 5, 5, 5, 5, days=0)) is None
    assert trend_words(series(0, 1, 5, 4, 10, days=7)) == ("+10.9 cm (−4.3 to +26.1)")
    assert trend_words(series(0, 1, 5, 4, 10, days=7, test=DEGREES)) == ("+10.9° (−4.3 to +26.1)")


def test_the_better_side_is_named_only_beyond_the_error() -> None:
    assert side_sentence(series(9, 8), series(4, 3)) == (
        "The left side is better than the right by 5 cm: more than measuring error"
    )
    assert side_sentence(series(9, 8, test=LOWER), series(4, 3, basis="assumed", test=LOWER)) == (
        "The right side is better than the left by 5 cm: more than measuring error"
    )
    assert side_sentence(series(9, 8, basis="assumed"), series(4, 3, basis="assumed")) == (
        "The left side is better than the right by 5 cm: more than measuring error (working value)"
    )
    assert side_sentence(series(9, 8), series(9, 8)) is None
