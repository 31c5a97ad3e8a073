"""Which joint angles lengthen which muscles: their origin and insertion draw apart.

After the muscles' actions in Neumann, Kinesiology of the Musculoskeletal System: a muscle is
lengthened by the opposite of what it does, at each joint that it crosses. Where a muscle group can
be lengthened in several ways, each way is one number, and any of them may grow.
"""

from __future__ import annotations

from math import radians, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def lengths(area: str, angles: Mapping[str, float], side: str) -> tuple[float, ...]:
    """Degrees by which an area is lengthened on one side, one number for each way to do it."""

    def sum_of(*names: str) -> float:
        total = 0.0
        for name in names:
            sign, joint = (-1, name[1:]) if name.startswith("-") else (1, name)
            total += sign * angles.get(joint, angles.get(f"{joint}_{side}", 0.0))
        return total

    def length(kind: str, *names: str) -> float:
        if kind == "any":
            return abs(sum_of(*names))
        if kind == "spread":
            return sum_of(*names) * sin(radians(max(0.0, sum_of("hip_abduction"))))
        return sum_of(kind, *names)

    return tuple(length(*way) for way in _WAYS[area])


def _any(joint: str) -> tuple[str, ...]:
    """Both directions of the joint lengthen: the muscles on the one or the other side."""
    return ("any", joint)


def _spread(joint: str) -> tuple[str, ...]:
    """The joint lengthens as far as the thigh is spread: wholly where it stands out sideways."""
    return ("spread", joint)


_TRUNK = tuple(f"{part}_{way}" for part in ("lumbar", "thoracic") for way in
               ("flexion", "side_bend", "rotation"))  # fmt: skip
_WAYS: dict[str, tuple[tuple[str, ...], ...]] = {
    "hamstrings": (("hip_flexion", "-knee_flexion"),),
    "hip_flexors": (("-hip_flexion",),),
    "quads": (("knee_flexion", "-hip_flexion"),),
    "calves": (("ankle_dorsiflexion",),),
    # The hind part of adductor magnus extends the hip, so bending a spread hip draws it out.
    "adductors": (("hip_abduction",), ("hip_external_rotation",), _spread("hip_flexion")),
    "glutes": (("hip_flexion",), ("hip_external_rotation",), ("-hip_abduction",)),
    "lower_back": tuple(map(_any, _TRUNK[:3])),
    "spine": tuple(map(_any, _TRUNK)),
    "obliques": tuple(_any(joint) for joint in _TRUNK if not joint.endswith("flexion")),
    # Tipping the head back lets the nape go slack; drawing it back with level eyes does not.
    "neck": (("head_flexion",), *map(_any, ("neck_flexion", "neck_side_bend", "neck_rotation"))),
    "shoulders": tuple(map(_any, ("shoulder_flexion", "shoulder_abduction",
                                  "shoulder_external_rotation", "scapular_protraction"))),
    "chest": (("-shoulder_flexion",), ("shoulder_abduction",), ("shoulder_external_rotation",),
              ("-scapular_protraction",)),
    "forearms": tuple(map(_any, ("wrist_extension", "forearm_pronation"))),
}  # fmt: skip
