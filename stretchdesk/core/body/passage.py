"""Whether a body could go the way between a figure's poses, in sentences."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import RADII, ball_centres, place
from stretchdesk.core.body.touching import pressed, sunk_into
from stretchdesk.core.body.vectors import lerp

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.body.motion import Motion
    from stretchdesk.core.body.move import Move
    from stretchdesk.core.body.props import Prop
    from stretchdesk.core.body.skeleton import Posture
    from stretchdesk.core.body.touching import Pair, Touch
    from stretchdesk.core.body.vectors import Vec

PRESSED, PRESSED_MORE = 0.70, 0.20
"""How deep flesh may press into flesh in passing, as a share of the smaller radius; or how much
deeper than in the poses at both ends."""
SUNK, SUNK_MORE = 0.012, 0.004
"""The same for flesh in a prop, in statures."""
BELOW = 0.012
"""How deep flesh may sink into the floor in passing, in statures."""
ADRIFT = 0.015
"""How far what rests at both ends may lift or sink, and the anchor slip, in statures."""
_STEPS, _FEWEST = 10, 4
_STILL = 0.5
"""A move that turns no joint by more degrees needs no look."""


class _Body(NamedTuple):
    """A posture, measured."""

    centres: Mapping[str, Vec]
    pressed: Mapping[Pair, Touch]
    sunk: Mapping[Pair, Touch]


class _Fault(NamedTuple):
    """What is wrong, how much beyond what is allowed, and the sentence."""

    key: Pair
    excess: float
    text: str


def off_the_way(motion: Motion) -> Iterator[tuple[str, str]]:
    """Everything wrong on the way to each pose: the pose's name, and what."""
    steps = max(_FEWEST, _STEPS // len(motion.legs))
    for (start, end), move in motion.legs.items():
        there_and_back = start > end and (end, start) in motion.legs
        if move.widest > _STILL and not there_and_back:
            for fault in _worst(move, motion.props, steps):
                yield end, f"on the way from {start}, {fault.text}"


def _worst(move: Move, props: Mapping[str, Prop], steps: int) -> list[_Fault]:
    """Each fault where it is greatest."""
    first, last = (_measured(one.posture, props) for one in (move.first, move.last))
    worst: dict[Pair, _Fault] = {}
    for k in range(1, steps):
        body = _measured(move.at(k / steps), props)
        for fault in (*_through(body, first, last), *_adrift(move, k / steps, body, first, last)):
            if fault.key not in worst or fault.excess > worst[fault.key].excess:
                worst[fault.key] = fault
    return list(worst.values())


def _measured(posture: Posture, props: Mapping[str, Prop]) -> _Body:
    centres = ball_centres(place(posture), posture.hands)
    return _Body(centres, pressed(centres), sunk_into(props, centres))


def _through(body: _Body, first: _Body, last: _Body) -> Iterator[_Fault]:
    """What goes through the body, through props or through the floor."""
    for pair, (share, one, other) in body.pressed.items():
        excess = share - _allowed(pair, first.pressed, last.pressed, PRESSED, PRESSED_MORE)
        through = f"{pair[0]} goes {share:.0%} through {pair[1]} ({one}, {other})"
        yield from _fault(pair, excess, f"{through}; lead it around by a via pose")
    for pair, (depth, ball, box) in body.sunk.items():
        excess = depth - _allowed(pair, first.sunk, last.sunk, SUNK, SUNK_MORE)
        yield from _fault(pair, excess, f"{ball} goes {depth:.3f} into the {pair[1]} ({box})")
    depth, ball = max((RADII[ball] - at[2], ball) for ball, at in body.centres.items())
    yield from _fault(("floor", ""), depth - BELOW, f"{ball} goes {depth:.3f} below the floor")


def _allowed(
    pair: Pair, first: Mapping[Pair, Touch], last: Mapping[Pair, Touch], least: float, more: float
) -> float:
    """No deeper than `least`, or `more` than at the ends: what may touch there says the pose."""
    return max([least, *(ends[pair].depth + more for ends in (first, last) if pair in ends)])


def _adrift(move: Move, u: float, body: _Body, first: _Body, last: _Body) -> Iterator[_Fault]:
    """What rests at both ends and lifts between, and an anchor that slips."""
    anchor = contact_ball(move.last.pose.anchor)
    slip = dist(body.centres[anchor][:2], _between(anchor, u, first, last)[:2])
    yield from _fault(("anchor", ""), slip - ADRIFT, f"the anchor {anchor} slips by {slip:.3f}")
    for contact in set(move.first.pose.rests) & set(move.last.pose.rests):
        ball = contact_ball(contact)
        off = body.centres[ball][2] - _between(ball, u, first, last)[2]
        text = f"{contact} {'lifts' if off > 0 else 'sinks'} by {abs(off):.3f}"
        yield from _fault((contact, ""), abs(off) - ADRIFT, text)


def _between(ball: str, u: float, first: _Body, last: _Body) -> Vec:
    return lerp(first.centres[ball], last.centres[ball], u)


def _fault(key: Pair, excess: float, text: str) -> Iterator[_Fault]:
    if excess > 0.0:
        yield _Fault(key, excess, text)
