"""`measure`, `log`, `progress` and `export`: what goes into the history comes out of it."""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import time_machine

from tests.story.command import Result, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Capsys = pytest.CaptureFixture[str]
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _eleven_in_berlin() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "CET-1")  # as POSIX writes it: needs no table of zones
        time.tzset()
        with time_machine.travel(NOW.timestamp(), tick=False):
            yield
    time.tzset()


@pytest.fixture
def ask(capsys: Capsys, profile: Path) -> Callable[..., Result]:
    return lambda *argv: run(capsys, *argv, "--profile", profile)


@pytest.fixture
def exported(ask: Callable[..., Result], tmp_path: Path) -> Callable[[], dict[str, list[dict]]]:
    def export() -> dict[str, list[dict]]:
        path = tmp_path / "export.json"
        assert ask("export", "--format", "json", "--out", path).code == 0
        return json.loads(path.read_text())

    return export


def test_the_best_of_several_trials_is_kept_with_all_of_them(
    ask: Callable[..., Result], exported: Callable[[], dict[str, list[dict]]]
) -> None:
    said = ask("measure", "chair_sit_reach", "-3.5", "-2", "−4", "--side", "left")
    assert said.code == 0
    assert said.out.startswith("Chair sit-and-reach, left: −2 cm on 2026-11-22.")
    (row,) = exported()["measurements"]
    assert (row["value"], row["trials"], row["side"]) == (-2.0, [-3.5, -2.0, -4.0], "left")
    assert row["taken_utc"] == "2026-11-22T10:00:00.000Z"


@pytest.mark.parametrize(
    "argv",
    [
        ("chair_sit_reach", "--side", "left", "-3.5", "2"),
        ("chair_sit_reach", "-3.5", "--side", "left", "2"),
        ("--side", "left", "chair_sit_reach", "-3.5", "2"),
    ],
)
def test_trials_may_stand_on_both_sides_of_options(
    ask: Callable[..., Result], exported: Callable[[], dict[str, list[dict]]], argv: tuple[str, ...]
) -> None:
    assert ask("measure", *argv).code == 0
    assert exported()["measurements"][0]["trials"] == [-3.5, 2.0]


def test_what_is_not_a_number_is_wrong_usage(ask: Callable[..., Result]) -> None:
    assert ask("measure", "chair_sit_reach", "--side", "left", "far").code == 2
    assert ask("measure", "chair_sit_reach", "far", "--side", "left").code == 2


def test_inches_become_the_unit_of_the_test(
    ask: Callable[..., Result], exported: Callable[[], dict[str, list[dict]]]
) -> None:
    assert ask("measure", "fingertip_floor", "2", "--unit", "in").code == 0
    (row,) = exported()["measurements"]
    assert (row["value"], row["unit"], row["side"]) == (pytest.approx(5.08), "cm", None)


def test_two_tape_readings_become_an_angle(
    ask: Callable[..., Result], exported: Callable[[], dict[str, list[dict]]]
) -> None:
    argv = ("--inputs", "heel=62,leg=88", "--inputs", "heel=44,leg=88")
    said = ask("measure", "leg_raise", *argv, "--side", "right")
    assert said.code == 0
    assert "°" in said.out
    (row,) = exported()["measurements"]
    assert row["trials"] == [pytest.approx(44.8, abs=0.05), pytest.approx(30.0)]
    assert json.loads(row["readings"])[0] == {"heel": 62.0, "leg": 88.0}


@pytest.mark.parametrize(
    "argv",
    [
        ("chair_sit_reach", "3", "--side", "left", "--unit", "deg"),
        ("seated_rotation", "40", "--side", "left", "--unit", "cm"),
        ("chair_sit_reach", "3"),
        ("fingertip_floor", "3", "--side", "left"),
        ("fingertip_floor",),
        ("fingertip_floor", "--inputs", "heel=62,leg=88"),
        ("leg_raise", "--inputs", "heel:62", "--side", "left"),
        ("leg_raise", "--inputs", "heel=1,heel=2", "--side", "left"),
        ("fingertip_floor", "3", "--at", "yesterday"),
        ("fingertip_floor", "3", "--at", "0001-01-01T00:00"),
    ],
)
def test_what_does_not_fit_the_test_is_wrong_usage(
    ask: Callable[..., Result], profile: Path, argv: tuple[str, ...]
) -> None:
    said = ask("measure", *argv)
    assert said.code == 2
    assert "Traceback" not in said.err
    assert not profile.exists()


