"""The weather of a race: what is expected between start and finish, with its range."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from tools.domain.finding import Finding, Frozen


class WeatherBasis(StrEnum):
    """What a weather stands on."""

    FORECAST = "forecast"
    CLIMATE = "climate"


class RaceWeather(Frozen):
    """Weather over the hours of a race. Directions are where the wind comes from (0 north, 90 east).

    `temperature`, `dew_point`, `wind_speed`, `wind_from` and `rain` are findings with their range over the
    hours (a forecast) or over the years (climate). `source` names the service with what its licence asks for.
    """

    basis: WeatherBasis
    day: date
    temperature: Finding
    dew_point: Finding
    wind_speed: Finding
    wind_from: Finding
    rain: Finding
    source: str


class WeatherTaken(Frozen):
    """What of a service's weather a plan counts with, small enough to travel with the race.

    A value of the race that differs from the one here is the athlete's own, and stays. Temperatures have the
    weather's range, which is not the plan's.
    """

    basis: WeatherBasis
    day: date
    source: str = Field(max_length=120)
    temperature_c: float | None = None
    temperature_low_c: float | None = None
    temperature_high_c: float | None = None
    dew_point_c: float | None = None
    wind_speed_m_per_s: float | None = None
    wind_from_deg: float | None = None
