"""TCX files (Garmin Training Center): recorded activities, alone or several in one file."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import pygixml

from tools.domain.activity import Activity, DeviceTotals, Lap
from tools.domain.course import FloatArray
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.domain.recordings.multisport import join_legs
from tools.domain.recordings.timer_time import HELD_S
from tools.kit.errors import PlannedCourse, UnreadableFile
from tools.sources.activity_columns import clean_columns
from tools.sources.device_names import has_barometer
from tools.sources.gpx_columns import number_column, time_column
from tools.sources.recorded_activity import build_activity
from tools.sources.sport_names import sport_named
from tools.sources.tcx_document import (
    COLUMN_OF,
    PointTexts,
    child_text,
    descend,
    local_name,
    parse_tcx,
    point_texts,
    refuse_many,
)

_AROUND_ACTIVITIES = ("Activities", "MultiSportSession", "FirstSport", "NextSport")


@dataclass(slots=True)
class _Points:
    """The track points of an activity; `breaks` are indices of points that begin a track inside a lap."""

    points: list[PointTexts] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    lap_starts: list[int] = field(default_factory=list)


def read_tcx(content: bytes) -> Activity:
    """Return the activity of a TCX file; several ones are joined on one clock.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return join_legs(read_tcx_activities(content))


def read_tcx_activities(content: bytes) -> tuple[Activity, ...]:
    """Return every activity of a TCX file, in file order.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    return activities_of(*parse_tcx(content))


def activities_of(document: pygixml.XMLDocument, warnings: tuple[str, ...]) -> tuple[Activity, ...]:
    """Return every activity of a document, in file order, the warnings with the first.

    Raises UnreadableFile saying what the file is instead and what to do.
    """
    root = document.root
    found = [node for node in descend(root, _AROUND_ACTIVITIES) if local_name(node) == "Activity"]
    if not found:
        raise _no_activity(root)
    legs = [_activity(node, warnings if at == 0 else ()) for at, node in enumerate(found)]
    recorded = tuple(leg for leg in legs if leg is not None)
    if not recorded:
        raise UnreadableFile(
            "This TCX file holds totals but no track points. Export the recorded activity, and drop that."
        )
    return recorded


def _no_activity(root: pygixml.XMLNode) -> UnreadableFile:
    names = {local_name(node) for node in root.children()}
    if "Courses" in names:
        return PlannedCourse(
            "This TCX is a course (a route to follow), not a recorded activity. Drop the activity itself."
        )
    if "Workouts" in names:
        return UnreadableFile(
            "This TCX holds workouts (steps to do), not a recorded activity. Drop the activity itself."
        )
    return UnreadableFile(
        "This TCX file holds no activity. Export the recorded activity itself and drop that."
    )


def _activity(node: pygixml.XMLNode, warnings: tuple[str, ...]) -> Activity | None:
    """Return one activity, None when it has no two track points with a time."""
    laps = [child for child in node.children() if local_name(child) == "Lap"]
    found = _points(laps)
    refuse_many(len(found.points))
    if not found.points:
        return None
    times = time_column([point.get("Time") for point in found.points])
    names = sorted(set(COLUMN_OF.values()))
    values = {name: number_column([point.get(name) for point in found.points]) for name in names}
    columns = clean_columns(times, values)
    start = float(columns.clock_s[0])
    device = _device(node)
    return build_activity(
        columns,
        started_unix_s=start,
        sport=sport_named(node.attribute("Sport").value),
        name=None,
        device=device,
        pauses=_pauses(found, times, start),
        laps=_laps(laps, start),
        totals=_totals(laps),
        barometric=has_barometer(device or ""),
        warnings=warnings,
        note=others_words(child_text(node, "Notes"), LONGEST_NOTE),
    )


def _points(laps: Sequence[pygixml.XMLNode]) -> _Points:
    found = _Points()
    for lap in laps:
        found.lap_starts.append(len(found.points))
        tracks = [child for child in lap.children() if local_name(child) == "Track"]
        for at, track in enumerate(tracks):
            if at:
                found.breaks.append(len(found.points))
            found.points += [
                point_texts(child) for child in track.children() if local_name(child) == "Trackpoint"
            ]
    return found


def _pauses(found: _Points, times: FloatArray, start: float) -> tuple[tuple[float, float], ...]:
    """Return the gaps where a new track begins inside a lap, and the longer ones between laps."""
    pauses = []
    for at in sorted({*found.breaks, *found.lap_starts}):
        if not 0 < at < len(times):
            continue
        gap = float(times[at] - times[at - 1])
        if gap > (1.0 if at in found.breaks else HELD_S):
            pauses.append((float(times[at - 1]) - start, float(times[at]) - start))
    return tuple(pauses)


def _number(node: pygixml.XMLNode, name: str) -> float | None:
    """Return the number of a child element, None without one."""
    value = float(number_column([child_text(node, name)])[0])
    return None if np.isnan(value) else value


def _laps(nodes: Sequence[pygixml.XMLNode], start: float) -> tuple[Lap, ...]:
    laps = []
    for node in nodes:
        began = float(time_column([node.attribute("StartTime").value])[0])
        lasted = _number(node, "TotalTimeSeconds")
        if lasted is not None and not np.isnan(began):
            distance = _number(node, "DistanceMeters")
            laps.append(Lap(start_s=max(began - start, 0.0), duration_s=lasted, distance_m=distance))
    return tuple(laps)


def _totals(laps: Sequence[pygixml.XMLNode]) -> DeviceTotals:
    durations = [_number(lap, "TotalTimeSeconds") for lap in laps]
    distances = [_number(lap, "DistanceMeters") for lap in laps]
    known_durations = [value for value in durations if value is not None]
    known_distances = [value for value in distances if value is not None]
    complete_time = len(known_durations) == len(laps) > 0
    complete_way = len(known_distances) == len(laps) > 0
    return DeviceTotals(
        duration_s=sum(known_durations) if complete_time else None,
        distance_m=sum(known_distances) or None if complete_way else None,
    )


def _device(node: pygixml.XMLNode) -> str | None:
    makers = (child_text(child, "Name") for child in node.children() if local_name(child) == "Creator")
    return next(makers, "").strip()[:80] or None
