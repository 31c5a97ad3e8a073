"""Ten thousand mutated packs: each is read or refused, soon, in little memory, and nothing else."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.data.hostile import hostile

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[2]
BATCH = 100
SECONDS, MEGABYTES = 1.0, 200


def read_all(numbers: Iterable[int], folder: Path) -> dict[str, Any]:
    """What became of these packs in a process that reads them."""
    for number in numbers:
        name, content = hostile(number)
        (folder / f"{number:05}").mkdir(parents=True)
        (folder / f"{number:05}" / name).write_bytes(content)
    ended = subprocess.run(  # noqa: S603  # our own program
        [sys.executable, "-m", "tests.data.pack_campaign", str(folder)],
        cwd=ROOT, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    result: dict[str, Any] = json.loads(ended.stdout)
    return result


def check(result: dict[str, Any], count: int) -> None:
    assert result["read"] + result["refused"] == count
    assert result["longest_s"] < SECONDS, result
    assert result["most_mb"] < MEGABYTES, result


def test_a_sample_of_hostile_packs_is_read_or_refused(tmp_path: Path) -> None:
    check(read_all(range(0, 10_000, 100), tmp_path), 100)


@pytest.mark.campaign
@pytest.mark.parametrize("thousand", range(0, 10_000, 1000))
def test_ten_thousand_hostile_packs_are_read_or_refused(tmp_path: Path, thousand: int) -> None:
    total: Counter[str] = Counter()
    worst = {"longest_s": 0.0, "most_mb": 0.0}
    for first in range(thousand, thousand + 1000, BATCH):
        folder = tmp_path / str(first)
        result = read_all(range(first, first + BATCH), folder)
        for path in folder.glob("[0-9]*/*"):
            path.unlink()  # some are of 10 MB
        check(result, BATCH)
        total.update({k: v for k, v in result.items() if isinstance(v, int)})
        worst = {key: max(value, result[key]) for key, value in worst.items()}
    print(json.dumps({**total, **worst}))  # noqa: T201  # with `pytest -s`
