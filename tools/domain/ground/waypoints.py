"""Where the named points of a file lie along its course."""

import re

import numpy as np
from scipy.spatial import cKDTree

from tools.domain.course import FloatArray, Waypoint
from tools.domain.ground.geodesy import direction_vectors

NEAR_M = 150.0  # our design choice [D]: an aid station stands beside the course, a hotel does not
_SAME_PLACE_M = 60.0  # our design choice [D]: passes of the course this close are the same place
_STEP_M = 20.0
_MOST_STEPS = 20_000
_EARTH_RADIUS_M = 6_371_008.8
_AT_THE_END = re.compile(r"\b(finish|arriv|ziel|meta|arrivo|m[aå]l)", re.IGNORECASE)


def place_waypoints(
    waypoints: tuple[Waypoint, ...], lat: FloatArray, lon: FloatArray, at_m: FloatArray
) -> tuple[Waypoint, ...]:
    """Return the waypoints with their distance along the course, None more than 150 m beside it.

    A place passed more than once counts where it is passed first, a finish where it is passed last.
    """
    if not waypoints:
        return ()
    steps = max(2, min(int(at_m[-1] / _STEP_M), _MOST_STEPS))
    grid = np.linspace(0.0, at_m[-1], steps + 1)
    points = direction_vectors(lat, lon)
    line = np.stack([np.interp(grid, at_m, points[:, axis]) for axis in range(3)], axis=-1)
    places = direction_vectors(
        np.array([point.lat for point in waypoints]), np.array([point.lon for point in waypoints])
    )
    tree = cKDTree(line)
    return tuple(
        point.model_copy(update={"distance_m": _along(point.name, tree, place, grid)})
        for point, place in zip(waypoints, places, strict=True)
    )


def _along(name: str, tree: "cKDTree[None]", place: FloatArray, grid: FloatArray) -> float | None:
    nearest, at = tree.query(place)
    if nearest * _EARTH_RADIUS_M > NEAR_M:
        return None
    near = np.sort(tree.query_ball_point(place, nearest + _SAME_PLACE_M / _EARTH_RADIUS_M))
    passes = np.split(near, np.flatnonzero(np.diff(near) > 1) + 1)
    chosen = passes[-1] if _AT_THE_END.search(name) else passes[0]
    if at not in chosen:
        beside = np.linalg.norm(tree.data[chosen] - place, axis=1)
        at = chosen[int(beside.argmin())]
    return round(float(grid[at]), 1)
