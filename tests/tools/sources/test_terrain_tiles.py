"""Heights from map tiles over HTTP: exact between pixels, tiles and hemispheres, in few requests."""

import logging
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.kept_answers import KeptAnswers
from tests.support.terrain_tiles import TILE_PX, TOKEN, TerrainService, as_picture, sloping_ground, terrain
from tools.domain.course import FloatArray
from tools.kit.errors import SourceBusy, SourceRefused, SourceUnavailable
from tools.kit.outside_ports import TerrainService as TerrainPort
from tools.sources.terrain_tiles import MOST_TILES, TerrainTiles, tile_heights

ZURICH = (47.3712, 8.5398)
EXACT_M = 0.1


@pytest.fixture(scope="module")
def shared() -> Iterator[TerrainService]:
    with terrain() as service:
        yield service


@pytest.fixture
def service() -> Iterator[TerrainService]:
    with terrain() as service:
        yield service


def tiles_at(service: TerrainService, keeper: KeptAnswers | None = None) -> TerrainTiles:
    return TerrainTiles(service.url, TOKEN, keeper or KeptAnswers())


def truth(lat: FloatArray, lon: FloatArray, zoom: int = 14) -> FloatArray:
    """Return the stand-in's ground at places, by the map's own formula."""
    across = TILE_PX * 2.0**zoom
    x = (lon / 360 + 0.5) * across
    y = (0.5 - np.log(np.tan(np.pi / 4 + np.radians(lat) / 2)) / (2 * np.pi)) * across
    return sloping_ground(x, y, zoom)


def walk(
    metres: float, step_m: float = 20.0, at: tuple[float, float] = ZURICH
) -> tuple[FloatArray, FloatArray]:
    """Return a winding way to the north-east, in degrees."""
    along = np.arange(0.0, metres, step_m)
    turned = 45 + 60 * np.sin(along / 7_000) + 25 * np.sin(along / 900)
    north, east = np.cos(np.radians(turned)) * step_m, np.sin(np.radians(turned)) * step_m
    lat = at[0] + np.cumsum(north) / 111_200
    lon = at[1] + np.cumsum(east) / (111_300 * np.cos(np.radians(at[0])))
    return lat, lon


async def test_heights_between_pixels_are_exact(service: TerrainService) -> None:
    tiles = tiles_at(service)
    assert isinstance(tiles, TerrainPort)
    lat, lon = walk(12_000)
    told = await tiles.heights(lat, lon)

    assert len(service.asked) > 5, "the way crosses several tiles"
    assert np.abs(told.elevation_m - truth(lat, lon)).max() <= EXACT_M
    assert (told.source, tiles.name) == ("Mapbox terrain-rgb, © Mapbox", "Mapbox")


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    column=st.integers(8_500, 8_600),
    row=st.integers(5_700, 5_800),
    off_px=st.tuples(st.floats(-0.6, 0.6), st.floats(-0.6, 0.6)),
)
async def test_at_the_corner_of_four_tiles_heights_are_exact(
    shared: TerrainService, column: int, row: int, off_px: tuple[float, float]
) -> None:
    across = TILE_PX * 2**14
    x, y = column * TILE_PX + off_px[0], row * TILE_PX + off_px[1]
    lon = np.array([(x / across - 0.5) * 360])
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * np.array([y]) / across))))
    told = await tiles_at(shared).heights(lat, lon)

    assert told.elevation_m == pytest.approx(truth(lat, lon), abs=EXACT_M)


async def test_the_map_goes_round_at_the_180th_meridian(service: TerrainService) -> None:
    lon = np.array([179.9990, 179.99999, -180.0, -179.99999, -179.9990])
    lat = np.full(5, -16.8)
    service.ground = lambda x, y, _: 100.0 + 0.05 * ((x + 4_000_000) % (TILE_PX * 2**14) - 4_000_000) + 0 * y
    told = await tiles_at(service).heights(lat, lon)

    columns = {int(tile.split("/")[1]) for tile in service.tiles}
    assert columns == {0, 2**14 - 1}
    x = ((lon + 360) % 360 - 180) / 360 * TILE_PX * 2**14  # from the meridian on, eastwards
    assert told.elevation_m == pytest.approx(100 + 0.05 * x, abs=EXACT_M)


