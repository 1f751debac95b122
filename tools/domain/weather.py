"""The weather of a race: what is expected between start and finish, with its range."""

from datetime import date
from enum import StrEnum

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
