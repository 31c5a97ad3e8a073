"""What the parts of the program share: the window, the content, and where news comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.data.packs import Content
    from stretchdesk.engine.history_feed import HistoryFeed
    from stretchdesk.engine.preferences import Preferences
    from stretchdesk.engine.routine_builder import RoutineBuilder
    from stretchdesk.engine.state_keeper import StateKeeper
    from stretchdesk.ui.figure_cache import FigureCache
    from stretchdesk.ui.main_window import MainWindow
    from stretchdesk.wiring.clocks import Clocks


@dataclass(slots=True)
class House:
    """Made once by the App. Its content changes when a pack comes or goes."""

    window: MainWindow
    clocks: Clocks
    catalogue: Catalogue
    book: PoseBook
    preferences: Preferences
    feed: HistoryFeed
    builder: RoutineBuilder
    figures: FigureCache
    state: StateKeeper

    def use_content(self, content: Content) -> None:
        """From now on; a session that runs goes on with what it began with."""
        self.catalogue, self.book = content.catalogue, content.book
        self.figures.use_content(content.catalogue, content.book)
        self.window.stretch.routine.list.use_catalogue(content.catalogue)
        self.builder.use_catalogue(offered(content))


def offered(content: Content) -> Catalogue:
    """Whoever plays a routine follows the figure: what is not drawn is not offered."""
    return content.catalogue.limited_to(content.book)


def new_id() -> str:
    """A fresh id for a row."""
    return str(uuid4())
