"""What it takes to read a history of ten years, beside one of a tenth and a fixed loop.

Run as `python tests/benchmarks/history.py FOLDER`; the histories are made in FOLDER if they are not
there yet: `ten-years` and `one-year` are profiles to open with `--profile`. Prints milliseconds of
this process, medians of five.
"""

from __future__ import annotations

import statistics
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))  # `tests` is no installed package

from stretchdesk.core.progress.practice import practised
from stretchdesk.core.progress.recency import late_from, lately_of
from stretchdesk.core.session.recent import recent_lately
from stretchdesk.data.history_store import HistoryStore
from stretchdesk.data.paths import Paths
from tests.benchmarks.planner import fixed_loop
from tests.data.ten_years import AREAS, LAST, TEN_YEARS, write_history

if TYPE_CHECKING:
    from collections.abc import Callable

PROFILES = {"ten-years": TEN_YEARS, "one-year": TEN_YEARS // 10}
ROUNDS = 5
SINCE = (LAST - timedelta(weeks=12)).isoformat()


def milliseconds(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        spent.append((time.process_time() - began) * 1000)
    return statistics.median(spent)


def made(profile: Path, days: int) -> Path:
    """The history of a profile, written if need be."""
    paths = Paths.of(profile)
    if not paths.history.exists():
        paths.prepare()
        write_history(paths.history, days)
    return paths.history


def reopened(store: HistoryStore) -> None:
    store.close()
    store.data_version()


def in_sqlite(store: HistoryStore, work: Callable[[], object]) -> Callable[[], None]:
    """Only the statements of some work, without what Python makes of their rows."""
    statements: list[str] = []
    connection = store._connection()
    connection.set_trace_callback(statements.append)
    work()
    connection.set_trace_callback(None)
    queries = [one for one in statements if one.lstrip().startswith("SELECT")]

    def again() -> None:
        for query in queries:
            connection.execute(query).fetchall()

    return again


def measure(path: Path) -> None:
    with closing(HistoryStore(path)) as store:
        print(f"{path.parent.name}: opened in {milliseconds(lambda: reopened(store)):.1f} ms")
        whole = store.read()
        print(f"{len(whole.holds)} holds, {path.stat().st_size / 1e6:.0f} MB")
        works: dict[str, Callable[[], object]] = {
            "12 weeks, in SQLite": in_sqlite(store, lambda: store.past(SINCE)),
            "12 weeks": lambda: store.past(SINCE),
            "a year": lambda: store.past((LAST - timedelta(weeks=52)).isoformat()),
            "all there is": store.past,
            "all there is, hold by hold": store.read,
            "lately and its recent": lambda: recent_lately(
                AREAS, store.lately(late_from(LAST)), LAST
            ),
            "recent of the whole": lambda: recent_lately(AREAS, lately_of(whole), LAST),
            "practised, the whole": lambda: practised(whole),
        }
        for name, work in works.items():
            print(f"  {name:<28}{milliseconds(work):9.1f} ms", flush=True)


def main() -> None:
    print(f"{'fixed loop':<30}{milliseconds(fixed_loop):9.1f} ms")
    for name, days in PROFILES.items():
        measure(made(Path(sys.argv[1]) / name, days))


if __name__ == "__main__":
    main()
