"""A way in fewer places, for services that are asked for a handful of points and know the ground coarsely."""

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.ground.geodesy import cumulative_distance_m


def thinned_way(
    lat: FloatArray, lon: FloatArray, *, apart_m: float, most: int
) -> tuple[NDArray[np.intp], FloatArray]:
    """Return which places of a way to ask for, and how far along every place lies, in metres.

    Neighbours asked for lie `apart_m` or a little more apart, wider where there would be more than `most`;
    both ends are among them.
    """
    at_m = cumulative_distance_m(lat, lon)
    count = int(min(max(2, at_m[-1] // apart_m + 1), most, at_m.size))
    wanted = np.linspace(0.0, at_m[-1], count)
    nearest = np.searchsorted(at_m, wanted).clip(0, at_m.size - 1)
    return np.unique(nearest).astype(np.intp), at_m
