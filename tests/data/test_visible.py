"""What shows after deletions, undoings and corrections, from one machine or several."""

from __future__ import annotations

from itertools import permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.progress.records import History
from stretchdesk.data.visible import deleted_last, visible
from tests.data.samples import DAY, a_break, comfort, end, goal, hold, mark, measurement, session


def shown(*rows: Any) -> set[str]:
    """The ids of the measurements that show, out of measurements and marks in any order."""
    marks = tuple(row for row in rows if hasattr(row, "deleted"))
    others = tuple(row for row in rows if not hasattr(row, "deleted"))
    results = {
        tuple(sorted(row.id for row in visible(History(measurements=o, marks=m)).measurements))
        for o in permutations(others)
        for m in permutations(marks)
    }
    (result,) = results  # the order in which rows arrived must not matter
    return set(result)


def at(minute: int) -> str:
    return f"{DAY}T11:{minute:02}:00Z"


ORIGINAL = measurement("o")
FIRST = measurement("n1", replaces="o", created_utc=at(1))
SECOND = measurement("n2", replaces="o", created_utc=at(2))


def test_a_deleted_row_is_hidden() -> None:
    assert shown(ORIGINAL, measurement("other"), mark("o")) == {"other"}


def test_undo_is_another_mark() -> None:
    assert shown(ORIGINAL, mark("o", at=at(1)), mark("o", deleted=False, at=at(2))) == {"o"}


def test_the_latest_mark_wins_by_instant_then_by_id() -> None:
    early, late = f"{DAY}T11:00:00Z", f"{DAY}T11:00:00.5Z"
    assert shown(ORIGINAL, mark("o", at=early, deleted=False), mark("o", at=late)) == set()
    assert shown(ORIGINAL, mark("o", at=early), mark("o", at=late, deleted=False)) == {"o"}
    same = [mark("o", at=early, row_id="a"), mark("o", at=early, deleted=False, row_id="b")]
    assert shown(ORIGINAL, *same) == {"o"}


def test_a_correction_shows_in_place_of_its_original() -> None:
    assert shown(ORIGINAL, FIRST, mark("o")) == {"n1"}


def test_of_several_replacements_the_greatest_shows() -> None:
    assert shown(ORIGINAL, FIRST, SECOND, mark("o")) == {"n2"}
    same_time = measurement("n3", replaces="o", created_utc=at(2))
    assert shown(ORIGINAL, FIRST, SECOND, same_time, mark("o")) == {"n3"}


def test_deleting_what_shows_does_not_bring_back_what_it_had_beaten() -> None:
    assert shown(ORIGINAL, FIRST, SECOND, mark("o"), mark("n2", at=at(3))) == set()


def test_bringing_the_original_back_undoes_the_correction() -> None:
    back = mark("o", deleted=False, at=at(5))
    assert shown(ORIGINAL, FIRST, mark("o"), back) == {"o"}
    assert shown(ORIGINAL, FIRST, mark("o"), back, mark("n1", at=at(5))) == {"o"}
    assert shown(ORIGINAL, FIRST, mark("o"), back, mark("o", at=at(6))) == {"n1"}


def test_a_correction_can_be_corrected() -> None:
    again = measurement("n1b", replaces="n1", created_utc=at(4))
    assert shown(ORIGINAL, FIRST, again, mark("o"), mark("n1", at=at(4))) == {"n1b"}


def test_a_correction_of_a_row_that_is_not_here_shows() -> None:
    assert shown(FIRST, SECOND) == {"n2"}


def test_rows_that_replace_each_other_in_a_circle_are_not_shown() -> None:
    circle = [measurement("a", replaces="b"), measurement("b", replaces="a")]
    assert shown(*circle, measurement("me", replaces="me")) == set()


def test_what_belongs_to_a_deleted_session_goes_with_it() -> None:
    raw = History(
        sessions=(session(),),
        session_ends=(end(),),
        holds=(hold(),),
        comfort=(comfort(), comfort("of hold", None, hold="h"), comfort("free", None)),
        breaks=(a_break(session="s"),),
        marks=(mark("s"),),
    )

    state = visible(raw)

    assert state == History(comfort=(comfort("free", None),), breaks=raw.breaks)


def test_what_belongs_to_a_corrected_session_or_hold_follows_the_correction() -> None:
    raw = History(
        sessions=(session(), session("s2", replaces="s")),
        session_ends=(end(),),
        holds=(hold(), hold("h2", replaces="h")),
        comfort=(comfort(hold="h"),),
        marks=(mark("s"), mark("h")),
    )

    state = visible(raw)

    assert state == History(
        sessions=(session("s2", replaces="s"),),
        session_ends=(end(of="s2"),),
        holds=(hold("h2", "s2", replaces="h"),),
        comfort=(comfort(of="s2", hold="h2"),),
    )


def test_breaks_and_goals_can_be_deleted_too() -> None:
    raw = History(breaks=(a_break(),), goals=(goal(), goal("g2")), marks=(mark("b"), mark("g")))

    assert visible(raw) == History(goals=(goal("g2"),))


def test_of_a_line_that_is_hidden_the_one_deleted_last_is_brought_back() -> None:
    corrected_and_undone = (mark("o", at=at(3)), mark("n1", at=at(2)))
    assert deleted_last((ORIGINAL, FIRST), corrected_and_undone) == {"o": "o", "n1": "o"}
    assert deleted_last((ORIGINAL, FIRST), (mark("o"), mark("n1", at=at(3))))["o"] == "n1"
    assert deleted_last((FIRST,), (mark("n1"),)) == {"n1": "n1"}, "its original is not here"
    assert deleted_last((measurement("me", replaces="me"),), (mark("me"),)) == {}


ids = st.sampled_from("abcde")


@settings(max_examples=150)
@given(
    replaces=st.dictionaries(ids, st.none() | ids, min_size=1),
    times=st.lists(st.integers(0, 3), min_size=5, max_size=5),
    marks=st.lists(st.tuples(ids, st.booleans(), st.integers(0, 3)), max_size=6),
)
def test_of_a_row_and_its_corrections_at_most_one_shows(
    replaces: dict[str, str | None], times: list[int], marks: list[tuple[str, bool, int]]
) -> None:
    rows = tuple(
        measurement(row, replaces=other, created_utc=at(times[n]))
        for n, (row, other) in enumerate(replaces.items())
    )
    said = tuple(mark(row, deleted=deleted, at=at(minute)) for row, deleted, minute in marks)

    found = visible(History(measurements=rows, marks=said)).measurements

    families = [_family(row.id, replaces) for row in found]
    assert len(families) == len(set(families))
    assert visible(History(measurements=rows[::-1], marks=said[::-1])).measurements == found[::-1]


def _family(row: str, replaces: dict[str, str | None]) -> str:
    while (earlier := replaces.get(row)) is not None:
        row = earlier
    return row
