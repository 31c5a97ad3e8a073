"""All poses by the id of what they show, read from parsed files, solved when first drawn."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from stretchdesk.core.body.motion import Motion
from stretchdesk.core.body.pose_reader import read_pose
from stretchdesk.core.body.solve import solve
from stretchdesk.core.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from stretchdesk.core.body.pose import Pose

CYCLE_KEYS = ("1", "2", "3", "4")
VIA_KEYS = ("via", "via2")
POSE_KEYS = ("entry", *VIA_KEYS, "hold", "easier", *CYCLE_KEYS)
"""A stretch is held; a movement goes round the numbered poses."""


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

    def motion(self, figure: str, side: str = "right", *, easier: bool = False) -> Motion:
        """The figure's movement, written for the right side, mirrored for the left.

        KeyError: unknown figure, or one without an easier variation.
        """
        return self._motion(figure, side, easier)

    def _make(self, figure: str, side: str, easier: bool) -> Motion:  # noqa: FBT001  # for the cache
        poses = self._poses[figure]
        if side == "left":
            poses = {key: pose.mirrored() for key, pose in poses.items()}
        if easier:
            return Motion(poses["easier"], poses["easier"])
        cycle = tuple(poses[key] for key in CYCLE_KEYS if key in poses)
        hold = cycle[0] if cycle else poses["hold"]
        via = {key: poses[key] for key in VIA_KEYS if key in poses}
        return Motion(poses.get("entry", hold), hold, via, cycle)


def has_pose(book: PoseBook, figure: str, pose: str) -> bool:
    """Whether the figure is drawn in a pose; a movement's hold is its first pose."""
    return pose in {*book.poses(figure), "entry", "hold"}


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
    if not isinstance(tables, dict) or not ("hold" in tables) ^ ({"1", "2"} <= tables.keys()):
        text = "every figure needs a hold pose, or poses 1 and 2 to move between"
        return {}, [Problem(file, figure[:60], "hold", text)]
    poses: dict[str, Pose] = {}
    problems = [
        Problem(file, figure[:60], str(key)[:40], f"unknown pose; known are {', '.join(POSE_KEYS)}")
        for key in tables
        if key not in {*POSE_KEYS, "props"}
    ]
    # Props of the figure are those of each pose that has none of its own.
    shared = {"props": tables["props"]} if "props" in tables else {}
    for key in POSE_KEYS:
        if key in tables:
            table = tables[key]
            pose, wrong = read_pose({**shared, **table} if isinstance(table, dict) else table)
            problems += [Problem(file, f"{figure[:60]}.{key}", k, text) for k, text in wrong]
            if pose:
                poses[key] = pose
    return poses, problems


def unsolved(book: PoseBook) -> tuple[Problem, ...]:
    """What does not come out when every pose is placed in space: too slow for each start."""
    problems = []
    for figure in book:
        motion = book.motion(figure)
        for key, pose in book.poses(figure).items():
            stood = None if key == "easier" else motion.props
            problems += [Problem("", f"{figure}.{key}", "", t) for t in solve(pose, stood).problems]
    return tuple(problems)
