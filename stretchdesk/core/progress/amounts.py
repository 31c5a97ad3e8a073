"""Numbers and lengths as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def number(value: float) -> str:
    """To one decimal, without a trailing zero, with a true minus sign."""
    return f"{value:.1f}".removesuffix(".0").replace("-", "−")


def decimal(value: float) -> str:
    """To one decimal always, so that a column of them is in line; with a true minus sign."""
    return f"{value:.1f}".replace("-0.0", "0.0").replace("-", "−")


def signed(value: float, spell: Callable[[float], str] = number) -> str:
    """With a + before what is more than 0, and ± before what is 0 as it is written."""
    text = spell(value)
    if not text.strip("−0."):
        return f"±{text.removeprefix('−')}"
    return f"+{text}" if value > 0 else text


def amount(value: float, unit: str, spell: Callable[[float], str] = number) -> str:
    """A number with its unit, such as `−2.5 cm` or `12°`."""
    return f"{spell(value)}°" if unit == "deg" else f"{spell(value)} {unit}"
