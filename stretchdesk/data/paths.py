"""Where the profile's files and the program's own content lie."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

import stretchdesk
from stretchdesk.core.content.problem import Problem
from stretchdesk.core.errors import ContentError, ProfileError

_PACKAGE = Path(stretchdesk.__file__).parent


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one profile; nothing is made before `prepare()`."""

    profile: Path

    @classmethod
    def of(cls, profile: Path | None = None) -> Paths:
        """The profile in that folder, else in the platform's own place for data."""
        if profile is None:
            return cls(platformdirs.user_data_path("stretchdesk", appauthor=False))
        return cls(profile.absolute())

    @property
    def history(self) -> Path:
        return self.profile / "history.sqlite"

    @property
    def settings(self) -> Path:
        return self.profile / "settings.json"

    @property
    def state(self) -> Path:
        return self.profile / "state.json"

    @property
    def routines(self) -> Path:
        return self.profile / "routines.json"

    @property
    def packs(self) -> Path:
        return self.profile / "packs"

    @property
    def backups(self) -> Path:
        return self.profile / "backups"

    @property
    def log(self) -> Path:
        return self.profile / "log.txt"

    def prepare(self) -> None:
        """Make the folder, private to the user. Raises ProfileError if it cannot be written."""
        try:
            self.profile.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_private()
            with tempfile.TemporaryFile(dir=self.profile):
                pass
        except OSError as error:
            raise ProfileError(
                f"The profile folder {self.profile} cannot be used ({error.strerror or error}). "
                "Make it writable, or choose another with --profile DIR."
            ) from error

    def _make_private(self) -> None:
        # A folder with other things in it (say, /tmp) must keep its rights.
        if not any(self.profile.iterdir()):
            with suppress(PermissionError):  # some file systems have no rights to set
                self.profile.chmod(0o700)


def assets_dir(package: Path = _PACKAGE) -> Path:
    """The program's assets: in the package when installed, beside it in a checkout.

    Raises ContentError if there are none.
    """
    for folder in (package / "assets", package.parent / "assets"):
        if (folder / "content").is_dir():
            return folder
    text = f"is missing in {package} and beside it; install StretchDesk again"
    raise ContentError([Problem("assets", "", "", text)])
