"""How many minutes a week, per area and side, are what. Studies disagree on more: these are lines
to see by, never requirements.
"""

MINIMUM_MIN = 2
"""Two holds of 60 s: the least of ACSM's guidance (Garber 2011)."""
TARGET_MIN = 5
"""Enough (Thomas 2018)."""
PLENTY_MIN = 10
"""From here on more brought nothing more (Ingram 2025)."""

LINES_MIN = (MINIMUM_MIN, TARGET_MIN, PLENTY_MIN)
