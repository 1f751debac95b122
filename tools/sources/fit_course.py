"""FIT files as courses: one planned on a map, or the way of a recorded activity."""

import numpy as np

from tools.domain.course import Track, Waypoint
from tools.domain.recordings.multisport import join_legs
from tools.sources.fit import DEGREES_PER_SEMICIRCLE, legs_of, record_columns
from tools.sources.fit_fast import read_messages
from tools.sources.fit_messages import FitFile, Values
from tools.sources.track_of_places import one_line, recorded_track, track_of_places

_TURN_WORDS = ("left", "right", "straight", "u_turn")  # "sharp_left", "left_fork" and the like as well
_MOST_PLACES = 500


def read_fit_track(content: bytes) -> Track:
    """Return the way of a FIT file: of its first course, or else of what was recorded.

    Raises FileTooLarge, and UnreadableFile saying what the file is instead and what to do.
    """
    files, damage = read_messages(content)
    planned = next((file for file in files if file.kind == "course" and file.records), None)
    return recorded_track(join_legs(legs_of(files, damage))) if planned is None else _course(planned, damage)


def _course(file: FitFile, damage: tuple[str, ...]) -> Track:
    """The times of a planned course are a partner's to ride against, nobody's recording: they are left."""
    columns = record_columns(file)
    return track_of_places(
        name=next((one_line(course.get("name")) for course in file.all("course")), None),
        kind="route",
        lat=columns["lat"],
        lon=columns["lon"],
        elevation_m=columns["elevation_m"],
        time_s=np.full(columns["lat"].size, np.nan),
        waypoints=tuple(filter(None, map(_place, file.all("course_point"))))[:_MOST_PLACES],
        warnings=damage,
    )


def _place(point: Values) -> Waypoint | None:
    """Return a named point, None for a turn and for one that lies nowhere."""
    lat, lon = point.get("position_lat"), point.get("position_long")
    if any(word in str(point.get("type")) for word in _TURN_WORDS):
        return None
    if not isinstance(lat, int | float) or not isinstance(lon, int | float):
        return None
    degrees = {"lat": lat * DEGREES_PER_SEMICIRCLE, "lon": lon * DEGREES_PER_SEMICIRCLE}
    kind = one_line(str(point.get("type") or ""))
    return Waypoint(name=one_line(point.get("name")) or "Waypoint", kind=kind, **degrees)
