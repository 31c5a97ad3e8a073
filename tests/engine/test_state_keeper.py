from __future__ import annotations

from typing import TYPE_CHECKING, Any

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.engine.background import Background, InlineExecutor
from stretchdesk.engine.state_keeper import StateKeeper

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QCoreApplication


class Disk:
    def __init__(self) -> None:
        self.written: list[dict[str, Any]] = []
        self.is_full = False

    def save_state(self, state: Mapping[str, Any]) -> None:
        if self.is_full:
            raise StretchDeskError("no space")
        self.written.append(dict(state))


def test_each_change_is_written_whole_and_only_then(qapp: QCoreApplication) -> None:
    del qapp
    disk = Disk()
    keeper = StateKeeper({"window": "here"}, disk, Background(InlineExecutor()))
    keeper.keep("window", "here")
    assert disk.written == []
    keeper.keep("session", {"index": 1})
    keeper.keep("session", None)
    assert disk.written == [{"window": "here", "session": {"index": 1}}, {"window": "here"}]
    assert (keeper.get("window"), keeper.get("session")) == ("here", None)


def test_a_full_disk_is_told_once_until_it_has_worked_again(qapp: QCoreApplication) -> None:
    del qapp
    disk, told = Disk(), []
    keeper = StateKeeper({}, disk, Background(InlineExecutor()))
    keeper.trouble.connect(told.append)
    for is_full, number in ((True, 1), (True, 2), (False, 3), (True, 4)):
        disk.is_full = is_full
        keeper.keep("number", number)
    assert told == ["no space", "no space"]
    assert disk.written == [{"number": 3}]
