"""Small values to test with: the seven stretches of the mission, and made-up ones."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.content.catalogue import (
    Area,
    Catalogue,
    Caution,
    Effect,
    HoldRange,
    Kind,
    Position,
    Stretch,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

AREA_NAMES = {
    "neck": "Neck",
    "shoulders": "Shoulders",
    "chest": "Chest",
    "forearms": "Wrists and forearms",
    "spine": "Upper and mid back",
    "lower_back": "Lower back",
    "obliques": "Side of the trunk",
    "hip_flexors": "Hip flexors",
    "glutes": "Glutes and deep hip",
    "adductors": "Inner thighs",
    "quads": "Front of the thighs",
    "hamstrings": "Back of the thighs",
    "calves": "Calves and ankles",
}
ALIASES = {
    "hips": ("hip_flexors", "glutes", "adductors"),
    "legs": ("hamstrings", "quads", "calves", "adductors"),
    "back": ("lower_back", "spine", "obliques"),
    "upper_body": ("neck", "shoulders", "chest", "forearms", "spine"),
}
CAUTIONS = (
    "disc_herniation",
    "osteoporosis",
    "hip_replacement",
    "knee_injury",
    "hamstring_strain",
    "glaucoma",
    "high_blood_pressure",
    "wrist_injury",
)


def make_stretch(
    stretch_id: str,
    *,
    primary: tuple[str, ...] = ("hamstrings",),
    secondary: tuple[str, ...] = (),
    position: Position = Position.FLOOR,
    per_side: bool = False,
    hold: tuple[int, int, int] = (30, 45, 120),
    difficulty: int = 1,
    discreet: bool = False,
    contraindications: tuple[str, ...] = (),
    kind: Kind = Kind.STRETCH,
) -> Stretch:
    return Stretch(
        id=stretch_id,
        name=stretch_id.replace("_", " ").title(),
        kind=kind,
        seed=False,
        primary=primary,
        secondary=secondary,
        muscles=("some muscle",),
        position=position,
        support=(),
        desk_friendly=position is not Position.FLOOR,
        discreet=discreet,
        per_side=per_side,
        effect=Effect.LENGTHEN,
        hold=HoldRange(*hold),
        difficulty=difficulty,
        cue="Breathe out and sink.",
        steps=("One.", "Two.", "Three."),
        mistake="Bouncing.",
        easier="Less far.",
        contraindications=contraindications,
        caution=(),
        view="right",
    )


def make_catalogue(stretches: Iterable[Stretch]) -> Catalogue:
    return Catalogue(
        areas=MappingProxyType({key: Area(key, name, "") for key, name in AREA_NAMES.items()}),
        cautions=MappingProxyType({key: Caution(key, key, "") for key in CAUTIONS}),
        stretches=MappingProxyType({stretch.id: stretch for stretch in stretches}),
        tests=MappingProxyType({}),
        aliases=MappingProxyType(ALIASES),
    )


SEVEN = (
    make_stretch(
        "seated_forward_fold",
        secondary=("lower_back", "calves"),
        difficulty=2,
        contraindications=("disc_herniation", "osteoporosis", "hamstring_strain"),
    ),
    make_stretch(
        "low_lunge",
        primary=("hip_flexors",),
        secondary=("quads",),
        per_side=True,
        difficulty=2,
        contraindications=("knee_injury",),
    ),
    make_stretch(
        "figure_four",
        primary=("glutes",),
        secondary=("lower_back",),
        per_side=True,
        contraindications=("hip_replacement",),
    ),
    make_stretch(
        "childs_pose",
        primary=("lower_back",),
        secondary=("spine", "glutes", "shoulders"),
        hold=(30, 60, 120),
        contraindications=("knee_injury", "hip_replacement"),
    ),
    make_stretch(
        "reclining_spinal_twist",
        primary=("lower_back",),
        secondary=("spine", "obliques", "glutes"),
        per_side=True,
        contraindications=("disc_herniation", "osteoporosis", "hip_replacement"),
    ),
    make_stretch(
        "standing_forward_fold",
        secondary=("calves", "lower_back"),
        position=Position.STANDING,
        hold=(30, 40, 120),
        contraindications=("disc_herniation", "osteoporosis", "glaucoma", "high_blood_pressure"),
    ),
    make_stretch(
        "downward_dog",
        secondary=("calves", "shoulders", "spine"),
        hold=(30, 40, 120),
        difficulty=2,
        contraindications=("glaucoma", "high_blood_pressure", "wrist_injury", "hamstring_strain"),
    ),
)


def seven() -> Catalogue:
    """The mission's catalogue."""
    return make_catalogue(SEVEN)