@pytest.mark.parametrize("value", ["900", "-900", "nan", "inf"])
def test_a_value_that_cannot_be_is_refused_and_nothing_is_written(
    ask: Callable[..., Result], profile: Path, value: str
) -> None:
    said = ask("measure", "chair_sit_reach", value, "--side", "left")
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert "−50 to 35 cm" in said.err
    assert not profile.exists()


def test_an_unknown_test_is_answered_with_the_known_ones(ask: Callable[..., Result]) -> None:
    said = ask("measure", "splits", "3")
    assert said.code == 1
    assert "'splits'" in said.err
    assert "chair_sit_reach" in said.err


@pytest.mark.parametrize(
    ("at", "utc", "day"),
    [
        ("2026-11-20T00:30", "2026-11-19T23:30:00.000Z", "2026-11-20"),
        ("2026-11-20T00:30-05:00", "2026-11-20T05:30:00.000Z", "2026-11-20"),
        ("2026-11-20T23:30Z", "2026-11-20T23:30:00.000Z", "2026-11-20"),
    ],
)
def test_a_time_is_local_unless_it_has_a_zone(
    ask: Callable[..., Result],
    exported: Callable[[], dict[str, list[dict]]],
    at: str,
    utc: str,
    day: str,
) -> None:
    assert ask("measure", "fingertip_floor", "3", "--at", at).code == 0
    (row,) = exported()["measurements"]
    assert (row["taken_utc"], row["day"]) == (utc, day)


def test_the_future_cannot_be_recorded(ask: Callable[..., Result], profile: Path) -> None:
    at = ("--at", "2026-11-22T11:01")
    for argv in (("measure", "fingertip_floor", "3"), ("log", "--areas", "hips", "--minutes", "5")):
        said = ask(*argv, *at)
        assert (said.code, said.err.count("\n")) == (1, 1)
        assert "still to come" in said.err
    assert not profile.exists()


def test_log_ends_now_unless_told_when_it_began(
    ask: Callable[..., Result], exported: Callable[[], dict[str, list[dict]]]
) -> None:
    assert ask("log", "--areas", "hamstrings,calves", "--minutes", "10").out == (
        "Recorded 10 min: Back of the thighs, Calves and ankles.\n"
    )
    ask("log", "--areas", "neck", "--minutes", "2.5", "--at", "2026-11-21T08:00")
    history = exported()
    began = [(s["started_utc"], s["day"], s["source"]) for s in history["sessions"]]
    assert began == [
        ("2026-11-21T07:00:00.000Z", "2026-11-21", "log"),
        ("2026-11-22T09:50:00.000Z", "2026-11-22", "log"),
    ]
    assert sorted((hold["primary"], hold["held_s"]) for hold in history["holds"]) == [
        (["calves"], 300.0),
        (["hamstrings"], 300.0),
        (["neck"], 150.0),
    ]


@pytest.mark.parametrize("minutes", ["0", "-5", "1441", "nan", "inf", "1e400", "many"])
def test_minutes_that_cannot_be_are_wrong_usage(ask: Callable[..., Result], minutes: str) -> None:
    said = ask("log", "--areas", "hips", f"--minutes={minutes}")
    assert said.code == 2
    assert "--minutes" in said.err


def test_a_logged_session_shows_in_the_progress(ask: Callable[..., Result]) -> None:
    ask("log", "--areas", "hamstrings,calves", "--minutes", "10")
    told = ask("progress", "--weeks", "3", "--json").json
    assert told["goal"] == {"sessions": 3, "minutes": 36}
    assert [week["week"] for week in told["weeks"]] == ["2026-W45", "2026-W46", "2026-W47"]
    assert [week["sessions"] for week in told["weeks"]] == [0, 0, 1]
    assert told["weeks"][2]["minutes"] == 10
    five = {"left_min": 5.0, "right_min": 5.0, "counted_min": 5.0}
    assert told["weeks"][2]["areas"] == {"hamstrings": five, "calves": five}


