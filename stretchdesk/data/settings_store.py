"""Settings and window state in two JSON files. A damaged one is set aside, never lost."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from stretchdesk.core.errors import StretchDeskError
from stretchdesk.core.settings import Settings
from stretchdesk.data.files import read_json, set_aside, write_json

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from stretchdesk.data.paths import Paths


class SettingsStore:
    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def load(self) -> tuple[Settings, list[str]]:
        """The settings, and a line for the person about each thing that was wrong."""
        data, damage = _read(self._paths.settings)
        settings, repairs = Settings.read(data)
        return settings, damage + [f"{self._paths.settings.name}: {text}" for text in repairs]

    def save(self, settings: Settings) -> None:
        """Raises StretchDeskError."""
        write_json(self._paths.settings, asdict(settings))

    def load_state(self) -> tuple[dict[str, Any], list[str]]:
        """Window state and the like, and a line if the file was damaged."""
        return _read(self._paths.state)

    def save_state(self, state: Mapping[str, Any]) -> None:
        """Raises StretchDeskError."""
        write_json(self._paths.state, state)


def _read(path: Path) -> tuple[dict[str, Any], list[str]]:
    try:
        return read_json(path), []
    except StretchDeskError as error:
        return {}, [f"{error} {set_aside(path)}"]
