"""From the entry pose to the hold pose, and the breath while it is held; or a movement for ever."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from math import cos, pi
from typing import TYPE_CHECKING

from stretchdesk.core.body.move import Move, blend
from stretchdesk.core.body.pins import Stance
from stretchdesk.core.body.props import BANDS
from stretchdesk.core.body.scene import Setting, mat_under
from stretchdesk.core.body.solve import solve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from stretchdesk.core.body.pose import Pose
    from stretchdesk.core.body.props import Prop
    from stretchdesk.core.body.scene import Mat3
    from stretchdesk.core.body.skeleton import Posture

_DEEPER = 1.5
"""Degrees by which the stretch deepens on the out-breath."""


@dataclass(frozen=True)
class Motion:
    """The way from where a stretch starts to where it is held; each pose solved once.

    `via` are the poses between, by name. A movement is not held: it goes round its `cycle`, of
    which `hold` is the first pose. Props stand where the hold has them.
    """

    entry: Pose
    hold: Pose
    via: Mapping[str, Pose] = field(default_factory=dict)
    cycle: tuple[Pose, ...] = ()

    @cached_property
    def props(self) -> Mapping[str, Prop]:
        return solve(self.hold).props

    @cached_property
    def _way(self) -> tuple[Move, ...]:
        stances = self._stances([self.entry, *self.via.values(), self.hold])
        return _joined([stances[0], *stances, stances[-1]], smooth=bool(self.via))

    @cached_property
    def _round(self) -> tuple[Move, ...]:
        stances = self._stances(self.cycle)
        return _joined([*stances[-1:], *stances, *stances[:2]], smooth=self._flows)

    @property
    def _flows(self) -> bool:
        """Whether it goes round, not to and fro."""
        return len(self.cycle) > 2

    def _stances(self, poses: Iterable[Pose]) -> list[Stance]:
        return [Stance(pose, solve(pose, self.props).posture) for pose in poses]

    @cached_property
    def legs(self) -> dict[tuple[str, str], Move]:
        """All moves from pose to pose, by the poses' names."""
        names = [str(k + 1) for k in range(len(self.cycle))]
        way = pairwise(("entry", *self.via, names[0] if names else "hold"))
        return dict(
            zip((*way, *pairwise([*names, *names[:1]])), self._way + self._round, strict=True)
        )

    @property
    def start(self) -> Posture:
        return self._way[0].first.posture

    @property
    def end(self) -> Posture:
        return self._way[-1].last.posture

    def posture(self, name: str) -> Posture:
        """The body in the pose named entry, via or 1, 2, …; in the hold for any other name."""
        return next((m.first.posture for (a, _), m in self.legs.items() if a == name), self.end)

    @cached_property
    def postures(self) -> tuple[Posture, ...]:
        """All poses that the movement passes."""
        return (self.start, *(m.last.posture for m in (*self._way, *self._round)))

    @cached_property
    def mat(self) -> Mat3:
        """One mat under the whole movement."""
        return mat_under(self.postures)

    def setting(self, *, on_mat: bool) -> Setting:
        """What stands around the figure."""
        bands = {name: one.through for name, one in self.hold.props.items() if name in BANDS}
        return Setting(self.mat if on_mat else None, tuple(self.props.values()), bands)

    @cached_property
    def _breath(self) -> float:
        """The share of the last stretch of way that the breath moves."""
        widest = self._way[-1].widest
        return min(0.1, _DEEPER / widest) if widest > 1e-6 else 0.0

    @cached_property
    def _inhaled(self) -> Posture:
        """The hold with full lungs."""
        return self._way[-1].at(1.0 - self._breath)

    def breathing(self, fullness: float) -> Posture:
        """The hold, a little less deep the fuller the lungs (0–1).

        So small a way is blended without planting and closing limbs again; the hands keep still.
        """
        return replace(blend(self.end, self._inhaled, fullness), hands=self.end.hands)

    def at(self, u: float) -> Posture:
        """The body a fraction `u` (0–1) of the way from entry to hold."""
        along = max(0.0, min(1.0, u)) * len(self._way)
        leg = min(int(along), len(self._way) - 1)
        return self._way[leg].at(along - leg)

    def cycling(self, legs: float) -> Posture:
        """The body after so many legs of the cycle.

        To and fro between two poses it rests in both; round more it sets off and flows on.
        """
        if self._flows and legs < 1.0:
            legs *= legs * (2.0 - legs)
        leg = int(legs)
        u = legs - leg if self._flows else (1.0 - cos(pi * (legs - leg))) / 2
        return self._round[leg % len(self._round)].at(u)


def _joined(stances: Sequence[Stance], *, smooth: bool) -> tuple[Move, ...]:
    """The moves between all stances but the first and the last."""
    return tuple(
        Move(b, c, (a, d) if smooth else None)
        for a, b, c, d in zip(stances, stances[1:], stances[2:], stances[3:], strict=False)
    )
