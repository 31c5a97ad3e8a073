"""Own routines are kept at every change, by a name of their own, and changes can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.session.own_routine import Item, OwnRoutine
from stretchdesk.engine.routines import Routines

if TYPE_CHECKING:
    from collections.abc import Sequence

HIPS = OwnRoutine("Hips", (Item("low_lunge", 30),))
BACK = OwnRoutine("Back", (Item("childs_pose", 60),))
PHYSIO = OwnRoutine("Wall", (Item("physio.angel", 30),), pack="physio")


class Disk:
    def __init__(self) -> None:
        self.saved: tuple[OwnRoutine, ...] = ()
        self.is_full = False

    def save(self, routines: Sequence[OwnRoutine]) -> None:
        if self.is_full:
            raise StretchDeskError("no space")
        self.saved = tuple(routines)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def routines(disk: Disk) -> Routines:
    return Routines(disk, [HIPS, BACK], [PHYSIO])


def names(routines: Routines) -> list[str]:
    return [own.name for own in routines.all]


def test_every_change_is_saved_said_and_can_be_undone(routines: Routines, disk: Disk) -> None:
    said: list[tuple[OwnRoutine, ...]] = []
    routines.changed.connect(said.append)
    routines.add(HIPS)
    routines.replace("Back", OwnRoutine("Spine", BACK.items))
    routines.remove("Hips")
    assert names(routines) == ["Spine", "Hips 2", "Wall"]
    assert [one.name for one in disk.saved] == ["Spine", "Hips 2"]
    for _ in range(4):
        routines.undo()
    assert names(routines) == ["Hips", "Back", "Wall"]
    assert disk.saved == (HIPS, BACK)
    assert len(said) == 6
    assert not routines.can_undo


def test_a_changed_routine_keeps_its_name_or_takes_a_free_one(routines: Routines) -> None:
    routines.replace("Hips", OwnRoutine("Hips", BACK.items))
    routines.replace("Back", OwnRoutine("Hips", BACK.items))
    assert names(routines) == ["Hips", "Hips 2", "Wall"]


def test_a_copy_of_a_packs_routine_is_ones_own(routines: Routines) -> None:
    kept = routines.add(PHYSIO)
    assert (kept.name, kept.pack) == ("Wall 2", "")
    routines.show_packs([])
    assert names(routines) == ["Hips", "Back", "Wall 2"]


def test_they_are_found_whatever_the_case(routines: Routines) -> None:
    assert routines.find("hips") is HIPS
    assert routines.find("wall") is PHYSIO
    assert routines.find("legs") is None


def test_a_full_disk_changes_nothing(routines: Routines, disk: Disk) -> None:
    disk.is_full = True
    with pytest.raises(StretchDeskError):
        routines.remove("Hips")
    assert names(routines) == ["Hips", "Back", "Wall"]
    assert not routines.can_undo
