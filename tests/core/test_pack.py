"""The content reader: what it takes, what it says, and that nothing makes it fall over."""

from __future__ import annotations

import datetime
import tomllib
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.content.catalogue import Catalogue, Effect, Kind, Position
from stretchdesk.core.content.pack import read_catalogue, translate
from stretchdesk.core.content.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTENT = Path(__file__).parents[2] / "assets" / "content"
BUILT_IN = {
    path.name: tomllib.loads(path.read_text("utf-8")) for path in sorted(CONTENT.glob("*.toml"))
}


def catalogue() -> Catalogue:
    result = read_catalogue(BUILT_IN)
    assert isinstance(result, Catalogue)
    return result


def changed(path: str, value: Any) -> dict[str, Any]:
    """The built-in content with the value at `file|table|…` replaced; lists count from 0."""
    files: Any = deepcopy(BUILT_IN)
    *parents, last = [int(key) if key.isdigit() else key for key in path.split("|")]
    place = files
    for key in parents:
        place = place[key]
    place[last] = value
    return files


def problems_of(files: dict[str, Any]) -> list[Problem]:
    result = read_catalogue(files)
    assert isinstance(result, tuple)
    return list(result)


LUNGE = "stretches.toml|stretches|1|"
LUNGE_NAME = "stretches[2] low_lunge"


@pytest.mark.parametrize(
    ("key", "value", "where", "says"),
    [
        ("name", 5, "name", "must be text of at most 60 characters"),
        ("name", "", "name", "must not be empty"),
        ("name", " Lunge", "name", "begin or end with a space"),
        ("name", "x" * 61, "name", "has 61 characters; at most 60 are allowed"),
        ("name", "Low\nLunge", "name", "control characters"),
        ("name", "Low\x1b[2J", "name", "control characters"),
        ("name", "Low \u202eegnuL", "name", "control characters"),
        ("name", "Low \ud800", "name", "control characters"),
        ("kind", "yoga", "kind", "'yoga' must be one of: stretch, warmup"),
        ("kind", [], "kind", "must be one of: stretch, warmup"),
        ("seed", 1, "seed", "must be true or false"),
        ("primary", [], "primary", "must be a list of 1 to 4"),
        ("primary", "quads", "primary", "must be a list of 1 to 4"),
        ("primary", ["hip_flexors", "hip_flexors"], "primary", "the same thing twice"),
        ("primary", ["hips"], "primary[1]", "'hips' must be one of: neck, shoulders, chest"),
        ("secondary", ["quads", "hip_flexors"], "secondary", "must not repeat a primary area"),
        ("caution", ["knee_injury"], "caution", "must not repeat a contraindication"),
        ("caution", ["vertigo", "flu"], "caution[2]", "'flu' must be one of: disc_herniation"),
        ("desk_friendly", True, "desk_friendly", "must be false for a floor position"),
        ("discreet", True, "discreet", "must be false for a floor position"),
        (
            "other_side",
            ["calves"],
            "other_side",
            "must be some of the areas of a stretch with sides",
        ),
        ("difficulty", True, "difficulty", "must be a whole number from 1 to 3"),
        ("difficulty", 2.0, "difficulty", "must be a whole number from 1 to 3"),
        pytest.param("difficulty", 10**5000, "difficulty", "from 1 to 3", id="unprintable"),
        ("hold", 45, "hold", "must be a table"),
        ("hold", {"min": 30, "max": 60}, "hold.default", "is missing"),
        ("hold", {"min": 4, "default": 45, "max": 60}, "hold.min", "from 5 to 300"),
        ("hold", {"min": 30, "default": 45, "max": 301}, "hold.max", "from 5 to 300"),
        ("hold", {"min": 50, "default": 45, "max": 60}, "hold.default", "between min and max"),
        ("hold", {"min": 30, "default": 65, "max": 60}, "hold.default", "between min and max"),
        ("cue", " ".join(["go"] * 13), "cue", "has 13 words; at most 12 are allowed"),
        ("steps", ["One.", "Two."], "steps", "must be a list of exactly 3"),
        ("steps", ["One.", "x" * 111, "Three."], "steps[2]", "has 111 characters; at most 110"),
        ("pose_hint", "Kneel.", "pose_hint", "is not known; allowed: id, name, kind"),
        ("a key\n", "Kneel.", "'a key\\n'", "is not known"),
        ("id", "Low Lunge", "id", "must be 1 to 40 of a–z"),
    ],
)
def test_a_wrong_value_is_named_with_file_table_and_key(
    key: str, value: Any, where: str, says: str
) -> None:
    (problem,) = problems_of(changed(LUNGE + key, value))

    assert problem.file == "stretches.toml"
    assert problem.table == ("stretches[2]" if key == "id" else LUNGE_NAME)
    assert problem.key == where
    assert says in problem.text


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "4", True, 361, 10**400])
def test_numbers_are_finite_and_within_their_limits(value: Any) -> None:
    (problem,) = problems_of(changed("flexibility_tests.toml|tests|0|max", value))

    assert problem.key == "max"
    assert problem.text == "must be a number from -360 to 360"


