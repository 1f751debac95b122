"""What is commonly done instead of what we do: kept here, and nowhere else, to stand beside our figures."""

import numpy as np

from tools.domain.course import FloatArray

HAVERSINE_RADIUS_M = 6_371_008.8
GPXPY_WEIGHTS = (0.3, 0.4, 0.3)


def haversine_lengths_m(lat: FloatArray, lon: FloatArray) -> FloatArray:
    """Return the distance from each point to the next on a sphere, in metres; degrees in."""
    phi, lam = np.radians(lat), np.radians(lon)
    inside = (
        np.sin(np.diff(phi) / 2) ** 2 + np.cos(phi[:-1]) * np.cos(phi[1:]) * np.sin(np.diff(lam) / 2) ** 2
    )
    return np.asarray(2 * HAVERSINE_RADIUS_M * np.arcsin(np.sqrt(inside)))


def raw_gain_m(height_m: FloatArray) -> float:
    """Return the sum of all rises between recorded points."""
    return float(np.clip(np.diff(height_m), 0.0, None).sum())


def gpxpy_gain_m(height_m: FloatArray) -> float:
    """Return the gain as gpxpy counts it: every inner point 0.3/0.4/0.3 with its neighbours, then raw."""
    if height_m.size < 3:
        return raw_gain_m(height_m)
    before, own, after = GPXPY_WEIGHTS
    inner = before * height_m[:-2] + own * height_m[1:-1] + after * height_m[2:]
    return raw_gain_m(np.concatenate((height_m[:1], inner, height_m[-1:])))


def longest_rise_m(height_m: FloatArray, step_m: float) -> tuple[float, float]:
    """Return length and height of the highest rise that no dip of any depth interrupts."""
    falls = np.flatnonzero(np.diff(height_m) <= 0.0)
    starts = np.concatenate(([0], falls + 1))
    ends = np.concatenate((falls, [height_m.size - 1]))
    rises = height_m[ends] - height_m[starts]
    best = int(rises.argmax())
    return float((ends[best] - starts[best]) * step_m), float(rises[best])
