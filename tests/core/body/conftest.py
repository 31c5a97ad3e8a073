"""The built-in poses and content, read once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import assets_dir

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue


@pytest.fixture(scope="session")
def book() -> PoseBook:
    return load_book(assets_dir())


@pytest.fixture(scope="session")
def catalogue(book: PoseBook) -> Catalogue:
    """The stretches that are drawn."""
    return load_catalogue(assets_dir()).limited_to(book)
