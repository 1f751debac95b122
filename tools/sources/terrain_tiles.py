"""Mapbox terrain-rgb: heights from the pixels of map tiles, between them bilinear. The token is in no log."""

import asyncio
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.ground.map_tiles import PixelCorners, Tile, pixel_corners, pixel_m, tiles_of
from tools.kit.errors import SourceUnavailable
from tools.kit.outside_ports import AnswerKeeper, GroundHeights
from tools.sources.outside_line import Calls, OutsideLine, every
from tools.sources.service_answers import Service

SERVICE = Service(
    "Mapbox", "Mapbox does not accept the MAPBOX_TOKEN of this Paceline: set one that works, or unset it."
)
TILE_PX = 512
FINEST_ZOOM, COARSEST_ZOOM = 14, 8
MOST_TILES = 250  # a longer way is asked for in coarser tiles: our design choice [D]
AT_ONCE, BATCH = 6, 24
KEPT = timedelta(days=30)
LONGEST_WAIT_S = 90.0
FINEST_M = 10.0  # finer than this the heights behind the pixels are not: our design choice [D]
_NOT_THERE = frozenset({404, 410})  # nothing but sea, or nothing known
_LOWEST_M, _STEP_M = -10_000.0, 0.1
TOO_SLOW = "Mapbox takes too long right now. What came is kept: ask again, and it goes on from there."


@dataclass(slots=True)
class TerrainTiles:
    """The height of the ground (kit's TerrainService) at up to 250 tiles a course, kept for 30 days."""

    url: str
    token: str = field(repr=False)
    keeper: AnswerKeeper
    _line: OutsideLine = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._line = OutsideLine(SERVICE, {"access_token": self.token})

    @property
    def name(self) -> str:
        """Return whose heights these are."""
        return SERVICE.name

    async def heights(
        self, lat: FloatArray, lon: FloatArray, tell: Callable[[str], None] | None = None
    ) -> GroundHeights:
        """Return the height at each place along a way, NaN where none is known; raise SourceError."""
        zoom, corners, tiles = _fitting(lat, lon)
        pixels = np.full(corners.column.shape, np.nan)
        asked = 0
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                for done in range(0, len(tiles), BATCH):
                    if tell:
                        tell(f"{done} of {len(tiles)} tiles of the map")
                    found, fetched = await self._tiles(zoom, tiles[done : done + BATCH])
                    asked += fetched
                    await asyncio.to_thread(_fill, pixels, corners, found)
        except TimeoutError:
            raise SourceUnavailable(TOO_SLOW) from None
        height = np.where(corners.weight > 0, pixels * corners.weight, 0.0).sum(axis=0)
        resolution_m = max(FINEST_M, pixel_m(float(np.mean(lat)), zoom, TILE_PX))
        kept = len(tiles) - asked
        took = f"{len(tiles)} tiles of the map" + (f", {kept} of them kept from before" if kept else "")
        return GroundHeights(height, "Mapbox terrain-rgb, © Mapbox", resolution_m, took)

    async def _tiles(self, zoom: int, tiles: list[Tile]) -> tuple[Mapping[Tile, bytes], int]:
        """Return the pictures of tiles, and how many had to be fetched; empty for one that is not there."""
        asked = {f"terrain-rgb {zoom}/{column}/{row}": (column, row) for column, row in tiles}
        kept = dict(await self.keeper.kept(list(asked)))
        missing = [question for question in asked if question not in kept]
        if missing:
            async with self._line.open() as calls:
                at_once = asyncio.Semaphore(AT_ONCE)
                fetched = await every(self._tile(calls, at_once, zoom, asked[each]) for each in missing)
            new = dict(zip(missing, fetched, strict=True))
            await self.keeper.keep(new, KEPT)
            kept |= new
        return {tile: kept[question] for question, tile in asked.items()}, len(missing)

    async def _tile(self, calls: Calls, at_once: asyncio.Semaphore, zoom: int, tile: Tile) -> bytes:
        async with at_once:
            address = f"{self.url.rstrip('/')}/v4/mapbox.terrain-rgb/{zoom}/{tile[0]}/{tile[1]}@2x.pngraw"
            content = await calls.content(address, nothing=_NOT_THERE) or b""
        if content:
            await asyncio.to_thread(tile_heights, content)  # nothing is kept that cannot be read
        return content


def tile_heights(content: bytes) -> FloatArray:
    """Return the heights of a tile's pixels in metres, shape (512, 512), NaN where none is known.

    Raises SourceUnavailable for what is no such tile.
    """
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(content), formats=("PNG",)) as picture:
            if picture.size != (TILE_PX, TILE_PX):
                raise SERVICE.nonsense()
            colours = np.asarray(picture.convert("RGB"), dtype=np.int64)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        raise SERVICE.nonsense() from None
    steps = (colours[..., 0] << 16) + (colours[..., 1] << 8) + colours[..., 2]
    return np.where(steps > 0, _LOWEST_M + _STEP_M * steps, np.nan)


def _fitting(lat: FloatArray, lon: FloatArray) -> tuple[int, PixelCorners, list[Tile]]:
    """Return the finest zoom at which a way needs no more tiles than we ask for, its pixels and its tiles."""
    for zoom in range(FINEST_ZOOM, COARSEST_ZOOM - 1, -1):
        corners = pixel_corners(lat, lon, zoom, TILE_PX)
        tiles = tiles_of(corners, TILE_PX)
        if len(tiles) <= MOST_TILES:
            break
    return zoom, corners, tiles


def _fill(pixels: FloatArray, corners: PixelCorners, found: Mapping[Tile, bytes]) -> None:
    """Write the heights of these tiles to the pixels that lie in them."""
    column, row = corners.column // TILE_PX, corners.row // TILE_PX
    for tile, content in found.items():
        if not content:
            continue
        here = (column == tile[0]) & (row == tile[1])
        pixels[here] = tile_heights(content)[corners.row[here] % TILE_PX, corners.column[here] % TILE_PX]
