"""All poses by the id of what they show, read from parsed files, solved when first drawn."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from stretchdesk.core.body.motion import Motion
from stretchdesk.core.body.pose import Pose, read_pose
from stretchdesk.core.body.solve import solve
from stretchdesk.core.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

POSE_KEYS = ("entry", "hold")


class PoseBook:
    """Figures by id. A pose without an entry starts from standing."""

    def __init__(self, poses: Mapping[str, Mapping[str, Pose]]) -> None:
        self._poses = poses
        self._motion = cache(self._make)

    def __contains__(self, figure: object) -> bool:
        return figure in self._poses

    def __iter__(self) -> Iterator[str]:
        return iter(self._poses)

    def poses(self, figure: str) -> Mapping[str, Pose]:
        """The poses of one figure. KeyError: unknown figure."""
        return self._poses[figure]

    def motion(self, figure: str, side: str = "right") -> Motion:
        """The figure's movement, written for the right side, mirrored for the left."""
        return self._motion(figure, side)

    def _make(self, figure: str, side: str) -> Motion:
        poses = self._poses[figure]
        hold = poses["hold"]
        entry = poses.get("entry", hold)
        if side == "left":
            return Motion(entry.mirrored(), hold.mirrored())
        return Motion(entry, hold)


def read_book(files: Mapping[str, Mapping[str, object]]) -> tuple[PoseBook, tuple[Problem, ...]]:
    """A book from parsed pose files (name → tables), and everything wrong in how they are written.

    Figures with a problem are left out.
    """
    poses: dict[str, dict[str, Pose]] = {}
    problems: list[Problem] = []
    for file, figures in files.items():
        for figure, tables in figures.items():
            good, bad = _read_figure(file, figure, tables)
            problems += bad
            if not bad:
                poses[figure] = good
    return PoseBook(poses), tuple(problems)


def _read_figure(file: str, figure: str, tables: object) -> tuple[dict[str, Pose], list[Problem]]:
    if not isinstance(tables, dict) or "hold" not in tables:
        return {}, [Problem(file, figure[:60], "hold", "every figure needs a hold pose")]
    poses: dict[str, Pose] = {}
    problems = [
        Problem(file, figure[:60], str(key)[:40], f"unknown pose; known are {', '.join(POSE_KEYS)}")
        for key in tables
        if key not in POSE_KEYS
    ]
    for key in POSE_KEYS:
        if key in tables:
            pose, wrong = read_pose(tables[key])
            problems += [Problem(file, f"{figure[:60]}.{key}", k, text) for k, text in wrong]
            if pose:
                poses[key] = pose
    return poses, problems


def unsolved(book: PoseBook) -> tuple[Problem, ...]:
    """What does not come out when every pose is placed in space: too slow for each start."""
    return tuple(
        Problem("", f"{figure}.{key}", "", text)
        for figure in book
        for key, pose in book.poses(figure).items()
        for text in solve(pose).problems
    )
