"""`stretches` and `routine`: what is in the catalogue, and the routine that follows from areas."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest

from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir
from tests.story.command import run

if TYPE_CHECKING:
    from stretchdesk.core.content.catalogue import Catalogue

Capsys = pytest.CaptureFixture[str]


@cache
def catalogue() -> Catalogue:
    return load_catalogue(assets_dir())


def every_name() -> list[str]:
    return [*catalogue().areas, *catalogue().aliases]


@pytest.mark.parametrize("minutes", [3, 5])
@pytest.mark.parametrize("name", every_name())
def test_a_routine_keeps_to_its_area_both_sides_and_the_time(
    capsys: Capsys, name: str, minutes: int
) -> None:
    made = run(capsys, "routine", "--areas", name, "--minutes", minutes, "--json").json
    wanted = set(catalogue().expand([name]))
    assert made["areas"] == list(catalogue().expand([name]))
    if not made["steps"]:
        assert made["notes"]
        return
    seconds: Counter[tuple[str, str]] = Counter()
    for step in made["steps"]:
        stretch = catalogue().stretches[step["stretch"]]
        assert step["kind"] == stretch.kind
        assert stretch.kind == "warmup" or wanted & set(stretch.areas)
        assert (step["side"] != "both") == stretch.per_side
        seconds[step["stretch"], step["side"]] += step["hold_s"]
    for stretch_id, side in seconds:
        if side != "both":
            assert seconds[stretch_id, "left"] == seconds[stretch_id, "right"]
    assert 0.9 * minutes * 60 <= made["total_s"] <= 1.05 * minutes * 60
    assert made["total_s"] == sum(step["hold_s"] + step["lead_s"] for step in made["steps"])


MISSION = ("hips", "hamstrings", "lower_back", "glutes", "spine", "hip_flexors")


@pytest.mark.parametrize("name", MISSION)
def test_what_the_seven_stretches_serve_is_never_left_without_a_routine(
    capsys: Capsys, name: str
) -> None:
    assert run(capsys, "routine", "--areas", name, "--minutes", 3, "--json").json["steps"]


def test_place_level_and_health_shape_the_routine(capsys: Capsys) -> None:
    ask = ("routine", "--areas", "hamstrings", "--minutes", 3, "--json")
    standing = run(capsys, *ask, "--place", "standing", "--level", 1).json
    places = {catalogue().stretches[step["stretch"]].position for step in standing["steps"]}
    assert places
    assert places <= {"chair", "standing"}
    assert (standing["place"], standing["level"]) == ("standing", 1)
    spared = run(capsys, *ask, "--avoid", "disc_herniation,osteoporosis").json
    assert spared["steps"]
    for step in spared["steps"]:
        hidden_by = catalogue().stretches[step["stretch"]].contraindications
        assert {"disc_herniation", "osteoporosis"}.isdisjoint(hidden_by)


def test_a_discreet_routine_of_what_is_not_discreet_says_why_it_is_empty(capsys: Capsys) -> None:
    result = run(capsys, "routine", "--areas", "adductors", "--minutes", 3, "--discreet")
    assert result.code == 0
    assert "stretch for Inner thighs" in result.out


def test_the_routine_as_text_names_side_and_time(capsys: Capsys) -> None:
    text = run(capsys, "routine", "--areas", "hip_flexors", "--minutes", 3).out
    head, first, second, *_ = text.splitlines()
    assert re.fullmatch(r"Hip flexors · (2:[45]\d|3:0\d) · floor · level 2", head)
    assert " left " in first
    assert " right " in second
    assert first.split(" left ")[0].split()[2:] == second.split(" right ")[0].split()[2:]


def test_the_hips_have_their_stretches(capsys: Capsys) -> None:
    text = run(capsys, "stretches", "--area", "hips").out
    for name in ("Low Lunge", "Figure Four", "Child's Pose"):
        assert name in text
    assert "Downward Dog" not in text


def test_secondary_areas_count(capsys: Capsys) -> None:
    listed = run(capsys, "stretches", "--area", "calves", "--json").json
    assert "downward_dog" in {stretch["id"] for stretch in listed}


@pytest.mark.parametrize(
    ("place", "positions"),
    [
        ("chair", {"chair"}),
        ("standing", {"chair", "standing"}),
        ("floor", {"chair", "standing", "floor"}),
    ],
)
def test_a_place_leaves_out_what_cannot_be_done_there(
    capsys: Capsys, place: str, positions: set[str]
) -> None:
    listed = run(capsys, "stretches", "--area", "hips", "--place", place, "--json").json
    assert {stretch["position"] for stretch in listed} == positions


def test_only_what_is_drawn_comes_into_a_routine(capsys: Capsys) -> None:
    drawn = set(load_book(assets_dir()))
    for name in catalogue().areas:
        made = run(capsys, "routine", "--areas", name, "--minutes", 15, "--json").json
        assert {step["stretch"] for step in made["steps"]} <= drawn


def test_the_catalogue_in_json_has_the_documented_shape(capsys: Capsys) -> None:
    listed = run(capsys, "stretches", "--json").json
    assert len(listed) == len(catalogue().stretches)
    for stretch in listed:
        documented = {
            *("id", "name", "kind", "seed", "primary", "secondary", "muscles", "position"),
            *("support", "desk_friendly", "discreet", "per_side", "effect", "hold_s"),
            *("difficulty", "cue", "steps", "mistake", "easier", "contraindications", "caution"),
        }
        assert documented <= set(stretch)
        assert set(stretch["hold_s"]) == {"min", "default", "max"}
        assert len(stretch["steps"]) == 3
        assert stretch["position"] in {"standing", "chair", "floor"}


@pytest.mark.parametrize(
    "argv",
    [
        ("stretches", "--area", "elbow"),
        ("routine", "--areas", "hips,elbow", "--minutes", "5"),
        ("log", "--areas", "elbow", "--minutes", "5"),
        ("map", "--out", "map.png", "--select", "elbow"),
        ("start", "--areas", "elbow"),
    ],
)
def test_an_unknown_area_is_answered_with_the_known_ones(
    capsys: Capsys, argv: tuple[str, ...]
) -> None:
    code, out, err = run(capsys, *argv)
    assert (code, out, err.count("\n")) == (1, "", 1)
    for name in ("'elbow'", *every_name()):
        assert name in err


def test_an_unknown_health_tag_is_answered_with_the_known_ones(capsys: Capsys) -> None:
    ask = ("routine", "--areas", "hips", "--minutes", "5", "--avoid", "mondays")
    code, _, err = run(capsys, *ask)
    assert code == 1
    assert "mondays" in err
    assert "glaucoma" in err


@pytest.mark.parametrize(
    "argv",
    [
        ("routine", "--areas", "hips"),
        ("routine", "--areas", "hips", "--minutes", "0"),
        ("routine", "--areas", "hips", "--minutes", "61"),
        ("routine", "--areas", "hips", "--minutes", "five"),
        ("routine", "--areas", " , ", "--minutes", "5"),
        ("routine", "--areas", "hips", "--minutes", "5", "--level", "4"),
        ("routine", "--areas", "hips", "--minutes", "5", "--place", "bath"),
        ("stretches", "hips"),
        ("pack",),
        ("pack", "mend"),
        ("--profile", "", "stretches"),
    ],
)
def test_wrong_usage_has_exit_code_2(capsys: Capsys, argv: tuple[str, ...]) -> None:
    code, out, err = run(capsys, *argv)
    assert (code, out) == (2, "")
    assert "usage:" in err
