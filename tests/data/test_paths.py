"""Where things lie, and what a person hears when they cannot lie there."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import platformdirs
import pytest

from stretchdesk.core.errors import ContentError, ProfileError
from stretchdesk.data.paths import Paths, assets_dir


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_profile_has_its_files_in_one_folder(profile: Path) -> None:
    paths = Paths.of(profile)

    files = [paths.history, paths.settings, paths.state, paths.packs, paths.backups, paths.log]
    names = ["history.sqlite", "settings.json", "state.json", "packs", "backups", "log.txt"]
    assert files == [profile / name for name in names]


def test_the_default_profile_is_the_platforms_own() -> None:
    assert Paths.of().profile == Path(platformdirs.user_data_dir("stretchdesk", appauthor=False))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no variable moves it")
def test_no_test_meets_the_data_of_whoever_runs_it(tmp_path: Path) -> None:
    assert Paths.of().profile == tmp_path / "data" / "stretchdesk"
    assert not Paths.of().profile.exists()


def test_a_relative_profile_stays_where_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths.of(Path("here"))
    monkeypatch.chdir("/")

    assert paths.history == tmp_path / "here" / "history.sqlite"


def test_nothing_is_made_before_it_is_prepared(profile: Path) -> None:
    paths = Paths.of(profile)
    assert not profile.exists()

    paths.prepare()
    assert list(profile.iterdir()) == []


def test_the_profile_is_private_to_the_user(tmp_path: Path) -> None:
    new, empty = tmp_path / "above" / "new", tmp_path / "empty"
    before = os.umask(0)
    try:
        empty.mkdir()
        for folder in (new, empty):
            Paths.of(folder).prepare()
            assert rights(folder) == 0o700
    finally:
        os.umask(before)


def test_a_folder_with_other_things_in_it_keeps_its_rights(tmp_path: Path) -> None:
    (tmp_path / "something").touch()
    tmp_path.chmod(0o755)

    Paths.of(tmp_path).prepare()

    assert rights(tmp_path) == 0o755


@pytest.mark.parametrize("place", ["a file", "a file/below", "/dev/null/x", "/proc/stretchdesk"])
def test_an_unusable_profile_is_one_line_with_folder_and_remedy(tmp_path: Path, place: str) -> None:
    (tmp_path / "a file").touch()
    folder = tmp_path / place

    with pytest.raises(ProfileError) as caught:
        Paths.of(folder).prepare()
    message = str(caught.value)
    assert message.startswith(f"The profile folder {folder} cannot be used (")
    assert message.endswith("choose another with --profile DIR.")
    assert "\n" not in message


def test_a_folder_that_cannot_be_written_is_refused() -> None:
    # Root may write where rights forbid it, but not here.
    with pytest.raises(ProfileError, match="cannot be used"):
        Paths.of(Path("/proc/self/fdinfo")).prepare()


def test_assets_are_found_in_the_package_then_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "stretchdesk"
    beside, inside = tmp_path / "assets", package / "assets"
    (beside / "content").mkdir(parents=True)
    assert assets_dir(package) == beside

    inside.mkdir(parents=True)
    assert assets_dir(package) == beside

    (inside / "content").mkdir()
    assert assets_dir(package) == inside


def test_this_program_has_assets() -> None:
    assert (assets_dir() / "content" / "stretches.toml").is_file()


def test_missing_assets_are_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"^assets: is missing in .* install StretchDesk again$"):
        assets_dir(tmp_path)
