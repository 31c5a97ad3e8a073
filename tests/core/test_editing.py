"""Corrections are rows to insert; the old ones stay as they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import count

from stretchdesk.core.progress.editing import Edit, SessionChange, later
from stretchdesk.core.progress.entries import Entry, Kind
from stretchdesk.core.progress.instants import Moment
from stretchdesk.core.progress.records import Comfort, History, Hold, Mark, SessionEnd
from stretchdesk.core.progress.weeks import log_rows
from tests.core.rows import end, hold, session, taken

AT = "2026-11-25T10:00:00.000Z"
BEGAN = datetime(2026, 11, 17, 8, 0, tzinfo=UTC)
_ids = (f"new{n}" for n in count())


def edit() -> Edit:
    return Edit(AT, _ids.__next__)


def logged(*areas: str, minutes: float = 10) -> History:
    one, over, *holds = log_rows(areas, minutes, Moment(BEGAN, BEGAN), _ids.__next__)
    return History(sessions=(one,), session_ends=(over,), holds=tuple(holds))  # type: ignore[arg-type]


def test_an_edit_is_later_than_what_is_known() -> None:
    assert later(AT, "") == AT
    assert later(AT, "2026-11-25T09:00:00Z") == AT
    assert later(AT, AT) == "2026-11-25T10:00:00.001Z"
    assert later(AT, "2026-11-25T12:00:00.000Z") == "2026-11-25T12:00:00.001Z"


def test_a_correction_replaces_and_hides() -> None:
    old = taken("2026-11-01", 9.0)

    new, hidden = edit().correct(old, replace(old, value=8.0))

    assert new == replace(old, id=new.id, value=8.0, created_utc=AT, replaces=old.id)
    assert hidden == Mark(hidden.id, old.id, AT, deleted=True)


def test_nothing_is_written_where_nothing_changes() -> None:
    old = taken("2026-11-01", 9.0)
    assert edit().correct(old, replace(old, id="other", created_utc=AT)) == ()
    shown = logged("neck", "hips")
    assert edit().correct_session(shown, SessionChange(BEGAN)) == ()


def test_a_session_keeps_its_zone_and_its_length_when_it_moves() -> None:
    rome = timezone(timedelta(hours=1))
    shown = History(
        sessions=(session("2026-11-17"),), session_ends=(end(290.0),),
        holds=(hold("2026-11-17", 45),),
    )  # fmt: skip
    moved = edit().correct_session(shown, SessionChange(datetime(2026, 11, 16, 0, 15, tzinfo=rome)))

    one, over, held = (row for row in moved if not isinstance(row, Mark))
    assert (one.day, one.started_utc, one.utc_offset) == (
        "2026-11-16", "2026-11-15T23:15:00.000Z", 60
    )  # fmt: skip
    assert over.active_s == 290.0
    assert (held.day, held.session, held.held_s) == ("2026-11-16", "s", 45)


def test_minutes_make_an_end_where_there_was_none() -> None:
    shown = History(sessions=(session("2026-11-17"),), holds=(hold("2026-11-17", 45),))

    (over,) = edit().correct_session(shown, SessionChange(BEGAN, minutes=7))

    assert over == SessionEnd(over.id, "s", "2026-11-17T08:07:00.000Z", "left", 420.0, AT)


def test_other_areas_of_a_log_share_its_minutes() -> None:
    shown = logged("neck", "hips")

    fewer = edit().correct_session(shown, SessionChange(BEGAN, areas=("quads",)))
    more = edit().correct_session(shown, SessionChange(BEGAN, areas=("neck", "hips", "quads")))

    assert [(row.primary, row.held_s) for row in fewer if isinstance(row, Hold)] == [
        (("quads",), 600.0)
    ]
    assert {row.row for row in fewer if isinstance(row, Mark)} >= {row.id for row in shown.holds}
    added = [row for row in more if isinstance(row, Hold) and row.replaces is None]
    assert [(row.primary, row.held_s) for row in added] == [(("quads",), 200.0)]


def test_a_log_ends_when_its_minutes_are_over() -> None:
    rows = edit().correct_session(logged("neck", "hips"), SessionChange(BEGAN, minutes=30))

    (over,) = (row for row in rows if isinstance(row, SessionEnd))
    assert (over.ended_utc, over.active_s) == ("2026-11-17T08:30:00.000Z", 1800.0)
    assert [(row.n, row.primary) for row in rows if isinstance(row, Hold)] == [
        (0, ("neck",)), (1, ("hips",))
    ]  # fmt: skip


def test_a_log_without_an_end_is_as_long_as_its_holds() -> None:
    shown = replace(logged("neck", "hips"), session_ends=())

    rows = edit().correct_session(shown, SessionChange(BEGAN, areas=("quads",)))

    assert [row.held_s for row in rows if isinstance(row, Hold)] == [600.0]


def test_taking_back_a_log_hides_it_whole() -> None:
    shown = logged("neck", "hips")
    rows = (*shown.sessions, *shown.session_ends, *shown.holds)

    assert [(row.row, row.deleted) for row in edit().undo(rows)] == [(shown.sessions[0].id, True)]


def test_taking_back_turns_marks_round() -> None:
    assert [(m.row, m.deleted) for m in edit().undo(edit().hide("a"))] == [("a", False)]
    assert [(m.row, m.deleted) for m in edit().undo(edit().show("a"))] == [("a", True)]


def test_only_what_went_with_it_comes_back() -> None:
    early, late = "2026-11-17T09:00:00Z", "2026-11-17T09:00:00.5Z"
    marks = (
        Mark("1", "s", early, deleted=True), Mark("2", "s", late, deleted=True),
        Mark("3", "with it", late, deleted=True), Mark("4", "before", early, deleted=True),
        Mark("5", "shown", late, deleted=False),
    )  # fmt: skip
    raw = History(sessions=(session("2026-11-17"),), marks=marks)

    assert {m.row for m in edit().bring_back("s", raw)} == {"s", "with it"}


def test_an_entry_knows_its_place() -> None:
    note = Comfort("c", None, None, None, None, "feel", 5, None, AT, "2026-11-25", AT)
    assert Entry(note).place == ("2026-11-25", AT, "c")
    assert Entry(session("2026-11-17")).place == ("2026-11-17", "2026-11-17T08:00:00Z", "s")
    assert [Entry(row).kind for row in (note, session("2026-11-17"))] == [Kind.NOTE, Kind.SESSION]
