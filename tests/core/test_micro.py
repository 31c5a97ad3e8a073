"""Half a minute between two breaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.content.catalogue import Kind, Position
from stretchdesk.core.session.micro import micro
from stretchdesk.core.session.recent import NOTHING, Recent
from stretchdesk.core.session.request import Request
from stretchdesk.core.session.wanted import wanted_json, wanted_of
from tests.ui.parts import catalogue

if TYPE_CHECKING:
    from stretchdesk.core.session.own_routine import OwnRoutine


@pytest.mark.parametrize("place", list(Position))
def test_it_is_one_stretch_at_the_desk_with_both_sides_at_once(place: Position) -> None:
    routine = micro(catalogue(), Request(place=place), NOTHING, 30)

    (step,) = routine.steps
    stretch = catalogue().stretches[step.stretch]
    assert (stretch.kind, step.side, step.hold_s) == (Kind.STRETCH, "both", 30)
    assert stretch.position is not Position.FLOOR
    assert routine.total_s <= 40


def test_another_has_its_turn_when_the_first_was_done_today() -> None:
    (first,) = micro(catalogue(), Request(), NOTHING, 30).steps
    recent = Recent(stretches={first.stretch: 0})

    (second,) = micro(catalogue(), Request(), recent, 30).steps

    assert second.stretch != first.stretch


def test_health_answers_and_never_are_respected() -> None:
    everything = frozenset(catalogue().stretches)
    assert micro(catalogue(), Request(never=everything), NOTHING, 30).steps == ()


@pytest.mark.parametrize(
    "wanted",
    [Request(("hips",), 3, Position.CHAIR, discreet=True, level=1), Request()],
)
def test_what_is_asked_for_arrives_as_it_was(wanted: Request | OwnRoutine) -> None:
    assert wanted_of(wanted_json(wanted)) == wanted


def test_a_routine_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="routine"):
        wanted_of({"routine": {"name": 7}})
