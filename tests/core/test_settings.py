"""Settings: defaults, and repairing what is stored wrongly."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stretchdesk.core.settings import Settings


def test_the_defaults_are_those_of_the_design() -> None:
    assert asdict(Settings()) == {
        "minutes": 5,
        "place": "floor",
        "discreet": False,
        "level": 2,
        "unit": "cm",
        "goal_sessions": 3,
        "goal_minutes": 36,
        "favourites": (),
        "never": (),
        "cautions": (),
        "health_asked": False,
        "days_off": (),
        "theme": "system",
        "motion": "full",
        "skin": "tan",
        "hair": "brown",
        "clothes": "teal",
        "pacer": True,
        "breath_in_s": 4,
        "breath_out_s": 6,
        "half_cue": True,
        "last_cue": True,
        "mini_player": True,
        "chimes": True,
        "voice": False,
        "voice_name": "",
        "voice_rate": 0,
        "language": "",
        "volume": 70,
        "muted": False,
        "breaks": True,
        "break_timing": "flexible",
        "break_every_min": 50,
        "break_times": (),
        "break_minutes": 5,
        "micro": False,
        "micro_every_min": 20,
        "micro_s": 30,
        "snooze_min": 5,
        "snoozes_most": 3,
        "skips_a_day": 10,
        "typing_wait_s": 120,
        "escalation": "large",
        "escalate_after_s": 120,
        "hours": (),
        "holidays": (),
        "quiet_dnd": True,
        "quiet_full_screen": True,
        "quiet_calls": True,
        "quiet_battery": False,
        "card_corner": "bottom_right",
        "stay_in_tray": True,
        "welcomed": False,
    }


def test_good_values_are_taken_without_complaint() -> None:
    stored = Settings(15, "chair", True, 3, "in", 5, 60, ("pigeon",), ("frog_rock", "of_a_pack"))

    assert Settings.read(asdict(stored)) == (stored, [])


@pytest.mark.parametrize(
    ("key", "value", "repaired"),
    [
        ("minutes", 7, 5),
        ("minutes", 900, 15),
        ("minutes", "5", 5),
        ("minutes", True, 5),
        ("place", "bed", "floor"),
        ("place", ["floor"], "floor"),
        ("discreet", 1, False),
        ("level", -4, 1),
        ("unit", None, "cm"),
        ("goal_sessions", 0, 1),
        ("goal_sessions", 10**30, 21),
        ("goal_minutes", float("nan"), 36),
        ("health_asked", 1, False),
    ],
)
def test_a_bad_value_is_repaired_and_named(key: str, value: Any, repaired: Any) -> None:
    settings, complaints = Settings.read({key: value})

    assert settings == Settings(**{key: repaired})
    (complaint,) = complaints
    assert complaint == f"{key} had a value it cannot have: now {repaired}"


@pytest.mark.parametrize("key", ["favourites", "never", "cautions"])
@pytest.mark.parametrize(
    ("stored", "kept", "complaint"),
    [
        (["b", "a"], ("b", "a"), None),
        (["a", "b", "a"], ("a", "b"), "holds ids, each once: 1 left out"),
        (["a", "A B", 7, None, ["c"], ""], ("a",), "holds ids, each once: 5 left out"),
        (["physio.wall_angel", "a.b.c", ".a", "a."], ("physio.wall_angel",),
         "holds ids, each once: 3 left out"),
        ("pigeon", (), "must be a list: now empty"),
        ({"pigeon": 1}, (), "must be a list: now empty"),
        ([f"s{n}" for n in range(10_001)], tuple(f"s{n}" for n in range(10_000)),
         "holds ids, each once: 1 left out"),
    ],
)  # fmt: skip
def test_lists_keep_what_may_be_an_id(
    key: str, stored: Any, kept: tuple[str, ...], complaint: str | None
) -> None:
    settings, complaints = Settings.read({key: stored})

    assert getattr(settings, key) == kept
    assert complaints == ([f"{key} {complaint}"] if complaint else [])


def test_an_unknown_key_is_left_out_and_named() -> None:
    settings, complaints = Settings.read({"colour": "red", "minutes": 10})

    assert settings == Settings(minutes=10)
    assert complaints == ["'colour' is not a setting: left out"]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=3,
)


@hypothesis.settings(max_examples=60)
@given(st.dictionaries(st.sampled_from([*asdict(Settings()), "other"]), anything))
def test_whatever_is_stored_the_settings_read_are_valid(data: dict[str, Any]) -> None:
    settings, _ = Settings.read(data)

    assert Settings.read(asdict(settings)) == (settings, [])


def test_weekdays_are_kept_in_their_order_and_others_left_out() -> None:
    read, complaints = Settings.read({"days_off": ["sun", "sat", "someday"]})
    assert read.days_off == ("sat", "sun")
    assert complaints == ["days_off holds mon, tue, wed, thu, fri, sat, sun: others left out"]


@pytest.mark.parametrize("name", [3, "x" * 101, "a\nb"])
def test_a_voice_that_cannot_be_is_the_engines_own(name: object) -> None:
    read, complaints = Settings.read({"voice_name": name})
    assert read.voice_name == ""
    assert complaints == ["voice_name had a value it cannot have: now empty"]
