"""Where a course lies, as a row keeps it: latitudes, then longitudes, int32 of 1e-7 degrees, compressed."""

import zlib

import numpy as np

from tools.domain.course import CoursePlaces

_PER_DEGREE = 1e7


def packed(places: CoursePlaces) -> bytes:
    """Return places as a row keeps them; a step of 1e-7 degrees is a centimetre."""
    degrees = np.concatenate((places.lat, places.lon)) * _PER_DEGREE
    return zlib.compress(np.rint(degrees).astype("<i4").tobytes())


def unpacked(kept: bytes) -> CoursePlaces:
    """Return places from a row."""
    lat, lon = np.frombuffer(zlib.decompress(kept), dtype="<i4").reshape(2, -1) / _PER_DEGREE
    return CoursePlaces(lat=lat, lon=lon)
