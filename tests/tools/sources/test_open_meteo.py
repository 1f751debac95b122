"""The weather of a race over HTTP: which hours, which range, how often it is asked for, how it fails."""

import gzip
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from tests.support.kept_answers import KeptAnswers
from tests.support.open_meteo_service import ARCHIVE, FORECAST, Hour, OpenMeteoService, open_meteo
from tests.support.stand_in import Asked
from tools.domain.weather import WeatherBasis
from tools.kit.errors import SourceBusy, SourceUnavailable
from tools.kit.outside_ports import WeatherService
from tools.sources.open_meteo import AT_ONCE, SOURCE, OpenMeteoWeather

TODAY = date(2026, 4, 10)
START = datetime(2026, 4, 18, 9, 0)
LAT, LON, RACE_S = 47.3712, 8.5398, 3 * 3600.0


@pytest.fixture
def service() -> Iterator[OpenMeteoService]:
    with open_meteo(OpenMeteoService(today=TODAY)) as service:
        yield service


@pytest.fixture
def keeper() -> KeptAnswers:
    return KeptAnswers()


@pytest.fixture
def weather(service: OpenMeteoService, keeper: KeptAnswers) -> OpenMeteoWeather:
    now = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
    return OpenMeteoWeather(service.url, service.url, keeper, now=lambda: now)


