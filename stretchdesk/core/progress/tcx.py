"""Sessions as Garmin's Training Center XML, version 2, as sports programs read it.

Each session is an activity of sport `Other` with a lap for each hold. There is neither a distance
nor a heart rate nor a count of calories to tell.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element, SubElement, tostring

from stretchdesk.core.progress.instants import utc_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from stretchdesk.core.progress.records import History, Hold, Session

_NAMESPACE = "http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"
_SCHEMA = "http://www.garmin.com/xmlschemas/TrainingCenterDatabasev2.xsd"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Lap(NamedTuple):
    began: datetime
    seconds: float
    notes: str


def tcx(history: History, names: Mapping[str, str]) -> bytes:
    """The visible sessions as a file; `names` are those of stretches and areas by id."""
    attributes = {
        "xmlns": _NAMESPACE,
        "xmlns:xsi": _INSTANCE,
        "xsi:schemaLocation": f"{_NAMESPACE} {_SCHEMA}",
    }
    root = Element("TrainingCenterDatabase", attributes)
    activities = SubElement(root, "Activities")
    holds: defaultdict[str, list[Hold]] = defaultdict(list)
    for hold in history.holds:
        if hold.held_s > 0:
            holds[hold.session].append(hold)
    active = {end.session: end.active_s for end in history.session_ends}
    for session, activity_id in zip(history.sessions, _distinct(history.sessions), strict=True):
        laps = _laps(session, holds[session.id], active.get(session.id, 0.0), names)
        _add_activity(activities, activity_id, laps)
    xml: bytes = tostring(root, encoding="UTF-8", xml_declaration=True)
    return xml


def _distinct(sessions: Sequence[Session]) -> Iterator[str]:
    """When each began: the schema's id of an activity, so two at once lie a millisecond apart."""
    taken: set[str] = set()
    for session in sessions:
        began = _instant(session.started_utc)
        while utc_text(began) in taken:
            began += timedelta(milliseconds=1)
        taken.add(utc_text(began))
        yield utc_text(began)


def _laps(
    session: Session, holds: Sequence[Hold], active_s: float, names: Mapping[str, str]
) -> list[_Lap]:
    """One lap for each hold; one in all for what was written down afterwards or had none."""
    if not holds or session.source == "log":
        areas = dict.fromkeys(names.get(area, area) for hold in holds for area in hold.primary)
        return [_Lap(_instant(session.started_utc), active_s, ", ".join(areas))]
    return sorted(_Lap(_instant(h.started_utc), h.held_s, _notes(h, names)) for h in holds)


def _notes(hold: Hold, names: Mapping[str, str]) -> str:
    name = names.get(hold.stretch, hold.stretch)
    return name if hold.side == "both" else f"{name}, {hold.side}"


def _add_activity(activities: Element, activity_id: str, laps: Sequence[_Lap]) -> None:
    activity = SubElement(activities, "Activity", Sport="Other")
    _add(activity, "Id", activity_id)
    for lap in laps:
        _add_lap(activity, lap)
    _add(activity, "Notes", "Stretching")


def _add_lap(activity: Element, lap: _Lap) -> None:
    element = SubElement(activity, "Lap", StartTime=utc_text(lap.began))
    _add(element, "TotalTimeSeconds", f"{lap.seconds:.3f}")
    _add(element, "DistanceMeters", "0")
    _add(element, "Calories", "0")
    _add(element, "Intensity", "Active")
    _add(element, "TriggerMethod", "Manual")
    track = SubElement(element, "Track")
    for at in (lap.began, lap.began + timedelta(seconds=lap.seconds)):
        _add(SubElement(track, "Trackpoint"), "Time", utc_text(at))
    _add(element, "Notes", lap.notes)


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NOT_XML.sub("", text)


def _instant(utc: str) -> datetime:
    return datetime.fromisoformat(utc)
