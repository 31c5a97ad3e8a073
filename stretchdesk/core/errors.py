"""Every error the program raises on purpose.

StretchDeskError           something could not be done; the message says what, and what to do
├── UsageError             the command was called wrongly (exit code 2)
├── ContentError           content files with problems; carries all of them
├── ProfileError           the profile folder cannot be used
└── HistoryError           the history cannot be read or written
    ├── NewerHistoryError  written by a later version; nothing was touched
    └── DamagedHistoryError  not to be made sense of; nothing was touched
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from stretchdesk.core.content.problem import Problem


class StretchDeskError(Exception):
    """Base of all expected failures. `str(error)` is one line for the person."""


class UsageError(StretchDeskError):
    """The command line was used wrongly."""


class ContentError(StretchDeskError):
    """Content could not be read; `problems` names every file, table and key."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"{problems[0]}{more}")


class ProfileError(StretchDeskError):
    """The profile folder cannot be made, read or written."""


class HistoryError(StretchDeskError):
    """The history database cannot be read or written."""


class NewerHistoryError(HistoryError):
    """The history was written by a newer version of the program."""


class DamagedHistoryError(HistoryError):
    """The history's file is damaged."""
