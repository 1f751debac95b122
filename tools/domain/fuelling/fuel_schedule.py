"""When and where to take what: servings at a steady period, moved to aid stations where that fits."""

import math
from dataclasses import dataclass

from tools.domain.course import CourseAnalysis
from tools.domain.finding import Finding
from tools.domain.fuelling.fuel_items import Moment, caffeine_moments, choose_item, serving_note
from tools.domain.fuelling.offered_items import (
    ColaRoom,
    cola_caffeine_mg,
    cola_ml,
    is_handed_out,
    offered_item,
    why_passed_over,
)
from tools.domain.ground.aid_stations import spoken
from tools.domain.race import AidStation, RaceBrief
from tools.domain.strategy import FuelEvent, FuelItem
from tools.domain.timing.race_clock import RaceClock

SNAP_S, SNAP_M = 5 * 60.0, 1000.0
LONGEST_PERIOD_S, LONGEST_GAP_S = 25 * 60.0, 30 * 60.0
FINAL_S = 15 * 60.0  # nothing solid from here to the finish
LAST_INTAKE_S = 10 * 60.0  # later carbohydrate does not arrive in time: our design choice [D]
FINISHED_S = 1.0  # an intake in the last second is one after the race
BEFORE_CLIMB_S, STEEP_CLIMB = 10 * 60.0, 0.06
ROLLING_TOLERANCE_G = 10.0
LARGEST_SERVING_G = 30.0
COLA_SHARE = 0.5  # of the caffeine that gels leave; the rest is for before the start: our design choice [D]
SERVINGS_G = (5.0, 7.5, 10.0, 12.5, 15.0, 20.0, 25.0, LARGEST_SERVING_G)  # our design choice [D]


@dataclass(frozen=True, slots=True)
class Serving:
    """How much at once and how often."""

    carbs_g: float
    period_s: float


@dataclass(frozen=True, slots=True)
class ReachedStation:
    """A station with the time the plan reaches it."""

    station: AidStation
    at_s: float

    @property
    def at_m(self) -> float:
        """Where it is."""
        return self.station.at_m


@dataclass(frozen=True, slots=True)
class FuelRates:
    """What a schedule has to add up to, by the hour; caffeine by the day."""

    carbs: Finding
    fluid: Finding
    sodium: Finding
    caffeine: Finding


def serving_for(rate_g_per_h: float) -> Serving:
    """Return the largest serving for a rate that comes at least every 25 minutes, and holds at most 30 g.

    At rates of 15 to 90 g/h in steps of 5 that is every 20 to 25 minutes; above 90 g/h it is oftener.
    """
    fitting = [carbs_g for carbs_g in SERVINGS_G if carbs_g * 3600 <= LONGEST_PERIOD_S * rate_g_per_h + 1e-6]
    carbs_g = max(fitting, default=SERVINGS_G[0])
    return Serving(carbs_g, carbs_g / rate_g_per_h * 3600)


def schedule_fuel(
    course: CourseAnalysis, brief: RaceBrief, clock: RaceClock, aid: tuple[AidStation, ...], rates: FuelRates
) -> tuple[FuelEvent, ...]:
    """Return the intakes of a race in order; none when no carbohydrate is planned or nothing may be taken."""
    rate = rates.carbs.value or 0.0
    if rate <= 0:
        return ()
    serving, finish_s = serving_for(rate), float(clock.mark_s[-1])
    limit = float(rates.carbs.inputs.get("limit_g_per_h") or rate)
    stations = tuple(ReachedStation(station, clock.reached_s(station.at_m)) for station in aid)
    times = _intake_times(serving, rate, limit, clock, stations)
    caffeine_mg = rates.caffeine.value or 0.0
    with_caffeine = caffeine_moments(len(times), finish_s, caffeine_mg, serving.carbs_g, brief)
    fluid_ml = fluid_per_serving_ml(rates.fluid, serving)
    sodium_mg = round((rates.sodium.value or 0.0) * serving.period_s / 3600, 1)
    cola = _cola_room(rates, sum(with_caffeine.values()), serving)
    events: list[FuelEvent] = []
    for index, (at_s, station) in enumerate(times):
        moment = Moment(
            index=index,
            share=at_s / finish_s,
            hours=finish_s / 3600,
            sport=brief.sport,
            solid_allowed=_solid_allowed(course, clock, at_s),
            caffeine_mg=with_caffeine.get(index, 0.0),
            fluid_ml=fluid_ml,
            carbs_g=serving.carbs_g,
        )
        item = _item(moment, station, brief, cola)
        if item is None:
            continue
        event = _event(item, moment, (at_s, station.at_m if station else clock.place_m(at_s)), station, brief)
        why = why_passed_over(station.station, item, moment, brief.avoid, cola) if station else ""
        events.append(event.model_copy(update={"sodium_mg": sodium_mg, "passed_over": why}))
        if item is FuelItem.COLA:
            cola = ColaRoom(cola.caffeine_mg - event.caffeine_mg, cola.fluid_ml)
    return tuple(events)


