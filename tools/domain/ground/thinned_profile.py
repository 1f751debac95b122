"""A course's profile with fewer points, for drawing: summits and valleys stay where they are."""

import math

import numpy as np

from tools.domain.course import CourseAnalysis, FloatArray

# What an eye can tell apart in a picture of a course: our design choice [D].
SHORTEST_WINDOW_M = 100.0
MOST_STRIPES = 250


def thinned_profile(course: CourseAnalysis, most: int) -> tuple[int, ...]:
    """Return the indices of at most `most` + 2 grid points, both ends among them; none without heights.

    Each stretch of the grid gives the point that lies farthest from the stretch's mean, its highest or its
    lowest, so that a thinned profile still reaches its extremes.
    """
    heights = np.asarray(course.elevation_m, dtype=np.float64)
    count = len(heights)
    if not count:
        return ()
    stride = max(1, math.ceil(count / most))
    whole = count // stride * stride
    kept = {0, count - 1}
    stretches = heights[:whole].reshape(-1, stride)
    far = np.abs(stretches - stretches.mean(axis=1, keepdims=True)).argmax(axis=1)
    kept.update((far + np.arange(0, whole, stride)).tolist())
    if whole < count:
        rest = heights[whole:]
        kept.add(whole + int(np.abs(rest - rest.mean()).argmax()))
    return tuple(sorted(kept))


def seen_grade(course: CourseAnalysis, stripes: int = MOST_STRIPES) -> FloatArray:
    """Return the grade at each grid point, averaged over a stripe of the picture and over 100 m at least."""
    window_m = max(SHORTEST_WINDOW_M, course.distance_m / stripes)
    half = max(1, round(window_m / course.step_m / 2))
    total = np.concatenate(([0.0], np.cumsum(course.grade)))
    index = np.arange(len(course.grade))
    first, last = np.maximum(index - half, 0), np.minimum(index + half + 1, index.size)
    return np.asarray((total[last] - total[first]) / (last - first), dtype=np.float64)
