"""A routine planned from 5,000 stretches, beside a fixed loop of the same run.

Run as `python tests/benchmarks/planner.py`; prints medians in milliseconds.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from stretchdesk.core.progress.recency import AreaState
from stretchdesk.core.session.planner import draft
from stretchdesk.core.session.recent import Recent
from stretchdesk.core.session.request import Request
from stretchdesk.data.pack_files import load_catalogue
from stretchdesk.data.paths import assets_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from stretchdesk.core.content.catalogue import Catalogue

STRETCHES = 5000
ROUNDS = 11


def fixed_loop() -> None:
    """100,000 multiplications."""
    x = 1.0
    for _ in range(100_000):
        x *= 1.0000001


def milliseconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def multiplied(catalogue: Catalogue) -> Catalogue:
    """The catalogue's stretches again and again, under other ids."""
    many = {
        f"{stretch.id}-{n}": replace(stretch, id=f"{stretch.id}-{n}")
        for n in range(STRETCHES // len(catalogue.stretches) + 1)
        for stretch in catalogue.stretches.values()
    }
    return replace(catalogue, stretches=MappingProxyType(many))


def main() -> None:
    catalogue = multiplied(load_catalogue(assets_dir()))
    states = {area: AreaState(n % 9, n % 6) for n, area in enumerate(catalogue.areas)}
    recent = Recent(states, {name: n % 30 for n, name in enumerate(catalogue.stretches)})
    print(f"{'fixed loop':<28}{milliseconds(fixed_loop):6.2f} ms")
    for areas in ((), ("hamstrings",), ("hip_flexors", "glutes", "adductors")):
        for minutes in (1, 5, 15, 60):
            made = partial(draft, catalogue, Request(areas, minutes), recent)
            name = f"{', '.join(areas) or 'what is due':.40}, {minutes} min"
            print(f"{name:<48}{milliseconds(made):6.2f} ms")


if __name__ == "__main__":
    main()
