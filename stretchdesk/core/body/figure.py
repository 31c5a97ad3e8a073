"""A stretch as a figure: its movement and side, the muscles that light, the best view."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from stretchdesk.core.body.camera import VIEWS, Camera
from stretchdesk.core.body.scene import Look, Seen, body, draw, ground, order
from stretchdesk.core.body.shapes import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.motion import Motion
    from stretchdesk.core.body.scene import Setting
    from stretchdesk.core.body.shapes import Bounds, Shape
    from stretchdesk.core.body.skeleton import Posture

BREATH_STEPS = 24
"""From empty to full lungs; each moves no point by more than half a pixel at 800 × 800."""
_UPPER = ("trunk", "head", "upper_arm", "forearm")


@dataclass(frozen=True)
class Figure:
    """All that is needed to draw a stretch on one side."""

    motion: Motion
    camera: Camera
    lit: Mapping[str, str]
    on_mat: bool
    close_up: bool = False

    def shapes(
        self, posture: Posture, camera: Camera | None = None, line: float = 0.003, breath: float = 0
    ) -> list[Shape]:
        """The figure in a posture, from its best view unless another is given."""
        return draw(posture, camera or self.camera, Look(line, self.lit, breath), self.setting)

    @cached_property
    def setting(self) -> Setting:
        """The mat and the props."""
        return self.motion.setting(on_mat=self.on_mat)

    def breathing(self, fullness: float, line: float) -> list[Shape]:
        """The hold with the lungs so full (0–1), from the best view.

        So small a movement changes neither the shadow nor what lies before what. Its few steps are
        kept for the breaths to come.
        """
        step = round(fullness * BREATH_STEPS)
        kept = self._breaths
        if (line, step) not in kept:
            if len(kept) > BREATH_STEPS:  # of another size
                kept.clear()
            kept[line, step] = self._breathed(step / BREATH_STEPS, line)
        return kept[line, step]

    def _breathed(self, fullness: float, line: float) -> list[Shape]:
        under, names = self._still
        seen = Seen(self.motion.breathing(fullness), self.camera, fullness)
        return under + body(seen, Look(line, self.lit, fullness), names, self.setting)

    @cached_property
    def _breaths(self) -> dict[tuple[float, int], list[Shape]]:
        """Line and step of the breath → shapes."""
        return {}

    @cached_property
    def _still(self) -> tuple[list[Shape], list[str]]:
        """What lies under the hold, and the order of its parts."""
        seen = Seen(self.motion.end, self.camera)
        return ground(seen, self.setting), order(seen, self.setting)

    @cached_property
    def box(self) -> Bounds:
        """Left, bottom, right and top of what is shown from entry to hold, in the best view."""
        return self.extent([shape for one in self.motion.postures for shape in self.shapes(one)])

    def extent(self, shapes: Sequence[Shape]) -> Bounds:
        """Left, bottom, right and top of what has to be in the picture, in statures.

        A wall goes on beyond the picture. Of a close-up only head and arms, down to the hem of the
        shirt, have to be in it; legs and chair may run out.
        """
        if not self.close_up:
            return bounds(shape for shape in shapes if shape.role != "prop:wall")
        upper = [shape for shape in shapes if shape.part.startswith(_UPPER)]
        left, _, right, top = bounds(upper)
        _, hem, _, _ = bounds(shape for shape in upper if shape.role == "top")
        return left, hem, right, top


class Shown(Protocol):
    """What a figure shows: a stretch or a flexibility test."""

    @property
    def id(self) -> str: ...
    @property
    def view(self) -> str: ...
    @property
    def support(self) -> tuple[str, ...]: ...
    @property
    def close_up(self) -> bool: ...
    @property
    def primary(self) -> tuple[str, ...]: ...
    @property
    def secondary(self) -> tuple[str, ...]: ...
    def sides_of(self, area: str, side: str) -> tuple[str, ...]: ...


def figure_of(stretch: Shown, side: str, book: PoseBook, *, easier: bool = False) -> Figure:
    """The figure of a stretch or a test, or of its easier variation; `side` is both, left or right.

    KeyError: it has no such poses.
    """
    left = side == "left"
    camera = VIEWS[stretch.view]
    return Figure(
        motion=book.motion(stretch.id, "left" if left else "right", easier=easier),
        camera=camera.mirrored() if left else camera,
        lit=lit(stretch, side),
        on_mat="mat" in stretch.support,
        close_up=stretch.close_up,
    )


def lit(stretch: Shown, side: str) -> dict[str, str]:
    """Which muscles light, such as `hamstrings_left`: primary or secondary.

    Of a stretch with sides only the stretched one; right for a picture of it without a side.
    """
    strengths = (("secondary", stretch.secondary), ("primary", stretch.primary))
    return {
        f"{area}_{one}": strength
        for strength, areas in strengths
        for area in areas
        for one in stretch.sides_of(area, side)
    }
