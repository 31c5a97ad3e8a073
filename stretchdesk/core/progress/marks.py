"""Marks in the order in which they speak: of those about a row the last one wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.core.progress.instants import instant

if TYPE_CHECKING:
    from collections.abc import Iterable

    from stretchdesk.core.progress.records import Mark


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """By (at_utc, id), the latest last."""
    return sorted(marks, key=lambda mark: (instant(mark.at_utc), mark.id))