def fluid_per_serving_ml(fluid: Finding, serving: Serving) -> float:
    """Return what to drink from one serving until the next, in ml, rounded down to 10."""
    return 10.0 * math.floor((fluid.value or 0.0) * 1000 * serving.period_s / 36_000)


def _cola_room(rates: FuelRates, gels_mg: float, serving: Serving) -> ColaRoom:
    """Return the room for cola: half of the day's caffeine that gels leave, and the most to drink at once."""
    high_l_per_h = rates.fluid.value if rates.fluid.high is None else rates.fluid.high
    left_mg = max(0.0, (rates.caffeine.value or 0.0) - gels_mg)
    return ColaRoom(COLA_SHARE * left_mg, (high_l_per_h or 0.0) * 1000 * serving.period_s / 3600)


def _item(
    moment: Moment, reached: ReachedStation | None, brief: RaceBrief, cola: ColaRoom
) -> FuelItem | None:
    """Return what is taken at a moment, at a station what it hands out; None where all is avoided."""
    usual = choose_item(moment, brief.avoid)
    if reached is None or usual is None:
        return usual
    return offered_item(reached.station, usual, moment, brief.avoid, cola)


def _event(
    item: FuelItem, moment: Moment, at: tuple[float, float], reached: ReachedStation | None, brief: RaceBrief
) -> FuelEvent:
    """Return the intake of a moment, `at` its second and metre; its fluid is what to drink until the next."""
    at_s, at_m = at
    handed_out = reached is not None and is_handed_out(reached.station, item)
    cola = item is FuelItem.COLA
    return FuelEvent(
        at_s=at_s,
        at_m=at_m,
        item=item,
        carbs_g=moment.carbs_g,
        fluid_ml=max(moment.fluid_ml, 10.0 * round(cola_ml(moment.carbs_g) / 10))
        if cola
        else moment.fluid_ml,
        sodium_mg=0.0,
        caffeine_mg=cola_caffeine_mg(moment.carbs_g) if cola else moment.caffeine_mg,
        note=serving_note(item, spoken(reached.station) if reached else None, brief.sport),
        from_station=handed_out,
    )


def _intake_times(
    serving: Serving, rate: float, limit: float, clock: RaceClock, aid: tuple[ReachedStation, ...]
) -> list[tuple[float, ReachedStation | None]]:
    """Return each intake's time with the aid station it moved to, if it moved.

    A shift is so small that any hour's carbohydrate, each serving counted evenly until the next, stays
    within 10 g of the rate; and no hour holds more servings than the limit allows.
    """
    period_s, finish_s = serving.period_s, float(clock.mark_s[-1])
    servings_an_hour = math.floor(limit / serving.carbs_g + 1e-9)
    shift_s = min(ROLLING_TOLERANCE_G / 2 / rate * 3600, (servings_an_hour * period_s - 3600) / 2)
    times: list[tuple[float, ReachedStation | None]] = []
    count = math.ceil((finish_s - FINISHED_S) / period_s) - 1
    for number in range(1, count + 1):
        nominal_s = period_s * number
        previous_s = times[-1][0] if times else 0.0
        earliest_s = max(nominal_s - shift_s, nominal_s + period_s - LONGEST_GAP_S)
        latest_s = min(nominal_s + shift_s, previous_s + LONGEST_GAP_S, finish_s - LAST_INTAKE_S)
        station = _nearest(aid, nominal_s, earliest_s, latest_s, clock.place_m(nominal_s))
        in_time_s = nominal_s
        if nominal_s > finish_s - LAST_INTAKE_S:
            in_time_s = max(nominal_s - max(shift_s, 0.0), finish_s - LAST_INTAKE_S)
        times.append((station.at_s, station) if station else (in_time_s, None))
    return times


def _nearest(
    aid: tuple[ReachedStation, ...], nominal_s: float, earliest_s: float, latest_s: float, nominal_m: float
) -> ReachedStation | None:
    near = [
        station
        for station in aid
        if earliest_s <= station.at_s <= latest_s
        and (abs(station.at_s - nominal_s) <= SNAP_S or abs(station.at_m - nominal_m) <= SNAP_M)
    ]
    return min(near, key=lambda station: abs(station.at_s - nominal_s), default=None)


def _solid_allowed(course: CourseAnalysis, clock: RaceClock, at_s: float) -> bool:
    if at_s > clock.mark_s[-1] - FINAL_S:
        return False
    steep_s = (clock.reached_s(climb.start_m) for climb in course.climbs if climb.mean_grade > STEEP_CLIMB)
    return not any(0 <= start_s - at_s <= BEFORE_CLIMB_S for start_s in steep_s)
