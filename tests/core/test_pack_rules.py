"""What a pack may hold: the rules of the built-in content, and a few more of its own."""

from __future__ import annotations

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from stretchdesk.core.content.catalogue import Catalogue
from stretchdesk.core.content.pack import read_catalogue
from stretchdesk.core.content.problem import Problem, shortened
from stretchdesk.core.packs.archive import (
    LARGEST_TOTAL,
    MOST_ENTRIES,
    Entry,
    archive_problems,
    content_of,
)
from stretchdesk.core.packs.pack import Pack, read_pack
from tests.core.test_pack import BUILT_IN

EXAMPLE = Path(__file__).parents[2] / "docs" / "example-pack" / "physio.toml"
TABLES = tomllib.loads(EXAMPLE.read_text("utf-8"))


def base() -> Catalogue:
    result = read_catalogue(BUILT_IN)
    assert isinstance(result, Catalogue)
    return result


def changed(path: str, value: Any) -> dict[str, Any]:
    """The example with the value at `table|key|…` replaced; lists count from 0."""
    tables: Any = deepcopy(TABLES)
    *parents, last = [int(key) if key.isdigit() and key != "1" else key for key in path.split("|")]
    place = tables
    for key in parents:
        place = place[key]
    place[last] = value
    return tables


def problems_of(*files: dict[str, Any], solve: bool = False) -> list[str]:
    result = read_pack({f"{n}.toml": f for n, f in enumerate(files, 1)}, base(), solve=solve)
    assert isinstance(result, tuple)
    return [str(problem) for problem in result]


def test_the_stretches_of_a_pack_are_called_by_its_id() -> None:
    pack = read_pack({"physio.toml": TABLES}, base())

    assert isinstance(pack, Pack)
    names = [f"physio.{name}" for name in ("desk_slide", "hamstring_ninety", "wall_angel")]
    assert list(pack.stretches) == [stretch.id for stretch in pack.stretches.values()] == names
    assert sorted(pack.figures) == names
    assert not any(stretch.seed for stretch in pack.stretches.values())
    assert (pack.about.id, pack.about.author) == ("physio", "The StretchDesk authors")


def test_a_stretch_comes_from_its_pack_unless_it_says_from_where() -> None:
    for path, value, said in (
        ("stretches|0|source", "Notes of 2020", "Notes of 2020"),
        ("pack|author", "Ann Other", "Ann Other"),
    ):
        pack = read_pack({"pack.toml": changed(path, value)}, base(), solve=False)
        assert isinstance(pack, Pack)
        assert said in next(iter(pack.stretches.values())).source


def test_a_pack_may_lie_in_several_files() -> None:
    head = {"pack": TABLES["pack"]}
    parts = [
        {"stretches": [stretch], "poses": {stretch["id"]: TABLES["poses"][stretch["id"]]}}
        for stretch in TABLES["stretches"]
    ]

    pack = read_pack({f"{n}.toml": part for n, part in enumerate([head, *parts])}, base())

    assert isinstance(pack, Pack)
    assert len(pack.stretches) == 3


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("pack|id", "Physio", "1.toml: pack: id: must be 1 to 40 of a–z"),
        ("pack|id", "con", "1.toml: pack: id: is no file name on Windows; take another"),
        ("pack|id", "lpt1", "1.toml: pack: id: is no file name on Windows; take another"),
        ("pack|price", 3, "1.toml: pack: price: is not known; allowed: id, name, version"),
        ("areas", [], "1.toml: areas: is not known; allowed: pack, stretches, poses"),
        ("cautions", [], "1.toml: cautions: is not known; allowed: pack, stretches, poses"),
        ("stretches|0|seed", True, "1.toml: stretches[1] desk_slide: seed: is not known"),
        ("stretches|0|primary", ["toes"], "desk_slide: primary[1]: 'toes' must be one of: neck"),
        ("stretches|0|caution", ["flu"], "desk_slide: caution[1]: 'flu' must be one of: disc"),
        ("poses", [], "1.toml: poses: must be a table"),
        ("poses|wall_angel|1|base", "hanging", "poses.wall_angel.1: base: must be one of"),
        ("poses|wall_angel|1|joints", {"knee": 9}, "poses.wall_angel.1: knee: unknown joint"),
        ("poses|sit\x1b[2J", {}, r"1.toml: poses.sit\x1b[2J: hold: every figure needs a hold"),
        ("stretches", [], "poses.desk_slide: belongs to no stretch of this pack"),
    ],
)  # fmt: skip
def test_what_a_pack_may_not_hold_is_named(path: str, value: Any, expected: str) -> None:
    assert any(expected in text for text in problems_of(changed(path, value)))