async def test_a_hundred_miles_take_few_tiles_and_none_twice(service: TerrainService) -> None:
    keeper, heard = KeptAnswers(), list[str]()
    lat, lon = walk(161_000, at=(42.5, 1.5))
    first = await tiles_at(service, keeper).heights(lat, lon, heard.append)
    assert len(service.asked) <= 120
    assert len(set(service.tiles)) == len(service.tiles)
    assert first.asked == f"{len(service.asked)} tiles of the map"
    assert heard[0].startswith("0 of ")
    assert len(heard) >= 4

    asked = len(service.asked)
    again = await tiles_at(service, keeper).heights(lat, lon)
    assert len(service.asked) == asked
    assert again.asked.endswith(f"{asked} of them kept from before")
    np.testing.assert_array_equal(again.elevation_m, first.elevation_m)


async def test_a_very_long_way_is_asked_for_in_coarser_tiles(service: TerrainService) -> None:
    lat, lon = walk(380_000, step_m=40.0)
    told = await tiles_at(service).heights(lat, lon)

    assert {tile.split("/")[0] for tile in service.tiles} == {"13"}
    assert len(service.asked) <= MOST_TILES
    assert np.abs(told.elevation_m - truth(lat, lon, 13)).max() <= EXACT_M


async def test_what_is_not_there_is_not_known(service: TerrainService) -> None:
    lat, lon = walk(6_000)
    await tiles_at(service).heights(lat, lon)
    _, column, row = service.tiles[0].split("/")
    service.sea = {(int(column), int(row))}
    told = await tiles_at(service).heights(lat, lon)

    unknown = np.isnan(told.elevation_m)  # Tiles are asked for at once, so the first one may be any of them.
    assert unknown.any()
    assert not unknown.all()


def test_a_tile_says_what_it_does_not_know() -> None:
    ground = np.full((TILE_PX, TILE_PX), 1234.5)
    ground[3, 4] = np.nan
    heights = tile_heights(as_picture(ground))

    assert np.isnan(heights[3, 4])
    assert np.nanmin(heights) == np.nanmax(heights) == pytest.approx(1234.5)


@pytest.mark.parametrize(
    "body",
    [b"<html>", b"\x89PNG\r\n\x1a\n", as_picture(np.zeros((16, 16))), as_picture(np.zeros((1, 9_000)))],
)
async def test_what_is_no_tile_is_said_and_not_kept(body: bytes, service: TerrainService) -> None:
    keeper = KeptAnswers()
    service.fail("/v4/", 200, body=body, times=99)
    with pytest.raises(SourceUnavailable, match="Mapbox gave an answer I cannot read"):
        await tiles_at(service, keeper).heights(*walk(500))
    assert keeper.answers == {}


async def test_a_broken_run_goes_on_where_it_stopped(service: TerrainService) -> None:
    keeper, way = KeptAnswers(), walk(60_000)

    def fail_later(_: str) -> None:
        if len(service.asked) > 20:
            service.fail("/v4/", 429)

    with pytest.raises(SourceBusy, match="Mapbox asks to slow down"):
        await tiles_at(service, keeper).heights(*way, fail_later)
    kept = len(keeper.answers)
    assert kept >= 24
    told = await tiles_at(service, keeper).heights(*way)
    assert told.asked == f"{len(keeper.answers)} tiles of the map, {kept} of them kept from before"


async def test_the_token_is_in_no_log_and_no_error(
    service: TerrainService, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for name in ("httpx", "httpcore"):
            caplog.set_level(logging.DEBUG, name)
        tiles = tiles_at(service)
        await tiles.heights(*walk(500))
        wrong = TerrainTiles(service.url, "pk.not-this-one", KeptAnswers())
        with pytest.raises(SourceRefused, match="does not accept the MAPBOX_TOKEN") as refused:
            await wrong.heights(*walk(500))
        nowhere = TerrainTiles("http://127.0.0.1:9", TOKEN, KeptAnswers())
        with pytest.raises(SourceUnavailable, match="Mapbox cannot be reached") as silent:
            await nowhere.heights(*walk(500))

    assert service.asked[0].query["access_token"] == TOKEN
    assert "HTTP Request" in caplog.text, "the logs are really on"
    everything = caplog.text + "".join(map(repr, (tiles, wrong, refused.value, silent.value)))
    assert TOKEN not in everything
    assert "not-this-one" not in everything
