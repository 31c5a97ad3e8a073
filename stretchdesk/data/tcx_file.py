"""The sessions for sports programs, as one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.tcx import tcx
from stretchdesk.data import files
from stretchdesk.data.transfer import refuse_place

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.content.catalogue import Catalogue
    from stretchdesk.core.progress.records import History


def write_tcx(path: Path, history: History, catalogue: Catalogue) -> None:
    """Write what is visible, with the catalogue's names. Makes no folders.

    Raises StretchDeskError.
    """
    refuse_place(path)
    areas = {area.id: area.name for area in catalogue.areas.values()}
    stretches = {stretch.id: stretch.name for stretch in catalogue.stretches.values()}
    files.write_atomic(path, tcx(history, areas | stretches))
