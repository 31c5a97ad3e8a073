"""Whatever is deleted, corrected, brought back and undone: a simple model says what shows."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stretchdesk.core.progress.editing import Edit, SessionChange, later
from stretchdesk.core.progress.entries import Kind, Place, Wanted
from stretchdesk.core.progress.instants import Moment, utc_text
from stretchdesk.core.progress.recency import lately_of
from stretchdesk.core.progress.weeks import log_rows
from stretchdesk.data.history_store import HistoryStore
from tests.data.samples import comfort, end, hold, mark, measurement, session
from tests.data.test_reading import of_late

if TYPE_CHECKING:
    from pathlib import Path

    from stretchdesk.core.progress.records import History, Row

ZONE = timezone(timedelta(hours=1))
BEGAN = datetime(2026, 11, 22, 11, 0, tzinfo=ZONE)
_rows = count()


def new_id() -> str:
    return f"row{next(_rows):06}"


LOGGED = log_rows(
    ("neck", "hips"), 10, Moment(BEGAN, BEGAN), iter(["l", "le", "l0", "l1"]).__next__
)
PLAYED = (
    session("p", started_utc=utc_text(BEGAN)),
    end("pe", "p"),
    hold("p0", "p", started_utc=utc_text(BEGAN)),
    hold("p1", "p", n=1, started_utc=utc_text(BEGAN + timedelta(minutes=1))),
    comfort("pc", "p", taken_utc=utc_text(BEGAN + timedelta(minutes=5))),
)
BASE: tuple[Row, ...] = (*LOGGED, *PLAYED, measurement("m"), comfort("c", None))
ENTRIES = {
    "l": Kind.SESSION, "p": Kind.SESSION, "m": Kind.MEASUREMENT, "c": Kind.NOTE, "pc": Kind.NOTE,
}  # fmt: skip


@dataclass
class Machine:
    """A history on disk that somebody edits; `names` are the rows that stand for the entries."""

    store: HistoryStore
    minute: int = 0
    model: dict[str, dict[str, Any] | None] = field(
        default_factory=lambda: {
            "l": {"began": BEGAN, "minutes": 10.0, "areas": ("neck", "hips")},
            "p": {"began": BEGAN, "minutes": 5.0, "areas": ()},
            "m": {"value": 2.5},
            "c": {"score": 4},
            "pc": {"score": 4},
        }
    )
    done: list[tuple[tuple[Row, ...], dict[str, Any]]] = field(default_factory=list)

    def edit(self) -> Edit:
        self.minute += 1
        stamp = self.store.page(Wanted()).stamp
        # A clock that was set back: later than all there is nevertheless.
        return Edit(later(f"2026-11-23T09:{-self.minute % 60:02}:00.000Z", stamp), new_id)

    def record(self, entry: str) -> tuple[str, Any]:
        """The row that stands for an entry, and all that belongs to it."""
        found = self.store.record(ENTRIES[entry], entry)
        (shown,) = getattr(found.shown, ENTRIES[entry]) or (None,)
        if shown:
            return shown.id, found
        pages = [self.store.page(Wanted(deleted=True, count=99)).entries]
        deleted = {one.row.id for page in pages for one in page}
        line = {row.id for row in getattr(found.raw, ENTRIES[entry])}
        return next(iter(line & deleted), ""), found

    def put(self, rows: tuple[Row, ...], **changes: Any) -> None:
        self.store.append(rows)
        self.done.append((rows, dict(self.model)))
        self.model |= changes

    def delete(self, entry: str, _by: int) -> None:
        if self.shows(entry):
            self.put(self.edit().hide(self.record(entry)[0]), **{entry: None})

    def bring_back(self, entry: str, by: int) -> None:
        if self.model[entry] is None and (entry != "pc" or self.model["p"]):
            row, found = self.record(entry)
            before = next(m for _, m in reversed(self.done) if m[entry] is not None)
            edit = self.edit()
            note = ENTRIES[entry] is Kind.NOTE
            rows = edit.bring_back_note(row, found) if note else edit.bring_back(row, found.raw)
            self.put(rows, **{entry: before[entry]})

    def correct(self, entry: str, by: int) -> None:
        if not self.shows(entry):
            return
        was, (_, found) = self.model[entry] or {}, self.record(entry)
        edit, kind = self.edit(), ENTRIES[entry]
        if kind is Kind.SESSION:
            now = {"began": BEGAN + timedelta(hours=7 * by), "minutes": 3.0 + by}
            now["areas"] = ("neck", "hips", "quads", "calves")[: 1 + by % 4] if was["areas"] else ()
            rows = edit.correct_session(found.shown, SessionChange(**now))
        else:
            (old,) = getattr(found.shown, kind)
            name = next(iter(was))
            now = {name: by}
            rows = edit.correct(old, replace(old, **now))
        self.put(rows, **{entry: now})

    def undo(self, _entry: str, _by: int) -> None:
        if self.done:
            rows, before = self.done.pop()
            self.store.append(self.edit().undo(rows))
            self.model = before

    def shows(self, entry: str) -> bool:
        return self.model[entry] is not None and (entry != "pc" or self.model["p"] is not None)

    def expected(self) -> dict[str, Any]:
        """What is visible, as the model has it."""
        return {name: value for name, value in self.model.items() if self.shows(name)}


def facts(history: History) -> dict[str, Any]:
    """The same of a history, with what follows for holds, ends and notes checked."""
    told: dict[str, Any] = {}
    for one in history.sessions:
        name = "l" if one.source == "log" else "p"
        began = datetime.fromisoformat(one.started_utc).astimezone(ZONE)
        assert one.day == began.date().isoformat()
        (over,) = (row for row in history.session_ends if row.session == one.id)
        holds = [row for row in history.holds if row.session == one.id]
        told[name] = {"began": began, "minutes": over.active_s / 60, "areas": ()}
        if name == "l":
            told[name]["areas"] = tuple(row.primary[0] for row in holds)
            assert sum(row.held_s for row in holds) == pytest.approx(over.active_s)
            assert {row.started_utc for row in holds} == {one.started_utc}
        for n, row in enumerate(holds):
            at = datetime.fromisoformat(row.started_utc).astimezone(ZONE)
            assert row.day == at.date().isoformat()
            assert name == "l" or at == began + timedelta(minutes=n)
    for row in history.measurements:
        told["m"] = {"value": row.value}
    for note in history.comfort:
        told["c" if note.session is None else "pc"] = {"score": note.score}
        if note.session:
            at = datetime.fromisoformat(note.taken_utc)
            assert at == told["p"]["began"] + timedelta(minutes=5)
            assert note.day == at.astimezone(ZONE).date().isoformat()
    return told


def walked(store: HistoryStore, *, deleted: bool) -> list[str]:
    """The ids of all entries, by pages of two."""
    ids: list[str] = []
    wanted = Wanted(deleted=deleted, count=2)
    while entries := store.page(wanted).entries:
        assert all(entry.deleted is deleted for entry in entries)
        ids += [entry.row.id for entry in entries]
        wanted = replace(wanted, before=entries[-1].place)
    return ids


def places(history: History) -> list[str]:
    rows = [Place(row.day, row.started_utc, row.id) for row in history.sessions]
    others = (*history.measurements, *history.comfort)
    rows += [Place(row.day, row.taken_utc, row.id) for row in others]
    return [place.id for place in sorted(rows, reverse=True)]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["delete", "bring_back", "correct", "correct", "undo"]),
        st.sampled_from(list(ENTRIES)),
        st.integers(0, 9),
    ),
    max_size=8,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("edited")


def machine(folder: Path, name: str) -> Machine:
    (folder / name).unlink(missing_ok=True)
    store = HistoryStore(folder / name)
    store.append(BASE)
    return Machine(store)


@settings(max_examples=30, deadline=None)
@given(STEPS)
def test_what_shows_is_what_was_meant_and_every_way_to_read_agrees(
    folder: Path, steps: list[tuple[str, str, int]]
) -> None:
    mine = machine(folder, "mine.sqlite")
    with closing(mine.store) as store:
        for what, entry, by in steps:
            getattr(mine, what)(entry, by)

            whole = store.read()
            assert facts(whole) == mine.expected()
            assert walked(store, deleted=False) == places(whole)
            assert len(walked(store, deleted=True)) == sum(
                value is None and (name != "pc" or mine.model["p"] is not None)
                for name, value in mine.model.items()
            )
        for day in ("2026-11-22", "2026-11-23", "2026-11-25"):
            assert store.read(day) == of_late(whole if steps else store.read(), day)
            late, all_of_it = store.lately(day), lately_of(store.read())
            assert (late.areas, late.stretches) == (all_of_it.areas, all_of_it.stretches)


@settings(max_examples=15, deadline=None)
@given(STEPS, STEPS)
def test_histories_edited_apart_are_merged_in_any_order(
    folder: Path, first: list[tuple[str, str, int]], second: list[tuple[str, str, int]]
) -> None:
    one, other = machine(folder, "one.sqlite"), machine(folder, "other.sqlite")
    with closing(one.store), closing(other.store):
        for edited, steps in ((one, first), (other, second)):
            for what, entry, by in steps:
                getattr(edited, what)(entry, by)
        mine, theirs = (everything(edited.store) for edited in (one, other))

        assert not one.store.merge(theirs).refused
        assert not other.store.merge(mine).refused

        assert one.store.read() == other.store.read()
        sources = [row.source for row in one.store.read().sessions]
        assert len(sources) == len(set(sources))


def everything(store: HistoryStore) -> list[Row]:
    raw = store.read_all()
    return [row for name in raw.__slots__ for row in getattr(raw, name)]


def test_a_discarded_session_comes_back_with_all_that_was_held(folder: Path) -> None:
    with closing(machine(folder, "discarded.sqlite").store) as store:
        at = "2026-11-22T11:00:00.000Z"
        felt = comfort("felt", "p", replaces="pc", created_utc=at)
        store.append([felt, *(mark(row.id, at=at) for row in (*PLAYED, felt))])
        (entry,) = store.page(Wanted(deleted=True)).entries
        assert (entry.row.id, entry.minutes, entry.areas) == ("p", 5.0, ("hip_flexors", "glutes"))

        raw = store.record(Kind.SESSION, "p").raw
        store.append(Edit("2026-11-22T12:00:00.000Z", new_id).bring_back("p", raw))

        shown = store.record(Kind.SESSION, "p").shown
        assert [row.id for row in shown.holds] == ["p0", "p1"]
        assert [row.id for row in shown.comfort] == ["felt"]


def test_a_note_goes_with_its_session_or_its_hold(folder: Path) -> None:
    with closing(machine(folder, "notes.sqlite").store) as store:
        store.append([comfort("of hold", None, hold="p0"), mark("p")])
        notes = Wanted((Kind.NOTE,))
        assert [entry.row.id for entry in store.page(notes).entries] == ["c"]
        assert store.page(replace(notes, deleted=True)).entries == ()


def test_a_session_without_an_end_is_as_long_as_what_was_held(folder: Path) -> None:
    with closing(machine(folder, "open.sqlite").store) as store:
        store.append([session("x"), hold("x0", "x", held_s=90.0), mark("p"), mark("l")])
        (entry,) = store.page(Wanted((Kind.SESSION,))).entries
        assert (entry.minutes, entry.how) == (1.5, "")


def test_entries_before_a_day_are_found_at_once(folder: Path) -> None:
    with closing(machine(folder, "days.sqlite").store) as store:
        store.append([measurement("old", day="2020-01-01", taken_utc="2020-01-01T10:00:00Z")])
        page = store.page(Wanted(before=Place("2020-06-01", "", "")))
        assert [entry.row.id for entry in page.entries] == ["old"]
        assert store.page(Wanted(before=Place("2019-01-01", "", ""))).entries == ()


def test_instants_carry_their_zone() -> None:
    assert BEGAN.astimezone(UTC).hour == 10


@pytest.mark.parametrize("first", [0, 2])
def test_a_note_comes_back_to_where_its_session_has_moved(folder: Path, first: int) -> None:
    mine = machine(folder, "moved.sqlite")
    with closing(mine.store) as store:
        mine.correct("p", first)
        mine.delete("pc", 0)
        mine.correct("p", 1)
        mine.bring_back("pc", 0)
        assert facts(store.read()) == mine.expected()

        mine.undo("pc", 0)
        assert facts(store.read()) == mine.expected()
