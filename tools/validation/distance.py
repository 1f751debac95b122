"""Distance on the ellipsoid, beside an independent geodesic and the sphere; marathons beside 42.195 km."""

from collections.abc import Mapping

import numpy as np

from tools.domain.course import Track
from tools.domain.ground.certified_distance import TOLERANCE
from tools.domain.ground.course_line import measure_line
from tools.domain.ground.course_warnings import find_gaps
from tools.domain.ground.geodesy import segment_lengths_m
from tools.domain.units import MARATHON_M
from tools.validation.naive import haversine_lengths_m
from tools.validation.reference_files import MARATHONS
from tools.validation.report import Section, Table, at_most, not_here

# Geodesics by geographiclib, from (lat, lon) to (lat, lon), in metres.
GEODESICS = (
    ((42.0, 0.0), (42.0, 1.0), 82_850.29),
    ((42.0, 0.0), (43.0, 0.0), 111_083.00),
    ((42.22975, -71.518245), (42.3499, -71.0785), 38_645.05),
)
_GOAL_PERCENT = 0.001


def distance_section(courses: Mapping[str, Track]) -> Section:
    """Return the section on distance: three geodesics, then the marathon files."""
    ours, sphere = _geodesic_errors()
    scales = [measure_line(courses[name]).distance_m / MARATHON_M for name in MARATHONS if name in courses]
    furthest = max((abs(scale - 1) * 100 for scale in scales), default=None)
    return Section(
        title="Distance",
        about="Each step is measured with the two radii of curvature of WGS84 at its middle latitude.",
        checks=(
            at_most(
                "geodesic_error",
                "within 0.001 % of geographiclib's geodesics",
                max(ours),
                _GOAL_PERCENT,
                "%",
            ),
            at_most(
                "certified_scale",
                "every marathon file within 3 % of 42.195 km, so that it is put on it",
                furthest,
                TOLERANCE * 100,
                "%",
            ),
        ),
        tables=(_geodesic_table(ours, sphere), _marathon_table(courses)),
        notes=(
            "A course file is not certified: the plan scales a file to the distance the athlete names, says "
            "so, and asks when it is more than 3 % away.",
        ),
    )


def _geodesic_errors() -> tuple[list[float], list[float]]:
    ours, sphere = [], []
    for (lat, lon), (lat_to, lon_to), true_m in GEODESICS:
        ends = np.array([lat, lat_to]), np.array([lon, lon_to])
        ours.append(abs(float(segment_lengths_m(*ends)[0]) / true_m - 1) * 100)
        sphere.append((float(haversine_lengths_m(*ends)[0]) / true_m - 1) * 100)
    return ours, sphere


def _geodesic_table(ours: list[float], sphere: list[float]) -> Table:
    rows = []
    for ((lat, lon), (lat_to, lon_to), true_m), off, naive in zip(GEODESICS, ours, sphere, strict=True):
        place = f"{lat:g} {lon:g} to {lat_to:g} {lon_to:g}"
        rows.append((place, f"{true_m:,.2f}", f"{off:.5f} %", f"{naive:+.3f} %"))
    columns = ("from, to (degrees)", "geographiclib (m)", "our error", "haversine error")
    return Table(title="Against geographiclib", columns=columns, rows=tuple(rows))


def _marathon_table(courses: Mapping[str, Track]) -> Table:
    columns = ("file", "points", "ours (km)", "file / 42.195 km", "haversine beside ours", "gaps over 200 m")
    rows = tuple(
        _marathon_row(name, courses[name]) if name in courses else not_here(name, len(columns))
        for name in MARATHONS
    )
    return Table(
        title=f"Marathon files (n = {len(courses.keys() & set(MARATHONS))})", columns=columns, rows=rows
    )


def _marathon_row(name: str, track: Track) -> tuple[str, ...]:
    line = measure_line(track)
    sphere = haversine_lengths_m(line.lat, line.lon)
    sphere[line.breaks - 1] = 0.0
    return (
        name,
        f"{line.lat.size:,}",
        f"{line.distance_m / 1000:.3f}",
        f"{line.distance_m / MARATHON_M:.4f}",
        f"{(sphere.sum() / line.distance_m - 1) * 100:+.3f} %",
        str(len(find_gaps(line.at_m, line.lengths_m))),
    )
