"""docs/history.md names all that is in the tables and in the folder of copies."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stretchdesk.data import copies
from stretchdesk.data.rows import TABLES

DOCS = (Path(__file__).parents[2] / "docs" / "history.md").read_text("utf-8")


@pytest.mark.parametrize("table", TABLES)
def test_each_table_is_documented_with_its_columns_in_order(table: str) -> None:
    (columns,) = re.findall(rf"^\| `{table}` \|[^|]*\| (.*) \|$", DOCS, re.MULTILINE)
    named = re.sub(r" *\([^)]*\)", "", columns).split(", ")
    assert named == list(TABLES[table].row.__slots__)


@pytest.mark.parametrize(
    "why",
    [
        *(copies.DAILY, copies.BY_HAND),
        *(copies.BEFORE_IMPORT, copies.BEFORE_RESTORE, copies.BEFORE_UPGRADE),
    ],
)
def test_each_reason_for_a_copy_is_documented(why: str) -> None:
    assert f"`{why}`" in DOCS
