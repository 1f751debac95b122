"""The measured line of a track: its points without duplicates, and how far along each one stands."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray, Track
from tools.domain.ground.geodesy import segment_lengths_m

DUPLICATE_M = 0.01
SHORTEST_COURSE_M = 10.0  # our design choice [D]


class CourseTooShort(ValueError):
    """A track that goes nowhere; the sentence says what to do."""


@dataclass(frozen=True, slots=True)
class CourseLine:
    """Columns of shape (points,); `at_m` never falls, and stands still between separate pieces of a file.

    `lengths_m` (points - 1) is 0 between pieces, `spacing_m` its median elsewhere. `breaks` are the
    indices of points that begin a new piece, `break_lengths_m` how far each lies from the point before.
    """

    lat: FloatArray
    lon: FloatArray
    elevation_m: FloatArray
    at_m: FloatArray
    lengths_m: FloatArray
    breaks: NDArray[np.intp]
    break_lengths_m: FloatArray
    spacing_m: float

    @property
    def distance_m(self) -> float:
        """Return the length of the course."""
        return float(self.at_m[-1])


def measure_line(track: Track) -> CourseLine:
    """Measure a track, dropping points that repeat the one before; pieces are never joined.

    Raises CourseTooShort when the points go nowhere.
    """
    lat, lon, elevation_m = track.lat, track.lon, track.elevation_m
    begins = np.zeros(lat.size, dtype=np.bool_)
    begins[track.segment_starts] = True
    lengths = segment_lengths_m(lat, lon)
    moved = lengths >= DUPLICATE_M
    if not moved.all():
        kept = begins.copy()
        kept[1:] |= moved
        lat, lon, elevation_m, begins = lat[kept], lon[kept], elevation_m[kept], begins[kept]
        lengths = segment_lengths_m(lat, lon)
    breaks = np.flatnonzero(begins)[1:].astype(np.intp)
    inside = lengths
    if breaks.size:
        inside = lengths.copy()
        inside[breaks - 1] = 0.0
    at_m = np.zeros(lat.size)
    np.cumsum(inside, out=at_m[1:])
    if at_m[-1] < SHORTEST_COURSE_M:
        raise CourseTooShort(
            f"The points of this file lie within {max(at_m[-1], 1.0):.0f} m: that is no course. "
            "Export the whole course as a track and drop that."
        )
    return CourseLine(
        lat=lat,
        lon=lon,
        elevation_m=elevation_m,
        at_m=at_m,
        lengths_m=inside,
        breaks=breaks,
        break_lengths_m=lengths[breaks - 1],
        spacing_m=_median(inside[inside > 0.0] if breaks.size else inside),
    )


def uniform_grid(distance_m: float, steps: int) -> FloatArray:
    """Return the `steps + 1` places of a uniform grid, the last exactly at `distance_m`."""
    grid_m = np.arange(steps + 1, dtype=np.float64)
    grid_m *= distance_m / steps
    grid_m[-1] = distance_m
    return grid_m


def _median(values: FloatArray) -> float:
    """Return the median, in half the time of numpy's, which looks for NaN first."""
    half = values.size // 2
    ordered = np.partition(values, half)
    upper = ordered.item(half)
    return upper if values.size % 2 else (float(ordered[:half].max()) + upper) / 2.0
