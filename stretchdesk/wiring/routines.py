"""Own routines in the window: the page is built and their file read when first wanted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from stretchdesk.core.errors import ContentError, StretchDeskError
from stretchdesk.core.session.own_routine import MOST_ITEMS, Item, OwnRoutine, own_of
from stretchdesk.data.routine_files import RoutineStore, read_shared, write_shared
from stretchdesk.engine.own_editor import OwnEditor
from stretchdesk.engine.routines import Routines

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from stretchdesk.ui.routines_page import RoutinesPage
    from stretchdesk.wiring.house import House


class OwnRoutines(QObject):
    """Opens the page and does what is asked for there."""

    start_requested = Signal(object)
    """An OwnRoutine."""
    told = Signal(object)
    """The names of those that can be added to."""

    def __init__(
        self, house: House, file: Path, packs: Sequence[OwnRoutine], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._house = house
        self._store = RoutineStore(file)
        self._packs = packs
        self._kept: Routines | None = None
        self._page: RoutinesPage | None = None
        self._editor = OwnEditor(self)
        self._editor.changed.connect(self._show_edited)
        self._edited = ""
        pane = house.window.stretch.routine
        pane.routines_requested.connect(self.open)
        pane.tools.keep_requested.connect(self._keep_proposed)

    @property
    def routines(self) -> Routines:
        """Read when first wanted; what is wrong with the file is said."""
        if self._kept is None:
            own, complaints = self._store.load()
            self._kept = Routines(self._store, own, self._packs, self)
            self._kept.changed.connect(self._show)
            if complaints:
                self._house.window.news.show_text("\n".join(complaints))
        return self._kept

    def tell(self) -> None:
        """Which ones can be added to."""
        self.told.emit(tuple(self._own))

    def open(self) -> None:
        """The page as it was left."""
        self._house.window.show_routines(self._furnished())

    def use_packs(self, packs: Sequence[OwnRoutine]) -> None:
        """Those that packs bring now, on a page made anew from the content there is now."""
        self._packs = packs
        if self._kept is not None:
            self._kept.show_packs(packs)
        old, self._page = self._page, None
        if old is not None:
            self._house.window.pages.removeWidget(old)
            old.deleteLater()
            if old.is_editing:
                self._furnished().open_editor()
                self._show_edited(self._editor.own)

    def add_to(self, name: str, stretch: str) -> None:
        """A stretch to the end of the routine with that name, or of a new one for none."""
        item = Item(stretch, self._house.catalogue.stretches[stretch].hold.default)
        own = self._own.get(name)
        if own is None:
            self._edit(OwnRoutine("", (item,)))
        elif self._page and self._page.is_editing and name == self._edited:
            self._editor.add(item.stretch, item.hold_s)
            self.open()
        elif len(own.items) == MOST_ITEMS:
            self._say(self.tr("{name} has as many stretches as it may have.").format(name=name))
        elif self._tried(
            lambda: self.routines.replace(name, replace(own, items=(*own.items, item)))
        ):
            self._say(self.tr("Added to {name}.").format(name=name))

    @property
    def _own(self) -> dict[str, OwnRoutine]:
        """By name; those of packs cannot be changed."""
        return {own.name: own for own in self.routines.all if not own.pack}

    # --- the page ---

    def _furnished(self) -> RoutinesPage:
        if self._page is None:
            self._page = self._furnish()
            self._show(self.routines.all)
        return self._page

    def _furnish(self) -> RoutinesPage:
        from stretchdesk.ui.routines_page import RoutinesPage

        house, routines = self._house, self.routines
        page = RoutinesPage(house.catalogue, house.figures)
        page.start_requested.connect(self.start_requested)
        page.edit_requested.connect(self._edit_kept)
        page.new_requested.connect(lambda: self._edit(OwnRoutine("", ())))
        page.duplicate_requested.connect(self._duplicate)
        page.remove_requested.connect(lambda own: self._tried(lambda: routines.remove(own.name)))
        page.share_requested.connect(
            lambda own, path: self._tried(lambda: write_shared(own, Path(path)))
        )
        page.import_requested.connect(self._import)
        page.undo_requested.connect(lambda: self._tried(routines.undo))
        page.back_requested.connect(house.window.show_stretch)
        self._connect_editor(page)
        return page

    def _connect_editor(self, page: RoutinesPage) -> None:
        editor, shown = self._editor, page.editor
        shown.renamed.connect(editor.rename)
        shown.added.connect(editor.add)
        shown.list.moved.connect(editor.move)
        shown.list.removed.connect(editor.remove)
        shown.list.lengthened.connect(editor.lengthen)
        shown.item_changed.connect(editor.change)
        shown.rounds_chosen.connect(editor.set_rounds)
        shown.rest_chosen.connect(editor.set_rest)
        shown.undo_requested.connect(editor.undo)
        shown.save_requested.connect(self._save)
        shown.cancel_requested.connect(self._cancel)

    def _show(self, routines: Sequence[OwnRoutine]) -> None:
        if self._page:
            self._page.show_routines(routines, can_undo=self.routines.can_undo)

    def _show_edited(self, own: OwnRoutine) -> None:
        if self._page:
            name = self.routines.name_for(own.name, self._edited)
            self._page.editor.show_own(own, name, can_undo=self._editor.can_undo)

    # --- what is done ---

    def _edit_kept(self, own: OwnRoutine) -> None:
        self._edit(own, own.name)

    def _keep_proposed(self) -> None:
        areas = self._house.catalogue.areas
        draft = self._house.builder.proposal.draft
        name = ", ".join(areas[area].name for area in draft.areas)
        self._edit(own_of(draft, name[:60].strip()))

    def _edit(self, own: OwnRoutine, kept_as: str = "") -> None:
        """Open the editor, unless what is in it is still wanted."""
        page = self._furnished()
        self._house.window.show_routines(page)
        if not page.is_editing or self._may_discard():
            self._edited = kept_as
            self._editor.open(own)
            page.open_editor()

    def _save(self) -> None:
        own, edited = self._editor.own, self._edited
        if edited:
            done = self._tried(lambda: self.routines.replace(edited, own))
        else:
            done = self._tried(lambda: self._add(own))
        if done and self._page:
            self._page.close_editor()

    def _cancel(self) -> None:
        if self._page and self._may_discard():
            self._page.close_editor()

    def _may_discard(self) -> bool:
        from stretchdesk.ui.questions import ask_to_discard_routine

        return not self._editor.is_changed or ask_to_discard_routine(self._house.window)

    def _duplicate(self, own: OwnRoutine) -> None:
        self._tried(lambda: self._add(own))

    def _add(self, own: OwnRoutine) -> None:
        kept = self.routines.add(own)
        if self._page:
            self._page.list.choose(kept.name)

    def _import(self, path: str) -> None:
        try:
            own = read_shared(Path(path))
        except ContentError as error:
            from stretchdesk.ui.problem_dialog import ProblemDialog

            ProblemDialog(Path(path).name, error.problems, self._house.window).open()
        else:
            self._tried(lambda: self._add(own))

    def _tried(self, change: Callable[[], object]) -> bool:
        """Whether it was done; if not, nothing has changed and the reason is said."""
        try:
            change()
        except StretchDeskError as error:
            self._say(str(error))
            return False
        return True

    def _say(self, text: str) -> None:
        self._house.window.news.show_text(text)
