"""Hours of weather made into a race's: means within the hours, winds added as arrows, ranges that hold."""

from datetime import date, datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tools.domain.weather import WeatherBasis
from tools.domain.weather_hours import WeatherHours, climate_weather, forecast_weather, race_hours

DAY = date(2026, 4, 18)
MIDNIGHT = datetime(2026, 4, 18)


def hours_of(
    temperature: list[float], *, wind: float = 5.0, wind_from: list[float] | None = None, rain: float = 0.0
) -> WeatherHours:
    """Return hours from midnight on."""
    size = len(temperature)
    at = np.array([MIDNIGHT + timedelta(hours=n) for n in range(size)], dtype="datetime64[s]")
    return WeatherHours(
        at=at,
        temperature_c=np.array(temperature),
        dew_point_c=np.full(size, 30.0),
        wind_m_per_s=np.full(size, wind),
        wind_from_deg=np.array(wind_from or [200.0] * size),
        rain_mm=np.full(size, rain),
    )


@settings(max_examples=60)
@given(
    temperature=st.lists(st.floats(-40, 45), min_size=24, max_size=24),
    start_min=st.integers(0, 12 * 60),
    duration_min=st.integers(10, 11 * 60),
)
def test_the_mean_lies_within_its_range_and_the_range_within_the_hours(
    temperature: list[float], start_min: int, duration_min: int
) -> None:
    start = MIDNIGHT + timedelta(minutes=start_min)
    race = race_hours(hours_of(temperature), start, duration_min * 60.0)
    assert race is not None
    told = forecast_weather(race, DAY, "a service")

    low, middle, high = (getattr(told.temperature, name) for name in ("low", "value", "high"))
    first, last = start_min // 60, -(-(start_min + duration_min) // 60)
    within = temperature[first : last + 1]
    assert min(within) - 0.01 <= low <= middle + 0.01 <= high + 0.02 <= max(within) + 0.04
    assert told.dew_point.value is not None
    assert told.temperature.value is not None
    assert told.dew_point.value <= told.temperature.value, "no air is more than saturated"


@given(st.floats(0, 359.9), st.integers(1, 5))
def test_a_steady_wind_keeps_its_direction(wind_from: float, hours: int) -> None:
    race = race_hours(hours_of([10.0] * 24, wind_from=[wind_from] * 24), MIDNIGHT, hours * 3600.0)
    assert race is not None
    found = forecast_weather(race, DAY, "a service").wind_from

    assert found.value is not None
    assert abs((found.value - wind_from + 180) % 360 - 180) <= 0.1
    assert 0 <= found.value < 360


def test_no_wind_comes_from_nowhere() -> None:
    race = race_hours(hours_of([10.0] * 24, wind=0.0), MIDNIGHT, 3600.0)
    assert race is not None
    assert forecast_weather(race, DAY, "a service").wind_from.value is None


def test_rain_of_half_an_hour_is_half_of_an_hours() -> None:
    race = race_hours(hours_of([10.0] * 24, rain=3.0), MIDNIGHT + timedelta(hours=5, minutes=30), 1800.0)
    assert race is not None
    assert race.rain_mm == pytest.approx(1.5)


@pytest.mark.parametrize(
    ("start", "duration_s"),
    [(MIDNIGHT - timedelta(hours=1), 3600.0), (MIDNIGHT + timedelta(hours=22), 4 * 3600.0)],
)
def test_hours_that_are_not_there_are_not_told(start: datetime, duration_s: float) -> None:
    assert race_hours(hours_of([10.0] * 24), start, duration_s) is None


def test_a_gap_of_many_hours_is_not_drawn_over() -> None:
    temperature = [10.0] * 6 + [float("nan")] * 8 + [20.0] * 10
    assert race_hours(hours_of(temperature), MIDNIGHT + timedelta(hours=8), 7200.0) is None
    assert race_hours(hours_of(temperature), MIDNIGHT + timedelta(hours=15), 7200.0) is not None


def test_climate_is_the_middle_of_the_years_and_its_eighty_percent() -> None:
    races = [race_hours(hours_of([float(n)] * 24, rain=n % 2), MIDNIGHT, 7200.0) for n in range(11)]
    told = climate_weather([race for race in races if race], DAY, 11, "a service")

    assert told.basis is WeatherBasis.CLIMATE
    assert (told.temperature.low, told.temperature.value, told.temperature.high) == (1.0, 5.0, 9.0)
    assert told.rain.inputs["wet_share"] == pytest.approx(5 / 11, abs=0.001)
