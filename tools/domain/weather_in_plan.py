"""A service's weather in a race's plan: what it fills in, what stays the athlete's, what its range means."""

from tools.domain.finding import Finding
from tools.domain.race import RaceBrief, Sport
from tools.domain.weather import RaceWeather, WeatherTaken

_OF_AIR = ("temperature_c", "dew_point_c")
_OF_WIND = ("wind_speed_m_per_s", "wind_from_deg")


def own_weather(brief: RaceBrief) -> frozenset[str]:
    """Return the fields of the weather that the athlete said: those that are not a service's."""
    taken = brief.weather
    return frozenset(
        name
        for name in (*_OF_AIR, *_OF_WIND)
        if (said := getattr(brief, name)) is not None and (taken is None or getattr(taken, name) != said)
    )


def without_weather(brief: RaceBrief) -> RaceBrief:
    """Return the brief without what a service filled in; what the athlete said stays."""
    own = own_weather(brief)
    gone = dict.fromkeys(name for name in (*_OF_AIR, *_OF_WIND) if name not in own)
    return brief.model_copy(update={**gone, "weather": None})


def with_weather(brief: RaceBrief, weather: RaceWeather) -> RaceBrief:
    """Return the brief with a service's weather where the athlete has said none.

    Who says a temperature has said what the air is like; who says anything of the wind, all of it. Wind
    counts with its speed in the open, 10 m up, which is what the models of wind take; without a direction it
    has no effect that could be computed, and is left out.
    """
    own, before = own_weather(brief), without_weather(brief)
    taken: dict[str, float | None] = {}
    if not own & set(_OF_AIR):
        taken |= {
            "temperature_c": _rounded(weather.temperature),
            "dew_point_c": _rounded(weather.dew_point),
        }
    if not own & set(_OF_WIND) and weather.wind_from.value is not None:
        taken |= {
            "wind_speed_m_per_s": _rounded(weather.wind_speed),
            "wind_from_deg": round(weather.wind_from.value) % 360.0,
        }
    spread = {
        "temperature_low_c": weather.temperature.low,
        "temperature_high_c": weather.temperature.high,
    }
    kept = WeatherTaken(basis=weather.basis, day=weather.day, source=weather.source, **taken, **spread)
    return before.model_validate(before.model_dump() | taken | {"weather": kept})


def at_the_ends(brief: RaceBrief, weather: RaceWeather) -> tuple[RaceBrief, RaceBrief]:
    """Return a brief that has taken this weather in its mildest and its hardest case.

    Mildest is still and cool, hardest windy and warm; for a rider the other way round, as warm air is thin.
    What the athlete said is the same in both.
    """
    taken = brief.weather
    if taken is None:
        return brief, brief
    cool, warm = ("low", "high") if brief.sport is Sport.RUN else ("high", "low")
    mild, hard = (
        {
            name: getattr(found, end)
            for name, found, end in (
                ("temperature_c", weather.temperature, air),
                ("dew_point_c", weather.dew_point, air),
                ("wind_speed_m_per_s", weather.wind_speed, wind),
            )
            if getattr(taken, name) is not None and getattr(found, end) is not None
        }
        for air, wind in ((cool, "low"), (warm, "high"))
    )
    return brief.model_copy(update=mild), brief.model_copy(update=hard)


def _rounded(found: Finding) -> float | None:
    return None if found.value is None else round(found.value, 1)
