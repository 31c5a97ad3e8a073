"""What a running program answers to a second start and to the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol

from stretchdesk.core.breaks.answers import pause_end
from stretchdesk.core.breaks.offer import Skip
from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.session.wanted import wanted_of
from stretchdesk.ui.break_words import reason_text, state_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from stretchdesk.core.breaks.standing import Standing
    from stretchdesk.core.session.own_routine import OwnRoutine
    from stretchdesk.core.session.request import Request
    from stretchdesk.wiring.base import Base
    from stretchdesk.wiring.reminders import Reminders

    Asked = Mapping[str, Any]
    Answer = dict[str, Any]


class Program(Protocol):
    """What a caller may ask for."""

    def bring_forward(self, token: str) -> None: ...

    def start(self, wanted: Request | OwnRoutine) -> None: ...

    def quit_soon(self) -> None: ...


class Answering:
    """One answer a request: `ok`, a `text` for the person, and for `status` its facts."""

    def __init__(self, program: Program, base: Base, reminders: Reminders) -> None:
        self._program = program
        self._base = base
        self._reminders = reminders
        self._answers: dict[str, Callable[[Asked], Answer]] = {
            "open": self._open, "start": self._start, "status": self._status,
            "pause": self._pause, "resume": self._resume, "break": self._break,
            "skip": self._skip, "quit": self._quit, "tray": self._there,
        }  # fmt: skip

    def answer(self, asked: Asked) -> Answer:
        """Whatever is asked is answered."""
        does = self._answers.get(str(asked.get("do")))
        if does is None:
            return _said("The running StretchDesk does not know this request.", ok=False)
        try:
            return does(asked)
        except (ValueError, StretchDeskError) as error:
            return _said(str(error), ok=False)
        except (KeyError, TypeError) as error:
            return _said(f"The request is not complete ({error!r}).", ok=False)

    def _open(self, asked: Asked) -> Answer:
        self._program.bring_forward(str(asked.get("token") or ""))
        return _said("StretchDesk is open.")

    def _start(self, asked: Asked) -> Answer:
        self._program.start(wanted_of(asked["wanted"]))
        return _said("The routine has started.")

    def _there(self, _: Asked) -> Answer:
        return _said("StretchDesk is in the tray already.")

    def _status(self, _: Asked) -> Answer:
        standing, wall = self._reminders.clock.standing(), self._base.clocks.wall()
        facts = status_json(standing, self._reminders.due.areas, wall)
        return {**_said(state_text(standing, wall)), "status": facts}

    def _pause(self, asked: Asked) -> Answer:
        end = pause_end(str(asked.get("until")), self._base.clocks.wall())
        self._reminders.clock.pause(end)
        return self._standing()

    def _resume(self, _: Asked) -> Answer:
        self._reminders.clock.resume()
        return self._standing()

    def _break(self, _: Asked) -> Answer:
        self._reminders.clock.ask()
        return self._standing()

    def _skip(self, _: Asked) -> Answer:
        if not self._reminders.clock.skip(Skip.NOT_NOW):
            return _said("All skips of today are used. Settings can allow more.", ok=False)
        return self._standing()

    def _quit(self, _: Asked) -> Answer:
        self._program.quit_soon()
        return _said("StretchDesk has ended.")

    def _standing(self) -> Answer:
        return _said(f"{state_text(self._reminders.clock.standing(), self._base.clocks.wall())}.")


def status_json(standing: Standing, due: tuple[str, ...], wall: datetime) -> dict[str, Any]:
    """Shape version 1, documented in the README."""

    def iso(at: float | None) -> str | None:
        if at is None:
            return None
        return datetime.fromtimestamp(at, wall.tzinfo or UTC).isoformat(timespec="seconds")

    return {
        "state": standing.state.value,
        "next_break_at": iso(standing.next_at),
        "held_back_by": reason_text(standing.reason) if standing.reason else None,
        "paused_until": iso(standing.paused_until),
        "due_areas": list(due),
        "idle_s": None if standing.idle_s is None else round(standing.idle_s, 1),
    }


def _said(text: str, *, ok: bool = True) -> Answer:
    return {"ok": ok, "text": text}