async def test_the_forecast_is_that_of_the_hours_between_start_and_finish(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    assert isinstance(weather, WeatherService)
    told = await weather.race_weather(LAT, LON, START, RACE_S)

    # 1 °C an hour from 15.8 °C at 9:00 (10 + 1, 6 years of 0.5, 18 days of 0.1) to 18.8 °C at 12:00.
    assert told.basis is WeatherBasis.FORECAST
    assert [told.temperature.low, told.temperature.high] == pytest.approx([15.8, 18.8])
    assert told.temperature.value == pytest.approx(17.3)
    assert told.dew_point.value == 5.0
    assert (told.wind_speed.value, told.wind_from.value) == (4.0, 270.0)
    assert (told.rain.value, told.source, told.day) == (0.0, SOURCE, START.date())
    (asked,) = service.asked
    assert (asked.path, asked.query["timezone"]) == (FORECAST, "auto")
    assert service.places == [(47.37, 8.54)], "to a kilometre, no finer"


async def test_a_race_past_midnight_is_asked_for_on_both_days(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    await weather.race_weather(LAT, LON, datetime(2026, 4, 18, 22, 30), 5 * 3600)

    assert (service.asked[0].query["start_date"], service.asked[0].query["end_date"]) == (
        "2026-04-18",
        "2026-04-19",
    )


async def test_the_same_forecast_is_asked_for_once_an_hour(
    weather: OpenMeteoWeather, service: OpenMeteoService, keeper: KeptAnswers
) -> None:
    for hours in (0, 1, 2):
        await weather.race_weather(LAT, LON, START + timedelta(hours=hours), RACE_S)

    assert len(service.asked) == 1
    assert set(keeper.kept_for.values()) == {timedelta(hours=1)}


@pytest.mark.parametrize(
    ("day", "basis", "path"),
    [
        (TODAY, WeatherBasis.FORECAST, FORECAST),
        (TODAY + timedelta(days=15), WeatherBasis.FORECAST, FORECAST),
        (TODAY + timedelta(days=16), WeatherBasis.CLIMATE, ARCHIVE),
        (TODAY - timedelta(days=30), WeatherBasis.CLIMATE, ARCHIVE),
    ],
)
async def test_the_forecast_reaches_as_far_as_the_service_does(
    day: date,
    basis: WeatherBasis,
    path: str,
    weather: OpenMeteoWeather,
    service: OpenMeteoService,
) -> None:
    told = await weather.race_weather(LAT, LON, datetime(day.year, day.month, day.day, 9), RACE_S)

    assert told.basis is basis
    assert {asked.path for asked in service.asked} == {path}


async def test_where_the_forecast_ends_sooner_than_thought_the_climate_is_told(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    service.today = TODAY - timedelta(days=1)
    told = await weather.race_weather(LAT, LON, datetime(2026, 4, 25, 9), RACE_S)

    assert told.basis is WeatherBasis.CLIMATE
    assert len(service.paths(FORECAST)) == 1


async def test_climate_is_ten_years_of_the_days_around_it(
    weather: OpenMeteoWeather, service: OpenMeteoService, keeper: KeptAnswers
) -> None:
    told = await weather.race_weather(LAT, LON, datetime(2026, 9, 20, 9, 0), RACE_S)

    years = sorted(asked.query["start_date"] for asked in service.asked)
    assert years == [f"{year}-09-17" for year in range(2016, 2026)]
    means = [
        10 + 1 + 1.5 + 0.5 * (year - 2020) + 0.1 * day for year in range(2016, 2026) for day in range(17, 24)
    ]
    low, middle, high = np.percentile(means, (10, 50, 90))
    assert told.temperature.value == pytest.approx(middle, abs=0.01)
    assert (told.temperature.low, told.temperature.high) == pytest.approx((low, high), abs=0.01)
    assert told.temperature.inputs == {"years": 10, "days": 70, "wet_share": 0.0}
    assert set(keeper.kept_for.values()) == {timedelta(days=30)}

    await weather.race_weather(LAT, LON, datetime(2026, 9, 20, 10, 0), RACE_S)
    assert len(service.asked) == 10, "another hour of the same days is known"


async def test_a_race_on_29_february_looks_at_the_28th(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    await weather.race_weather(LAT, LON, datetime(2028, 2, 29, 9, 0), RACE_S)

    assert {asked.query["start_date"][4:] for asked in service.asked} == {"-02-25"}
    assert len(service.asked) == 10


async def test_wind_from_all_sides_has_no_direction(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    service.hour = lambda at: Hour(wind=6.0, wind_from=90.0 * (at.hour % 4))
    told = await weather.race_weather(LAT, LON, START, 8 * 3600)

    assert told.wind_from.value is None
    assert told.wind_from.reason == "the wind turns during the race"
    assert told.wind_speed.value == 6.0


async def test_wind_around_north_is_north(weather: OpenMeteoWeather, service: OpenMeteoService) -> None:
    service.hour = lambda at: Hour(wind=5.0, wind_from=350.0 if at.hour % 2 else 10.0)
    told = await weather.race_weather(LAT, LON, START, 2 * 3600)

    assert told.wind_from.value is not None
    assert min(told.wind_from.value, 360 - told.wind_from.value) < 6


async def test_rain_is_what_falls_within_the_race(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    service.hour = lambda at: Hour(rain=2.0 if at.hour in (10, 12) else 0.0)  # from 9 to 10, and 11 to 12
    told = await weather.race_weather(LAT, LON, datetime(2026, 4, 18, 9, 30), 2 * 3600)

    assert told.rain.value == pytest.approx(1.0 + 1.0)


async def test_a_failure_that_passes_is_tried_once_more(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    service.fail(FORECAST, 503)
    assert (await weather.race_weather(LAT, LON, START, RACE_S)).basis is WeatherBasis.FORECAST
    assert len(service.asked) == 2


async def test_a_failure_that_stays_is_said_and_not_kept(
    weather: OpenMeteoWeather, service: OpenMeteoService, keeper: KeptAnswers
) -> None:
    service.fail(FORECAST, 500, times=9)
    with pytest.raises(SourceUnavailable, match="Open-Meteo answers with an error"):
        await weather.race_weather(LAT, LON, START, RACE_S)
    assert len(service.asked) == 2
    assert keeper.answers == {}


async def test_when_asked_to_slow_down_it_does_not_ask_again(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    service.fail("/v1/", 429, times=99, Retry_After="120")
    with pytest.raises(SourceBusy, match="asks to slow down: it can be asked again in about 2 minutes"):
        await weather.race_weather(LAT, LON, datetime(2026, 9, 20, 9), RACE_S)
    assert len(service.asked) <= AT_ONCE


@pytest.mark.parametrize(
    "body",
    [
        b"<html>",
        b"{}",
        b"[]",
        b'{"hourly": {"time": []}}',
        b'{"hourly": {"time": ["2026-04-18T09:00"], "temperature_2m": [1, 2]}}',
        b'{"hourly": {"time": ["never"], "temperature_2m": [1]}}',
        b'{"hourly": 7}',
        b"[" * 100_000,
    ],
)
async def test_nonsense_is_said_and_not_kept(
    body: bytes, weather: OpenMeteoWeather, service: OpenMeteoService, keeper: KeptAnswers
) -> None:
    service.fail(FORECAST, 200, body=body, times=9)
    with pytest.raises(SourceUnavailable, match="an answer I cannot read"):
        await weather.race_weather(LAT, LON, START, RACE_S)
    assert keeper.answers == {}


async def test_what_is_packed_unasked_is_not_unpacked(
    weather: OpenMeteoWeather, service: OpenMeteoService, keeper: KeptAnswers
) -> None:
    bomb = gzip.compress(gzip.compress(b" " * 50_000_000))
    service.fail(FORECAST, 200, body=bomb, times=9, Content_Encoding="gzip, gzip")
    with pytest.raises(SourceUnavailable, match="an answer I cannot read"):
        await weather.race_weather(LAT, LON, START, RACE_S)
    assert keeper.answers == {}
    assert service.asked[0].headers["accept-encoding"] == "identity"


async def test_hours_that_are_not_known_are_not_made_up(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    unknown = float("nan")
    service.hour = lambda at: Hour(temperature=999.0, wind=-5.0) if at.hour > 3 else Hour(rain=unknown)
    with pytest.raises(SourceUnavailable, match="tells nothing of these hours"):
        await weather.race_weather(LAT, LON, START, RACE_S)


async def test_nobody_waits_for_a_service_that_hangs(
    weather: OpenMeteoWeather, service: OpenMeteoService
) -> None:
    weather.longest_wait_s, service.delay_s = 0.2, 1.0
    with pytest.raises(SourceUnavailable, match="cannot be reached"):
        await weather.race_weather(LAT, LON, START, RACE_S)
    before: list[Asked] = list(service.asked)
    with pytest.raises(SourceUnavailable, match="cannot be reached"):
        await weather.race_weather(LAT, LON, START, RACE_S)
    assert service.asked == before, "it is left alone for a while"


async def test_without_a_network_it_says_so(keeper: KeptAnswers) -> None:
    nowhere = "http://127.0.0.1:9"
    with pytest.raises(SourceUnavailable, match="Open-Meteo cannot be reached right now"):
        await OpenMeteoWeather(nowhere, nowhere, keeper).race_weather(LAT, LON, START, RACE_S)
