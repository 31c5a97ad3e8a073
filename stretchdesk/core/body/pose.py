"""A pose as its author means it: anatomical angles, what it rests on, what the limbs reach."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from stretchdesk.core.body.anatomy import SIDES
from stretchdesk.core.body.props import TOPS, Placement
from stretchdesk.core.body.reach import ENDS, Reach, other_side
from stretchdesk.core.body.spots import SPOTS

if TYPE_CHECKING:
    from collections.abc import Mapping

BASES = (
    "standing", "seated", "kneeling", "all_fours", "supine", "prone", "side_left", "side_right",
)  # fmt: skip
CONTACTS = MappingProxyType({
    "heel": "heel", "ball": "ball_inner", "toes": "toe_inner", "foot_top": "instep",
    "shin": "shin", "knee": "knee", "calf": "calf", "hip_side": "hip", "seat": "seat",
    "upper_back": "upper_back", "shoulder": "shoulder", "elbow": "elbow",
    "forearm": "forearm_belly", "palm": "palm_thumb", "fingertips": "middle_tip",
    "head": "cranium_back", "forehead": "brow",
})  # fmt: skip
"""What may touch the ground, and the ball of flesh that does."""

CENTRE_CONTACTS = frozenset({"head", "forehead"})


@dataclass(frozen=True, slots=True)
class Pose:
    """Joint angles in degrees that differ from anatomical standing, by name and side.

    `rests` are the contacts that decide where the body is, on the floor or `@` a prop; `anchor`
    stays planted in a move; `reach` closes limbs (`hand_left`) onto targets; `hands` are hand
    shapes by side; `lean` tips the base forward and to the right; `touches` gives the reasons why
    two parts may press into each other.
    """

    base: str
    rests: tuple[str, ...]
    anchor: str
    angles: Mapping[str, float]
    reach: Mapping[str, Reach]
    hands: Mapping[str, str]
    lean: tuple[float, float] = (0.0, 0.0)
    props: Mapping[str, Placement] = field(default_factory=dict)
    touches: Mapping[str, str] = field(default_factory=dict)

    def mirrored(self) -> Pose:
        """The same pose for the other side of the body."""
        return replace(
            self,
            base=other_side(self.base),
            rests=tuple(map(_other_contact, self.rests)),
            anchor=other_side(self.anchor),
            angles={other_side(k): _other_way(k, v) for k, v in self.angles.items()},
            reach={other_side(limb): reach.mirrored() for limb, reach in self.reach.items()},
            hands={other_side(side): shape for side, shape in self.hands.items()},
            lean=(self.lean[0], -self.lean[1]),
            props={name: _other_placement(p) for name, p in self.props.items()},
            touches={
                " ".join(map(other_side, pair.split())): why for pair, why in self.touches.items()
            },
        )


def _other_contact(contact: str) -> str:
    name, at, prop = contact.partition("@")
    return other_side(name) + at + prop


def _other_placement(placement: Placement) -> Placement:
    x, y = placement.shift
    return replace(
        placement,
        at=tuple(map(other_side, placement.at)),
        shift=(-x, y),
        turn=-placement.turn,
        through=tuple(map(other_side, placement.through)),
    )


def _other_way(name: str, degrees: float) -> float:
    """Centre joints bend and turn the other way; sided ones are signed by side already."""
    turns = name.endswith(("_side_bend", "_rotation")) and "external" not in name
    return -degrees if turns else degrees


def sided(name: str, known: Mapping[str, Any] | frozenset[str]) -> tuple[str, ...]:
    """`name` itself if known, else both its sided forms if those are; () if neither."""
    if name in known:
        return (name,)
    both = tuple(f"{name}_{side}" for side in SIDES)
    return both if both[0] in known else ()


CONTACT_NAMES = frozenset(
    {f"{c}_{side}" for c in CONTACTS if c not in CENTRE_CONTACTS for side in SIDES}
    | CENTRE_CONTACTS
)
END_NAMES = frozenset(f"{end}_{side}" for end in ENDS for side in SIDES)
SPOT_NAMES = frozenset(f"{spot}_{side}" for spot in SPOTS for side in SIDES)


def contact_height(contact: str) -> float:
    """How high lies what is touched: 0 for the floor, else the top of the prop after the @."""
    return TOPS.get(contact.partition("@")[2], 0.0)


def contact_ball(contact: str) -> str:
    """The ball that touches for `heel_left`, `head`, `seat_right@chair` and so on."""
    contact, _, _ = contact.partition("@")
    for side in SIDES:
        if contact.endswith(f"_{side}"):
            return f"{CONTACTS[contact.removesuffix(f'_{side}')]}_{side}"
    return CONTACTS[contact]