@pytest.mark.parametrize(
    ("key", "value", "says"),
    [
        ("max", -50, "must be greater than min"),
        ("inputs", ["heel", "leg"], "need the unit deg"),
    ],
)
def test_a_test_whose_keys_contradict_each_other_is_refused(
    key: str, value: Any, says: str
) -> None:
    (problem,) = problems_of(changed(f"flexibility_tests.toml|tests|0|{key}", value))

    assert problem.key == key
    assert says in problem.text


def test_a_missing_key_is_named() -> None:
    files = deepcopy(BUILT_IN)
    del files["stretches.toml"]["stretches"][1]["cue"]

    assert problems_of(files) == [Problem("stretches.toml", LUNGE_NAME, "cue", "is missing")]


def test_all_problems_come_at_once() -> None:
    files = deepcopy(BUILT_IN)
    lunge = files["stretches.toml"]["stretches"][1]
    lunge |= {"cue": "", "primary": ["toes"], "hold": {"min": 9, "default": 1, "max": True}}
    files["areas.toml"]["areas"][0]["name"] = 7
    files["guidance.toml"]["guidance"]["hold"] = []

    found = {(problem.file, problem.key) for problem in problems_of(files)}

    assert found == {
        ("stretches.toml", "cue"),
        ("stretches.toml", "primary[1]"),
        ("stretches.toml", "hold.default"),
        ("stretches.toml", "hold.max"),
        ("areas.toml", "name"),
        ("guidance.toml", "hold"),
    }


def test_an_id_may_stand_only_once_even_in_another_file() -> None:
    files = deepcopy(BUILT_IN)
    files["more.toml"] = {"stretches": [files["stretches.toml"]["stretches"][1]]}

    (problem,) = problems_of(files)

    assert (problem.file, problem.table, problem.key) == (
        "more.toml",
        "stretches[1] low_lunge",
        "id",
    )


def test_a_fault_in_an_entry_does_not_make_references_to_it_wrong() -> None:
    (problem,) = problems_of(changed("areas.toml|areas|11|name", ""))

    assert (problem.table, problem.key) == ("areas[12] hamstrings", "name")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (changed("stretches.toml|yoga", []), "stretches.toml: yoga: is not known; allowed: areas"),
        (changed("stretches.toml|a b", []), "stretches.toml: 'a b': is not known; allowed: areas"),
        (changed("stretches.toml", 3), "stretches.toml: must be a table"),
        (changed("stretches.toml|stretches", {}), "must be a list of tables: [[stretches]]"),
        (changed("areas.toml|aliases", 1), "areas.toml: aliases: must be a table"),
        (changed("areas.toml|aliases|neck", ["chest"]), "aliases: neck: is the id of an area"),
        (changed("areas.toml|aliases|A B", ["chest"]), "aliases: 'A B': must be 1 to 40 of"),
        (changed("areas.toml|areas|0|group", "feet"), "'feet' must be one of: hips, legs"),
        (
            changed("cautions.toml|guidance", {}),
            "guidance.toml: guidance: stands in 'cautions.toml'",
        ),
        ({}, "areas: is missing"),
    ],
)
def test_wrong_tables_are_named(files: dict[str, Any], expected: str) -> None:
    assert any(expected in str(problem) for problem in problems_of(files))


