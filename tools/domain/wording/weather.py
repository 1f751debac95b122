"""Sentences about the weather of a race, and what it costs there."""

from datetime import datetime, timedelta

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.ground.compass import compass_name
from tools.domain.prediction.heat import HEAT_SOURCE
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.units import MM_PER_INCH
from tools.domain.weather import RaceWeather, WeatherBasis
from tools.domain.weather_in_plan import own_weather

WORTH_SAYING_PERCENT = 0.5
WARM_C = 18.0  # from here a race without a number for heat deserves a word: our design choice [D]
DRY_MM = 0.1
COST_MODEL = "the plan in the mildest and the hardest of this weather"


def weather_facts(
    weather: RaceWeather, brief: RaceBrief, start: datetime, duration_s: float
) -> tuple[str, ...]:
    """Return what the weather will be, or usually is, with its range; and what the athlete said instead."""
    units = brief.units
    finish = start + timedelta(seconds=duration_s)
    hours = f"{start:%H:%M} to {finish:%H:%M}"
    forecast = weather.basis is WeatherBasis.FORECAST
    air = _temperatures(weather.temperature, units, "" if forecast else " on eight days of ten")
    rest = (
        f"dew point {display.temperature(weather.dew_point.value or 0.0, units)}, "
        f"{_wind(weather, units)}, {_rain(weather, units)}"
    )
    if forecast:
        said = f"The forecast for {weather.day:%-d %B}, {hours}: {air}, {rest}."
    else:
        years = weather.temperature.inputs.get("years")
        said = (
            f"No forecast reaches {weather.day:%-d %B %Y}. Around that day, {hours}, the last {years} years "
            f"had {air}, {rest}."
        )
    return (said, *_own(brief), *_no_direction(weather, brief))


