"""Whether a body could take a figure's poses, and whether they show the stretch, in sentences."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist, hypot
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.body.anatomy import BALLS, PARTS
from stretchdesk.core.body.balance import off_balance
from stretchdesk.core.body.hands import DIGITS
from stretchdesk.core.body.lengthening import lengths
from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import RADII, ball_centres, place
from stretchdesk.core.body.solve import Solved, solve
from stretchdesk.core.body.spots import bone_of
from stretchdesk.core.body.vectors import Vec, apply, lerp, sub, transpose
from stretchdesk.core.content.catalogue import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.body.anatomy import Part
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.body.props import Box, Prop
    from stretchdesk.core.content.catalogue import Stretch

PRESSED, PRESSED_LAP = 0.40, 0.70
"""How deep flesh may press into flesh, as a share of the smaller radius; then where it should: the
thigh into the lap, a hand or foot into what it is put on."""
SUNK = 0.008
"""How deep flesh may press into a prop, in statures."""
BALANCE = 0.02
"""How far the centre of mass may lie outside the feet, in statures."""
LONGER = 1.0
"""Degrees by which a hold must lengthen its target more than the entry does."""
_SPHERES = 4
_TURNED_OUT, _SPREAD = 60.0, 50.0


def problems_of(figure: str, book: PoseBook, stretch: Stretch | None = None) -> tuple[str, ...]:
    """Everything wrong with a figure; with its effect only if the `stretch` it shows is given."""
    motion = book.motion(figure)
    found = []
    for name, pose in book.poses(figure).items():
        solved = solve(pose, None if name == "easier" else motion.props)
        found += [f"{figure}.{name}: {text}" for text in _of_pose(pose, solved)]
    if motion.entry.anchor != motion.hold.anchor:
        found.append(f"{figure}: entry and hold have different anchors, so the body would slide")
    if stretch and stretch.effect is Effect.LENGTHEN and not motion.cycle:
        texts = _too_short(motion.entry, motion.hold, stretch)
        found += [f"{figure}.hold: {text}" for text in texts]
    return tuple(found)


def _of_pose(pose: Pose, solved: Solved) -> Iterator[str]:
    centres = ball_centres(place(solved.posture), solved.posture.hands)
    yield from solved.problems
    yield from _hips(solved.angles)
    yield from _beside_props(pose, solved.props, centres)
    yield from _in_props(pose, solved.props, centres)
    yield from _pressed(pose, centres)
    away = off_balance(pose, centres)
    if away > BALANCE:
        yield f"the centre of mass lies {away:.3f} outside the feet"


def _hips(angles: Mapping[str, float]) -> Iterator[str]:
    """Beyond the active range hips turn out and spread only when they are bent."""
    for side in ("left", "right"):
        bent = angles.get(f"hip_flexion_{side}", 0.0)
        out = angles.get(f"hip_external_rotation_{side}", 0.0)
        spread = angles.get(f"hip_abduction_{side}", 0.0)
        if bent < 15 and (out > _TURNED_OUT or spread > _SPREAD):
            yield f"the {side} hip turns out {out:.0f}° and spreads {spread:.0f}° but is not bent"


# --- props --------------------------------------------------------------------------------------


def _beside_props(
    pose: Pose, props: Mapping[str, Prop], centres: Mapping[str, Vec]
) -> Iterator[str]:
    """Contacts that do not lie over what they rest on."""
    for contact in pose.rests:
        name, _, prop = contact.partition("@")
        if prop:
            stands = props[prop]
            (x, y, _), ball = centres[contact_ball(contact)], contact_ball(contact)
            top = max(stands.kind.boxes, key=lambda box: box.half[0] * box.half[1])
            lx, ly, _ = _in_box(stands, top, (x, y, 0.0))
            out = hypot(max(0.0, abs(lx) - top.half[0]), max(0.0, abs(ly) - top.half[1]))
            if out > RADII[ball] / 2:
                yield f"{name} lies {out:.3f} beside the {prop}"


def _in_props(pose: Pose, props: Mapping[str, Prop], centres: Mapping[str, Vec]) -> Iterator[str]:
    for prop in props.values():
        for part in PARTS:
            depth, ball, box = max(
                (_depth(prop, box, centres[ball], RADII[ball]), ball, box.name)
                for box in prop.kind.boxes
                for ball in part.balls
                if not ball.startswith(DIGITS)
            )
            if depth > SUNK and not _excused(pose, part.name, prop.name):
                yield f"{ball} is {depth:.3f} inside the {prop.name} ({box})"


def _in_box(prop: Prop, box: Box, point: Vec) -> Vec:
    return sub(apply(transpose(prop.turned), sub(point, prop.origin)), box.centre)


def _depth(prop: Prop, box: Box, centre: Vec, radius: float) -> float:
    """How deep a ball reaches into a box."""
    beyond = [abs(x) - half for x, half in zip(_in_box(prop, box, centre), box.half, strict=True)]
    outside = hypot(*(max(0.0, x) for x in beyond))
    return radius - outside - min(0.0, max(beyond))


def _excused(pose: Pose, one: str, other: str) -> bool:
    return f"{one} {other}" in pose.touches or f"{other} {one}" in pose.touches


# --- body against body --------------------------------------------------------------------------


class _Sphere(NamedTuple):
    ball: str
    at: Vec
    radius: float


def _spheres(part: Part, centres: Mapping[str, Vec]) -> list[_Sphere]:
    """A part's flesh without fingers, filled up along its links."""
    spheres = [
        _Sphere(ball, centres[ball], RADII[ball])
        for ball in part.balls
        if not ball.startswith(DIGITS)
    ]
    for link in part.links:
        for (a, *more), (b, *others) in pairwise(link.stations):
            if not (more or others or a.startswith(DIGITS)):
                for k in range(1, _SPHERES):
                    u = k / _SPHERES
                    radius = RADII[a] + (RADII[b] - RADII[a]) * u
                    spheres.append(_Sphere(a, lerp(centres[a], centres[b], u), radius))
    return spheres


