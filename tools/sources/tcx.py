"""TCX files (Garmin Training Center): recorded activities, alone or several in one file.

The file is parsed by pugixml, which expands no entities and reads nothing from outside.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import pygixml

from tools.domain.activity import Activity, DeviceTotals, Lap
from tools.domain.course import FloatArray
from tools.domain.recordings.multisport import join_legs
from tools.domain.recordings.timer_time import HELD_S
from tools.kit.errors import FileTooLarge, UnreadableFile
from tools.sources.activity_columns import clean_columns
from tools.sources.device_names import has_barometer
from tools.sources.gpx_columns import number_column, time_column
from tools.sources.gpx_encoding import decode_text
from tools.sources.recorded_activity import build_activity
from tools.sources.sport_names import sport_named

MAX_BYTES = 50_000_000
MAX_TRACKPOINTS = 1_000_000
_MAX_TAGS = 12_000_000
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?TrainingCenterDatabase(?=[\s/>])")
# Elements of a track point that hold a number, wherever they stand in it, by the column they fill.
_COLUMN_OF = {
    "AltitudeMeters": "elevation_m",
    "DistanceMeters": "distance_m",
    "Cadence": "cadence_rpm",
    "RunCadence": "cadence_rpm",
    "Speed": "speed_m_per_s",
    "Watts": "power_w",
    "LatitudeDegrees": "lat",
    "LongitudeDegrees": "lon",
    "Value": "heart_rate_bpm",
}
_AROUND_ACTIVITIES = ("Activities", "MultiSportSession", "FirstSport", "NextSport")
_HOLDERS = frozenset({"Position", "HeartRateBpm", "Extensions", "TPX"})

_Point = dict[str, str]


@dataclass(slots=True)
class _Points:
    """The track points of an activity; `breaks` are indices of points that begin a track inside a lap."""

    points: list[_Point] = field(default_factory=list)
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
    document, whole = _parsed(content)  # the nodes live only as long as their document
    root = document.root
    found = [node for node in _descend(root, _AROUND_ACTIVITIES) if _local(node) == "Activity"]
    if not found:
        raise UnreadableFile(_no_activity(root))
    cut = () if whole else ("The file stops in the middle; I used what stands before that.",)
    legs = [_activity(node, cut if at == 0 else ()) for at, node in enumerate(found)]
    recorded = tuple(leg for leg in legs if leg is not None)
    if not recorded:
        raise UnreadableFile(
            "This TCX file holds totals but no track points. Export the recorded activity, and drop that."
        )
    return recorded


def _parsed(content: bytes) -> tuple[pygixml.XMLDocument, bool]:
    if len(content) > MAX_BYTES:
        raise FileTooLarge(
            f"This TCX file has {len(content) / 1e6:.1f} MB; an activity may have {MAX_BYTES / 1e6:.0f} MB."
        )
    text = decode_text(content).replace("\0", "")
    begins = _ROOT.search(text, 0, 100_000)
    if begins is None:
        raise UnreadableFile("This is not a TCX file. Export the activity as FIT, TCX or GPX and drop that.")
    if text.count("<") > _MAX_TAGS:
        raise FileTooLarge(
            "This file is too crowded to be one activity. Export the activity alone and drop that."
        )
    document = pygixml.XMLDocument()  # type: ignore[no-untyped-call]
    whole = document.load_string(text[begins.start() :])
    return document, bool(whole)


def _no_activity(root: pygixml.XMLNode) -> str:
    names = {_local(node) for node in root.children()}
    if "Courses" in names:
        return "This TCX is a course (a route to follow), not a recorded activity. Drop the activity itself."
    if "Workouts" in names:
        return "This TCX holds workouts (steps to do), not a recorded activity. Drop the activity itself."
    return "This TCX file holds no activity. Export the recorded activity itself and drop that."


def _local(node: pygixml.XMLNode) -> str:
    """Return an element's name without its namespace prefix."""
    return str(node.name or "").rpartition(":")[2]


def _descend(node: pygixml.XMLNode, through: Sequence[str]) -> Iterator[pygixml.XMLNode]:
    """Yield the elements below a node, looking inside those named in `through`."""
    for child in node.children():
        if _local(child) in through:
            yield from _descend(child, through)
        else:
            yield child


def _activity(node: pygixml.XMLNode, warnings: tuple[str, ...]) -> Activity | None:
    """Return one activity, None when it has no two track points with a time."""
    laps = [child for child in node.children() if _local(child) == "Lap"]
    found = _points(laps)
    if len(found.points) > MAX_TRACKPOINTS:
        raise FileTooLarge(f"This TCX file has {len(found.points):,} track points; that is too many.")
    if not found.points:
        return None
    times = time_column([point.get("Time") for point in found.points])
    names = sorted(set(_COLUMN_OF.values()))
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
    )


def _points(laps: Sequence[pygixml.XMLNode]) -> _Points:
    found = _Points()
    for lap in laps:
        found.lap_starts.append(len(found.points))
        tracks = [child for child in lap.children() if _local(child) == "Track"]
        for at, track in enumerate(tracks):
            if at:
                found.breaks.append(len(found.points))
            found.points += [_point(child) for child in track.children() if _local(child) == "Trackpoint"]
    return found


def _point(node: pygixml.XMLNode) -> _Point:
    """Return the texts of a track point by column, and its "Time"."""
    point: _Point = {}
    for child in node.children():
        name = _local(child)
        if name in _HOLDERS:
            point |= _point(child)
        elif name == "Time":
            point["Time"] = str(child.child_value() or "")
        elif name in _COLUMN_OF:
            point[_COLUMN_OF[name]] = str(child.child_value() or "")
    return point


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


def _numbers(node: pygixml.XMLNode, name: str) -> float | None:
    """Return the number of a child element, None without one."""
    for child in node.children():
        if _local(child) == name:
            value = float(number_column([child.child_value()])[0])
            return None if np.isnan(value) else value
    return None


def _laps(nodes: Sequence[pygixml.XMLNode], start: float) -> tuple[Lap, ...]:
    laps = []
    for node in nodes:
        began = float(time_column([node.attribute("StartTime").value])[0])
        lasted = _numbers(node, "TotalTimeSeconds")
        if lasted is not None and not np.isnan(began):
            distance = _numbers(node, "DistanceMeters")
            laps.append(Lap(start_s=max(began - start, 0.0), duration_s=lasted, distance_m=distance))
    return tuple(laps)


def _totals(laps: Sequence[pygixml.XMLNode]) -> DeviceTotals:
    durations = [_numbers(lap, "TotalTimeSeconds") for lap in laps]
    distances = [_numbers(lap, "DistanceMeters") for lap in laps]
    known_durations = [value for value in durations if value is not None]
    known_distances = [value for value in distances if value is not None]
    complete_time = len(known_durations) == len(laps) > 0
    complete_way = len(known_distances) == len(laps) > 0
    return DeviceTotals(
        duration_s=sum(known_durations) if complete_time else None,
        distance_m=sum(known_distances) or None if complete_way else None,
    )


def _device(node: pygixml.XMLNode) -> str | None:
    for child in node.children():
        if _local(child) == "Creator":
            for name in child.children():
                if _local(name) == "Name":
                    return str(name.child_value() or "").strip()[:80] or None
    return None
