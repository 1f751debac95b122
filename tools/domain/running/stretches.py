"""Stretches of a course on which something holds."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray


def find_stretches(
    holds: NDArray[np.bool_], position_m: FloatArray, *, join_m: float, shortest_m: float
) -> NDArray[np.intp]:
    """Return the stretches where `holds` is true, shape (stretches, 2): the points they start and end at.

    `holds` has shape (steps,) and `position_m` shape (steps + 1,). Stretches closer than `join_m` become one,
    and what is then shorter than `shortest_m` is left out.
    """
    edges = np.flatnonzero(np.diff(np.concatenate(([False], holds, [False])).astype(np.int8)))
    starts, ends = edges[::2], edges[1::2]
    if starts.size == 0:
        return np.empty((0, 2), dtype=np.intp)
    apart = position_m[starts[1:]] - position_m[ends[:-1]] >= join_m
    starts = starts[np.concatenate(([True], apart))]
    ends = ends[np.concatenate((apart, [True]))]
    long_enough = position_m[ends] - position_m[starts] >= shortest_m
    return np.stack((starts[long_enough], ends[long_enough]), axis=-1)
