"""`figure` and `map`: pictures of stretches, of flexibility tests and of the body map."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from stretchdesk.commands.content import area_ids, load, load_built_in, unknown
from stretchdesk.commands.parsing import names, whole
from stretchdesk.core.body.book import POSE_KEYS, has_pose
from stretchdesk.core.body.camera import VIEWS, Camera, read_view
from stretchdesk.core.body.figure import figure_of
from stretchdesk.core.errors import StretchDeskError, UsageError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.body.figure import Shown
    from stretchdesk.core.content.catalogue import FlexibilityTest, Stretch
    from stretchdesk.pictures import Artist, Drawing

SIDES = ("left", "right")
SUFFIXES = (".png", ".svg")
SHEET_SIZE = 240
"""Pixels of one picture on the sheet."""


def add_commands(commands: Commands) -> None:
    example = "low_lunge --out lunge.png"
    parser = commands.add(
        "figure", figure, "draw a stretch or a flexibility test to a PNG or SVG file", example
    )
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("stretch", metavar="ID", nargs="?", help="the id of a stretch or test")
    which.add_argument(
        "--all", action="store_true", help="draw all stretches, and sheet.png, into a folder"
    )
    parser.add_argument(
        "--view", metavar="VIEW", type=_view, help=f"--view={'|'.join(VIEWS)}|AZIMUTH,ELEVATION"
    )
    parser.add_argument("--side", choices=SIDES, help="default: right; with --all: both")
    parser.add_argument(
        "--pose", choices=POSE_KEYS, default="hold", metavar="POSE", help="entry|hold|easier|1…n"
    )
    _add_output(parser)

    parser = commands.add("map", body_map, "draw the body map", "--out map.png --select hips")
    parser.add_argument("--select", metavar="A,B", type=names, default=(), help="areas chosen")
    _add_output(parser)


def _add_output(parser: ArgumentParser) -> None:
    parser.add_argument("--out", metavar="PATH", type=Path, required=True)
    parser.add_argument("--size", metavar="N", type=whole(16, 4096), default=800, help="pixels")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")


def _view(text: str) -> Camera:
    try:
        return read_view(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def figure(args: Namespace) -> str:
    content = load(args.profile)
    book, stretches = content.book, content.catalogue.limited_to(content.book).stretches
    if args.all:
        drawn = [one for key, one in stretches.items() if has_pose(book, key, args.pose)]
        return _draw_all(args, drawn, book)
    known: dict[str, Stretch | FlexibilityTest] = {**stretches, **content.catalogue.tests}
    if args.stretch not in known:
        raise unknown("figure", args.stretch, known)
    _check_file(args.out)
    stretch = known[args.stretch]
    if not has_pose(book, stretch.id, args.pose):
        poses = ", ".join(book.poses(stretch.id))
        raise UsageError(f"{stretch.id} has no pose {args.pose}; it has {poses}")
    artist = _artist(args)
    artist.save(_drawing(artist, stretch, args.side, book, args), args.out, stretch.name)
    return f"Drew {args.out}."


def body_map(args: Namespace) -> str:
    selected = area_ids(load_built_in(), args.select)
    _check_file(args.out)
    artist = _artist(args)
    artist.save(artist.body_map(selected), args.out, "Body map, front and back")
    return f"Drew {args.out}."


def _draw_all(args: Namespace, stretches: list[Stretch], book: PoseBook) -> str:
    try:
        args.out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StretchDeskError(f"{args.out} cannot be made ({error.strerror or error}).") from error
    artist, sheet_artist = _artist(args), _artist(args, SHEET_SIZE)
    cells = []
    for stretch, side in _sides(stretches, args.side):
        name = f"{stretch.name}, {side}" if side else stretch.name
        path = args.out / f"{stretch.id}{f'-{side}' if side else ''}.png"
        artist.save(_drawing(artist, stretch, side, book, args), path, name)
        cells.append((name, _drawing(sheet_artist, stretch, side, book, args)))
    sheet_artist.save_sheet(cells, args.out / "sheet.png")
    return f"Drew {len(cells)} pictures and sheet.png in {args.out}."


def _sides(stretches: list[Stretch], only: str | None) -> Iterator[tuple[Stretch, str | None]]:
    """Each stretch with its sides; None for one without."""
    for stretch in stretches:
        for side in SIDES if stretch.per_side else (None,):
            if only in {None, side} or side is None:
                yield stretch, side


def _drawing(
    artist: Artist, stretch: Shown, side: str | None, book: PoseBook, args: Namespace
) -> Drawing:
    drawn = figure_of(stretch, side or "right", book, easier=args.pose == "easier")
    return artist.figure(drawn, drawn.motion.posture(args.pose), args.view)


def _artist(args: Namespace, size: int | None = None) -> Artist:
    from stretchdesk.pictures import Artist  # Qt is loaded for drawing only

    return Artist(size or args.size, dark=args.theme == "dark")


def _check_file(path: Path) -> None:
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(f"--out {path}: name a .png or .svg file")
    if not path.parent.is_dir():
        raise StretchDeskError(f"There is no folder {path.parent}; make it, or name another.")
    if path.is_dir():
        raise StretchDeskError(f"{path} is a folder; name a file in it.")
