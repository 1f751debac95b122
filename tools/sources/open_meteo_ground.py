"""Open-Meteo's heights of the ground: Copernicus GLO-90, a value for every 90 m, in batches of 100 places."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.ground.thinned_way import thinned_way
from tools.kit.errors import SourceUnavailable
from tools.kit.outside_ports import AnswerKeeper, GroundHeights
from tools.sources.open_meteo import SERVICE
from tools.sources.outside_line import Calls, OutsideLine
from tools.sources.service_answers import entry

SOURCE = "Open-Meteo.com (CC BY 4.0), Copernicus DEM GLO-90"
MODEL_M = 90.0
BATCH = 100  # places the service takes at once
MOST_CALLS = 50  # a longer way is asked for at places farther apart: our design choice [D]
PACE_S = 0.15  # between two calls; the service allows 600 a minute: our design choice [D]
KEPT = timedelta(days=365)
LONGEST_WAIT_S = 60.0
TOO_SLOW = "Open-Meteo takes too long right now. What came is kept: ask again, and it goes on from there."
_LOWEST_M, _HIGHEST_M = -500.0, 9_000.0


@dataclass(slots=True)
class OpenMeteoGround:
    """The height of the ground (kit's TerrainService) in at most 50 calls a course, kept for a year."""

    url: str
    keeper: AnswerKeeper
    pace_s: float = PACE_S
    _line: OutsideLine = field(default_factory=lambda: OutsideLine(SERVICE), init=False)

    @property
    def name(self) -> str:
        """Return whose heights these are."""
        return SERVICE.name

    async def heights(
        self, lat: FloatArray, lon: FloatArray, tell: Callable[[str], None] | None = None
    ) -> GroundHeights:
        """Return the height at each place along a way, NaN where none is known; raise SourceError."""
        wanted, at_m = thinned_way(lat, lon, apart_m=MODEL_M, most=BATCH * MOST_CALLS)
        batches = [_question(lat[some], lon[some]) for some in _parts(wanted)]
        try:
            async with asyncio.timeout(LONGEST_WAIT_S):
                told, asked = await self._told(batches, tell)
        except TimeoutError:
            raise SourceUnavailable(TOO_SLOW) from None
        height = np.concatenate([_heights(told[each], each.count(",") // 2 + 1) for each in batches])
        known = ~np.isnan(height)
        filled = np.full(lat.size, np.nan)
        if known.any():
            filled = np.interp(at_m, at_m[wanted][known], height[known])
        apart_m = float(at_m[-1]) / max(1, wanted.size - 1)
        took = f"{asked} requests" if asked else "nothing asked again: it was kept from before"
        return GroundHeights(filled, SOURCE, max(MODEL_M, apart_m), took)

    async def _told(
        self, batches: list[str], tell: Callable[[str], None] | None
    ) -> tuple[dict[str, bytes], int]:
        """Return the answer to each batch, and how many had to be asked for; each is kept as it comes."""
        told = dict(await self.keeper.kept(batches))
        missing = [each for each in dict.fromkeys(batches) if each not in told]
        if not missing:
            return told, 0
        async with self._line.open() as calls:
            for done, question in enumerate(missing):
                if tell:
                    tell(f"{done} of {len(missing)} requests")
                told[question] = await self._batch(calls, question)
                await self.keeper.keep({question: told[question]}, KEPT)
                await asyncio.sleep(self.pace_s)
        return told, len(missing)

    async def _batch(self, calls: Calls, question: str) -> bytes:
        lat, lon = question.split(";")
        parameters = {"latitude": lat, "longitude": lon}
        content = await calls.content(f"{self.url.rstrip('/')}/v1/elevation", parameters) or b""
        _heights(content, lat.count(",") + 1)  # nothing is kept that cannot be read
        return content


def _parts(wanted: NDArray[np.intp]) -> list[NDArray[np.intp]]:
    return [wanted[first : first + BATCH] for first in range(0, wanted.size, BATCH)]


def _question(lat: FloatArray, lon: FloatArray) -> str:
    """Write places as the service takes them, to some ten metres: latitudes; longitudes."""
    return ";".join(",".join(f"{degrees:.4f}" for degrees in column.tolist()) for column in (lat, lon))


def _heights(content: bytes, size: int) -> FloatArray:
    """Return the heights of an answer, what cannot be as NaN; raise SourceUnavailable for nonsense."""
    try:
        told = entry(json.loads(content), "elevation")
        values = told if isinstance(told, list) else []
        height = np.array([np.nan if each is None else float(each) for each in values], dtype=np.float64)
    except (ValueError, TypeError, RecursionError, OverflowError):
        raise SERVICE.nonsense() from None
    if height.size != size:
        raise SERVICE.nonsense()
    height[~((height > _LOWEST_M) & (height < _HIGHEST_M))] = np.nan
    return height
