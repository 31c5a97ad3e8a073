"""`pack` and `check-pack`: stretches that others wrote, checked, added, listed and removed."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from stretchdesk.commands.content import load_built_in
from stretchdesk.commands.layout import columns
from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.packs.pack import Pack
from stretchdesk.data.packs import add_pack, installed_packs, read_pack_file, remove_pack
from stretchdesk.data.paths import Paths

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from stretchdesk.commands.parsing import Commands
    from stretchdesk.data.packs import Installed


def add_commands(commands: Commands) -> None:
    text = "add, list or remove packs of stretches"
    inner = commands.add_group("pack", text)
    commands.show("stretchdesk pack add physio.toml")
    parser = inner.add("add", add, "check a pack and install it", "physio.toml")
    _add_path(parser)
    parser = inner.add("list", listing, "list the installed packs", "--json")
    parser.add_argument("--json", action="store_true", help="for other programs")
    parser = inner.add("remove", remove, "remove an installed pack", "physio")
    parser.add_argument("id", metavar="ID", help="the pack's id, as `pack list` shows it")

    text = "show everything that is wrong with a pack"
    _add_path(commands.add("check-pack", check, text, "physio.toml"))


def _add_path(parser: ArgumentParser) -> None:
    parser.add_argument("path", metavar="PATH", type=Path, help="a .toml file, or a .zip of some")


def check(args: Namespace) -> str | int:
    found = read_pack_file(args.path, load_built_in())
    if isinstance(found, Pack):
        return f"{args.path.name}: {_said(found)}, no problems"
    sys.stdout.write("".join(f"{problem}\n" for problem in found))
    return 1


def add(args: Namespace) -> str:
    try:
        pack = add_pack(args.path, Paths.of(args.profile), load_built_in())
    except ContentError as error:
        raise StretchDeskError(
            f"The pack was not added. {error}. To see everything that is wrong with it: "
            f"stretchdesk check-pack {args.path}"
        ) from error
    return f"Added {_said(pack)}: {', '.join(pack.stretches)}."


def remove(args: Namespace) -> str:
    remove_pack(args.id, Paths.of(args.profile).packs)
    return f"Removed {args.id}. What was done with it stays in the history."


def listing(args: Namespace) -> str:
    found = installed_packs(Paths.of(args.profile).packs, load_built_in())
    if args.json:
        return json.dumps([_json(one) for one in found], indent=2)
    rows = [_row(one.pack) for one in found if one.pack]
    broken = [line for one in found if not one.pack for line in _faults(one)]
    return "\n".join([*([columns(rows)] if rows else []), *broken]) or "No packs are installed."


def _said(pack: Pack) -> str:
    return f"pack {pack.about.id} with {_count(pack)}"


def _count(pack: Pack) -> str:
    count = len(pack.stretches)
    return f"{count} stretch{'' if count == 1 else 'es'}"


def _row(pack: Pack) -> tuple[str, ...]:
    about = pack.about
    return about.id, about.name, about.version, _count(pack), about.author


def _faults(one: Installed) -> list[str]:
    return [f"{one.path.name} is left out:", *(f"  {problem}" for problem in one.problems)]


def _json(one: Installed) -> dict[str, Any]:
    about = asdict(one.pack.about) if one.pack else {"id": one.id}
    return {
        **about,
        "file": str(one.path),
        "stretches": list(one.pack.stretches) if one.pack else [],
        "problems": [str(problem) for problem in one.problems],
    }
