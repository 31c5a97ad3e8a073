"""Packs on disk: taken whole or refused, kept private, found again, and never in the way."""

from __future__ import annotations

import io
import os
import stat
import zipfile
from typing import TYPE_CHECKING, Any

import pytest

from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.packs.pack import Pack
from stretchdesk.data.pack_files import load_book, load_catalogue, parse_toml
from stretchdesk.data.packs import (
    LARGEST_PACK,
    add_pack,
    installed_packs,
    load_content,
    read_pack_file,
    remove_pack,
)
from stretchdesk.data.paths import Paths, assets_dir
from tests.data.hostile import EXAMPLE, TEXT

if TYPE_CHECKING:
    from pathlib import Path

BASE = load_catalogue(assets_dir())
IDS = ["physio.desk_slide", "physio.hamstring_ninety", "physio.wall_angel"]


@pytest.fixture
def paths(profile: Path) -> Paths:
    return Paths.of(profile)


def zipped(
    folder: Path, files: dict[str, str | bytes], packing: int = zipfile.ZIP_DEFLATED
) -> Path:
    path = folder / "physio.zip"
    with zipfile.ZipFile(path, "w", packing) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def problems_of(path: Path) -> list[str]:
    found = read_pack_file(path, BASE)
    assert isinstance(found, tuple)
    return [str(problem) for problem in found]


def broken_in(paths: Paths) -> dict[str, list[str]]:
    found = installed_packs(paths.packs, BASE)
    return {one.path.name: [str(p) for p in one.problems] for one in found if not one.pack}


# --- reading ---


def test_the_example_of_the_docs_is_a_good_pack() -> None:
    pack = read_pack_file(EXAMPLE, BASE)

    assert isinstance(pack, Pack)
    assert list(pack.stretches) == IDS
    assert not {name.partition(".")[2] for name in IDS} & {*BASE.stretches}


def test_an_archive_may_hold_several_files_and_a_readme(tmp_path: Path) -> None:
    head, mark, rest = TEXT.partition("[[stretches]]")
    path = zipped(tmp_path, {"a/head.toml": head, "a/rest.toml": mark + rest, "README.md": "Hello"})

    pack = read_pack_file(path, BASE)

    assert isinstance(pack, Pack)
    assert list(pack.stretches) == IDS


def test_problems_in_an_archive_name_the_file_in_it(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a/neck.toml": TEXT.replace("difficulty = 2", "difficulty = 9")})

    (text,) = problems_of(path)

    assert text.startswith("physio.zip/a/neck.toml: stretches[3] wall_angel: difficulty: must be")


def test_every_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.toml": "x =", "b.toml": b"\xff", "c.toml": TEXT})

    first, second = problems_of(path)

    assert first.startswith("physio.zip/a.toml: is not valid TOML (")
    assert second == "physio.zip/b.toml: is not UTF-8 text (byte 1)"


def test_what_is_missing_is_missing_from_the_pack(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.toml": "", "b.toml": ""})

    assert problems_of(path)[0] == "physio.zip: pack: is missing"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("physio.txt", b"", "physio.txt: must be a .toml or .zip file"),
        ("physio.toml", b"#" * (LARGEST_PACK + 1), "physio.toml: is larger than 250 kB"),
        ("physio.zip", b"", "physio.zip: is not a readable zip archive ("),
        ("physio.zip", b"PK\x05\x06" + b"\0" * 18, "physio.zip: holds no .toml file"),
        ("physio.toml", b"x = 1\n" + b"a." * 9 + b"a = 1", "line 2 has a key of more than 8 parts"),
        ("physio.toml", b'["a\\"."' + b".a" * 8 + b"]", "line 1 has a key of more than 8 parts"),
        ("physio.toml", b"[" + b"a" * 9000 + b"]\n[" + b"a" * 9000 + b"]", "is not valid TOML ("),
    ],
)  # fmt: skip
def test_what_is_no_pack_is_named(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / name).write_bytes(content)

    (text,) = problems_of(tmp_path / name)

    assert says in text
    assert len(text) < 400