@pytest.mark.parametrize("table", ["pack", "stretches", "poses"])
def test_a_pack_has_all_its_tables(table: str) -> None:
    tables = {name: value for name, value in TABLES.items() if name != table}

    assert f"{table}: is missing" in problems_of(tables)


def test_each_stretch_has_a_figure() -> None:
    tables = deepcopy(TABLES)
    del tables["poses"]["wall_angel"]

    assert problems_of(tables) == [
        "1.toml: poses.wall_angel.hold: is missing: how the figure of this stretch is held"
    ]


def test_a_stretch_or_a_figure_may_stand_in_one_file_only() -> None:
    more = {"stretches": TABLES["stretches"][:1], "poses": {"desk_slide": {}}}
    more["poses"] = {"desk_slide": TABLES["poses"]["desk_slide"]}

    assert problems_of(TABLES, more) == [
        "2.toml: stretches[1] desk_slide: id: is used before; each id may stand only once",
        "2.toml: poses.desk_slide: stands in 1.toml already",
    ]


@pytest.mark.parametrize(
    ("table", "much", "says"),
    [
        ("stretches", [{}] * 21, "stretches: has 21 entries; at most 20 are allowed"),
        ("poses", {f"a{n}": n for n in range(21)}, "poses: has 21 figures; at most 20"),
        (
            "poses",
            {f"a{n}": {key: {} for key in "1234"} for n in range(16)},
            "poses: has 64 poses; at most 60 are allowed. Make two packs",
        ),
    ],
)
def test_too_much_is_refused_before_it_is_read(table: str, much: Any, says: str) -> None:
    (text,) = problems_of(changed(table, much))

    assert text.startswith(says)


def test_poses_are_tried_on_the_body_and_faults_come_with_all_others() -> None:
    tables = changed("poses|hamstring_ninety|hold|joints|knee_flexion_right", 90)
    tables["stretches"][0]["cue"] = ""

    found = problems_of(tables, solve=True)

    assert found[0].startswith("1.toml: stretches[1] desk_slide: cue: must not be empty")
    assert found[1].startswith("1.toml: poses.hamstring_ninety.hold: hamstrings are not lengthened")


def test_endless_problems_are_counted() -> None:
    problems = [Problem("a.toml", "", str(n), "is not known") for n in range(1000)]

    short = shortened(problems)

    assert len(short) == 201
    assert str(short[-1]) == "a.toml: has 800 more problems"
    assert shortened(problems[:200]) == tuple(problems[:200])


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        (Entry("../a.toml", 1, 1), "must not lead out of the archive"),
        (Entry("a/../a.toml", 1, 1), "must not lead out of the archive"),
        (Entry("./a.toml", 1, 1), "must not lead out of the archive"),
        (Entry("/a.toml", 1, 1), "must be a plain path"),
        (Entry("C:a.toml", 1, 1), "must be a plain path"),
        (Entry("a\\b.toml", 1, 1), "must be a plain path"),
        (Entry("a\0.toml", 1, 1), "that can be printed"),
        (Entry("a" * 101 + ".toml", 1, 1), "at most 100 characters"),
        (Entry("a.zip", 1, 1), "may not be in a pack; allowed are .toml, .txt, .md"),
        (Entry("a.py", 1, 1), "may not be in a pack; allowed are .toml, .txt, .md"),
        (Entry("a.toml", 1, 1, is_plain=False), "is a link or a device"),
        (Entry("a.toml", 1, 1, is_readable=False), "is locked or packed unusually"),
        (Entry("a.toml", 5000, 99), "unpacks to more than 50 times its size"),
        (Entry("a.toml", LARGEST_TOTAL, LARGEST_TOTAL), "unpacks to 500001 bytes; at most 500000"),
        (Entry("B.TOML", 1, 1), "stands in the archive twice"),
    ],
)  # fmt: skip
def test_an_archive_that_could_do_harm_is_refused(entry: Entry, says: str) -> None:
    (problem,) = archive_problems("physio.zip", [Entry("b.toml", 1, 1), entry])

    assert problem.file == "physio.zip"
    assert says in problem.text
    assert str(problem).isprintable()


