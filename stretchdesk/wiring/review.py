"""The progress page, built when it is first wanted: its charts are heavy."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from stretchdesk.wiring.house import new_id

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.core.progress.overview import Span
    from stretchdesk.core.progress.records import Row
    from stretchdesk.core.progress.report import Report
    from stretchdesk.engine.history_feed import Store
    from stretchdesk.ui.progress_page import ProgressPage
    from stretchdesk.wiring.entries import Entries
    from stretchdesk.wiring.house import House

T = TypeVar("T")


class Review(QObject):
    """Opens the page, and records what is measured there."""

    def __init__(self, house: House, parent: QObject) -> None:
        super().__init__(parent)
        self._house = house
        self._page: ProgressPage | None = None
        house.window.progress_wanted.connect(self.open)
        house.feed.changed.connect(self._refresh)

    @cached_property
    def entries(self) -> Entries:
        """Loaded when first wanted."""
        from stretchdesk.wiring.entries import Entries

        return Entries(self._house, self)

    def open(self) -> None:
        if self._page is None:
            self._page = self._furnish()
        self._house.window.show_progress(self._page)

    def shows(self, area: str) -> bool:
        """Whether the page is open and its chart has minutes for an area this week."""
        page = self._page
        return page is not None and page.isVisible() and page.minutes_this_week(area) > 0

    def _furnish(self) -> ProgressPage:
        from stretchdesk.ui.progress_page import ProgressPage

        house = self._house
        page = ProgressPage(house.catalogue, house.figures, house.clocks.wall, new_id)
        page.overview_wanted.connect(self._look_back)
        page.report_wanted.connect(self._make_report)
        page.measurement_entered.connect(self._record)
        page.use(house.preferences.settings)
        house.preferences.changed.connect(page.use)
        page.entries_requested.connect(self.entries.open)
        page.log_requested.connect(self.entries.log)
        page.undo_requested.connect(self.entries.undo)
        self.entries.done.connect(page.show_done)
        return page

    def _look_back(self, span: Span) -> None:
        from stretchdesk.engine.looking_back import look_at_days, look_back

        if self._page is not None:
            today, feed = self._house.clocks.wall().date(), self._house.feed
            feed.ask(self._about(look_back, span), self._page.show_overview)
            feed.ask(partial(look_at_days, today), self._page.show_days)

    def _make_report(self, span: Span) -> None:
        from stretchdesk.engine.looking_back import reported

        self._house.feed.ask(self._about(reported, span), self._show_report)

    def _about(self, question: Callable[..., T], span: Span) -> Callable[[Store], T]:
        """A question about a span of weeks, in the person's unit of length."""
        house = self._house
        today, unit = house.clocks.wall().date(), house.preferences.settings.unit
        return partial(question, house.catalogue.tests, today, span, unit)

    def _show_report(self, report: Report) -> None:
        """Unless the person has gone elsewhere meanwhile, to a session perhaps."""
        page = self._page
        if page is None:
            return
        page.show_reported()
        if not page.isVisible():
            return
        from stretchdesk.ui.report_dialog import ReportDialog

        catalogue, answers = self._house.catalogue, self._house.preferences.settings
        cautions = [catalogue.cautions[tag].name for tag in answers.cautions]
        health = tuple(cautions) if answers.health_asked else None
        dialog = ReportDialog(report, catalogue.areas, health, self._house.window)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record(self, row: Row) -> None:
        self._house.feed.append(row)
        self._house.feed.request()

    def _refresh(self) -> None:
        if self._page is not None:
            self._page.refresh()