def _pressed(pose: Pose, centres: Mapping[str, Vec]) -> Iterator[str]:
    spheres = {part.name: _spheres(part, centres) for part in PARTS}
    for a, b in combinations(PARTS, 2):
        lap = {a.name, b.name} & {"trunk"} and "thigh" in a.name + b.name
        joined = a.joined_to == b.name or b.joined_to == a.name
        if (joined and not lap) or _excused(pose, a.name, b.name):
            continue
        share, one, other = max(
            ((p.radius + q.radius - dist(p.at, q.at)) / min(p.radius, q.radius), p.ball, q.ball)
            for p in spheres[a.name]
            for q in spheres[b.name]
            if not (lap and _AT_HIP & {p.ball.rpartition("_")[0], q.ball.rpartition("_")[0]})
        )
        rests = _rests_on(pose, a.name, b.name) or _rests_on(pose, b.name, a.name)
        if share > (PRESSED_LAP if lap or rests else PRESSED):
            yield (
                f"{a.name} presses {share:.0%} into {b.name} ({one}, {other}); "
                f"if so it should be: touches = {{ \"{a.name} {b.name}\" = \"the reason\" }}"
            )  # fmt: skip


def _rests_on(pose: Pose, limb: str, part: str) -> bool:
    """Whether the hand or foot at the end of a limb is put on the part."""
    kind, _, side = limb.rpartition("_")
    reach = pose.reach.get(f"{ {'forearm': 'hand', 'foot': 'foot'}.get(kind, '') }_{side}")
    if reach is None or reach.frame is None:
        return False
    return _PART_OF.get(bone_of(reach.frame), "trunk") == part


_PART_OF = {ball.frame: part.name for part in PARTS for ball in BALLS if ball.name in part.balls}
_AT_HIP = {"hip_socket", "thigh_high", "hip", "seat"}


# --- effect -------------------------------------------------------------------------------------


def _too_short(entry: Pose, hold: Pose, stretch: Stretch) -> Iterator[str]:
    """Areas that the hold does not lengthen more than the entry."""
    before, after = solve(entry).angles, solve(hold).angles
    for area in stretch.primary:
        longer = max(
            max(new - old for old, new in zip(lengths(area, before, side),
                                              lengths(area, after, side), strict=True))
            for side in stretch.sides_of(area, "right")
        )  # fmt: skip
        if longer < LONGER:
            yield f"{area} are not lengthened more than in the entry ({longer:.0f}°)"
