"""What happens on the way, place by place: fuel, thoughts, stations, halts, cut-offs, climbs."""

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.carrying.moment import LONGEST_SHORT, Moment, MomentKind
from tools.domain.course import Climb, CourseAnalysis
from tools.domain.ground.aid_stations import is_nameless
from tools.domain.race import Stop, UnitSystem
from tools.domain.strategy import CutoffCheck, FuelEvent, RaceStrategy, StationPlan, Supply
from tools.domain.timing.race_clock import RaceClock, race_clock
from tools.domain.timing.station_plans import plan_stations
from tools.domain.timing.stops import planned_stops
from tools.domain.wording.course import climb_name, climb_words
from tools.domain.wording.stations import (
    is_said_by_name,
    margin_words,
    services_words,
    supply_words,
    take_words,
)

IN_ORDER = (
    *(MomentKind.CLIMB, MomentKind.CUE, MomentKind.AID, MomentKind.FUEL),
    *(MomentKind.STOP, MomentKind.CUTOFF),
)
SHORT_ITEMS = {"half a banana": "1/2 banana", "half a gel": "1/2 gel"}


def carry_moments(strategy: RaceStrategy, course: CourseAnalysis, day: DayClock) -> tuple[Moment, ...]:
    """Return every moment in the order of the course; at one place by kind, as times differ by roundings."""
    return _Moments(strategy, course, day).all()


def stations_in(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[StationPlan, ...]:
    """Return a strategy's stations; of one saved before stations were kept, as they are planned now."""
    brief, fuel = strategy.brief, strategy.fuel
    return strategy.stations or plan_stations(course, brief, strategy.pacing, fuel.events)


class _Moments:
    """Writes the moments of one strategy."""

    def __init__(self, strategy: RaceStrategy, course: CourseAnalysis, day: DayClock) -> None:
        self._strategy, self._course, self._day = strategy, course, day
        self._units: UnitSystem = strategy.brief.units
        self._clock: RaceClock = race_clock(course, strategy.brief, strategy.pacing)
        self._stations = stations_in(strategy, course)

    def all(self) -> tuple[Moment, ...]:
        strategy, course = self._strategy, self._course
        at_stations = {plan.station.at_m for plan in self._stations}
        supplies = {supply.from_m: supply for supply in strategy.fuel.supplies}
        found = [self._fuel(event) for event in strategy.fuel.events]
        found += [self._station(plan, supplies.get(plan.station.at_m)) for plan in self._stations]
        found += [self._closing(plan) for plan in self._stations if plan.station.cutoff_s]
        found += [self._check(check) for check in strategy.pacing.cutoffs if check.at_m not in at_stations]
        found += [
            self._stop(stop) for stop in planned_stops(course, strategy.brief) if stop.at_m not in at_stations
        ]
        found += [self._climb(climb) for climb in course.climbs]
        found += [
            self._moment(MomentKind.CUE, cue.start_m, self._clock.reached_s(cue.start_m), cue.text, cue.text)
            for cue in strategy.mental.cues
        ]
        return tuple(sorted(found, key=lambda each: (each.at_m, IN_ORDER.index(each.kind), each.at_s)))

    def _moment(self, kind: MomentKind, at_m: float, at_s: float, short: str, text: str) -> Moment:
        return Moment(
            kind=kind,
            at_m=at_m,
            at_s=at_s,
            place=display.place(at_m, self._units),
            elapsed=display.clock(at_s),
            clock_time=self._day.at(at_s),
            short=_cut(short),
            text=text,
        )

    def _fuel(self, event: FuelEvent) -> Moment:
        short = SHORT_ITEMS.get(event.item.value, event.item.value)
        return self._moment(MomentKind.FUEL, event.at_m, event.at_s, short, _fuel_words(event, self._units))

    def _station(self, plan: StationPlan, supply: Supply | None) -> Moment:
        units, station = self._units, plan.station
        ours, name = is_nameless(station.name), station.name[:1].upper() + station.name[1:]
        number = display.place(station.at_m, units).split(" ", 1)[1]
        short = f"{name.removesuffix(' station')} {number}" if ours else name
        what, take, leave = services_words(station), take_words(plan, units), supply_words(supply, units)
        parts = [
            f"take {take}" if take else "",
            f"stop {display.duration(plan.stop_s)}" if plan.stop_s else "",
            f"leave with {leave}" if leave else "",
        ]
        head = f"{name} ({what})" if what and not is_said_by_name(station) else name
        text = "; ".join([head, *filter(None, parts)])
        return self._moment(MomentKind.AID, station.at_m, plan.reached_s, short, text)

    def _closing(self, plan: StationPlan) -> Moment:
        station = plan.station
        limit_s = station.cutoff_s or 0.0
        text = f"{station.name} closes {self._day.limit(limit_s)}: {margin_words(plan, self._day)}"
        return self._cutoff(station.at_m, plan.leaves_s, limit_s, text)

    def _check(self, check: CutoffCheck) -> Moment:
        left = "in hand" if check.margin_s >= 0 else "too late"
        amount = display.duration(self._day.left_s(check.cutoff_s, check.planned_s))
        text = f"cut-off {self._day.limit(check.cutoff_s)}: {amount} {left}"
        return self._cutoff(check.at_m, check.planned_s, check.cutoff_s, text)

    def _cutoff(self, at_m: float, at_s: float, closes_s: float, text: str) -> Moment:
        minutes = round(closes_s / 60)
        short = f"Cut-off {self._day.at(closes_s) or f'{minutes // 60}:{minutes % 60:02d}'}"
        return self._moment(MomentKind.CUTOFF, at_m, at_s, short, text)

    def _stop(self, stop: Stop) -> Moment:
        words = f"stop {display.duration(stop.duration_s)}"
        return self._moment(
            MomentKind.STOP, stop.at_m, self._clock.reached_s(stop.at_m), words.capitalize(), words
        )

    def _climb(self, climb: Climb) -> Moment:
        name = climb_name(climb, self._course) or "Climb"
        short = f"Climb {display.percent(climb.mean_grade, 1)}"
        text = f"{name}: {climb_words(climb, self._units)}"
        return self._moment(
            MomentKind.CLIMB, climb.start_m, self._clock.reached_s(climb.start_m), short, text
        )


def _cut(short: str) -> str:
    """Cut a name to what a watch shows, at a word's end where that leaves most of it."""
    if len(short) <= LONGEST_SHORT:
        return short
    cut = short[: LONGEST_SHORT + 1].rsplit(" ", 1)[0]
    return cut if LONGEST_SHORT // 2 < len(cut) <= LONGEST_SHORT else short[:LONGEST_SHORT].rstrip()


def _fuel_words(event: FuelEvent, units: UnitSystem) -> str:
    parts = [event.item.value]
    if event.carbs_g:
        parts.append(f"{display.grams(event.carbs_g)} carbs")
    if event.fluid_ml:
        parts.append(display.volume(event.fluid_ml, units))
    return ", ".join(parts)
