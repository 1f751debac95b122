"""Open-Meteo over real HTTP: forecast, archive and heights, made of formulas that tests know as well."""

import math
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from tests.support.stand_in import Answer, Asked, StandIn, as_json, served

FORECAST, ARCHIVE, ELEVATION = "/v1/forecast", "/v1/archive", "/v1/elevation"
HOURLY = {"temperature_2m", "dew_point_2m", "wind_speed_10m", "wind_direction_10m", "precipitation"}


@dataclass(frozen=True)
class Hour:
    """The weather of an hour."""

    temperature: float = 12.0
    dew_point: float = 6.0
    wind: float = 4.0
    wind_from: float = 270.0
    rain: float = 0.0


def mild_hour(at: datetime) -> Hour:
    """Warming by a degree an hour from 10 °C at 8:00; the year counts half a degree, the day a tenth."""
    temperature = 10.0 + (at.hour - 8) + 0.5 * (at.year - 2020) + 0.1 * at.day
    return Hour(temperature=temperature, dew_point=5.0)


def rolling_ground(lat: float, lon: float) -> float:
    """Return a height in metres: hills of 60 m, some two kilometres apart."""
    return 400.0 + 30.0 * math.sin(lat * 700.0) + 30.0 * math.cos(lon * 500.0)


@dataclass
class OpenMeteoService(StandIn):
    """One service. `hour` makes the weather, `ground` the heights; `delay_s` makes it slow.

    It forecasts 16 days from `today` on, as the real one does, and takes 100 places at once.
    """

    today: date = date(2026, 4, 10)
    hour: Callable[[datetime], Hour] = mild_hour
    ground: Callable[[float, float], float | None] = rolling_ground
    delay_s: float = 0.0
    places: list[tuple[float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def answer(self, asked: Asked) -> Answer:
        time.sleep(self.delay_s)
        try:
            if asked.path == ELEVATION:
                return self._heights(asked)
            if asked.path in (FORECAST, ARCHIVE):
                return self._weather(asked)
        except (KeyError, ValueError) as error:
            return _bad(str(error))
        return Answer(404)

    def _weather(self, asked: Asked) -> Answer:
        first, last = (date.fromisoformat(asked.query[name]) for name in ("start_date", "end_date"))
        low, high = date(1940, 1, 1), self.today - timedelta(days=2)
        if asked.path == FORECAST:
            low, high = self.today - timedelta(days=92), self.today + timedelta(days=15)
        if not low <= first <= last <= high:
            return _bad(f"Parameter 'end_date' is out of allowed range from {low} to {high}")
        if set(asked.query["hourly"].split(",")) != HOURLY or asked.query["wind_speed_unit"] != "ms":
            return _bad("these are not the variables asked for")
        self.places.append((float(asked.query["latitude"]), float(asked.query["longitude"])))
        hours = [
            datetime(first.year, first.month, first.day) + timedelta(hours=n)
            for n in range(24 * ((last - first).days + 1))
        ]
        made = [self.hour(at) for at in hours]
        return as_json(
            {
                "timezone": "Europe/Zurich",
                "hourly": {
                    "time": [at.strftime("%Y-%m-%dT%H:%M") for at in hours],
                    "temperature_2m": [each.temperature for each in made],
                    "dew_point_2m": [each.dew_point for each in made],
                    "wind_speed_10m": [each.wind for each in made],
                    "wind_direction_10m": [each.wind_from for each in made],
                    "precipitation": [each.rain for each in made],
                },
            }
        )

    def _heights(self, asked: Asked) -> Answer:
        lat, lon = (_degrees(asked.query[name]) for name in ("latitude", "longitude"))
        if len(lat) != len(lon) or not 0 < len(lat) <= 100:
            return _bad("Parameter 'latitude' and 'longitude' must have up to 100 elements.")
        return as_json({"elevation": [self.ground(*place) for place in zip(lat, lon, strict=True)]})


def open_meteo(service: OpenMeteoService | None = None) -> AbstractContextManager[OpenMeteoService]:
    """Serve an Open-Meteo until the block ends."""
    return served(service or OpenMeteoService())


def _degrees(told: str) -> list[float]:
    return [float(each) for each in told.split(",")]


def _bad(reason: str) -> Answer:
    body: dict[str, Any] = {"error": True, "reason": reason}
    return as_json(body, 400)
