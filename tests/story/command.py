"""Running the command line in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from stretchdesk.cli import main

if TYPE_CHECKING:
    import pytest


class Result(NamedTuple):
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)


def run(capsys: pytest.CaptureFixture[str], *argv: object) -> Result:
    try:
        code = main([str(part) for part in argv])
    except SystemExit as stop:  # argparse: help, version and wrong usage
        code = int(stop.code or 0)
    return Result(code, *capsys.readouterr())
