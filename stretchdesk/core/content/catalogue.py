"""What can be stretched and measured: frozen values, and the catalogue that holds them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping


class Kind(StrEnum):
    STRETCH = "stretch"
    WARMUP = "warmup"


class Position(StrEnum):
    """Where a stretch is done. As a place to be, each includes the ones before it."""

    CHAIR = "chair"
    STANDING = "standing"
    FLOOR = "floor"

    def fits(self, place: Position) -> bool:
        """Whether a stretch in this position can be done at `place` (chair ⊂ standing ⊂ floor)."""
        return _DEPTH[self] <= _DEPTH[place]


_DEPTH = {position: n for n, position in enumerate(Position)}


class Effect(StrEnum):
    LENGTHEN = "lengthen"
    MOBILISE = "mobilise"


@dataclass(frozen=True, slots=True)
class Area:
    """A body area a person can pick. `group` is the chip it belongs to on the map.

    `synonyms` are other words it is looked for by.
    """

    id: str
    name: str
    group: str
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Caution:
    """A health matter that hides or softens stretches; `why` is shown to the person."""

    id: str
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class HoldRange:
    """Seconds a stretch is held, per side when it has sides."""

    min: int
    default: int
    max: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """One catalogue entry; every sentence is in the reader's language."""

    id: str
    name: str
    kind: Kind
    seed: bool
    primary: tuple[str, ...]
    secondary: tuple[str, ...]
    muscles: tuple[str, ...]
    position: Position
    support: tuple[str, ...]
    desk_friendly: bool
    discreet: bool
    per_side: bool
    effect: Effect
    hold: HoldRange
    difficulty: int
    cue: str
    steps: tuple[str, ...]
    mistake: str
    easier: str
    contraindications: tuple[str, ...]
    caution: tuple[str, ...]
    view: str
    source: str = ""
    other_side: tuple[str, ...] = ()
    """Areas that are stretched on the other side: in pigeon the hip flexors, behind."""

    close_up: bool = False
    """Whether the figure is drawn from the hips up, so that neck and hands are large."""

    @property
    def pack(self) -> str:
        """The id of the pack that brought it, which stands before the dot of its own id."""
        return self.id.rpartition(".")[0]

    def sides_of(self, area: str, side: str) -> tuple[str, ...]:
        """Where an area is stretched: both sides, or the one when done for `side`, left or right.

        A stretch with sides counts as done for the right unless it says left.
        """
        return _sides(side, per_side=self.per_side, crossed=area in self.other_side)

    @property
    def areas(self) -> tuple[str, ...]:
        """Primary areas, then secondary ones."""
        return self.primary + self.secondary


def _sides(side: str, *, per_side: bool, crossed: bool) -> tuple[str, ...]:
    if not per_side:
        return ("left", "right")
    return ("left",) if (side == "left") != crossed else ("right",)


@dataclass(frozen=True, slots=True)
class Norm:
    """What other people reach, as the test's source gives it; numbers in the test's unit.

    `statistic` is mean, median, good (a target) or short_below (a limit).
    """

    sex: str
    age: str
    statistic: str
    value: float
    sd: float | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class FlexibilityTest:
    """A home test of flexibility. Values, range and `smallest_real_change` are in `unit`.

    A test with `inputs` is read off two tape measures: degrees(asin(first / second)). As a figure
    it is what a stretch is: it lengthens its areas, on the side measured or on the `other_side`.
    """

    id: str
    name: str
    battery: str
    areas: tuple[str, ...]
    unit: str
    better: str
    sign: str
    per_side: bool
    solo: bool
    tools: tuple[str, ...]
    score: str
    min: float
    max: float
    step: float
    smallest_real_change: float
    basis: str
    contraindications: tuple[str, ...]
    steps: tuple[str, ...]
    source: str
    view: str
    core: bool = False
    """Whether it belongs to the few that are enough; the others of its battery are extra."""

    inputs: tuple[str, ...] = ()
    input_names: tuple[str, ...] = ()
    norms: tuple[Norm, ...] = ()
    other_side: tuple[str, ...] = ()
    close_up: bool = False

    @property
    def effect(self) -> Effect:
        return Effect.LENGTHEN

    @property
    def primary(self) -> tuple[str, ...]:
        return self.areas

    @property
    def secondary(self) -> tuple[str, ...]:
        return ()

    @property
    def support(self) -> tuple[str, ...]:
        return self.tools

    def sides_of(self, area: str, side: str) -> tuple[str, ...]:
        """Where an area is lengthened when the test is taken on `side`, as of a stretch."""
        return _sides(side, per_side=self.per_side, crossed=area in self.other_side)


@dataclass(frozen=True, slots=True)
class Measuring:
    """How every flexibility test is taken."""

    practice_trials: int = 1
    trials: int = 3
    retest_days: int = 14
    min_days_between: int = 7
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guidance:
    """What holds for every stretch, a short line each."""

    warm_up: str = ""
    breathing: str = ""
    no_bouncing: str = ""
    discomfort: str = ""
    hold: str = ""
    frequency: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All content, in file order."""

    areas: Mapping[str, Area]
    cautions: Mapping[str, Caution]
    stretches: Mapping[str, Stretch]
    tests: Mapping[str, FlexibilityTest]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    guidance: Guidance = Guidance()
    measuring: Measuring = Measuring()

    def expand(self, names: Iterable[str]) -> tuple[str, ...]:
        """Area ids for area names and aliases, in catalogue order, each once.

        Raises KeyError with the first unknown name.
        """
        chosen: set[str] = set()
        for name in names:
            if name in self.areas:
                chosen.add(name)
            else:
                chosen.update(self.aliases[name])
        return tuple(area for area in self.areas if area in chosen)

    def for_areas(self, areas: Iterable[str]) -> tuple[Stretch, ...]:
        """Stretches whose primary or secondary areas meet `areas`, in catalogue order."""
        wanted = set(areas)
        return tuple([s for s in self.stretches.values() if not wanted.isdisjoint(s.areas)])

    def limited_to(self, ids: Container[str]) -> Catalogue:
        """The same catalogue with only the stretches whose ids are among `ids`."""
        kept = {key: stretch for key, stretch in self.stretches.items() if key in ids}
        return replace(self, stretches=MappingProxyType(kept))
