"""Mapbox's terrain tiles over real HTTP: pictures whose heights are a plane over the pixels of the map."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

import numpy as np
from PIL import Image

from tests.support.stand_in import Answer, Asked, StandIn, served
from tools.domain.course import FloatArray

TOKEN = "pk.mapbox-token-0123456789"
TILE_PX = 512
PREFIX = "/v4/mapbox.terrain-rgb/"
Ground = Callable[[FloatArray, FloatArray, int], FloatArray]


def sloping_ground(x_px: FloatArray, y_px: FloatArray, zoom: int) -> FloatArray:
    """Return heights over middles of pixels of the whole map: a plane, so that bilinear is exact."""
    scale = 2.0 ** (14 - zoom)
    east_m = 0.02 * (scale * (x_px % (TILE_PX * 2**zoom)) - 4_460_000.0)
    return np.asarray(700.0 + east_m - 0.01 * (scale * y_px - 2_960_000.0), dtype=np.float64)


def as_picture(height_m: FloatArray) -> bytes:
    """Return the tile of heights in metres, NaN as nothing known."""
    steps = np.where(np.isnan(height_m), 0, np.rint((height_m + 10_000.0) * 10)).astype(np.int64)
    colours = np.stack((steps >> 16, steps >> 8 & 255, steps & 255), axis=-1).astype(np.uint8)
    written = io.BytesIO()
    Image.fromarray(colours, "RGB").save(written, "PNG", compress_level=1)
    return written.getvalue()


@dataclass
class TerrainService(StandIn):
    """One service; tiles in `sea` are not there."""

    ground: Ground = sloping_ground
    sea: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def answer(self, asked: Asked) -> Answer:
        if asked.query.get("access_token") != TOKEN:
            return Answer(401, b'{"message":"Not Authorized - Invalid Token"}')
        zoom, column, row = asked.path.removeprefix(PREFIX).removesuffix("@2x.pngraw").split("/")
        place = int(column), int(row)
        if not all(0 <= each < 2 ** int(zoom) for each in place) or place in self.sea:
            return Answer(404)
        x, y = np.meshgrid(
            place[0] * TILE_PX + np.arange(TILE_PX) + 0.5, place[1] * TILE_PX + np.arange(TILE_PX) + 0.5
        )
        return Answer(200, as_picture(self.ground(x, y, int(zoom))), {"Content-Type": "image/png"})

    @property
    def tiles(self) -> list[str]:
        """Return the tiles asked for, as zoom/column/row."""
        return [asked.path.removeprefix(PREFIX).removesuffix("@2x.pngraw") for asked in self.asked]


def terrain(service: TerrainService | None = None) -> AbstractContextManager[TerrainService]:
    """Serve terrain tiles until the block ends."""
    return served(service or TerrainService())
