"""`pack` and `check-pack`: exercises of one's own, as a person adds, uses and removes them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.session.request import Request
from tests.data.hostile import EXAMPLE, TEXT
from tests.story.command import Result, run
from tests.ui.parts import Clock, close_app, let_paint, open_app, rows_on_disk

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Capsys = pytest.CaptureFixture[str]
ROOT = Path(__file__).resolve().parents[2]
ANGEL = "physio.wall_angel"
pytestmark = [
    pytest.mark.usefixtures("qapp"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),  # offscreen only
]


def add(capsys: Capsys, profile: Path) -> Result:
    return run(capsys, "pack", "add", EXAMPLE, "--profile", profile)


def spoil(profile: Path) -> None:
    spoilt = TEXT.replace('"physio"', '"spoilt"').replace("difficulty = 1", "difficulty = 7")
    (profile / "packs").mkdir(parents=True, exist_ok=True)
    (profile / "packs" / "spoilt.toml").write_text(spoilt, "utf-8")


# --- checking ---


def test_a_good_pack_is_checked_in_one_line(capsys: Capsys, profile: Path) -> None:
    said = run(capsys, "check-pack", EXAMPLE, "--profile", profile)

    assert said == (0, "physio.toml: pack physio with 3 stretches, no problems\n", "")
    assert not profile.exists()


def test_every_problem_is_a_line_with_file_table_and_key(capsys: Capsys, tmp_path: Path) -> None:
    text = TEXT.replace("difficulty = 2", "difficulty = 9").replace('["hamstrings"]', '["toes"]')
    text = text.replace("knee_flexion_right = 15", "knee_flexion_right = 500")
    (tmp_path / "mine.toml").write_text(text, "utf-8")

    code, out, err = run(capsys, "check-pack", tmp_path / "mine.toml")

    assert (code, err) == (1, "")
    places = [line.rsplit(": ", 1)[0] for line in out.splitlines()]
    assert places == [
        "mine.toml: stretches[2] hamstring_ninety: primary[1]: 'toes' must be one of",
        "mine.toml: stretches[3] wall_angel: difficulty",
        "mine.toml: poses.hamstring_ninety.hold: knee_flexion_right",
    ]


@pytest.mark.parametrize("name", ["none.toml", ".", "README.md"])
def test_what_is_no_pack_is_named(capsys: Capsys, name: str) -> None:
    code, out, _ = run(capsys, "check-pack", ROOT / name)
    assert (code, out.count("\n")) == (1, 1)


# --- adding, listing, removing ---


def test_a_pack_is_added_listed_and_removed(capsys: Capsys, profile: Path) -> None:
    where = ("--profile", profile)
    assert run(capsys, "pack", "list", *where).out == "No packs are installed.\n"

    said = add(capsys, profile)
    assert said.out == (
        "Added pack physio with 3 stretches: "
        "physio.desk_slide, physio.hamstring_ninety, physio.wall_angel.\n"
    )
    listed = run(capsys, "pack", "list", *where).out
    assert listed.split("  ") == [
        "physio", "Desk relief", "1.0", "3 stretches", "The StretchDesk authors\n"
    ]  # fmt: skip
    assert run(capsys, "pack", "remove", "physio", *where).code == 0
    assert run(capsys, "pack", "list", *where).out == "No packs are installed.\n"


def test_the_list_in_json_has_the_documented_keys(capsys: Capsys, profile: Path) -> None:
    add(capsys, profile)
    spoil(profile)

    good, spoilt = run(capsys, "pack", "list", "--json", "--profile", profile).json

    keys = ["id", "name", "version", "author", "licence", "file", "stretches", "problems"]
    assert list(good) == keys
    assert (good["stretches"][2], good["problems"]) == (ANGEL, [])
    assert list(spoilt) == ["id", "file", "stretches", "problems"]
    assert (spoilt["id"], len(spoilt["problems"])) == ("spoilt", 2)


def test_a_pack_with_problems_is_not_added_and_the_line_says_what_to_do(
    capsys: Capsys, profile: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(TEXT.replace("difficulty = 1", "difficulty = 7"), "utf-8")

    code, out, err = run(capsys, "pack", "add", bad, "--profile", profile)

    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "bad.toml: stretches[1] desk_slide: difficulty: must be" in err
    assert (
        f"(and 1 more). To see everything that is wrong with it: stretchdesk check-pack {bad}"
        in err
    )
    assert not profile.exists()


def test_a_broken_pack_is_listed_with_all_its_problems_and_stops_nothing(
    capsys: Capsys, profile: Path
) -> None:
    spoil(profile)

    said = run(capsys, "pack", "list", "--profile", profile)
    assert said.code == 0
    head, *problems = said.out.splitlines()
    assert head == "spoilt.toml is left out:"
    assert [line.split(": ")[1] for line in problems] == [
        "stretches[1] desk_slide", "stretches[2] hamstring_ninety"
    ]  # fmt: skip
    code, out, err = run(capsys, "stretches", "--profile", profile)
    assert code == 0
    assert "spoilt" not in out
    assert err.startswith(
        "stretchdesk: The pack spoilt.toml is left out. spoilt.toml: stretches[1]"
    )
    assert run(capsys, "pack", "remove", "spoilt", "--profile", profile).code == 0


def test_a_bug_report_names_the_packs_and_what_is_wrong_with_them(
    capsys: Capsys, profile: Path
) -> None:
    add(capsys, profile)
    spoil(profile)

    packs = run(capsys, "doctor", "--json", "--profile", profile).json["packs"]
    assert packs["physio.toml"] == {"stretches": 3}
    assert len(packs["spoilt.toml"]) == 2
    assert "physio.toml  3 stretches" in run(capsys, "doctor", "--profile", profile).out


def test_an_unknown_pack_is_answered_with_the_installed_ones(capsys: Capsys, profile: Path) -> None:
    add(capsys, profile)
    code, out, err = run(capsys, "pack", "remove", "nobody", "--profile", profile)
    assert (code, out) == (1, "")
    assert err == "stretchdesk: There is no pack 'nobody'. Installed are: physio.\n"


# --- using ---


def test_a_packs_stretch_is_listed_planned_and_drawn(
    capsys: Capsys, profile: Path, tmp_path: Path
) -> None:
    add(capsys, profile)
    where = ("--profile", profile)

    listed = run(capsys, "stretches", "--area", "chest", "--json", *where).json
    assert ANGEL in {stretch["id"] for stretch in listed}
    ask = ("routine", "--areas", "shoulders", "--minutes", "15", "--json", *where)
    assert ANGEL in {step["stretch"] for step in run(capsys, *ask).json["steps"]}
    for pose in ("1", "2"):
        out = tmp_path / f"{pose}.png"
        assert run(capsys, "figure", ANGEL, "--pose", pose, "--out", out, *where).code == 0
    assert (tmp_path / "1.png").read_bytes() != (tmp_path / "2.png").read_bytes()


@pytest.mark.usefixtures("two_stretches")
def test_all_figures_are_drawn_with_those_of_packs(
    capsys: Capsys, profile: Path, tmp_path: Path
) -> None:
    add(capsys, profile)
    out = tmp_path / "all"
    run(capsys, "figure", "--all", "--size", 16, "--out", out, "--profile", profile)
    drawn = {path.name for path in out.iterdir()}
    assert {f"{ANGEL}.png", "physio.hamstring_ninety-left.png", "childs_pose.png"} <= drawn


def test_a_packs_stretch_is_played_recorded_and_stays_in_the_history_without_it(
    capsys: Capsys, qtbot: QtBot, profile: Path
) -> None:
    add(capsys, profile)
    clock = Clock()
    app = open_app(profile, clock)
    app.show()
    app.builder.replace_request(Request(("shoulders",), 15))
    app.sessions.start()
    while app.driver.is_running:
        qtbot.waitUntil(lambda: not app.feed.pending)
        clock.now += 5
        app.driver.tick()
    close_app(app)
    let_paint()
    assert ANGEL in {hold.stretch for hold in rows_on_disk(profile).holds}

    before = run(capsys, "progress", "--json", "--profile", profile).json
    assert run(capsys, "pack", "remove", "physio", "--profile", profile).code == 0

    assert run(capsys, "progress", "--json", "--profile", profile).json == before
    out = profile / "history.json"
    assert run(capsys, "export", "--format", "json", "--out", out, "--profile", profile).code == 0
    assert ANGEL in {hold["stretch"] for hold in json.loads(out.read_text("utf-8"))["holds"]}
    app = open_app(profile, clock)
    app.show()
    qtbot.waitUntil(lambda: app.window.stretch._states.get("chest", "").startswith("today"))
    close_app(app)
    let_paint()


def test_the_window_opens_with_a_broken_pack_and_says_so(qtbot: QtBot, profile: Path) -> None:
    spoil(profile)
    app = open_app(profile, Clock())
    with qtbot.waitActive(app.window):
        app.show()

    assert app.window.news.isVisible()
    assert "The pack spoilt.toml is left out." in app.window.news._text.text()
    assert app.proposal.routine.steps
    close_app(app)
    let_paint()
