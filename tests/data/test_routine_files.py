from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import ContentError
from stretchdesk.core.session.own_routine import Item, OwnRoutine
from stretchdesk.data.routine_files import RoutineStore, read_shared, write_shared

if TYPE_CHECKING:
    from pathlib import Path

HIPS = OwnRoutine("Hips", (Item("low_lunge", 30), Item("low_lunge", 20)), 2, 10)
BACK = OwnRoutine("Back", (Item("childs_pose", 60),))


def test_routines_come_back_in_their_order(tmp_path: Path) -> None:
    store = RoutineStore(tmp_path / "routines.json")
    assert store.load() == ((), [])
    store.save([HIPS, BACK])
    assert store.load() == ((HIPS, BACK), [])
    assert (tmp_path / "routines.json").stat().st_mode & 0o777 == 0o600


def test_a_bad_routine_among_good_ones_is_named_and_left_out(tmp_path: Path) -> None:
    path = tmp_path / "routines.json"
    store = RoutineStore(path)
    store.save([HIPS, BACK])
    data = json.loads(path.read_text())
    data["routines"][0]["rounds"] = 0
    path.write_text(json.dumps(data))
    found, complaints = store.load()
    assert found == (BACK,)
    assert complaints == [
        "routines.json: routine: rounds: must be a whole number from 1 to 10",
        "The whole file was kept as routines.json.damaged-1.",
    ]
    store.load()
    store.save(found)
    assert json.loads((tmp_path / "routines.json.damaged-1").read_text()) == data
    assert [one.name for one in sorted(tmp_path.iterdir())] == [
        "routines.json",
        "routines.json.damaged-1",
    ]


def test_a_damaged_file_is_kept_aside(tmp_path: Path) -> None:
    path = tmp_path / "routines.json"
    path.write_text("{")
    found, (complaint,) = RoutineStore(path).load()
    assert found == ()
    assert complaint.endswith("Defaults are used; it was kept as routines.json.damaged-1.")
    assert (tmp_path / "routines.json.damaged-1").read_text() == "{"


def test_a_shared_routine_is_read_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "hips.json"
    write_shared(HIPS, path)
    assert read_shared(path) == HIPS


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("[" * 90_000, "is not a routine saved by StretchDesk"),
        ('{"format": "stretchdesk-history"}', "is not a routine saved by StretchDesk"),
        ('{"format": "stretchdesk-routine", "version": 2}', "must be 1; update StretchDesk"),
        ('{"format": "stretchdesk-routine", "version": 1}', "must be a table"),
        ("x" * 100_001, "is larger than 100 kB"),
    ],
)
def test_another_file_is_refused_with_the_reason(tmp_path: Path, content: str, says: str) -> None:
    path = tmp_path / "other.json"
    path.write_text(content)
    with pytest.raises(ContentError, match=says):
        read_shared(path)
    with pytest.raises(ContentError, match="is not a file"):
        read_shared(tmp_path / "none.json")
