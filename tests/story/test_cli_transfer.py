"""`export`, `import`, `backup` and `restore`: one's data goes out, and comes back the same."""

from __future__ import annotations

import json
import shutil
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.story.command import Result, run

if TYPE_CHECKING:
    from collections.abc import Callable

    Ask = Callable[..., Result]

GOLDEN = Path("tests/data/goldens/history-v1.json")


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], profile: Path) -> Ask:
    return partial(run, capsys, "--profile", profile)


@pytest.fixture
def filled(ask: Ask) -> Ask:
    """A profile with a history of every table."""
    assert ask("import", GOLDEN).code == 0
    assert ask("log", "--areas", "hips,neck", "--minutes", "7").code == 0
    assert ask("measure", "chair_sit_reach", "-3.5", "1.25", "--side", "left").code == 0
    return ask


def backups(profile: Path) -> list[str]:
    return sorted(path.name.partition("Z-")[2] for path in (profile / "backups").glob("*.sqlite"))


def put(path: Path, text: str) -> Path:
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("form", ["json", "csv"])
def test_after_export_wipe_and_import_the_progress_is_the_same_to_the_byte(
    filled: Ask, profile: Path, tmp_path: Path, form: str
) -> None:
    before = filled("progress", "--json", "--weeks", "520").out
    assert '"chair_sit_reach"' in before
    assert filled("export", "--format", form, "--out", tmp_path / "out").code == 0
    shutil.rmtree(profile)

    assert filled("import", tmp_path / "out").code == 0
    assert filled("progress", "--json", "--weeks", "520").out == before
    again = filled("import", tmp_path / "out")
    assert again.out.startswith("Added nothing. 25 rows were there already.")
    assert backups(profile) == ["before-import.sqlite"]


def test_an_export_has_the_breaks(filled: Ask, tmp_path: Path) -> None:
    filled("export", "--format", "json", "--out", tmp_path / "out.json")
    document = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [row["outcome"] for row in document["breaks"]] == ["taken", "skipped"]


def test_a_tcx_has_the_visible_sessions_under_the_names_of_their_stretches(
    filled: Ask, tmp_path: Path
) -> None:
    assert filled("export", "--format", "tcx", "--out", tmp_path / "out.tcx").code == 0
    text = (tmp_path / "out.tcx").read_text("utf-8")
    assert text.count("<Activity ") == 3
    assert "Low Lunge, left" in text
    assert (tmp_path / "out.tcx").stat().st_mode & 0o77 == 0


@pytest.mark.parametrize("form", ["json", "csv", "tcx"])
def test_an_export_makes_no_folders_on_its_way(ask: Ask, tmp_path: Path, form: str) -> None:
    said = ask("export", "--format", form, "--out", tmp_path / "no" / "out")
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "There is no folder" in said.err


def test_settings_and_routines_of_the_file_are_left_aside(ask: Ask, profile: Path) -> None:
    profile.mkdir()
    put(profile / "settings.json", '{"minutes": 15}')
    said = ask("import", GOLDEN)
    assert "Left aside: the settings and 1 routine of the file; your own stay" in said.out
    assert (profile / "settings.json").read_text() == '{"minutes": 15}'
    assert not (profile / "routines.json").exists()


def test_a_row_with_other_content_refuses_the_whole_import_and_is_named(
    filled: Ask, tmp_path: Path, profile: Path
) -> None:
    before = filled("progress", "--json").out
    document = json.loads(GOLDEN.read_text("utf-8"))
    document["holds"][1]["held_s"] = 32.0
    document["holds"].append({**document["holds"][0], "id": "new"})
    said = filled("import", put(tmp_path / "other.json", json.dumps(document)))

    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Nothing was imported. other.json: holds[2]: 6f0d1c2a" in said.err
    assert "is there already with other content" in said.err
    assert filled("progress", "--json").out == before
    assert backups(profile) == ["before-import.sqlite"]  # that of the first import


def test_a_hold_without_its_session_refuses_the_whole_import(ask: Ask, tmp_path: Path) -> None:
    document = json.loads(GOLDEN.read_text("utf-8"))
    document["sessions"], document["session_ends"] = [], []
    said = ask("import", put(tmp_path / "torn.json", json.dumps(document)))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "torn.json: holds[1]: " in said.err
    assert "is neither in your history nor in the file" in said.err


