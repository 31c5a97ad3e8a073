"""`doctor`: what a bug report needs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from stretchdesk.data.paths import Paths

if TYPE_CHECKING:
    from argparse import Namespace

    from stretchdesk.commands.parsing import Commands


def add_commands(commands: Commands) -> None:
    parser = commands.add("doctor", doctor, "show what a bug report needs", "--json")
    parser.add_argument("--json", action="store_true", help="for other programs")


def doctor(args: Namespace) -> str:
    from stretchdesk.doctor import facts, text  # reading package metadata takes 0.05 s

    found = facts(Paths.of(args.profile))
    return json.dumps(found, indent=2) if args.json else text(found)
