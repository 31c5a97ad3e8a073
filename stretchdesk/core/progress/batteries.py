"""The sets of flexibility tests: what is in them, what is tried first, about how long one takes.

Nobody was timed. A test is read up on once; every trial, practice included, is a way into the
position and the two seconds of the rules; what counts is read off and typed besides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from stretchdesk.core.content.safety import is_left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from stretchdesk.core.content.catalogue import FlexibilityTest, Measuring
    from stretchdesk.core.progress.flexibility import Series

    Counts = Mapping[tuple[str, str | None], int]

PRACTISED = 2
"""Occasions after which a test is known, and no longer tried first."""
READ_UP_S = 30
"""The three steps are about fifty words, a quarter of a minute; as long again to fetch a ruler."""
POSITION_S = 10
HOLD_S = 2
NOTE_S = 6
"""Reading a ruler off to half a centimetre, and typing three characters."""


@dataclass(frozen=True, slots=True)
class Battery:
    """`core` tests are enough; `extra` ones are taken on a wish."""

    id: str
    core: tuple[FlexibilityTest, ...]
    extra: tuple[FlexibilityTest, ...]

    def taken(self, answers: AbstractSet[str], *, extra: bool) -> tuple[FlexibilityTest, ...]:
        """Those that health answers are not against, in their order."""
        wanted = self.core + (self.extra if extra else ())
        return tuple(test for test in wanted if not is_left_out(test, answers))


def batteries(tests: Iterable[FlexibilityTest]) -> tuple[Battery, ...]:
    """The sets of these tests, in the order in which they are first named."""
    grouped: dict[str, list[FlexibilityTest]] = {}
    for test in tests:
        grouped.setdefault(test.battery, []).append(test)
    return tuple(
        Battery(
            name,
            tuple(test for test in group if test.core),
            tuple(test for test in group if not test.core),
        )
        for name, group in grouped.items()
    )


def tools(tests: Iterable[FlexibilityTest]) -> tuple[str, ...]:
    """What is needed for all of them, each thing once."""
    return tuple(dict.fromkeys(tool for test in tests for tool in test.tools))


def sides(test: FlexibilityTest) -> tuple[str | None, ...]:
    """The sides it is taken on; None for a test without."""
    return ("left", "right") if test.per_side else (None,)


def occasions(series: Iterable[Series]) -> Counts:
    """How often each test and side was taken."""
    return {(each.test.id, each.side): len(each.occasions) for each in series}


def to_practise(test: FlexibilityTest, counts: Counts) -> tuple[str | None, ...]:
    """The sides on which it is tried before it counts."""
    return tuple(side for side in sides(test) if counts.get((test.id, side), 0) < PRACTISED)


def minutes(tests: Iterable[FlexibilityTest], measuring: Measuring, counts: Counts) -> int:
    """About how long these take one after the other, without a warm-up."""
    return round(sum(_seconds(test, measuring, counts) for test in tests) / 60)


def _seconds(test: FlexibilityTest, measuring: Measuring, counts: Counts) -> int:
    practice = measuring.practice_trials * len(to_practise(test, counts))
    trials = measuring.trials * len(sides(test))
    return READ_UP_S + (practice + trials) * (POSITION_S + HOLD_S) + trials * NOTE_S
