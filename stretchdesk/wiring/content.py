"""What there is to stretch; loaded late, because reading it takes a third of a second."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stretchdesk.data.packs import load_content
from stretchdesk.data.paths import assets_dir

if TYPE_CHECKING:
    from stretchdesk.data.packs import Content
    from stretchdesk.data.paths import Paths


def content_of(paths: Paths) -> Content:
    """Built-in content with this profile's packs. Raises ContentError."""
    return load_content(assets_dir(), paths.packs)
