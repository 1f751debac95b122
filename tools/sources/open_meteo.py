"""Open-Meteo: what the weather of a race will be, or usually is (no key; its data are CC BY 4.0)."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.weather import RaceWeather
from tools.domain.weather_hours import (
    RaceHours,
    WeatherHours,
    climate_weather,
    forecast_weather,
    race_hours,
)
from tools.kit.errors import SourceUnavailable
from tools.kit.outside_ports import AnswerKeeper
from tools.sources.outside_line import Calls, OutsideLine, every
from tools.sources.service_answers import Service, entry

SERVICE = Service(
    "Open-Meteo",
    "Open-Meteo lets this Paceline in no longer: set OPEN_METEO_URL to a server that it may ask.",
)
SOURCE = "Weather data by Open-Meteo.com (CC BY 4.0)"
FORECAST_DAYS = 15  # after today: the service forecasts 16 days, today among them
YEARS, AROUND_DAYS = 10, 3  # of climate, and days either side of the race's: our design choice [D]
LAST_YEAR_BEFORE_DAYS = 8  # the archive follows the present by some days
AT_ONCE = 4
LONGEST_WAIT_S = 9.0
FORECAST_KEPT, CLIMATE_KEPT = timedelta(hours=1), timedelta(days=30)
_TOO_FAR = frozenset({400})  # its own last day has come sooner than ours
_HOURLY = {
    "temperature_2m": (-90.0, 60.0),
    "dew_point_2m": (-100.0, 45.0),
    "wind_speed_10m": (0.0, 110.0),
    "wind_direction_10m": (0.0, 360.0),
    "precipitation": (0.0, 500.0),
}
_NOT_TOLD = "Open-Meteo tells nothing of these hours at this place. Another try in a few hours may work."


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class OpenMeteoWeather:
    """Weather of a place and time (kit's WeatherService). A forecast is kept an hour, climate 30 days."""

    forecast_url: str
    archive_url: str
    keeper: AnswerKeeper
    now: Callable[[], datetime] = _now
    longest_wait_s: float = LONGEST_WAIT_S
    _line: OutsideLine = field(default_factory=lambda: OutsideLine(SERVICE), init=False)

    async def race_weather(self, lat: float, lon: float, start: datetime, duration_s: float) -> RaceWeather:
        """Return the forecast, or the climate of the day where none reaches; raise SourceError.

        `start` is the local time of the place, without a time zone. Nobody waits longer than ten seconds.
        """
        try:
            async with asyncio.timeout(self.longest_wait_s):
                return await self._told(lat, lon, start, duration_s)
        except TimeoutError:
            raise self._line.was_silent() from None

    async def _told(self, lat: float, lon: float, start: datetime, duration_s: float) -> RaceWeather:
        today = self.now().date()
        last = (start + timedelta(seconds=duration_s)).date()
        # It may be yesterday or tomorrow where the race is.
        if today - timedelta(days=1) <= start.date() and last <= today + timedelta(days=FORECAST_DAYS):
            forecast = await self._forecast(lat, lon, start, duration_s)
            if forecast is not None:
                return forecast
        return await self._climate(lat, lon, start, duration_s)

    async def _forecast(
        self, lat: float, lon: float, start: datetime, duration_s: float
    ) -> RaceWeather | None:
        """Return the forecast of the race's hours, None where it does not reach that far."""
        days = _days(start, duration_s)
        asked = _question("forecast", lat, lon, *days)
        kept = (await self.keeper.kept([asked])).get(asked)
        if kept is None:
            async with self._line.open() as calls:
                address = f"{self.forecast_url.rstrip('/')}/v1/forecast"
                kept = await calls.content(address, _parameters(lat, lon, *days), _TOO_FAR)
        if kept is None:
            return None
        race = race_hours(_hours(kept), start, duration_s)
        if race is None:
            return None
        await self.keeper.keep({asked: kept}, FORECAST_KEPT)
        return forecast_weather(race, start.date(), SOURCE)

    async def _climate(self, lat: float, lon: float, start: datetime, duration_s: float) -> RaceWeather:
        """Return what the same hours were like on the days around it in past years."""
        starts = _past_starts(start, duration_s, self.now().date())
        asked = {_question("archive", lat, lon, *_around(each, duration_s)): each for each in starts}
        kept = dict(await self.keeper.kept(list(asked)))
        if missing := {question: each for question, each in asked.items() if question not in kept}:
            async with self._line.open() as calls:
                at_once = asyncio.Semaphore(AT_ONCE)
                fetched = await every(
                    self._year(calls, at_once, lat, lon, _around(each, duration_s))
                    for each in missing.values()
                )
            new = dict(zip(missing, fetched, strict=True))
            await self.keeper.keep(new, CLIMATE_KEPT)
            kept |= new
        races = [
            race
            for question, each in asked.items()
            for race in _races_around(_hours(kept[question]), each, duration_s)
        ]
        if not races:
            raise SourceUnavailable(_NOT_TOLD)
        return climate_weather(races, start.date(), len(asked), SOURCE)

    async def _year(
        self, calls: Calls, at_once: asyncio.Semaphore, lat: float, lon: float, days: tuple[date, date]
    ) -> bytes:
        async with at_once:
            parameters = _parameters(lat, lon, *days)
            content = await calls.content(f"{self.archive_url.rstrip('/')}/v1/archive", parameters)
        content = content or b""
        _hours(content)  # nothing is kept that cannot be read
        return content


def _parameters(lat: float, lon: float, first: date, last: date) -> dict[str, str]:
    return {
        "latitude": f"{lat:.2f}",
        "longitude": f"{lon:.2f}",
        "hourly": ",".join(_HOURLY),
        "start_date": first.isoformat(),
        "end_date": last.isoformat(),
        "timezone": "auto",
        "wind_speed_unit": "ms",
    }


def _question(kind: str, lat: float, lon: float, first: date, last: date) -> str:
    """Name what is asked: a place to a kilometre and days, nothing of who asks."""
    return f"{kind} {lat:.2f} {lon:.2f} {first} {last}"


def _days(start: datetime, duration_s: float) -> tuple[date, date]:
    """Return the days whose hours enclose a race: the hour after its end may be the next day's first."""
    return start.date(), (start + timedelta(seconds=duration_s, hours=1)).date()


def _around(start: datetime, duration_s: float) -> tuple[date, date]:
    first, last = _days(start, duration_s)
    return first - timedelta(days=AROUND_DAYS), last + timedelta(days=AROUND_DAYS)


def _past_starts(start: datetime, duration_s: float, today: date) -> list[datetime]:
    """Return the race's start in the newest years that the archive has whole; 29 February is the 28th."""
    newest = today - timedelta(days=LAST_YEAR_BEFORE_DAYS)
    starts: list[datetime] = []
    year = min(today.year, start.year)
    while len(starts) < YEARS:
        day = 28 if (start.month, start.day) == (2, 29) else start.day
        past = start.replace(year=year, day=day)
        if _around(past, duration_s)[1] <= newest:
            starts.append(past)
        year -= 1
    return starts


def _races_around(hours: WeatherHours, start: datetime, duration_s: float) -> list[RaceHours]:
    shifted = (start + timedelta(days=days) for days in range(-AROUND_DAYS, AROUND_DAYS + 1))
    return [race for each in shifted if (race := race_hours(hours, each, duration_s)) is not None]


def _hours(content: bytes) -> WeatherHours:
    """Return the hours of an answer; raise SourceUnavailable for one that makes no sense."""
    try:
        hourly = entry(json.loads(content), "hourly")
        at = np.array(_times(entry(hourly, "time")), dtype="datetime64[s]")
        columns = [_column(entry(hourly, name), *limits, at.size) for name, limits in _HOURLY.items()]
    except (ValueError, TypeError, RecursionError, OverflowError):
        raise SERVICE.nonsense() from None
    order = np.argsort(at, kind="stable")
    temperature, dew_point, wind, wind_from, rain = (column[order] for column in columns)
    return WeatherHours(at[order], temperature, dew_point, wind, wind_from, rain)


def _times(told: object) -> list[datetime]:
    if not isinstance(told, list) or not told:
        raise ValueError("no hours")
    return [datetime.fromisoformat(each).replace(tzinfo=None) for each in told]


def _column(told: object, low: float, high: float, size: int) -> FloatArray:
    """Return a column with what cannot be as NaN; raise ValueError for one of another length."""
    if not isinstance(told, list) or len(told) != size:
        raise ValueError("a column is missing")
    column = np.array([np.nan if each is None else float(each) for each in told], dtype=np.float64)
    column[~((column >= low) & (column <= high))] = np.nan
    return column