def test_a_name_that_no_system_takes_is_named(tmp_path: Path) -> None:
    (text,) = problems_of(tmp_path / ("n" * 300 + ".toml"))
    assert "is not a file" in text or "cannot be read" in text


def test_dots_in_sentences_are_no_deep_keys() -> None:
    assert parse_toml("a.toml", b'a.b."c.d" = "www.a.b.c.example.org, e.g. 1.2.3"') == {
        "a": {"b": {"c.d": "www.a.b.c.example.org, e.g. 1.2.3"}}
    }


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.toml": TEXT, "b.txt": b"\0" * 10_000_000})

    first, second = problems_of(path)

    assert first.startswith("physio.zip: unpacks to 100")
    assert second == "physio.zip: 'b.txt': unpacks to more than 50 times its size"


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.toml": TEXT + "#" * 400_000})
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 24 : at + 28] = len(TEXT).to_bytes(4, "little")
    path.write_bytes(content)

    (text,) = problems_of(path)

    assert text.startswith("physio.zip: is not a readable zip archive (Bad CRC-32")


def test_links_and_unusual_packing_are_refused(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("link.toml")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(info, "/etc/passwd")
        archive.writestr("a.toml", TEXT, zipfile.ZIP_LZMA)
    path = tmp_path / "physio.zip"
    path.write_bytes(made.getvalue())

    link, packing = problems_of(path)

    assert "'link.toml': is a link or a device" in link
    assert "'a.toml': is locked or packed unusually" in packing


# --- installing ---


@pytest.mark.parametrize("kind", [".toml", ".zip"])
def test_a_good_pack_is_copied_as_it_is_for_the_user_alone(
    tmp_path: Path, paths: Paths, kind: str
) -> None:
    source = EXAMPLE if kind == ".toml" else zipped(tmp_path, {"x.toml": TEXT})

    add_pack(source, paths, BASE)

    (copy,) = paths.packs.iterdir()
    assert copy.name == f"physio{kind}"
    assert copy.read_bytes() == source.read_bytes()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(paths.packs.stat().st_mode) == 0o700
    add_pack(source, paths, BASE)
    assert list(paths.packs.iterdir()) == [copy]


@pytest.mark.parametrize("other", ["another version", "an archive", "a broken one"])
def test_an_id_that_is_there_already_is_refused(tmp_path: Path, paths: Paths, other: str) -> None:
    add_pack(EXAMPLE, paths, BASE)
    source = tmp_path / "new.toml"
    source.write_text(TEXT.replace('"1.0"', '"1.1"'), "utf-8")
    if other == "an archive":
        source = zipped(tmp_path, {"x.toml": TEXT})
    if other == "a broken one":
        (paths.packs / "physio.toml").write_text("")
    before = (paths.packs / "physio.toml").read_bytes()

    with pytest.raises(StretchDeskError, match="remove that one first: stretchdesk pack remove"):
        add_pack(source, paths, BASE)

    assert [path.read_bytes() for path in paths.packs.iterdir()] == [before]
    remove_pack("physio", paths.packs)
    assert add_pack(source, paths, BASE).about.id == "physio"


@pytest.mark.parametrize("content", ["", TEXT + "x"])
def test_a_pack_with_problems_leaves_no_trace(tmp_path: Path, paths: Paths, content: str) -> None:
    (tmp_path / "bad.toml").write_text(content, "utf-8")

    for name in ("bad.toml", "none.toml"):
        with pytest.raises(ContentError):
            add_pack(tmp_path / name, paths, BASE)

    assert not paths.profile.exists()


def test_a_link_that_waits_in_the_folder_is_not_followed(tmp_path: Path, paths: Paths) -> None:
    paths.packs.mkdir(parents=True)
    (paths.packs / "physio.toml").symlink_to(tmp_path / "elsewhere.toml")

    with pytest.raises(StretchDeskError, match="Another pack physio"):
        add_pack(EXAMPLE, paths, BASE)

    assert not (tmp_path / "elsewhere.toml").exists()


def test_a_folder_that_cannot_be_used_is_named(paths: Paths) -> None:
    paths.prepare()
    paths.packs.write_text("")

    with pytest.raises(StretchDeskError, match="packs cannot be used"):
        add_pack(EXAMPLE, paths, BASE)
    with pytest.raises(StretchDeskError, match="cannot be removed"):
        remove_pack("physio", paths.packs)
    assert broken_in(paths) == {"packs": ["packs: cannot be read (Not a directory)"]}
    assert list(load_content(assets_dir(), paths.packs).catalogue.stretches) == [*BASE.stretches]


# --- listing and removing ---


def test_without_packs_there_is_the_built_in_content(paths: Paths) -> None:
    content = load_content(assets_dir(), paths.packs)

    assert content.catalogue == BASE
    assert list(content.book) == list(load_book(assets_dir()))
    assert content.complaints == ()


def test_installed_packs_are_part_of_the_content(paths: Paths) -> None:
    add_pack(EXAMPLE, paths, BASE)

    content = load_content(assets_dir(), paths.packs)

    assert list(content.catalogue.stretches) == [*BASE.stretches, *IDS]
    assert {*IDS} <= {*content.book}
    assert content.book.motion("physio.wall_angel", "left").cycle


def test_broken_packs_are_told_with_all_problems_and_left_out(paths: Paths) -> None:
    add_pack(EXAMPLE, paths, BASE)
    spoilt = TEXT.replace("difficulty = 1", "difficulty = 7").replace('"physio"', '"spoilt"')
    files = {"spoilt.toml": spoilt, "other.TOML": TEXT, "physio.zip": "", "notes.md": ""}
    for name, text in files.items():
        (paths.packs / name).write_text(text, "utf-8")
    os.mkfifo(paths.packs / "pipe.toml")

    broken = broken_in(paths)

    assert list(broken) == ["other.TOML", "physio.zip", "pipe.toml", "spoilt.toml"]
    assert len(broken["spoilt.toml"]) == 2
    assert broken["pipe.toml"] == ["pipe.toml: is not a file"]
    assert broken["other.TOML"] == [
        "other.TOML: pack: id: is physio, so the file must be called physio.TOML"
    ]
    content = load_content(assets_dir(), paths.packs)
    assert list(content.catalogue.stretches) == [*BASE.stretches, *IDS]
    assert len(content.complaints) == 4
    assert content.complaints[3] == (
        "The pack spoilt.toml is left out. spoilt.toml: stretches[1] desk_slide: difficulty: must "
        "be a whole number from 1 to 3 (and 1 more). Packs… in the library and stretchdesk pack "
        "list show all that is wrong."
    )


def test_of_two_packs_with_one_id_the_second_is_left_out(tmp_path: Path, paths: Paths) -> None:
    add_pack(EXAMPLE, paths, BASE)
    zipped(tmp_path, {"x.toml": TEXT}).rename(paths.packs / "physio.zip")

    text = "physio.zip: pack: id: is that of physio.toml as well; remove one of them"
    assert broken_in(paths) == {"physio.zip": [text]}


@pytest.mark.parametrize("content", [TEXT, "", "x"])
def test_a_pack_is_removed_whether_broken_or_not(paths: Paths, content: str) -> None:
    paths.packs.mkdir(parents=True)
    (paths.packs / "physio.toml").write_text(content, "utf-8")

    remove_pack("physio", paths.packs)

    assert list(paths.packs.iterdir()) == []


@pytest.mark.parametrize("id_", ["nobody", "../settings", "physio.toml", ""])
def test_only_what_is_installed_can_be_removed(paths: Paths, id_: str) -> None:
    add_pack(EXAMPLE, paths, BASE)
    (paths.profile / "settings.toml").write_text("")

    with pytest.raises(StretchDeskError, match="Installed are: physio"):
        remove_pack(id_, paths.packs)

    assert (paths.profile / "settings.toml").exists()
    assert (paths.packs / "physio.toml").exists()


def test_where_nothing_is_installed_nothing_can_be_removed(paths: Paths) -> None:
    with pytest.raises(StretchDeskError, match="Installed are: none"):
        remove_pack("physio", paths.packs)


def test_adding_is_all_or_nothing(paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)

    with pytest.raises(StretchDeskError, match="No space left"):
        add_pack(EXAMPLE, paths, BASE)

    assert list(paths.packs.iterdir()) == []
