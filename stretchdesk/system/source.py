"""What every source that tells of an unwelcome moment has in common."""

from __future__ import annotations


class Source:
    """One thing to ask the system. This one cannot be asked; others say how in `read`.

    What is opened for it is opened at the first `read` and kept until `close`.
    """

    name = ""
    """What is asked, such as `camera`."""
    by = ""
    """How it is known, to be read after "works by"."""
    not_yet_run = False
    """Written from the platform's documentation; nobody has seen it work."""

    def __init__(self, name: str = "", missing: str = "") -> None:
        self.name = name or self.name
        self.missing = missing
        """Why the last `read` had no answer and what would help; empty when it had one."""

    def read(self) -> bool | None:
        """Whether it is so now; None when that is not known."""
        return None

    def close(self) -> None:
        """Give back what was opened."""

    def unknown(self, missing: str) -> bool | None:
        """The answer None, with its reason."""
        self.missing = missing
        return None
