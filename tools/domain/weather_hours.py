"""Hours of weather at a place, and what they make of a race: its mean with the range that belongs to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.weather import RaceWeather, WeatherBasis

MEASURES = ("temperature_c", "dew_point_c", "wind_m_per_s", "rain_mm")
LOW_PERCENTILE, HIGH_PERCENTILE = 10.0, 90.0
STEADY_ENOUGH = 0.5  # of the wind's strength left in its mean direction, else it has none: our choice [D]
RAIN_MM = 1.0  # from here on a race counts as a wet one: our design choice [D]
_LONGEST_GAP_S = 3 * 3600.0  # between two known hours: our design choice [D]
_STEP = timedelta(minutes=10)  # how finely hours are read: our design choice [D]
FORECAST_MODEL, CLIMATE_MODEL = "forecast over the hours of the race", "the same days of past years"
_TURNS = {
    WeatherBasis.FORECAST: "the wind turns during the race",
    WeatherBasis.CLIMATE: "the wind comes from another side every year",
}
_MEASURED = (("temperature", "°C"), ("dew_point", "°C"), ("wind_speed", "m/s"), ("rain", "mm"))


@dataclass(frozen=True, slots=True)
class WeatherHours:
    """Columns of shape (hours,), NaN where nothing is known. `at` is local time, rising by an hour.

    Rain is what fell in the hour before; wind is that of open ground 10 m up, and blows from `wind_from_deg`.
    """

    at: NDArray[np.datetime64]
    temperature_c: FloatArray
    dew_point_c: FloatArray
    wind_m_per_s: FloatArray
    wind_from_deg: FloatArray
    rain_mm: FloatArray


@dataclass(frozen=True, slots=True)
class RaceHours:
    """The weather of one race: columns of shape (moments,), every few minutes from start to finish; its rain.

    `north`, `east` are the wind's parts in m/s, towards where it comes from.
    """

    temperature_c: FloatArray
    dew_point_c: FloatArray
    wind_m_per_s: FloatArray
    north: FloatArray
    east: FloatArray
    rain_mm: float


def race_hours(hours: WeatherHours, start: datetime, duration_s: float) -> RaceHours | None:
    """Return the weather between start and finish, None where the hours do not tell it."""
    moments = max(2, int(duration_s // _STEP.total_seconds()) + 2)
    wanted = np.linspace(0.0, duration_s, moments)
    began = np.datetime64(start.replace(tzinfo=None), "s")
    at_s = (hours.at - began).astype("timedelta64[s]").astype(np.float64)
    from_rad = np.radians(hours.wind_from_deg)
    columns = [
        _read(at_s, column, wanted)
        for column in (
            hours.temperature_c,
            hours.dew_point_c,
            hours.wind_m_per_s,
            hours.wind_m_per_s * np.cos(from_rad),
            hours.wind_m_per_s * np.sin(from_rad),
        )
    ]
    rain_mm = _rain_mm(at_s, hours.rain_mm, duration_s)
    if any(column is None for column in columns) or rain_mm is None:
        return None
    temperature, dew_point, wind, north, east = (column for column in columns if column is not None)
    return RaceHours(temperature, np.minimum(dew_point, temperature), wind, north, east, rain_mm)


def forecast_weather(race: RaceHours, day: date, source: str) -> RaceWeather:
    """Return what is forecast: the mean over the race, lowest and highest of its hours as the range."""
    spread = [
        (float(column.mean()), float(column.min()), float(column.max()))
        for column in (race.temperature_c, race.dew_point_c, race.wind_m_per_s)
    ]
    spread.append((race.rain_mm, race.rain_mm, race.rain_mm))
    return _weather(WeatherBasis.FORECAST, day, spread, [race], source=source, inputs={})


def climate_weather(races: Sequence[RaceHours], day: date, years: int, source: str) -> RaceWeather:
    """Return what is usual: of the same hours on the days around it, the median and the middle 80 %."""
    means = np.array(
        [
            (race.temperature_c.mean(), race.dew_point_c.mean(), race.wind_m_per_s.mean(), race.rain_mm)
            for race in races
        ]
    )
    low, middle, high = np.percentile(means, (LOW_PERCENTILE, 50.0, HIGH_PERCENTILE), axis=0)
    spread = list(zip(middle.tolist(), low.tolist(), high.tolist(), strict=True))
    wet = float(np.mean(means[:, 3] >= RAIN_MM))
    counted: Inputs = {"years": years, "days": len(races), "wet_share": round(wet, 3)}
    return _weather(WeatherBasis.CLIMATE, day, spread, races, source=source, inputs=counted)


def _weather(
    basis: WeatherBasis,
    day: date,
    spread: Sequence[tuple[float, float, float]],
    races: Sequence[RaceHours],
    *,
    source: str,
    inputs: Inputs,
) -> RaceWeather:
    model = FORECAST_MODEL if basis is WeatherBasis.FORECAST else CLIMATE_MODEL
    found = {
        name: Finding(
            name=name,
            value=round(middle, 2),
            low=round(low, 2),
            high=round(high, 2),
            unit=unit,
            model=model,
            source=source,
            inputs=inputs,
        )
        for (name, unit), (middle, low, high) in zip(_MEASURED, spread, strict=True)
    }
    wind_from = _wind_from(basis, races, model, source)
    return RaceWeather(basis=basis, day=day, wind_from=wind_from, source=source, **found)


def _wind_from(basis: WeatherBasis, races: Sequence[RaceHours], model: str, source: str) -> Finding:
    """Return where the wind comes from, weighted by its strength; unknown where it comes from all sides."""
    north = float(np.mean([race.north.mean() for race in races]))
    east = float(np.mean([race.east.mean() for race in races]))
    strength = float(np.mean([race.wind_m_per_s.mean() for race in races]))
    steadiness = float(np.hypot(north, east)) / strength if strength > 0 else 0.0
    inputs: Inputs = {"steadiness": round(min(1.0, steadiness), 3)}
    if steadiness < STEADY_ENOUGH:
        return Finding.unknown(
            "wind_from", "deg", reason=_TURNS[basis], model=model, source=source, inputs=inputs
        )
    degrees = round(float(np.degrees(np.arctan2(east, north))) % 360.0, 1) % 360.0
    return Finding(name="wind_from", value=degrees, unit="deg", model=model, source=source, inputs=inputs)


def _read(at_s: FloatArray, column: FloatArray, wanted_s: FloatArray) -> FloatArray | None:
    """Return a column between its hours; None where an hour beside the race is not known."""
    known = ~np.isnan(column)
    if np.count_nonzero(known) < 2:
        return None
    times, values = at_s[known], column[known]
    if times[0] > wanted_s[0] or times[-1] < wanted_s[-1]:
        return None
    first = int(np.searchsorted(times, wanted_s[0], side="right")) - 1
    last = int(np.searchsorted(times, wanted_s[-1], side="left"))
    if np.diff(times[first : last + 1]).max(initial=0.0) > _LONGEST_GAP_S:
        return None
    return np.asarray(np.interp(wanted_s, times, values), dtype=np.float64)


def _rain_mm(at_s: FloatArray, rain_mm: FloatArray, duration_s: float) -> float | None:
    """Return the rain of a race: of each hour the share that lies within it."""
    within_s = np.clip(np.minimum(at_s, duration_s) - np.maximum(at_s - 3600.0, 0.0), 0.0, None)
    falls = within_s > 0
    if not falls.any() or np.isnan(rain_mm[falls]).any():
        return None
    return float((rain_mm[falls] * within_s[falls]).sum() / 3600.0)
