"""What stands before any window, and stays when it goes: settings, history, state, content."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from stretchdesk.data.backup import daily_backup
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.settings_store import SettingsStore
from stretchdesk.engine.background import Background
from stretchdesk.engine.history_feed import HistoryFeed
from stretchdesk.engine.preferences import Preferences
from stretchdesk.engine.state_keeper import StateKeeper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from stretchdesk.core.settings import Settings
    from stretchdesk.data.packs import Content
    from stretchdesk.data.paths import Paths
    from stretchdesk.wiring.clocks import Clocks


T = TypeVar("T")


class Base(QObject):
    """Of one profile, with or without a window."""

    def __init__(self, paths: Paths, clocks: Clocks) -> None:
        super().__init__()
        self.paths = paths
        self.clocks = clocks
        self._store = SettingsStore(paths)
        settings, complaints = self._store.load()
        state, damage = self._store.load_state()
        self.told = [*complaints, *damage]
        """A line for the person about each thing that was wrong with the files."""
        background = self._background = Background(parent=self)
        self.preferences = Preferences(settings, self)
        self.feed = HistoryFeed(HistoryStore(paths.history), background, self._today, self)
        self.feed.outdated.connect(self.feed.request)
        self.state = StateKeeper(state, self._store, background, self)
        self._content: Content | None = None
        self.is_closed = False

    @property
    def content(self) -> Content:
        """Read when first wanted. Raises ContentError."""
        if self._content is None:
            from stretchdesk.wiring.content import content_of

            self._content = content_of(self.paths)
        return self._content

    def use_content(self, content: Content) -> None:
        """After a pack has come or gone."""
        self._content = content

    def _today(self) -> date:
        return self.clocks.wall().date()

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do something with the files, behind what is being written; once."""
        self._background.run(job, done, failed)

    def back_up(self) -> None:
        """Copy the history, once a day, behind what is being written."""
        copy = partial(daily_backup, self.paths, self.clocks.wall())
        self._background.run(copy, _nothing_more, self._not_copied)

    def _not_copied(self, error: Exception) -> None:
        self.feed.trouble.emit(str(error))

    def save(self, settings: Settings) -> None:
        """Raises StretchDeskError."""
        self._store.save(settings)

    def close(self) -> None:
        """Write what waits, and stop."""
        if not self.is_closed:
            self.is_closed = True
            self.feed.close()


def _nothing_more(_: Path | None) -> None:
    """The copy is there."""
