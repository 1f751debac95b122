"""When and where to take what: servings at a steady period, moved to aid stations where that fits."""

import math
import re
from dataclasses import dataclass

import numpy as np

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.fuel_items import Moment, caffeine_moments, choose_item, serving_note
from tools.domain.race import RaceBrief
from tools.domain.strategy import FuelEvent, PacingPlan

SNAP_S, SNAP_M = 5 * 60.0, 1000.0
LONGEST_GAP_S = 30 * 60.0
FINAL_S = 15 * 60.0  # nothing solid from here to the finish
LAST_INTAKE_S = 10 * 60.0  # later carbohydrate does not arrive in time: our design choice [D]
FINISHED_S = 1.0  # an intake in the last second is one after the race
BEFORE_CLIMB_S, STEEP_CLIMB = 10 * 60.0, 0.06
ROLLING_TOLERANCE_G = 10.0
LARGEST_SERVING_G = 30.0
AID_WORDS = re.compile(
    r"\b(aid|water|drinks?|feed|food|refreshments?|hydration|gels?|fuel|ravitos?|ravitaillements?"
    r"|verpflegung\w*|avituallamientos?|ristoro|ristori|abastecimientos?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Serving:
    """How much at once and how often."""

    carbs_g: float
    period_s: float


@dataclass(frozen=True, slots=True)
class AidStation:
    """A place to drink, with the time the plan passes it."""

    name: str
    at_m: float
    at_s: float


def serving_for(rate_g_per_h: float) -> Serving:
    """Return the serving for a rate: every 20 to 30 minutes and at most 30 g, oftener only above 90 g/h."""
    if rate_g_per_h < 40:
        return Serving(rate_g_per_h / 2, LONGEST_GAP_S)
    carbs_g = 20.0 if rate_g_per_h < 50 else 25.0 if rate_g_per_h <= 75 else LARGEST_SERVING_G
    return Serving(carbs_g, carbs_g / rate_g_per_h * 3600)


def schedule_fuel(
    course: CourseAnalysis,
    brief: RaceBrief,
    pacing: PacingPlan,
    *,
    carbs: Finding,
    fluid: Finding,
    sodium: Finding,
    caffeine: Finding,
) -> tuple[FuelEvent, ...]:
    """Return the intakes of a race in order; none when no carbohydrate is planned or nothing may be taken."""
    rate = carbs.value or 0.0
    if rate <= 0:
        return ()
    serving = serving_for(rate)
    limit = carbs.inputs.get("limit_g_per_h")
    aid = aid_stations(course, brief, pacing)
    times = _intake_times(serving, rate, float(limit or rate), pacing, aid)
    with_caffeine = caffeine_moments(len(times), pacing.goal_time_s, caffeine.value or 0.0, brief)
    fluid_ml = 10.0 * math.floor((fluid.value or 0.0) * 1000 * serving.period_s / 36_000)
    sodium_mg = round((sodium.value or 0.0) * serving.period_s / 3600, 1)
    moments = (
        Moment(
            index=index,
            share=at_s / pacing.goal_time_s,
            hours=pacing.goal_time_s / 3600,
            solid_allowed=_solid_allowed(course, pacing, at_s),
            caffeine_mg=with_caffeine.get(index, 0.0),
            fluid_ml=fluid_ml,
            carbs_g=serving.carbs_g,
        )
        for index, (at_s, _) in enumerate(times)
    )
    events = (
        _event(moment, at_s, station, brief=brief, pacing=pacing, sodium_mg=sodium_mg)
        for moment, (at_s, station) in zip(moments, times, strict=True)
    )
    return tuple(event for event in events if event is not None)


def _event(
    moment: Moment,
    at_s: float,
    station: AidStation | None,
    *,
    brief: RaceBrief,
    pacing: PacingPlan,
    sodium_mg: float,
) -> FuelEvent | None:
    """Return the intake of a moment; its fluid is what to drink until the next one."""
    item = choose_item(moment, brief.avoid)
    if item is None:
        return None
    return FuelEvent(
        at_s=at_s,
        at_m=station.at_m if station else _position(pacing, at_s),
        item=item,
        carbs_g=moment.carbs_g,
        fluid_ml=moment.fluid_ml,
        sodium_mg=sodium_mg,
        caffeine_mg=moment.caffeine_mg,
        note=serving_note(item, station.name if station else None),
    )


def aid_stations(course: CourseAnalysis, brief: RaceBrief, pacing: PacingPlan) -> tuple[AidStation, ...]:
    """Return the course's waypoints that name aid, else stations at the spacing the athlete told."""
    named = [
        (point.name, point.distance_m)
        for point in course.waypoints
        if point.distance_m is not None and AID_WORDS.search(point.name)
    ]
    if not named and brief.aid_every_m is not None:
        count = math.ceil(course.distance_m / brief.aid_every_m) - 1
        named = [("the aid station", brief.aid_every_m * (i + 1)) for i in range(min(count, 500))]
    passed = sorted((at_m, name) for name, at_m in named if 0 < at_m < course.distance_m)
    return tuple(AidStation(name, at_m, _time(pacing, at_m)) for at_m, name in passed)


def _intake_times(
    serving: Serving, rate: float, limit: float, pacing: PacingPlan, aid: tuple[AidStation, ...]
) -> list[tuple[float, AidStation | None]]:
    """Return each intake's time with the aid station it moved to, if it moved.

    A shift is so small that any hour's carbohydrate stays within 10 g of the rate, and no hour holds
    more servings than the limit allows.
    """
    period_s, finish_s = serving.period_s, pacing.goal_time_s
    servings_an_hour = math.floor(limit / serving.carbs_g + 1e-9)
    shift_s = min(ROLLING_TOLERANCE_G / 2 / rate * 3600, (servings_an_hour * period_s - 3600) / 2)
    times: list[tuple[float, AidStation | None]] = []
    count = math.ceil((finish_s - FINISHED_S) / period_s) - 1
    for number in range(1, count + 1):
        nominal_s = period_s * number
        previous_s = times[-1][0] if times else 0.0
        earliest_s = max(nominal_s - shift_s, nominal_s + period_s - LONGEST_GAP_S)
        latest_s = min(nominal_s + shift_s, previous_s + LONGEST_GAP_S, finish_s - LAST_INTAKE_S)
        station = _nearest(aid, nominal_s, earliest_s, latest_s, _position(pacing, nominal_s))
        in_time_s = nominal_s
        if nominal_s > finish_s - LAST_INTAKE_S:
            in_time_s = max(nominal_s - max(shift_s, 0.0), finish_s - LAST_INTAKE_S)
        times.append((station.at_s, station) if station else (in_time_s, None))
    return times


def _nearest(
    aid: tuple[AidStation, ...], nominal_s: float, earliest_s: float, latest_s: float, nominal_m: float
) -> AidStation | None:
    near = [
        station
        for station in aid
        if earliest_s <= station.at_s <= latest_s
        and (abs(station.at_s - nominal_s) <= SNAP_S or abs(station.at_m - nominal_m) <= SNAP_M)
    ]
    return min(near, key=lambda station: abs(station.at_s - nominal_s), default=None)


def _solid_allowed(course: CourseAnalysis, pacing: PacingPlan, at_s: float) -> bool:
    if at_s > pacing.goal_time_s - FINAL_S:
        return False
    steep_s = (_time(pacing, climb.start_m) for climb in course.climbs if climb.mean_grade > STEEP_CLIMB)
    return not any(0 <= start_s - at_s <= BEFORE_CLIMB_S for start_s in steep_s)


def _position(pacing: PacingPlan, at_s: float) -> float:
    passed_s, passed_m = _marks(pacing)
    return float(np.interp(at_s, passed_s, passed_m))


def _time(pacing: PacingPlan, at_m: float) -> float:
    passed_s, passed_m = _marks(pacing)
    return float(np.interp(at_m, passed_m, passed_s))


def _marks(pacing: PacingPlan) -> tuple[list[float], list[float]]:
    """Return cumulative seconds and metres at the start and at every kilometre."""
    passed_s = [0.0] + [split.cumulative_s for split in pacing.splits_km]
    passed_m = [0.0] + [split.start_m + split.distance_m for split in pacing.splits_km]
    return passed_s, passed_m
