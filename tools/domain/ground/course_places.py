"""Where a course lies on the Earth: its line at equal steps, light enough to be kept beside its analysis."""

import numpy as np

from tools.domain.course import CoursePlaces, FloatArray, Track
from tools.domain.ground.course_line import measure_line, uniform_grid

_STEP_M = 20.0  # fine enough for a watch to follow; our design choice [D]
_FEWEST, _MOST = 2, 20_001


def course_places(track: Track) -> CoursePlaces:
    """Return a track's line at equal steps of about 20 m; raise CourseTooShort for points that go nowhere."""
    line = measure_line(track)
    points = min(max(_FEWEST, round(line.distance_m / _STEP_M) + 1), _MOST)
    grid_m = uniform_grid(line.distance_m, points - 1)
    lon = np.unwrap(line.lon, period=360.0)  # a course may cross the 180th meridian
    return CoursePlaces(
        lat=np.interp(grid_m, line.at_m, line.lat),
        lon=(np.interp(grid_m, line.at_m, lon) + 180.0) % 360.0 - 180.0,
    )


def place_at(places: CoursePlaces, share: float | FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return latitude and longitude at shares of the course's distance (0: start, 1: finish)."""
    at = np.clip(np.asarray(share, dtype=np.float64), 0.0, 1.0) * (places.lat.size - 1)
    steps = np.arange(places.lat.size)
    lon = np.interp(at, steps, np.unwrap(places.lon, period=360.0))
    return np.asarray(np.interp(at, steps, places.lat)), np.asarray((lon + 180.0) % 360.0 - 180.0)
