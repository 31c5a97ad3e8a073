"""The history keeps what it was given, whatever happens around it."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from typing import TYPE_CHECKING, Any

import pytest

from stretchdesk.core.errors import HistoryError
from stretchdesk.core.progress.records import History
from stretchdesk.core.session.routine import Side
from stretchdesk.data.history_store import HistoryStore
from tests.data.samples import (
    DAY,
    a_break,
    append_for_ever,
    append_goals,
    comfort,
    end,
    goal,
    hold,
    mark,
    measurement,
    session,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERYTHING = History(
    sessions=(session(),),
    session_ends=(end(),),
    holds=(hold(),),
    measurements=(measurement(),),
    comfort=(comfort(hold="h"),),
    breaks=(a_break(session="s"),),
    goals=(goal(),),
    marks=(mark("nothing"),),
)


def rows_of(history: History) -> list[Any]:
    return [row for name in History.__slots__ for row in getattr(history, name)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "history.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[HistoryStore]:
    store = HistoryStore(path)
    yield store
    store.close()


def test_nothing_is_opened_before_it_is_used(path: Path) -> None:
    HistoryStore(path).close()

    assert not path.exists()


def test_what_was_appended_is_read_again_equal(store: HistoryStore) -> None:
    store.append(rows_of(EVERYTHING))

    assert store.read_all() == EVERYTHING


def test_it_is_there_after_closing_and_opening_again(store: HistoryStore, path: Path) -> None:
    store.append(rows_of(EVERYTHING))
    store.close()

    assert store.read_all() == EVERYTHING
    store.close()
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_rows_may_come_in_any_order(store: HistoryStore) -> None:
    store.append(rows_of(EVERYTHING)[::-1])

    assert store.read_all() == EVERYTHING


def test_a_hold_keeps_the_order_of_its_areas_and_may_have_none(store: HistoryStore) -> None:
    many = hold("many", primary=("quads", "calves", "adductors"), secondary=("spine", "chest"))
    none = hold("none", primary=(), secondary=())
    store.append([session(), many, none])

    assert store.read().holds == (many, none)


def test_words_of_enumerations_are_stored_as_text(store: HistoryStore) -> None:
    store.append([session(), hold(side=Side.LEFT)])

    assert type(store.read().holds[0].side) is str


def test_rows_are_read_oldest_first(store: HistoryStore) -> None:
    times = ["09:59:59Z", "10:00:00Z", "10:00:00.250Z", "10:00:01Z"]
    rows = [session(f"s{4 - n}", started_utc=f"{DAY}T{time}") for n, time in enumerate(times)]
    store.append([rows[2], rows[0], rows[3], rows[1]])

    assert [row.id for row in store.read().sessions] == ["s4", "s3", "s2", "s1"]


def test_the_same_row_again_is_passed_over(store: HistoryStore) -> None:
    store.append(rows_of(EVERYTHING))
    store.append([*rows_of(EVERYTHING), goal("new")])

    assert store.read_all().goals == (goal(), goal("new"))
    assert store.read_all().holds == EVERYTHING.holds


@pytest.mark.parametrize(
    "other",
    [
        session(day="2026-11-23"),
        hold(held_s=1.0),
        hold(primary=("glutes", "hip_flexors")),
        measurement(trials=(1.0, 2.5)),
        goal(days_off=()),
        mark("nothing else", row_id=EVERYTHING.marks[0].id),
    ],
)
def test_another_row_with_a_known_id_is_refused_by_name(store: HistoryStore, other: Any) -> None:
    store.append(rows_of(EVERYTHING))

    with pytest.raises(HistoryError, match=f"{other.id}: it is there already with other content"):
        store.append([goal("new"), other])
    assert store.read_all() == EVERYTHING


@pytest.mark.parametrize(
    "wrong",
    [
        session("x", source="dream"),
        session("x", started_utc="yesterday"),
        session("x", day="22.11.2026"),
        end("x", how="bored"),
        end("x", active_s=-1.0),
        hold("x", held_s=-0.1),
        hold("x", held_s=float("nan")),
        hold("x", held_s=float("inf")),
        hold("x", outcome="perfect"),
        hold("x", side="front"),
        hold("x", kind="yoga"),
        hold("x", n=-1),
        hold("x", primary=("quads", "quads")),
        hold("x", of="no session"),
        end("x", of="no session"),
        measurement("x", side="both"),
        measurement("x", value=float("inf")),
        measurement("x", trials=(float("nan"),)),
        measurement("x", unit="ell"),
        measurement("x", basis="guessed"),
        measurement("x", score="worst"),
        comfort("x", score=11),
        comfort("x", score=-1),
        comfort("x", kind="joy"),
        comfort("x", hold="no hold"),
        comfort("x", note="\ud800"),
        comfort("x", area=["quads"]),
        a_break("x", size_s=2**64),
        a_break("x", snoozes=-1),
        goal("x", from_week="47"),
        goal("x", minutes=-1),
    ],
)
def test_a_row_that_breaks_a_rule_is_refused_by_name_and_all_with_it(
    store: HistoryStore, wrong: Any
) -> None:
    with pytest.raises(HistoryError, match=r"The history refused \w+ x: .*Nothing was written"):
        store.append([session(), wrong])
    assert store.read_all() == History()


def test_a_span_of_days_has_the_visible_rows_of_these_days(store: HistoryStore) -> None:
    late = "2026-11-25"
    kept = [
        session("s2", day=late),
        end("e2", "s2"),
        hold("h2", "s2", day=late),
        hold("past midnight", "s", day=late, started_utc=f"{late}T00:01:00Z"),
        measurement("m2", day=late),
        comfort("c2", "s2", day=late),
        a_break("b2", day=late),
    ]
    store.append([*rows_of(EVERYTHING), *kept])

    assert rows_of(store.read(since_day="2026-11-23")) == [*kept, goal()]


def test_a_span_of_days_knows_of_marks_and_corrections_that_lie_outside(
    store: HistoryStore,
) -> None:
    early, late = "2026-11-01", "2026-11-25"
    store.append(
        [
            session("deleted", day=early),
            hold("of deleted", "deleted", day=late),
            session("moved in", day=early),
            end("of moved in", "moved in"),
            session("now in", day=late, replaces="moved in"),
            session("moved out", day=late),
            session("now out", day=early, replaces="moved out"),
            end("of moved out", "moved out"),
            measurement("undone", day=early),
            measurement("not wanted", day=late, replaces="undone"),
            mark("deleted"),
            mark("moved in"),
            mark("moved out"),
            mark("undone", deleted=False),
        ]
    )

    assert store.read(since_day="2026-11-20") == History(
        sessions=(session("now in", day=late, replaces="moved in"),),
        session_ends=(end("of moved in", "now in"),),
    )


def test_reading_gives_the_visible_state_and_reading_all_the_rows(store: HistoryStore) -> None:
    rows = [session(), session("s2"), mark("s")]
    store.append(rows)

    assert store.read() == History(sessions=(session("s2"),))
    assert rows_of(store.read_all()) == rows


def test_the_data_version_tells_of_other_writers(store: HistoryStore, path: Path) -> None:
    before = store.data_version()
    store.append([goal("mine")])
    assert store.data_version() == before

    other = HistoryStore(path)
    other.append([goal("theirs")])
    other.close()

    assert store.data_version() != before
    assert len(store.read().goals) == 2


def test_two_processes_write_beside_each_other(store: HistoryStore, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    writers = [
        context.Process(target=append_goals, args=(path, name, 25)) for name in ("one", "two")
    ]
    for writer in writers:
        writer.start()
    for n in range(25):
        store.append([goal(f"here {n}")])
    for writer in writers:
        writer.join()

    assert [writer.exitcode for writer in writers] == [0, 0]
    assert len(store.read().goals) == 75


def test_what_was_recorded_survives_a_kill(store: HistoryStore, path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    receiver, sender = context.Pipe(duplex=False)
    victim = context.Process(target=append_for_ever, args=(path, sender))
    victim.start()
    sender.close()
    for _ in range(20):
        recorded = receiver.recv()
    victim.kill()
    victim.join()
    receiver.close()

    found = store.read()

    assert recorded == 19
    assert {f"h{n}" for n in range(20)} <= {row.id for row in found.holds}
    assert {row.session for row in found.holds} == {row.id for row in found.sessions}


def test_stored_lists_that_cannot_be_read_are_damage(store: HistoryStore, path: Path) -> None:
    store.append([measurement()])
    with sqlite3.connect(path) as tool:
        tool.execute("UPDATE measurements SET trials = '[1, ]'")
    tool.close()

    with pytest.raises(HistoryError, match=r"history\.sqlite is damaged"):
        store.read()


def test_it_belongs_to_the_thread_that_opened_it(store: HistoryStore) -> None:
    # The engine's one-thread executor opens and uses it; a slip elsewhere must not go unseen.
    store.append([goal()])
    failures: list[HistoryError] = []

    def use() -> None:
        try:
            store.read()
        except HistoryError as error:
            failures.append(error)

    thread = threading.Thread(target=use)
    thread.start()
    thread.join()
    assert "thread" in str(failures[0])
