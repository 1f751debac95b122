"""Heights by batches over HTTP: how many are asked for, what lies between them, how it fails."""

from collections.abc import Iterator

import numpy as np
import pytest

from tests.support.kept_answers import KeptAnswers
from tests.support.open_meteo_service import ELEVATION, OpenMeteoService, open_meteo, rolling_ground
from tests.tools.sources.test_terrain_tiles import walk
from tools.kit.errors import SourceBusy, SourceUnavailable
from tools.kit.outside_ports import TerrainService
from tools.sources.open_meteo_ground import BATCH, MOST_CALLS, OpenMeteoGround


@pytest.fixture
def service() -> Iterator[OpenMeteoService]:
    with open_meteo() as service:
        yield service


def ground_at(service: OpenMeteoService, keeper: KeptAnswers | None = None) -> OpenMeteoGround:
    return OpenMeteoGround(service.url, keeper or KeptAnswers(), pace_s=0.0)


async def test_heights_are_those_of_the_ground(service: OpenMeteoService) -> None:
    ground = ground_at(service)
    assert isinstance(ground, TerrainService)
    lat, lon = walk(20_000)
    told = await ground.heights(lat, lon)

    truth = np.array([rolling_ground(*place) for place in zip(lat, lon, strict=True)])
    assert np.abs(told.elevation_m - truth).max() < 3.0, "between two places 90 m apart it is a line"
    assert told.resolution_m == pytest.approx(90, abs=2)
    assert told.asked == f"{len(service.asked)} requests"
    assert "Copernicus" in told.source
    assert "CC BY 4.0" in told.source


@pytest.mark.parametrize(("km", "calls"), [(10, 2), (42.195, 5), (200, 23), (900, MOST_CALLS)])
async def test_a_course_takes_few_requests(km: float, calls: int, service: OpenMeteoService) -> None:
    lat, lon = walk(km * 1000)
    told = await ground_at(service).heights(lat, lon)

    assert len(service.asked) == pytest.approx(calls, abs=1)
    assert len(service.asked) <= MOST_CALLS
    sizes = [asked.query["latitude"].count(",") + 1 for asked in service.asked]
    assert max(sizes) <= BATCH
    assert told.resolution_m == pytest.approx(max(90.0, km * 1000 / (BATCH * MOST_CALLS)), rel=0.05)


async def test_it_is_asked_once_and_tells_how_far_it_is(service: OpenMeteoService) -> None:
    keeper, heard, way = KeptAnswers(), list[str](), walk(42_195)
    first = await ground_at(service, keeper).heights(*way, heard.append)
    asked = len(service.asked)
    again = await ground_at(service, keeper).heights(*way)

    assert heard == [f"{done} of {asked} requests" for done in range(asked)]
    assert len(service.asked) == asked
    np.testing.assert_array_equal(first.elevation_m, again.elevation_m)


async def test_a_broken_run_goes_on_where_it_stopped(service: OpenMeteoService) -> None:
    keeper, way = KeptAnswers(), walk(42_195)
    with pytest.raises(SourceBusy):
        await ground_at(service, keeper).heights(
            *way, lambda said: service.fail(ELEVATION, 429) if said.startswith("3 ") else None
        )
    assert len(keeper.answers) == 3
    await ground_at(service, keeper).heights(*way)
    assert len(service.asked) == 4 + 2


async def test_what_is_not_known_is_filled_between_and_never_made_up(service: OpenMeteoService) -> None:
    service.ground = lambda lat, _: None if lat > 47.40 else 500.0
    told = await ground_at(service).heights(*walk(20_000))
    assert told.elevation_m == pytest.approx(500.0)

    service.ground = lambda *_: -99_999.0
    assert np.isnan((await ground_at(service).heights(*walk(2_000))).elevation_m).all()


@pytest.mark.parametrize("body", [b"<html>", b"[1]", b'{"elevation": [1.0]}', b'{"elevation": ["high"]}'])
async def test_nonsense_is_said_and_not_kept(body: bytes, service: OpenMeteoService) -> None:
    keeper = KeptAnswers()
    service.fail(ELEVATION, 200, body=body, times=9)
    with pytest.raises(SourceUnavailable, match="an answer I cannot read"):
        await ground_at(service, keeper).heights(*walk(5_000))
    assert keeper.answers == {}


async def test_without_a_network_it_says_so() -> None:
    with pytest.raises(SourceUnavailable, match="Open-Meteo cannot be reached"):
        await OpenMeteoGround("http://127.0.0.1:9", KeptAnswers()).heights(*walk(5_000))