def test_a_hostile_file_does_not_swell_its_problems() -> None:
    areas = [{"id": f"area_{n}", "name": "x", "group": "hips"} for n in range(2000)]
    files = {"a.toml": {"areas": areas, "aliases": {"hips": ["toes"]}}}

    assert max(len(str(problem)) for problem in problems_of(files)) < 1000


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where every value inside `value` stands."""
    for key, child in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key)
        if isinstance(child, (dict, list)):
            yield from _paths(child, (*path, key))


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["hamstrings", "low_lunge", "floor", "neck", "x" * 200, 10**400])
    | st.just(datetime.date(2026, 11, 22))
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4)
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(
    mutations=st.lists(
        st.tuples(st.sampled_from(list(_paths(BUILT_IN))), st.sampled_from("sda"), values),
        min_size=1,
        max_size=3,
    )
)
def test_mutated_content_is_read_or_refused_in_single_lines(mutations: list[Any]) -> None:
    files = deepcopy(BUILT_IN)
    for path, action, value in mutations:
        _mutate(files, path, action, value)

    _read_or_refused(files)


def _mutate(files: Any, path: tuple[Any, ...], action: str, value: Any) -> None:
    """Set or delete what is at `path`, or add beside it, unless an earlier mutation took it."""
    place = files
    try:
        for key in path[:-1]:
            place = place[key]
        if action == "s":
            place[path[-1]] = value
        elif action == "d":
            del place[path[-1]]
        elif isinstance(place, list):
            place.append(value)
        else:
            place[str(value)[:12]] = value
    except (KeyError, IndexError, TypeError, AttributeError):
        pass


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.text(max_size=8),
        st.dictionaries(
            st.sampled_from(
                ["areas", "aliases", "cautions", "stretches", "tests", "guidance", "x"]
            ),
            values | st.lists(st.dictionaries(st.sampled_from(["id", "name", "steps"]), values)),
        )
        | values,
        max_size=3,
    )
)
def test_any_structure_is_refused_in_single_lines(files: dict[str, Any]) -> None:
    _read_or_refused(files)


def _read_or_refused(files: dict[str, Any]) -> None:
    result = read_catalogue(files)
    if isinstance(result, tuple):
        assert result
        assert all(len(problem.table + problem.key + problem.text) < 600 for problem in result)
        assert all((problem.table + problem.key + problem.text).isprintable() for problem in result)
    else:
        _obeys_the_rules(result)


def _obeys_the_rules(read: Catalogue) -> None:
    for stretch in read.stretches.values():
        assert stretch.primary
        assert {*stretch.areas} <= {*read.areas}
        assert not {*stretch.primary} & {*stretch.secondary}
        assert {*stretch.contraindications, *stretch.caution} <= {*read.cautions}
        assert len(stretch.steps) == 3
        assert max(map(len, stretch.steps)) <= 110
        assert len(stretch.cue.split()) <= 12
        assert 5 <= stretch.hold.min <= stretch.hold.default <= stretch.hold.max <= 300
        assert not (stretch.position is Position.FLOOR and stretch.desk_friendly)
        assert not (stretch.position is Position.FLOOR and stretch.discreet)


def test_words_become_members_of_their_enumerations() -> None:
    lunge = catalogue().stretches["low_lunge"]

    assert lunge.kind is Kind.STRETCH
    assert lunge.position is Position.FLOOR
    assert lunge.effect is Effect.LENGTHEN


GERMAN = {
    "areas": {"neck": {"name": "Nacken"}},
    "stretches": {"low_lunge": {"name": "Tiefer Ausfallschritt", "steps": ["A.", "B.", "C."]}},
    "guidance": {"no_bouncing": "Nicht wippen."},
}


def test_a_translation_replaces_the_words_it_has() -> None:
    before = catalogue()
    after = translate(before, "de.toml", GERMAN)

    assert isinstance(after, Catalogue)
    assert after.areas["neck"].name == "Nacken"
    assert after.stretches["low_lunge"].name == "Tiefer Ausfallschritt"
    assert after.stretches["low_lunge"].steps == ("A.", "B.", "C.")
    assert after.stretches["low_lunge"].cue == before.stretches["low_lunge"].cue
    assert after.stretches["figure_four"] == before.stretches["figure_four"]
    assert after.guidance.no_bouncing == "Nicht wippen."
    assert after.guidance.hold == before.guidance.hold
    assert list(after.stretches) == list(before.stretches)


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"stretches": {"flying": {"name": "X"}}}, "stretches: flying: is not in the catalogue"),
        ({"stretches": {"a b": {"name": "X"}}}, "stretches: 'a b': is not in the catalogue"),
        ({"stretches": {"low_lunge": {"cue": "a " * 12 + "b"}}}, "low_lunge: cue: has 13 words"),
        ({"stretches": {"low_lunge": {"steps": ["A."]}}}, "low_lunge: steps: must be a list of"),
        (
            {"stretches": {"low_lunge": {"hold": {}}}},
            "low_lunge: hold: is not known; allowed: name",
        ),
        ({"stretches": {"low_lunge": 3}}, "stretches.low_lunge: must be a table"),
        ({"stretches": []}, "stretches: must be a table"),
        ({"guidance": {"hold": 3}}, "guidance: hold: must be text"),
        ({"guidance": 3}, "guidance: must be a table"),
        ({"aliases": {}}, "aliases: is not known; allowed: areas, cautions"),
        (3, "must be a table"),
    ],
)
def test_a_translation_is_held_to_the_same_rules(tables: object, expected: str) -> None:
    result = translate(catalogue(), "de.toml", tables)

    assert isinstance(result, tuple)
    (problem,) = result
    assert str(problem).startswith("de.toml: ")
    assert expected in str(problem)


@settings(max_examples=50)
@given(
    st.dictionaries(
        st.sampled_from(["areas", "stretches", "tests", "guidance", "measuring", "aliases"]),
        values
        | st.dictionaries(
            st.sampled_from(["low_lunge", "neck", "hold", "rules"]),
            values | st.dictionaries(st.sampled_from(["name", "cue", "steps"]), values),
        ),
    )
    | values
)
def test_any_translation_is_taken_or_refused(tables: object) -> None:
    result = translate(catalogue(), "de.toml", tables)

    if isinstance(result, Catalogue):
        _obeys_the_rules(result)
    else:
        assert result
