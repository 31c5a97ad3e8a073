"""Whether a body could take a figure's poses, and whether they show the stretch, in sentences."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING

from stretchdesk.core.body.anatomy import BALLS, PARTS
from stretchdesk.core.body.balance import off_balance
from stretchdesk.core.body.lengthening import lengths
from stretchdesk.core.body.passage import off_the_way
from stretchdesk.core.body.pose import contact_ball
from stretchdesk.core.body.skeleton import RADII, ball_centres, place
from stretchdesk.core.body.solve import Solved, solve
from stretchdesk.core.body.spots import bone_of
from stretchdesk.core.body.touching import in_box, is_lap, pressed, sunk_into
from stretchdesk.core.content.catalogue import Effect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.body.props import Prop
    from stretchdesk.core.body.vectors import Vec
    from stretchdesk.core.content.catalogue import FlexibilityTest, Stretch

PRESSED, PRESSED_LAP = 0.40, 0.70
"""How deep flesh may press into flesh, as a share of the smaller radius; then where it should: the
thigh into the lap, a hand or foot into what it is put on."""
SUNK = 0.008
"""How deep flesh may press into a prop, in statures."""
BALANCE = 0.02
"""How far the centre of mass may lie outside the feet, in statures."""
LONGER = 1.0
"""Degrees by which a hold must lengthen its target more than the entry does."""
_TURNED_OUT, _SPREAD = 60.0, 50.0


def problems_of(
    figure: str, book: PoseBook, stretch: Stretch | FlexibilityTest | None = None
) -> tuple[str, ...]:
    """Everything wrong with a figure; with its effect only if what it shows is given."""
    motion = book.motion(figure)
    found = []
    for name, pose in book.poses(figure).items():
        solved = solve(pose, None if name == "easier" else motion.props)
        found += [f"{figure}.{name}: {text}" for text in _of_pose(pose, solved)]
    found += [f"{figure}.{pose}: {text}" for pose, text in off_the_way(motion)]
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
            lx, ly, _ = in_box(stands, top, (x, y, 0.0))
            out = hypot(max(0.0, abs(lx) - top.half[0]), max(0.0, abs(ly) - top.half[1]))
            if out > RADII[ball] / 2:
                yield f"{name} lies {out:.3f} beside the {prop}"


def _in_props(pose: Pose, props: Mapping[str, Prop], centres: Mapping[str, Vec]) -> Iterator[str]:
    for (part, prop), (depth, ball, box) in sunk_into(props, centres).items():
        if depth > SUNK and not _excused(pose, part, prop):
            yield f"{ball} is {depth:.3f} inside the {prop} ({box})"


def _excused(pose: Pose, one: str, other: str) -> bool:
    return f"{one} {other}" in pose.touches or f"{other} {one}" in pose.touches


# --- body against body --------------------------------------------------------------------------


def _pressed(pose: Pose, centres: Mapping[str, Vec]) -> Iterator[str]:
    for (a, b), (share, one, other) in pressed(centres).items():
        should = is_lap(a, b) or _rests_on(pose, a, b) or _rests_on(pose, b, a)
        if share > (PRESSED_LAP if should else PRESSED) and not _excused(pose, a, b):
            yield (
                f"{a} presses {share:.0%} into {b} ({one}, {other}); "
                f"if so it should be: touches = {{ \"{a} {b}\" = \"the reason\" }}"
            )  # fmt: skip


def _rests_on(pose: Pose, limb: str, part: str) -> bool:
    """Whether the hand or foot at the end of a limb is put on the part."""
    kind, _, side = limb.rpartition("_")
    reach = pose.reach.get(f"{ {'forearm': 'hand', 'foot': 'foot'}.get(kind, '') }_{side}")
    if reach is None or reach.frame is None:
        return False
    return _PART_OF.get(bone_of(reach.frame), "trunk") == part


_PART_OF = {ball.frame: part.name for part in PARTS for ball in BALLS if ball.name in part.balls}


# --- effect -------------------------------------------------------------------------------------


def _too_short(entry: Pose, hold: Pose, stretch: Stretch | FlexibilityTest) -> Iterator[str]:
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
