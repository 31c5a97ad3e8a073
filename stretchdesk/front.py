"""The front of the house: the window with its first page, before anything stands behind it.

A person who opens the program sees the body map as soon as it can be drawn. Planner, history and
the other pages are loaded while they look.
"""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as NotBase64
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.data.files import read_json
from stretchdesk.data.pack_files import load_book, load_catalogue
from stretchdesk.data.paths import Paths, assets_dir
from stretchdesk.ui.figure_cache import FigureCache
from stretchdesk.ui.main_window import MainWindow
from stretchdesk.ui.stretch_page import StretchPage

if TYPE_CHECKING:
    from stretchdesk.core.body.book import PoseBook
    from stretchdesk.core.content.catalogue import Catalogue


class Front(NamedTuple):
    """What the first page needs, and what the rest of the house goes on with."""

    paths: Paths
    catalogue: Catalogue
    book: PoseBook
    figures: FigureCache
    window: MainWindow


def open_front(paths: Paths) -> Front:
    """The window, not yet shown. Raises ProfileError and ContentError."""
    paths.prepare()
    assets = assets_dir()
    catalogue, book = load_catalogue(assets), load_book(assets)
    figures = FigureCache(catalogue, book)
    page = StretchPage(catalogue, book.motion("map").end, figures)
    window = MainWindow(page)
    _put_back(window, paths)
    return Front(paths, catalogue, book, figures, window)


def _put_back(window: MainWindow, paths: Paths) -> None:
    """The window's last place; a damaged state file is reported later, by what reads all of it."""
    with suppress(StretchDeskError, NotBase64, TypeError, KeyError):
        window.restoreGeometry(b64decode(read_json(paths.state)["window"]))
