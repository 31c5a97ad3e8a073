"""What a person's health answers mean: which stretches are left out, which are eased, and why.

Answers are ids of cautions. Nothing here clears anybody for a stretch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from stretchdesk.core.content.catalogue import Caution, Stretch


class Guarded(Protocol):
    """A stretch or a flexibility test."""

    @property
    def contraindications(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch that is not offered, and a sentence for each answer that is against it."""

    stretch: str
    reasons: tuple[str, ...]


def is_left_out(guarded: Guarded, answers: AbstractSet[str]) -> bool:
    """Whether an answer is against the stretch or test."""
    return not answers.isdisjoint(guarded.contraindications)


def is_eased(stretch: Stretch, answers: AbstractSet[str]) -> bool:
    """Whether its easier variation is shown; so it is for one left out but done all the same."""
    return is_left_out(stretch, answers) or not answers.isdisjoint(stretch.caution)


def reasons(
    stretch: Stretch, cautions: Mapping[str, Caution], answers: AbstractSet[str]
) -> tuple[str, ...]:
    """A sentence for each answer that is against the stretch."""
    return _sentences(stretch.contraindications, cautions, answers)


def easing_reasons(
    stretch: Stretch, cautions: Mapping[str, Caution], answers: AbstractSet[str]
) -> tuple[str, ...]:
    """A sentence for each answer for which only its easier variation is shown."""
    return _sentences(stretch.caution, cautions, answers)


def _sentences(
    tags: Iterable[str], cautions: Mapping[str, Caution], answers: AbstractSet[str]
) -> tuple[str, ...]:
    told = (cautions[tag] for tag in tags if tag in answers)
    return tuple(f"{caution.name}: {caution.why}." for caution in told)


def left_out(
    stretches: Iterable[Stretch], cautions: Mapping[str, Caution], answers: AbstractSet[str]
) -> tuple[LeftOut, ...]:
    """Those of the stretches that are not offered, in their order."""
    return tuple(
        LeftOut(stretch.id, reasons(stretch, cautions, answers))
        for stretch in stretches
        if is_left_out(stretch, answers)
    )


def known_answers(
    stored: Sequence[str], cautions: Mapping[str, Caution]
) -> tuple[tuple[str, ...], list[str]]:
    """The answers to questions that there are, and a line for each of the others."""
    strange = [tag for tag in stored if tag not in cautions]
    lines = [f"cautions: {tag!r:.60} is not a health question: left out" for tag in strange]
    return tuple(tag for tag in stored if tag in cautions), lines
