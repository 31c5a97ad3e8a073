"""Favourites and what is never offered: kept in order, told when they change."""

from __future__ import annotations

import pytest

from stretchdesk.core.settings import Settings
from stretchdesk.engine.preferences import Preferences


@pytest.fixture
def preferences() -> Preferences:
    return Preferences(Settings(minutes=3, favourites=("pigeon",)))


@pytest.fixture
def told(preferences: Preferences) -> list[Settings]:
    told: list[Settings] = []
    preferences.changed.connect(told.append)
    return told


def test_a_favourite_is_added_and_taken_back(
    preferences: Preferences, told: list[Settings]
) -> None:
    preferences.set_favourite("butterfly", True)
    preferences.set_favourite("pigeon", False)

    assert [settings.favourites for settings in told] == [("pigeon", "butterfly"), ("butterfly",)]
    assert preferences.settings == Settings(minutes=3, favourites=("butterfly",))


def test_what_is_never_offered_is_another_list(
    preferences: Preferences, told: list[Settings]
) -> None:
    preferences.set_never("pigeon", True)

    assert told == [Settings(minutes=3, favourites=("pigeon",), never=("pigeon",))]


def test_nothing_is_told_when_nothing_changes(
    preferences: Preferences, told: list[Settings]
) -> None:
    preferences.set_favourite("pigeon", True)
    preferences.set_never("pigeon", False)

    assert told == []
