"""Recorded GPX files as activities: the points with their times, and what sensors wrote beside them."""

import numpy as np
import pygixml

from tools.domain.activity import Activity
from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.course import FloatArray
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.kit.errors import FileTooLarge, PlannedCourse, UnreadableFile
from tools.sources.activity_columns import clean_columns
from tools.sources.gpx import BAROMETRIC_CREATOR, MAX_BYTES, MAX_POINTS
from tools.sources.gpx_columns import number_column, time_column
from tools.sources.gpx_encoding import decode_gpx
from tools.sources.recorded_activity import build_activity
from tools.sources.sport_names import sport_named

_MAX_TAGS = 12_000_000
# Elements inside a point's extensions (any namespace prefix, lower case) by the column they fill.
_COLUMN_OF = {
    "hr": "heart_rate_bpm",
    "heartrate": "heart_rate_bpm",
    "heart_rate": "heart_rate_bpm",
    "cad": "cadence_rpm",
    "cadence": "cadence_rpm",
    "power": "power_w",
    "watts": "power_w",
    "powerinwatts": "power_w",
    "speed": "speed_m_per_s",
}
_DEEPEST = 4  # elements within elements; real extensions have two
_Point = dict[str, str]


def read_gpx_activity(content: bytes) -> Activity:
    """Return the activity a GPX file recorded.

    Raises FileTooLarge, and UnreadableFile when its points carry no times: then it is a course.
    """
    text, warnings = decode_gpx(content, MAX_BYTES)
    if text.count("<") > _MAX_TAGS:
        raise FileTooLarge(
            "This file is too crowded to be one activity. Export the activity alone and drop that."
        )
    document = pygixml.XMLDocument()  # type: ignore[no-untyped-call]
    if not document.load_string(text):
        warnings = (*warnings, "The file stops in the middle; I used what stands before that.")
    root = document.root
    prefix = root.name[: -len("gpx")]
    points, segment_starts = _points(root, prefix)
    times = time_column([point.get("time") for point in points])
    if np.count_nonzero(~np.isnan(times)) < 2:
        planned = bool(points) or len(root.select_nodes(f"//{prefix}rtept")) > 0
        refusal = PlannedCourse if planned else UnreadableFile
        raise refusal(_no_times(planned))
    names = ("elevation_m", "lat", "lon", *sorted(set(_COLUMN_OF.values())))
    columns = clean_columns(
        times, {name: number_column([point.get(name) for point in points]) for name in names}
    )
    start = float(columns.clock_s[0])
    creator = str(root.attribute("creator").value or "").strip()
    return build_activity(
        columns,
        started_unix_s=start,
        sport=sport_named(_track_text(root, prefix, "type", LONGEST_NAME)),
        name=_track_text(root, prefix, "name", LONGEST_NAME),
        device=creator[:80] or None,
        pauses=_pauses(times, segment_starts, start),
        barometric=bool(BAROMETRIC_CREATOR.search(creator)),
        warnings=warnings,
        note=_track_text(root, prefix, "desc", LONGEST_NOTE)
        or _track_text(root, prefix, "cmt", LONGEST_NOTE),
    )


def _no_times(planned: bool) -> str:
    if not planned:
        return "This GPX has no track points. Export the recorded activity itself and drop that."
    return (
        "This GPX is a course: its points carry no times, so it cannot be reviewed as an activity. "
        "Drop it as a race course instead, or export the recorded activity with its times."
    )


def _points(root: pygixml.XMLNode, prefix: str) -> tuple[list[_Point], list[int]]:
    """Return the track points in file order and the indices of each segment's first."""
    tag = prefix + "trkpt"
    points: list[_Point] = []
    starts = []
    for entry in root.select_nodes(f"//{prefix}trkseg"):
        starts.append(len(points))
        points += [_point(node, prefix) for node in entry.node.children() if node.name == tag]
        if len(points) > MAX_POINTS:
            raise FileTooLarge(f"This file has more than {MAX_POINTS:,} points; export the activity alone.")
    return points, starts


def _point(node: pygixml.XMLNode, prefix: str) -> _Point:
    point: _Point = {"lat": node.attribute("lat").value or "", "lon": node.attribute("lon").value or ""}
    for child in node.children():
        name = child.name
        if name == prefix + "ele":
            point["elevation_m"] = child.child_value() or ""
        elif name == prefix + "time":
            point["time"] = child.child_value() or ""
        elif name == prefix + "speed":
            point["speed_m_per_s"] = child.child_value() or ""
        elif name == prefix + "extensions":
            _sensors(child, point, _DEEPEST)
    return point


def _sensors(node: pygixml.XMLNode, point: _Point, deep: int) -> None:
    """Add what sensors wrote, however it is nested."""
    for child in node.children():
        column = _COLUMN_OF.get(str(child.name or "").rpartition(":")[2].lower())
        if column:
            point[column] = child.child_value() or ""
        elif deep:
            _sensors(child, point, deep - 1)


def _pauses(times: FloatArray, segment_starts: list[int], start: float) -> tuple[tuple[float, float], ...]:
    """Return the time between the segments: a device begins a new one after a stop."""
    known = np.flatnonzero(~np.isnan(times))
    pauses = []
    for at in segment_starts:
        before, after = known[known < at], known[known >= at]
        if before.size and after.size:
            stopped, resumed = float(times[before[-1]]), float(times[after[0]])
            if resumed - stopped > 1.0:
                pauses.append((stopped - start, resumed - start))
    return tuple(pauses)


def _track_text(root: pygixml.XMLNode, prefix: str, tag: str, longest: int) -> str | None:
    """Return the first words of a tag that any track has."""
    for entry in root.select_nodes(f"//{prefix}trk"):
        words = others_words(entry.node.child_value(prefix + tag), longest)
        if words:
            return words
    return None
