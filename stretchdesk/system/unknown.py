"""What stands for a source where there is none: it says why, and knows nothing."""

from __future__ import annotations


class Unknown:
    """Fits every source that is read: idle time, and whether somebody sits at the desk."""

    name = "none"
    not_yet_run = False

    def __init__(self, missing: str) -> None:
        self.missing = missing

    def read(self) -> None:
        """Nothing is known."""

    def close(self) -> None:
        """There is nothing to close."""
