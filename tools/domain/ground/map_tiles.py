"""Places on the square map of web tiles (Web Mercator): the pixels around a place, and in what share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray

HIGHEST_LATITUDE_DEG = 85.05112878  # where the square map ends
_EQUATOR_M = 40_075_016.68557849  # of the sphere of this map

Tile = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PixelCorners:
    """The four pixels whose middles lie around each place. Arrays have shape (4, places).

    `column` and `row` count over the whole map from its north-western corner; `weight` adds up to 1.
    """

    column: NDArray[np.int64]
    row: NDArray[np.int64]
    weight: FloatArray


def pixel_corners(lat: FloatArray, lon: FloatArray, zoom: int, tile_px: int) -> PixelCorners:
    """Return the pixels around places in degrees; the map goes round at the 180th meridian."""
    across_px = tile_px * 2**zoom
    sine = np.sin(np.radians(np.clip(lat, -HIGHEST_LATITUDE_DEG, HIGHEST_LATITUDE_DEG)))
    # The middle of pixel 0 lies half a pixel from the edge.
    x = (np.asarray(lon) / 360.0 + 0.5) * across_px - 0.5
    y = (0.5 - np.arctanh(sine) / (2.0 * np.pi)) * across_px - 0.5
    left, top = np.floor(x), np.floor(y)
    right_share, low_share = x - left, y - top
    columns = np.stack((left, left + 1, left, left + 1)).astype(np.int64) % across_px
    rows = np.clip(np.stack((top, top, top + 1, top + 1)).astype(np.int64), 0, across_px - 1)
    weight = np.stack(
        (
            (1 - right_share) * (1 - low_share),
            right_share * (1 - low_share),
            (1 - right_share) * low_share,
            right_share * low_share,
        )
    )
    return PixelCorners(columns, rows, weight)


def tiles_of(corners: PixelCorners, tile_px: int) -> list[Tile]:
    """Return the tiles (column, row) that hold these pixels, in the order in which the way meets them."""
    column = (corners.column // tile_px).T.ravel()
    row = (corners.row // tile_px).T.ravel()
    counts = corners.weight.T.ravel() > 0
    return list(dict.fromkeys(zip(column[counts].tolist(), row[counts].tolist(), strict=True)))


def pixel_m(lat_deg: float, zoom: int, tile_px: int) -> float:
    """Return how wide a pixel is on the ground, in metres."""
    return float(_EQUATOR_M * np.cos(np.radians(lat_deg)) / (tile_px * 2**zoom))
