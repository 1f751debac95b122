"""TCX files as courses: one planned on a map, or the way of a recorded activity."""

from collections.abc import Iterator, Sequence

import numpy as np
import pygixml

from tools.domain.course import Track, Waypoint
from tools.domain.recordings.multisport import join_legs
from tools.sources.gpx_columns import number_column
from tools.sources.tcx import activities_of
from tools.sources.tcx_document import child_text, descend, local_name, parse_tcx, point_texts, refuse_many
from tools.sources.track_of_places import one_line, recorded_track, track_of_places

_TURNS = frozenset({"Left", "Right", "Straight"})  # what a device says at a crossing is no place to plan for
_MOST_PLACES = 500


def read_tcx_track(content: bytes) -> Track:
    """Return the way of a TCX file: of its first course, or else of what was recorded.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    document, warnings = parse_tcx(content)
    courses = [node for node in descend(document.root, ("Courses",)) if local_name(node) == "Course"]
    if not courses:
        return recorded_track(join_legs(activities_of(document, warnings)))
    if len(courses) > 1:
        warnings += (f"The file holds {len(courses)} courses; I took the first.",)
    return _course(courses[0], warnings)


def _course(node: pygixml.XMLNode, warnings: tuple[str, ...]) -> Track:
    """The times of a planned course are a partner's to ride against, nobody's recording: they are left."""
    points = [point_texts(point) for point in descend(node, ("Track",)) if local_name(point) == "Trackpoint"]
    refuse_many(len(points))
    lat, lon, elevation_m = (
        number_column([point.get(name) for point in points]) for name in ("lat", "lon", "elevation_m")
    )
    return track_of_places(
        name=one_line(child_text(node, "Name")),
        kind="route",
        lat=lat,
        lon=lon,
        elevation_m=elevation_m,
        time_s=np.full(lat.size, np.nan),
        waypoints=tuple(_places([child for child in node.children() if local_name(child) == "CoursePoint"])),
        warnings=warnings,
    )


def _places(nodes: Sequence[pygixml.XMLNode]) -> Iterator[Waypoint]:
    named = [node for node in nodes if child_text(node, "PointType") not in _TURNS][:_MOST_PLACES]
    texts = [point_texts(node) for node in named]
    lat, lon = (number_column([text.get(name) for text in texts]) for name in ("lat", "lon"))
    for node, y, x in zip(named, lat.tolist(), lon.tolist(), strict=True):
        if abs(y) <= 90.0 and abs(x) <= 180.0:
            yield Waypoint(
                name=one_line(child_text(node, "Name")) or "Waypoint",
                lat=y,
                lon=x,
                kind=one_line(child_text(node, "PointType")),
                note=one_line(child_text(node, "Notes")),
            )
