"""Tracks made for tests: straight north from 45 N, with the heights one needs."""

from collections.abc import Callable

import numpy as np

from tools.domain.course import FloatArray, Track, Waypoint
from tools.domain.ground.geodesy import cumulative_distance_m

METRES_PER_DEGREE_AT_45 = 111_141.5


def straight_track(
    distance_m: float,
    height: Callable[[FloatArray], FloatArray] | None,
    *,
    spacing_m: float = 10.0,
    barometric: bool = False,
    waypoints: tuple[Waypoint, ...] = (),
) -> Track:
    """Return a track of `distance_m` whose heights are `height(metres along)`; None means none are known."""
    points = round(distance_m / spacing_m) + 1
    lat = 45.0 + np.linspace(0.0, distance_m, points) / METRES_PER_DEGREE_AT_45
    lon = np.full(points, 7.0)
    at_m = cumulative_distance_m(lat, lon)
    heights = np.full(points, np.nan) if height is None else np.asarray(height(at_m), dtype=np.float64)
    return make_track(lat, lon, heights, barometric=barometric, waypoints=waypoints)


def make_track(
    lat: FloatArray,
    lon: FloatArray,
    elevation_m: FloatArray,
    *,
    time_s: FloatArray | None = None,
    starts: tuple[int, ...] = (0,),
    barometric: bool = False,
    waypoints: tuple[Waypoint, ...] = (),
) -> Track:
    """Return a track of the columns given."""
    return Track(
        name="Test course",
        kind="track",
        lat=lat,
        lon=lon,
        elevation_m=elevation_m,
        time_s=np.full(lat.size, np.nan) if time_s is None else time_s,
        segment_starts=np.array(starts, dtype=np.intp),
        barometric=barometric,
        waypoints=waypoints,
    )


def hills(at_m: FloatArray) -> FloatArray:
    """Return a rolling profile: 16 m high waves 2 km long on a gentle rise."""
    return np.asarray(200.0 + 8.0 * np.sin(at_m / 318.3) + at_m / 500.0, dtype=np.float64)
