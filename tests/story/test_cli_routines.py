"""Own routines on the command line: listed, exported, started by name or file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from stretchdesk.commands.routines import find_routine
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.session.own_routine import Item, OwnRoutine
from stretchdesk.data.paths import Paths
from stretchdesk.data.routine_files import RoutineStore, write_shared
from tests.data.hostile import EXAMPLE
from tests.story.command import run

if TYPE_CHECKING:
    from pathlib import Path

    Capsys = pytest.CaptureFixture[str]

HIPS = OwnRoutine("Hips at noon", (Item("low_lunge", 30),), 2, 10)


@pytest.fixture
def stored(profile: Path) -> Path:
    paths = Paths.of(profile)
    paths.prepare()
    RoutineStore(paths.routines).save([HIPS])
    return profile


def test_they_are_listed_and_exported(capsys: Capsys, stored: Path, tmp_path: Path) -> None:
    assert run(capsys, "routines", "--profile", stored).out.split() == [
        *["Hips", "at", "noon", "2:30", "1", "stretch,", "2", "rounds"]
    ]
    (listed,) = run(capsys, "routines", "--json", "--profile", stored).json
    assert (listed["name"], listed["rounds"], listed["total_s"]) == ("Hips at noon", 2, 150)

    out = tmp_path / "all.json"
    assert run(capsys, "export", "--format", "json", "--out", out, "--profile", stored).code == 0
    (exported,) = json.loads(out.read_text())["routines"]
    assert exported["items"] == [
        {"stretch": "low_lunge", "hold_s": 30, "repeats": 1, "easier": False}
    ]


def test_an_empty_profile_says_so(capsys: Capsys, profile: Path) -> None:
    assert run(capsys, "routines", "--profile", profile).out == "No routine of your own yet.\n"
    assert run(capsys, "routines", "--json", "--profile", profile).json == []


def test_one_is_found_by_its_name_or_its_file(stored: Path, tmp_path: Path) -> None:
    assert find_routine("hips AT noon", stored) == HIPS
    shared = tmp_path / "back.json"
    back = OwnRoutine("Back", (Item("childs_pose", 60),))
    write_shared(back, shared)
    assert find_routine(str(shared), stored) == back
    with pytest.raises(StretchDeskError, match="Known are: Hips at noon"):
        find_routine("legs", stored)
    with pytest.raises(ContentError, match="is not a file"):
        find_routine(str(tmp_path / "none.json"), stored)


def test_those_of_packs_are_listed_last_and_found(capsys: Capsys, stored: Path) -> None:
    run(capsys, "pack", "add", EXAMPLE, "--profile", stored)

    listed = run(capsys, "routines", "--profile", stored).out.splitlines()
    assert [line.split("  ")[0] for line in listed] == [HIPS.name, "Desk relief, six minutes"]
    assert listed[1].endswith("  physio")
    _, theirs = run(capsys, "routines", "--json", "--profile", stored).json
    assert (theirs["pack"], theirs["total_s"]) == ("physio", 350)
    found = find_routine("desk relief, six minutes", stored)
    assert found.items[0].stretch == "physio.desk_slide"
    assert run(capsys, "pack", "remove", "physio", "--profile", stored).code == 0
    assert len(run(capsys, "routines", "--json", "--profile", stored).json) == 1


def test_an_export_holds_ones_own_routines_only(
    capsys: Capsys, stored: Path, tmp_path: Path
) -> None:
    run(capsys, "pack", "add", EXAMPLE, "--profile", stored)
    out = tmp_path / "all.json"
    run(capsys, "export", "--format", "json", "--out", out, "--profile", stored)
    assert [one["name"] for one in json.loads(out.read_text())["routines"]] == [HIPS.name]


def test_a_routine_and_areas_do_not_go_together(capsys: Capsys, stored: Path) -> None:
    result = run(
        capsys, "start", "--routine", "Hips at noon", "--areas", "hips", "--profile", stored
    )
    assert result.code == 2
    assert "--routine stands alone" in result.err
