"""What a service's weather fills in, and that the athlete's own words win."""

from datetime import date

import pytest

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, Sport
from tools.domain.weather import RaceWeather, WeatherBasis
from tools.domain.weather_in_plan import at_the_ends, own_weather, with_weather, without_weather


def found(name: str, value: float | None, spread: float = 0.0) -> Finding:
    """Return a finding with a range."""
    ends = {} if value is None else {"low": value - spread, "high": value + spread}
    reason = "it turns" if value is None else None
    return Finding(
        name=name, value=value, unit="", model="a model", source="a service", reason=reason, **ends
    )


def weather(temperature_c: float = 22.04, wind_from: float | None = 271.6) -> RaceWeather:
    """Return a warm day with some wind."""
    return RaceWeather(
        basis=WeatherBasis.FORECAST,
        day=date(2026, 4, 18),
        temperature=found("temperature", temperature_c, 3),
        dew_point=found("dew_point", 12.0, 1),
        wind_speed=found("wind_speed", 5.0, 2),
        wind_from=found("wind_from", wind_from),
        rain=found("rain", 0.0),
        source="a service",
    )


SILENT = RaceBrief(distance_m=42_195, goal_time_s=13_500)


def air(brief: RaceBrief) -> tuple[float | None, float | None, float | None, float | None]:
    return (brief.temperature_c, brief.dew_point_c, brief.wind_speed_m_per_s, brief.wind_from_deg)


def test_everything_is_filled_in_where_nothing_was_said() -> None:
    taken = with_weather(SILENT, weather())

    assert air(taken) == (22.0, 12.0, 5.0, 272.0)
    assert own_weather(taken) == frozenset()
    assert taken.weather is not None
    assert taken.weather.temperature_low_c == pytest.approx(19.04)
    assert taken.weather.source == "a service"
    assert without_weather(taken) == SILENT
    assert RaceBrief.model_validate_json(taken.model_dump_json()) == taken


def test_a_newer_weather_takes_the_place_of_an_older() -> None:
    later = with_weather(with_weather(SILENT, weather()), weather(15.0, wind_from=None))

    assert air(later) == (15.0, 12.0, None, None), "a wind from nowhere in particular is left out"


@pytest.mark.parametrize("said_first", [True, False])
def test_a_temperature_of_the_athletes_own_wins(said_first: bool) -> None:
    if said_first:
        taken = with_weather(SILENT.with_changes(temperature_c=28.0), weather())
    else:
        taken = with_weather(with_weather(SILENT, weather()).with_changes(temperature_c=28.0), weather(10.0))

    assert taken.temperature_c == 28.0
    assert "temperature_c" in own_weather(taken)
    assert (taken.wind_speed_m_per_s, taken.wind_from_deg) == (5.0, 272.0)
    assert without_weather(taken).temperature_c == 28.0


def test_a_wind_of_the_athletes_own_wins_whole() -> None:
    taken = with_weather(SILENT.with_changes(wind_from_deg=90.0), weather())

    assert air(taken) == (22.0, 12.0, None, 90.0)


def test_the_ends_are_those_of_what_was_taken() -> None:
    mild, hard = at_the_ends(with_weather(SILENT, weather()), weather())
    assert [mild.temperature_c, hard.temperature_c] == pytest.approx([19.04, 25.04])
    assert [mild.wind_speed_m_per_s, hard.wind_speed_m_per_s] == [3.0, 7.0]

    own = with_weather(SILENT.with_changes(temperature_c=28.0), weather())
    assert {brief.temperature_c for brief in at_the_ends(own, weather())} == {28.0}

    ride = with_weather(SILENT.with_changes(sport=Sport.RIDE), weather())
    assert at_the_ends(ride, weather())[0].temperature_c == pytest.approx(25.04), "warm air is thin"
