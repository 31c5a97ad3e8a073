"""The commands that speak to the running program: its reminders, and its end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.paths import Paths
from stretchdesk.system.single_instance import knock

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from stretchdesk.commands.parsing import Commands


def add_commands(commands: Commands) -> None:
    text = "say how the reminders of the running program stand"
    parser = commands.add("status", status, text, "--json")
    parser.add_argument("--json", action="store_true", help="for scripts")
    parser = commands.add("pause", pause, "no reminders for a while", "1h")
    parser.add_argument("until", metavar="1h|tomorrow|DATE", help="for how long, or until when")
    commands.add("resume", resume, "end a pause", "")
    commands.add("break", take_break, "show a break reminder now", "")
    commands.add("skip", skip, "leave out the break that is offered, or the next", "")
    commands.add("quit", leave, "end the running program", "")


def status(args: Namespace) -> str:
    answer = _ask(args, {"do": "status"})
    return json.dumps(answer["status"], indent=2) if args.json else str(answer["text"])


def pause(args: Namespace) -> str:
    return _told(args, {"do": "pause", "until": args.until})


def resume(args: Namespace) -> str:
    return _told(args, {"do": "resume"})


def take_break(args: Namespace) -> str:
    return _told(args, {"do": "break"})


def skip(args: Namespace) -> str:
    return _told(args, {"do": "skip"})


def leave(args: Namespace) -> str:
    return _told(args, {"do": "quit"})


def _told(args: Namespace, asked: Mapping[str, Any]) -> str:
    return str(_ask(args, asked)["text"])


def _ask(args: Namespace, asked: Mapping[str, Any]) -> dict[str, Any]:
    answer = knock(Paths.of(args.profile).profile, asked)
    if answer is None:
        raise StretchDeskError(
            "StretchDesk is not running for this profile. Start it with: stretchdesk --tray"
        )
    if not answer.get("ok"):
        raise StretchDeskError(str(answer.get("text")))
    return answer