OWN = """at,test,value,side
2026-10-01,chair_sit_reach,-3|-2,left
2026-10-08,chair_sit_reach,far,left
2026-10-15,chair_sit_reach,-1,left
"""


def test_a_preview_shows_what_would_come_in_and_every_bad_line(ask: Ask, tmp_path: Path) -> None:
    said = ask("import", put(tmp_path / "own.csv", OWN), "--preview")
    assert said.code == 0
    assert said.out.splitlines() == [
        "Would add 2 measurements.",
        "  measurements 2026-10-01 chair_sit_reach left -2.0 cm",
        "  measurements 2026-10-15 chair_sit_reach left -1.0 cm",
        "1 cannot come in:",
        "  own.csv: line 3: value: 'far' must be a number",
    ]
    assert ask("progress", "--json").json["tests"] == []


def test_a_long_preview_is_cut(ask: Ask, tmp_path: Path) -> None:
    lines = [f"2026-10-{day:02},neck,5" for day in range(1, 31)]
    said = ask(
        "import", put(tmp_path / "own.csv", "\n".join(["at,areas,minutes", *lines])), "--preview"
    )
    assert said.out.startswith(
        "Would add 30 sessions, 30 session_ends, 30 holds.\n  sessions 2026-10-01"
    )
    assert said.out.endswith("  and 70 more\n")


def test_a_bad_line_keeps_the_good_ones_out_unless_told(
    ask: Ask, tmp_path: Path, profile: Path
) -> None:
    own = put(tmp_path / "own.csv", OWN)
    said = ask("import", own)
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "Nothing was imported. own.csv: line 3: value: 'far' must be a number" in said.err
    assert "--preview" in said.err

    said = ask("import", own, "--skip-bad")
    assert said.out.startswith("Added 2 measurements. The history as it was: ")
    assert said.err == "stretchdesk: left out: own.csv: line 3: value: 'far' must be a number\n"
    assert ask("import", own, "--skip-bad").out == "Added nothing. 2 rows were there already.\n"
    assert len(ask("progress", "--json").json["tests"][0]["series"]) == 2


def test_a_json_comes_in_whole_or_not_at_all(ask: Ask) -> None:
    assert ask("import", GOLDEN, "--skip-bad").code == 2


@pytest.mark.parametrize("at", ["0001-01-01T00:00", "9999-12-31T23:59:59"])
def test_times_beyond_the_calendar_are_bad_lines(ask: Ask, tmp_path: Path, at: str) -> None:
    said = ask("import", put(tmp_path / "own.csv", f"at,areas,minutes\n{at},neck,5\n"))
    assert (said.code, said.err.count("\n")) == (1, 1)
    assert "own.csv: line 2: at: " in said.err


def test_a_copy_is_made_listed_and_brought_back(filled: Ask, profile: Path) -> None:
    before = filled("progress", "--json").out
    path = Path(filled("backup").out.strip())
    assert path.parent == profile / "backups"
    filled("log", "--areas", "neck", "--minutes", "30")

    listed = filled("restore", "--list").out.splitlines()
    assert len(listed) == 2
    assert "before-import" in listed[0]
    assert "0 sessions" in listed[0]
    assert listed[1].startswith(path.name)
    assert "4 sessions" in listed[1]
    assert " MB  " in listed[1]

    said = filled("restore", path.name)
    assert said.out.startswith(f"Brought back {path}. What was there before: {profile / 'backups'}")
    assert filled("progress", "--json").out == before
    assert filled("restore", path).code == 0


def test_a_copy_that_cannot_be_used_is_listed_as_such(filled: Ask, profile: Path) -> None:
    put(profile / "backups" / "2026-01-01T000000Z-daily.sqlite", "no database")
    said = filled("restore", "--list").out.splitlines()[0]
    assert "cannot be used: The history" in said
    assert filled("restore", "2026-01-01T000000Z-daily.sqlite").code == 1


def test_restore_wants_a_file_or_the_list(ask: Ask) -> None:
    assert ask("restore").code == 2
    assert ask("restore", "x", "--list").code == 2
    assert ask("restore", "--list").out.startswith("There are no copies in ")
    assert ask("restore", "nowhere").err.count("\n") == 1
    assert ask("backup").code == 1
