"""The TCX has the elements, order and types of Garmin's TrainingCenterDatabasev2.xsd.

The schema has no licence that would let it lie here: its rules for what is written stand below.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from hypothesis import given

from stretchdesk.core.progress.records import History
from stretchdesk.core.progress.tcx import tcx
from tests.data.histories import history_of, row_lists
from tests.data.samples import end, hold, session

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from stretchdesk.core.progress.records import Row

NS = "{http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2}"
DATE_TIME = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
# The children of an element in order, each with how often it may come.
SCHEMA = {
    "TrainingCenterDatabase": "Folders? Activities? Workouts? Courses? Author? Extensions?",
    "Activities": "Activity* MultiSportSession*",
    "Activity": "Id Lap+ Notes? Training? Creator? Extensions?",
    "Lap": "TotalTimeSeconds DistanceMeters MaximumSpeed? Calories AverageHeartRateBpm? "
    "MaximumHeartRateBpm? Intensity Cadence? TriggerMethod Track* Notes? Extensions?",
    "Track": "Trackpoint+",
    "Trackpoint": "Time Position? AltitudeMeters? DistanceMeters? HeartRateBpm? Cadence? "
    "SensorState? Extensions?",
}
ATTRIBUTES = {
    "Activity": {"Sport": "Running|Biking|Other"},
    "Lap": {"StartTime": DATE_TIME},
}
TEXTS = {
    "Id": DATE_TIME,
    "Time": DATE_TIME,
    "TotalTimeSeconds": r"\d+(\.\d+)?",
    "DistanceMeters": r"\d+(\.\d+)?",
    "Calories": r"\d{1,4}",
    "Intensity": "Active|Resting",
    "TriggerMethod": "Manual|Distance|Location|Time|HeartRate",
    "Notes": r"[\s\S]*",
}


def check(element: Element) -> None:
    """Fails where the schema would."""
    assert element.tag.startswith(NS)
    name = element.tag.removeprefix(NS)
    if name in TEXTS:
        assert len(element) == 0
        assert re.fullmatch(TEXTS[name], element.text or "")
        return
    order = re.sub(r"(\w+)([?*+]?) ?", r"(\1 )\2", SCHEMA[name])
    assert re.fullmatch(order, "".join(f"{child.tag.removeprefix(NS)} " for child in element))
    attributes = ATTRIBUTES.get(name, {})
    own = {key: value for key, value in element.attrib.items() if not key.startswith("{")}
    assert own.keys() == attributes.keys()
    assert all(re.fullmatch(attributes[key], value) for key, value in own.items())
    for child in element:
        check(child)


def written(history: History, **names: str) -> Element:
    root = ElementTree.fromstring(tcx(history, names))  # noqa: S314
    check(root)
    return root


def texts(element: Element, path: str) -> list[str]:
    return [found.text or "" for found in element.iterfind(path.replace("/", f"/{NS}"))]


@given(row_lists())
def test_any_history_is_valid_with_one_activity_a_session_and_ids_of_their_own(
    rows: list[Row],
) -> None:
    history = history_of(rows)
    root = written(history)
    ids = texts(root, "./Activities/Activity/Id")
    assert len(ids) == len(history.sessions) == len(set(ids))


def test_a_session_has_a_lap_for_each_hold_that_was_held_with_a_time_on_every_point() -> None:
    first = hold("h1", started_utc="2026-11-22T10:00:05Z", held_s=44.5)
    second = hold("h2", started_utc="2026-11-22T10:01:00Z", held_s=30.0, side="both", stretch="own")
    skipped = hold("h3", held_s=0.0)
    rows = History((session(),), (end(),), (skipped, second, first))
    root = written(rows, low_lunge="Low lunge")

    (activity,) = root.iter(f"{NS}Activity")
    assert activity.get("Sport") == "Other"
    assert texts(activity, "./Id") == ["2026-11-22T10:00:00.000Z"]
    assert texts(activity, "./Lap/Notes") == ["Low lunge, left", "own"]
    assert texts(activity, "./Lap/TotalTimeSeconds") == ["44.500", "30.000"]
    assert texts(activity, "./Lap/Track/Trackpoint/Time") == [
        "2026-11-22T10:00:05.000Z",
        "2026-11-22T10:00:49.500Z",
        "2026-11-22T10:01:00.000Z",
        "2026-11-22T10:01:30.000Z",
    ]


def test_what_was_written_down_afterwards_is_one_lap() -> None:
    areas = [hold(f"h{area}", primary=(area,)) for area in ("neck", "quads")]
    logged = History((session(source="log"),), (end(active_s=600.0),), tuple(areas))
    root = written(logged, neck="Neck")
    assert texts(root, "./Activities/Activity/Lap/Notes") == ["Neck, quads"]
    assert texts(root, "./Activities/Activity/Lap/TotalTimeSeconds") == ["600.000"]


def test_a_session_of_which_nothing_is_known_is_one_lap_of_no_time() -> None:
    root = written(History((session(),)))
    began, ended = texts(root, "./Activities/Activity/Lap/Track/Trackpoint/Time")
    assert datetime.fromisoformat(began) == datetime.fromisoformat(ended)


def test_sessions_that_began_at_once_have_ids_of_their_own() -> None:
    root = written(History((session("a"), session("b"), session("c"))))
    ids = texts(root, "./Activities/Activity/Id")
    assert [one[-5:] for one in ids] == [".000Z", ".001Z", ".002Z"]


def test_what_xml_cannot_hold_is_left_out() -> None:
    root = written(History((session(),), (), (hold(stretch="a\x00\x0b<&\ufffe"),)))
    assert texts(root, "./Activities/Activity/Lap/Notes") == ["a<&, left"]
