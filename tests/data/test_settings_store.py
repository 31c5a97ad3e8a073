"""Settings and state come back as saved; a damaged file costs neither the start nor the data."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.settings import Settings
from stretchdesk.data.paths import Paths
from stretchdesk.data.settings_store import SettingsStore


@pytest.fixture
def paths(profile: Path) -> Paths:
    paths = Paths.of(profile)
    paths.prepare()
    return paths


@pytest.fixture
def store(paths: Paths) -> SettingsStore:
    return SettingsStore(paths)


def test_a_new_profile_has_the_defaults(store: SettingsStore) -> None:
    assert store.load() == (Settings(), [])
    assert store.load_state() == ({}, [])


def test_what_was_saved_is_loaded(store: SettingsStore, paths: Paths) -> None:
    store.save(Settings(minutes=10, place="chair"))
    store.save_state({"window": {"size": [1200, 800]}})

    assert store.load() == (Settings(minutes=10, place="chair"), [])
    assert store.load_state() == ({"window": {"size": [1200, 800]}}, [])
    assert stat.S_IMODE(paths.settings.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.state.stat().st_mode) == 0o600


def test_a_bad_value_is_repaired_and_the_file_named(store: SettingsStore, paths: Paths) -> None:
    paths.settings.write_text('{"minutes": 900, "unit": "in"}')

    settings, complaints = store.load()

    assert settings == Settings(minutes=15, unit="in")
    assert complaints == ["settings.json: minutes had a value it cannot have: now 15"]


def test_damaged_files_are_set_aside_each_time(store: SettingsStore, paths: Paths) -> None:
    for n in (1, 2):
        paths.settings.write_text(f"{{ broken {n}")
        settings, (complaint,) = store.load()

        assert settings == Settings()
        assert "settings.json is damaged" in complaint
        assert f"kept as settings.json.damaged-{n}" in complaint
        aside = paths.profile / f"settings.json.damaged-{n}"
        assert aside.read_text() == f"{{ broken {n}"
        assert store.load() == (Settings(), [])


def test_a_damaged_state_is_set_aside_too(store: SettingsStore, paths: Paths) -> None:
    paths.state.write_text("[]")

    state, (complaint,) = store.load_state()

    assert state == {}
    assert "kept as state.json.damaged-1" in complaint


def test_what_cannot_be_set_aside_is_said(
    store: SettingsStore, paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths.settings.write_text("[]")

    def refuse(_path: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    settings, (complaint,) = store.load()

    assert settings == Settings()
    assert "could not be set aside (Permission denied)" in complaint


def test_saving_where_it_is_not_possible_is_named(profile: Path) -> None:
    with pytest.raises(StretchDeskError, match=r"settings\.json cannot be written"):
        SettingsStore(Paths.of(profile)).save(Settings())
