"""Content on disk: read in the person's language, or refused in one clear line."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest

from stretchdesk.core.errors import ContentError
from stretchdesk.data.pack_files import LARGEST_FILE, load_catalogue, read_folder, read_toml
from stretchdesk.data.paths import assets_dir

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def assets(tmp_path: Path) -> Path:
    """A copy of the built-in content, to be spoilt."""
    shutil.copytree(assets_dir() / "content", tmp_path / "content")
    (tmp_path / "i18n" / "content").mkdir(parents=True)
    return tmp_path


def text_of(assets: Path, language: str | None = None) -> str:
    with pytest.raises(ContentError) as caught:
        load_catalogue(assets, language)
    message = str(caught.value)
    assert "\n" not in message
    return message


def test_the_built_in_content_is_read(assets: Path) -> None:
    assert load_catalogue(assets) == load_catalogue(assets_dir())


def test_bad_toml_is_named_with_its_line(assets: Path) -> None:
    (assets / "content" / "areas.toml").write_text("[aliases]\nhips = 1 2\n")

    assert text_of(assets).startswith("areas.toml: is not valid TOML (")
    assert "line 2" in text_of(assets)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"\xff", "is not UTF-8 text (byte 1)"),
        (b"#" * (LARGEST_FILE + 1), "is larger than 1 MB"),
        (b"a = " + b"[" * 5000, "is not valid TOML ("),
        (b"a = 1" + b"0" * 5000, "is not valid TOML ("),
        (b"a = 1\n", "a: is not known; allowed: areas"),
    ],
)
def test_a_spoilt_file_is_named(assets: Path, content: bytes, says: str) -> None:
    (assets / "content" / "guidance.toml").write_bytes(content)

    assert text_of(assets).startswith(f"guidance.toml: {says}")


def test_a_file_of_just_the_largest_size_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"#" * LARGEST_FILE)

    assert read_toml(path) == {}


def test_an_unreadable_file_is_named(assets: Path) -> None:
    path = assets / "content" / "guidance.toml"
    path.unlink()
    path.symlink_to("/proc/self/mem")  # root may read all others

    assert text_of(assets) == "guidance.toml: cannot be read (Input/output error)"


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_not_a_file_is_named_and_a_pipe_not_waited_for(
    assets: Path, make: Callable[[Path], None]
) -> None:
    path = assets / "content" / "guidance.toml"
    path.unlink()
    make(path)

    assert text_of(assets) == "guidance.toml: is not a file"


def test_a_missing_file_is_named_by_what_it_held(assets: Path) -> None:
    (assets / "content" / "guidance.toml").unlink()

    assert text_of(assets) == "guidance: is missing"


def test_the_line_says_how_many_more_problems_there_are(assets: Path) -> None:
    path = assets / "content" / "guidance.toml"
    path.write_text('[guidance]\nhold = ""\n', "utf-8")

    assert text_of(assets).endswith("(and 5 more)")


def test_a_folder_gives_its_good_files_and_the_problems_of_others(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("x = 1")
    (tmp_path / "b.toml").write_text("x =")
    (tmp_path / "c.txt").write_text("x =")

    files, problems = read_folder(tmp_path)

    assert files == {"a.toml": {"x": 1}}
    assert [problem.file for problem in problems] == ["b.toml"]


def translate(assets: Path, name: str, text: str) -> None:
    path = assets / "i18n" / "content" / name
    path.write_text(f'[areas.neck]\nname = "{text}"\n', "utf-8")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (None, "Neck"),
        ("en", "Neck"),
        ("de", "Nacken"),
        ("de_DE", "Nacken"),
        ("de_AT", "Gnack"),
        ("de-AT", "Gnack"),
        ("../content/de", "Neck"),
        ("C", "Neck"),
    ],
)
def test_content_comes_in_the_nearest_language_there_is(
    assets: Path, language: str | None, name: str
) -> None:
    translate(assets, "de.toml", "Nacken")
    translate(assets, "de_AT.toml", "Gnack")

    assert load_catalogue(assets, language).areas["neck"].name == name


def test_a_spoilt_translation_is_named(assets: Path) -> None:
    (assets / "i18n" / "content" / "de.toml").write_text("[areas.toes]\nname = 'Zehen'")
    (assets / "i18n" / "content" / "fr.toml").write_text("[areas.toes")

    assert text_of(assets, "de") == "de.toml: areas: toes: is not in the catalogue"
    assert text_of(assets, "fr").startswith("fr.toml: is not valid TOML")
