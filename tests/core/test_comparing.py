"""Before a copy is brought back, it is told what that would change."""

from __future__ import annotations

from stretchdesk.core.progress.comparing import EntryCounts, compared
from stretchdesk.core.progress.records import Comfort, History
from tests.core.rows import session, taken

ONE, TWO, THREE = (session(f"2026-11-0{n}", f"s{n}") for n in (1, 2, 3))
MEASURED = taken("2026-11-04", 3.0)
NOTE = Comfort("c", None, None, None, None, "feel", 7, None, "", "2026-11-05", "")


def test_what_would_no_longer_show_and_what_would_again() -> None:
    found = compared(History((ONE, TWO)), History((ONE, THREE), measurements=(MEASURED,)))

    assert (found.copy, found.copy_day) == (EntryCounts(2), "2026-11-02")
    assert (found.now, found.now_day) == (EntryCounts(2, 1), "2026-11-04")
    assert (found.gone, found.back) == (EntryCounts(1, 1), EntryCounts(1))


def test_a_copy_of_the_same_changes_nothing() -> None:
    same = History((ONE,), comfort=(NOTE,))
    found = compared(same, same)

    assert found.copy_day == "2026-11-05"
    assert not found.gone
    assert not found.back


def test_without_a_readable_present_all_comes_back() -> None:
    found = compared(History((ONE,)), None)

    assert (found.now, found.now_day, found.back) == (None, None, EntryCounts(1))
