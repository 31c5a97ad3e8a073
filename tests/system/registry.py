"""A Windows registry of the test's own, with the functions of `winreg` that are used."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


class Registry:
    """Keys by path under HKEY_CURRENT_USER, each with its values."""

    HKEY_CURRENT_USER = "HKCU"
    KEY_SET_VALUE = 2
    REG_SZ = 1

    def __init__(self, keys: dict[str, dict[str, Any]]) -> None:
        self.keys = keys

    @contextmanager
    def OpenKey(self, root: str, path: str, reserved: int = 0, access: int = 0) -> Iterator[str]:
        assert (root, reserved) == ("HKCU", 0)
        del access
        if path not in self.keys:
            raise FileNotFoundError(path)
        yield path

    @contextmanager
    def CreateKey(self, root: str, path: str) -> Iterator[str]:
        assert root == "HKCU"
        self.keys.setdefault(path, {})
        yield path

    def EnumKey(self, key: str, number: int) -> str:
        children = [one for one in self.keys if one.rpartition("\\")[0] == key]
        if number >= len(children):
            raise OSError("no more data")
        return children[number].rpartition("\\")[2]

    def QueryValueEx(self, key: str, name: str) -> tuple[Any, int]:
        if name not in self.keys[key]:
            raise FileNotFoundError(name)
        return self.keys[key][name], self.REG_SZ

    def SetValueEx(self, key: str, name: str, reserved: int, kind: int, value: Any) -> None:
        assert (reserved, kind) == (0, self.REG_SZ)
        self.keys[key][name] = value

    def DeleteValue(self, key: str, name: str) -> None:
        if name not in self.keys[key]:
            raise FileNotFoundError(name)
        del self.keys[key][name]