def cost_facts(
    still: RaceStrategy,
    usual: RaceStrategy,
    mild: RaceStrategy,
    hard: RaceStrategy,
    told: tuple[str, ...] = (),
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Return what the weather costs, from its mildest to its hardest case, with the findings it rests on.

    `still` is the plan without a service's weather, `usual` the one with it; what was `told` of it is not
    said again, only its range.
    """
    if usual.pacing.ride is not None:
        return _ride_cost(still, usual, mild, hard)
    said, found = [], []
    heat_told = any("a marathon takes about" in fact for fact in told)
    wind_told = any("wind from the" in fact for fact in told)
    for sentence, finding in (
        _heat(usual, mild, hard, told=heat_told),
        _wind_cost(usual, mild, hard, told=wind_told),
    ):
        if sentence:
            said.append(sentence)
        if finding:
            found.append(finding)
    return tuple(said), tuple(found)


def _temperatures(found: Finding, units: UnitSystem, when: str) -> str:
    middle = display.temperature(found.value or 0.0, units)
    low, high = (display.temperature(each or 0.0, units) for each in (found.low, found.high))
    return middle if low == high else f"{middle} ({_from_to(low, high)}{when})"


def _from_to(low: str, high: str) -> str:
    """Write a range whose ends may lie below zero, its unit once: −3 to 2 °C."""
    return f"{low.rpartition(' ')[0]} to {high}"


def _wind(weather: RaceWeather, units: UnitSystem) -> str:
    wind, side = weather.wind_speed, weather.wind_from.value
    speed = display.speed_limit(wind.value or 0.0, units)
    low, high = (f"{display.speed_number(each or 0.0, units):.0f}" for each in (wind.low, wind.high))
    spread = "" if low == high else f" ({low} to {high})"
    direction = "" if side is None else f" from the {compass_name(side)}"
    return f"wind {speed}{spread}{direction}"


def _rain(weather: RaceWeather, units: UnitSystem) -> str:
    wet = weather.rain.inputs.get("wet_share")
    if isinstance(wet, float):
        return f"and rain in {display.percent(wet)} of them" if wet >= 0.01 else "and next to no rain"
    amount = weather.rain.value or 0.0
    if amount < DRY_MM:
        return "dry"
    inches = units is UnitSystem.IMPERIAL
    return f"{amount / MM_PER_INCH:.2f} in of rain" if inches else f"{amount:.1f} mm of rain"


def _own(brief: RaceBrief) -> tuple[str, ...]:
    """Say what of the weather stays as the athlete said it."""
    own, said = own_weather(brief), []
    if "temperature_c" in own and brief.temperature_c is not None:
        said.append(display.temperature(brief.temperature_c, brief.units))
    if own & {"wind_speed_m_per_s", "wind_from_deg"}:
        said.append("the wind")
    return (f"I keep {' and '.join(said)} as you said it.",) if said else ()


def _no_direction(weather: RaceWeather, brief: RaceBrief) -> tuple[str, ...]:
    if weather.wind_from.value is not None or own_weather(brief) & {"wind_speed_m_per_s", "wind_from_deg"}:
        return ()
    return (f"I do not count the wind: {weather.wind_from.reason}.",)


def _heat(
    usual: RaceStrategy, mild: RaceStrategy, hard: RaceStrategy, *, told: bool
) -> tuple[str | None, Finding | None]:
    heat, least, most = (_found(each, "heat_slowdown") for each in (usual, mild, hard))
    temperature_c, units = usual.brief.temperature_c, usual.brief.units
    if heat is None or least is None or most is None or temperature_c is None:
        return None, None
    at = display.temperature(temperature_c, units)
    if heat.value is None or least.value is None or most.value is None:
        warm = temperature_c >= WARM_C and not told
        return (f"What {at} costs I cannot say: {heat.reason or most.reason}." if warm else None), None
    low, high = (display.temperature(each.brief.temperature_c or 0.0, units) for each in (mild, hard))
    if most.value < WORTH_SAYING_PERCENT:
        return f"Heat costs next to nothing, even at {high}.", None
    spread = f"{_percent(least.value)} at {low}, {_percent(most.value)} at {high}" if low != high else ""
    cost = heat.model_copy(
        update={
            "name": "weather_heat_cost",
            "low": least.value,
            "high": most.value,
            "source": f"{COST_MODEL}; {HEAT_SOURCE}",
        }
    )
    if told:
        return (f"Over that range the heat costs {spread}." if spread else None), cost
    ability = heat.inputs.get("ability_s")
    in_time = f", {display.duration(float(ability) * heat.value / 100)} in your case" if ability else ""
    said = f"At {at} a marathon takes about {_percent(heat.value)} longer{in_time}"
    return f"{said}{'; ' if spread else ''}{spread}.", cost


def _wind_cost(
    usual: RaceStrategy, mild: RaceStrategy, hard: RaceStrategy, *, told: bool
) -> tuple[str | None, Finding | None]:
    cost, least, most = (_found(each, "wind_energy_cost") for each in (usual, mild, hard))
    if cost is None or least is None or most is None:
        return None, None
    values = [each.value for each in (least, cost, most) if each.value is not None]
    if len(values) < 3:
        return None, None
    found = cost.model_copy(update={"name": "weather_wind_cost", "low": min(values), "high": max(values)})
    units = usual.brief.units
    low, high = (display.speed_limit(each.brief.wind_speed_m_per_s or 0.0, units) for each in (mild, hard))
    small = max(map(abs, values)) < WORTH_SAYING_PERCENT
    if small or low == high:
        return (None if told or not small else "The wind takes about what it gives back."), found
    verb = "costs" if values[1] >= 0 else "saves"
    ends = f"{_percent(abs(values[0]))} of the effort at {low}, {_percent(abs(values[2]))} at {high}"
    return f"The wind {verb} {ends}.", found


def _ride_cost(
    still: RaceStrategy, usual: RaceStrategy, mild: RaceStrategy, hard: RaceStrategy
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """Say what the air does to a ride: to its finish, or to its power where a time is aimed at."""
    every = (still, usual, mild, hard)
    if usual.brief.goal_time_s is not None:
        watts = [_watts(each) for each in every]
        if len(set(map(display.power, watts))) == 1:
            return ("This weather changes nothing of the power to hold.",), ()
        said = (
            f"For the same time this weather asks for {display.power(watts[1])} instead of "
            f"{display.power(watts[0])} ({display.power(watts[2])} at its mildest, "
            f"{display.power(watts[3])} at its hardest)."
        )
        return (said,), (_cost("weather_power", "W", watts),)
    times = [each.pacing.goal_time_s for each in every]
    clocks = [display.clock(each) for each in times]
    by = display.duration(times[1] - times[0])
    slower = "longer" if times[1] >= times[0] else "shorter"
    what = f"This weather makes the ride {by} {slower}" if by != "0 s" else "This weather costs no time"
    spread = f" ({clocks[2]} at its mildest, {clocks[3]} at its hardest)" if clocks[2] != clocks[3] else ""
    said = f"{what}: {clocks[1]}{spread}."
    return (said,), (_cost("weather_finish", "s", times),)


def _cost(name: str, unit: str, values: list[float]) -> Finding:
    return Finding(
        name=name,
        value=round(values[1], 1),
        low=round(min(values[1:]), 1),
        high=round(max(values[1:]), 1),
        unit=unit,
        model=COST_MODEL,
        source="the ride's own plan, computed three times",
        inputs={"without_weather": round(values[0], 1)},
    )


def _watts(strategy: RaceStrategy) -> float:
    ride = strategy.pacing.ride
    return 0.0 if ride is None else ride.normalized_power.value or 0.0


def _found(strategy: RaceStrategy, name: str) -> Finding | None:
    return next((each for each in strategy.pacing.findings if each.name == name), None)


def _percent(value: float) -> str:
    return display.percent(value / 100, 1)