def test_an_archive_of_too_many_entries_is_not_looked_through() -> None:
    (problem,) = archive_problems("a.zip", [Entry("../a.toml", 1, 1)] * (MOST_ENTRIES + 1))

    assert problem.text == "has 31 entries; at most 30 are allowed"


def test_an_archive_without_content_is_refused() -> None:
    (problem,) = archive_problems("a.zip", [Entry("README.md", 1, 1)])

    assert problem.text == "holds no .toml file"


def test_folders_readmes_and_what_macos_adds_do_no_harm() -> None:
    names = ("a/", "a/b.toml", "READ.ME.MD", "c.txt", "__MACOSX/a/._b.toml", "a/.DS_Store")
    entries = [Entry(name, 1, 1) for name in names]

    assert archive_problems("a.zip", entries) == ()
    assert [entry.name for entry in content_of(entries)] == ["a/b.toml"]


# --- routines ---


def test_a_packs_routine_names_its_own_stretches_and_built_in_ones() -> None:
    items = [{"stretch": "wall_angel", "hold_s": 40}, {"stretch": "low_lunge", "hold_s": 30}]

    pack = read_pack({"pack.toml": changed("routines|0|items", items)}, base(), solve=False)

    assert isinstance(pack, Pack)
    (routine,) = pack.routines
    assert [item.stretch for item in routine.items] == ["physio.wall_angel", "low_lunge"]
    assert (routine.name, routine.pack) == ("Desk relief, six minutes", "physio")


def test_a_pack_needs_no_routines() -> None:
    tables = {key: table for key, table in TABLES.items() if key != "routines"}
    pack = read_pack({"pack.toml": tables}, base(), solve=False)
    assert isinstance(pack, Pack)
    assert pack.routines == ()


@pytest.mark.parametrize(
    ("path", "value", "says"),
    [
        ("routines|0|items|2|stretch", "nobody", "items[3].stretch: 'nobody' must be one of: desk"),
        ("routines|0|items|2|stretch", "physio.wall_angel", "items[3].stretch: 'physio.wall_angel"),
        ("routines|0|items|0|hold_s", 4, "items[1].hold_s: must be a whole number from 5 to 600"),
        ("routines|0|rounds", 11, "rounds: must be a whole number from 1 to 10"),
        ("routines|0|name", "", "name: must not be empty"),
        ("routines|0|pack", "other", "pack: is not known"),
    ],
)
def test_what_is_wrong_with_a_routine_is_named(path: str, value: Any, says: str) -> None:
    (text,) = problems_of(changed(path, value))
    assert text.startswith(f"1.toml: routines[1]: {says}")


def test_a_routines_name_stands_once_in_a_pack() -> None:
    again = [*TABLES["routines"], TABLES["routines"][0] | {"name": "DESK relief, six minutes"}]
    (text,) = problems_of(changed("routines", again))
    assert text == "1.toml: routines[2]: name: is used before; each name may stand only once"


def test_routines_are_a_list_of_at_most_twenty() -> None:
    assert problems_of(changed("routines", {})) == [
        "1.toml: routines: must be a list of tables: [[routines]]"
    ]
    assert problems_of(changed("routines", TABLES["routines"] * 21)) == [
        "routines: has 21 entries; at most 20 are allowed. Make two packs"
    ]