def test_five_measurements_show_a_change_beyond_error(ask: Callable[..., Result]) -> None:
    for week, value in enumerate((-5, -5, -5, 3, 3)):
        day = f"2026-10-{5 + 7 * week:02}" if week < 4 else "2026-11-02"
        ask("measure", "chair_sit_reach", value, "--side", "left", "--at", f"{day}T09:00")
    (told,) = ask("progress", "--json").json["tests"]
    assert (told["id"], told["side"], told["unit"]) == ("chair_sit_reach", "left", "cm")
    assert (told["baseline"], told["latest"], told["change"]) == (-5.0, 3.0, 8.0)
    assert told["verdict"] == "better"
    assert told["series"][0] == {"day": "2026-10-05", "value": -5.0}
    assert "+8 cm since 5 October" in ask("progress").out


def test_the_progress_as_text_lists_every_week(ask: Callable[..., Result]) -> None:
    empty = ask("progress").out
    assert "Goal: 3 sessions and 36 minutes a week" in empty
    assert empty.count("2026-W") == 12
    assert "Nothing measured yet." in empty
    ask("log", "--areas", "hamstrings", "--minutes", "10")
    last = ask("progress").out.splitlines()[-2]
    assert last.split() == ["2026-W47", "1", "10.0", "Back", "of", "the", "thighs", "10.0"]


def test_the_export_has_every_table_and_the_settings(
    ask: Callable[..., Result], profile: Path, exported: Callable[[], dict[str, list[dict]]]
) -> None:
    profile.mkdir()
    (profile / "settings.json").write_text('{"minutes": 3, "wings": 2}')
    ask("log", "--areas", "neck", "--minutes", "2")
    document = exported()
    assert (document["format"], document["version"]) == ("stretchdesk-history", 1)
    tables = "sessions session_ends holds measurements comfort breaks goals marks"
    assert set(document) == {"format", "version", *tables.split(), "settings", "routines"}
    assert document["settings"]["minutes"] == 3
    assert document["routines"] == []
    assert document["holds"][0]["primary"] == ["neck"]
    assert document["holds"][0]["secondary"] == []


def test_an_export_says_which_settings_it_repaired(
    ask: Callable[..., Result], profile: Path, tmp_path: Path
) -> None:
    profile.mkdir()
    (profile / "settings.json").write_text('{"wings": 2}')
    said = ask("export", "--format", "json", "--out", tmp_path / "e.json")
    assert said.code == 0
    assert "wings" in said.err


def test_an_export_makes_no_folders(ask: Callable[..., Result], tmp_path: Path) -> None:
    said = ask("export", "--format", "json", "--out", tmp_path / "new" / "e.json")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert not (tmp_path / "new").exists()


COMMANDS = [
    ("measure", "fingertip_floor", "3"),
    ("log", "--areas", "hips", "--minutes", "5"),
    ("progress",),
    ("export", "--format", "json", "--out", "unused.json"),
    ("import", "tests/data/goldens/history-v1.json"),
]


@pytest.mark.parametrize("argv", COMMANDS)
def test_a_newer_history_is_refused_and_left_as_it_is(
    ask: Callable[..., Result], profile: Path, argv: tuple[str, ...]
) -> None:
    profile.mkdir()
    path = profile / "history.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE sessions (id)")
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    said = ask(*argv)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "newer StretchDesk" in said.err
    assert path.read_bytes() == before
    assert [file.name for file in profile.iterdir()] == ["history.sqlite"]


@pytest.mark.parametrize("argv", COMMANDS)
def test_a_profile_that_cannot_be_used_is_named(
    capsys: Capsys, tmp_path: Path, argv: tuple[str, ...]
) -> None:
    (tmp_path / "file").write_text("")
    said = run(capsys, *argv, "--profile", tmp_path / "file" / "profile")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert str(tmp_path / "file") in said.err


@pytest.mark.parametrize("before", [True, False])
def test_the_profile_may_be_named_before_or_after_the_command(
    capsys: Capsys, profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    command, option = COMMANDS[1], ("--profile", profile)
    run(capsys, *(option + command if before else command + option))
    assert (profile / "history.sqlite").exists()
    assert not (tmp_path / "home").exists()


def test_without_a_profile_the_platforms_own_place_is_used(
    capsys: Capsys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    assert run(capsys, *COMMANDS[1]).code == 0
    assert (tmp_path / "home" / "stretchdesk" / "history.sqlite").exists()
