"""From places to a track: the last step of every reader of courses that are not GPX files."""

from typing import Literal

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray, Track, Waypoint
from tools.domain.others_words import others_name
from tools.kit.errors import UnreadableFile

LONGEST_NAME = 120
_FEWEST_PLACES = 2


def one_line(text: object) -> str | None:
    """Return a name as one line of bounded length, None when it says nothing."""
    return others_name(text, LONGEST_NAME)


def track_of_places(
    *,
    name: str | None,
    kind: Literal["track", "route"],
    lat: FloatArray,
    lon: FloatArray,
    elevation_m: FloatArray,
    time_s: FloatArray,
    waypoints: tuple[Waypoint, ...] = (),
    warnings: tuple[str, ...] = (),
    barometric: bool = False,
) -> Track:
    """Return one piece of way through every point that has a place. Raises UnreadableFile below two."""
    placed = (np.abs(lat) <= 90.0) & (np.abs(lon) <= 180.0)  # NaN fails every comparison
    if np.count_nonzero(placed) < _FEWEST_PLACES:
        raise UnreadableFile(
            "This file's points have no places, as of a recording made indoors, so there is no way to see. "
            "Export the course as GPX and drop that."
        )
    return Track(
        name=name,
        kind=kind,
        lat=lat[placed],
        lon=lon[placed],
        elevation_m=elevation_m[placed],
        time_s=time_s[placed],
        segment_starts=np.zeros(1, dtype=np.intp),
        waypoints=waypoints,
        warnings=warnings,
        barometric=barometric,
    )


def recorded_track(activity: Activity) -> Track:
    """Return the way of a recording, which has no name of its own: a device names the sport, not the way."""
    began_s = 0.0 if activity.started_at is None else activity.started_at.timestamp()
    return track_of_places(
        name=None,
        kind="track",
        lat=activity.lat,
        lon=activity.lon,
        elevation_m=activity.elevation_m,
        time_s=activity.time_s + began_s,
        warnings=activity.warnings,
        barometric=activity.barometric,
    )
