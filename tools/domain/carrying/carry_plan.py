"""One saved strategy as it is carried: every number is written once, and every format prints these words."""

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from tools.domain import display
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Frozen
from tools.domain.race import Sport, UnitSystem
from tools.domain.strategy import FuelEvent, RaceStrategy, Split
from tools.domain.wording.ride import held_power


class MomentKind(StrEnum):
    """What happens at a place of the race."""

    FUEL = "fuel"
    CUE = "cue"
    AID = "aid"
    CUTOFF = "cutoff"
    STOP = "stop"
    CLIMB = "climb"


class CarryRow(Frozen):
    """One kilometre or mile (the last may be shorter), as it is read while moving.

    `place` is the number on the mark at its end; `target` a pace or a power without its unit; `clock_time`
    the time of day at its end, where the start is known. `start_m`, `end_m`, `at_s` are what the words say.
    """

    place: str
    start_m: float
    end_m: float
    at_s: float
    grade: str
    grade_m_per_m: float
    target: str
    split: str
    elapsed: str
    clock_time: str | None
    fuel: tuple[str, ...]
    walk: bool = False


class Moment(Frozen):
    """Something to do, think or pass at one place; `short` fits on a watch (at most 15 characters)."""

    kind: MomentKind
    at_m: float
    at_s: float
    place: str
    elapsed: str
    clock_time: str | None
    short: str
    text: str


class CarrySection(Frozen):
    """A stretch of a ride with one power to hold."""

    name: str
    start_m: float
    end_m: float
    stretch: str
    power: str
    band: str
    elapsed: str


class CarryPlan(Frozen):
    """A strategy in the words of its athlete's units. Rows come by kilometre or mile, moments by place.

    `facts` are pairs of a name and a value, `checklist` is what to bring and to do before.
    """

    title: str
    version: int
    race_day: date | None
    start_time: time | None
    sport: Sport
    units: UnitSystem
    distance: str
    goal: str
    place_word: str
    target_unit: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[CarryRow, ...]
    moments: tuple[Moment, ...]
    sections: tuple[CarrySection, ...]
    checklist: tuple[str, ...]
    notes: tuple[str, ...]


def carry_plan(name: str, version: int, strategy: RaceStrategy, course: CourseAnalysis) -> CarryPlan:
    """Return a saved strategy made ready to be carried."""
    brief, pacing = strategy.brief, strategy.pacing
    units, riding = brief.units, pacing.ride is not None
    clock = _Clock(brief.race_date, brief.start_time)
    return CarryPlan(
        title=name,
        version=version,
        race_day=brief.race_date,
        start_time=brief.start_time,
        sport=brief.sport,
        units=units,
        distance=display.distance(course.distance_m, units),
        goal=display.clock(pacing.goal_time_s),
        place_word="mile" if units is UnitSystem.IMPERIAL else "km",
        target_unit="W" if riding else display.pace_unit(units),
        facts=_facts(strategy, course),
        rows=_rows(strategy, clock),
        moments=_moments(strategy, clock),
        sections=_sections(strategy),
        checklist=(),
        notes=(*pacing.warnings, *strategy.fuel.warnings),
    )


class _Clock:
    """The time of day at a moment of the race, where the start is known."""

    def __init__(self, day: date | None, start: time | None) -> None:
        self._start = None if start is None else datetime.combine(day or date(2000, 1, 1), start)

    def at(self, seconds: float) -> str | None:
        return None if self._start is None else f"{self._start + timedelta(seconds=round(seconds)):%H:%M}"


def _facts(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[tuple[str, str], ...]:
    units = strategy.brief.units
    facts = [
        ("Goal", display.clock(strategy.pacing.goal_time_s)),
        ("Distance", display.distance(course.distance_m, units)),
    ]
    if course.gain.value is not None:
        facts.append(("Climbing", display.height(course.gain.value, units)))
    if strategy.fuel.carbs_rate.value is not None and not strategy.fuel.blocked:
        facts.append(("Carbohydrate", f"{display.grams(strategy.fuel.carbs_rate.value)}/h"))
    return tuple(facts)


def _rows(strategy: RaceStrategy, clock: _Clock) -> tuple[CarryRow, ...]:
    units = strategy.brief.units
    splits = strategy.pacing.splits_in(units)
    seconds = display.whole_seconds([split.cumulative_s for split in splits])
    return tuple(
        CarryRow(
            place=display.place(split.start_m + split.distance_m, units).split(" ", 1)[1],
            start_m=split.start_m,
            end_m=split.start_m + split.distance_m,
            at_s=split.cumulative_s,
            grade=display.grade(split.grade),
            grade_m_per_m=split.grade,
            target=_target(split, units),
            split=display.clock(whole_s),
            elapsed=display.clock(split.cumulative_s),
            clock_time=clock.at(split.cumulative_s),
            fuel=_fuel_in(strategy.fuel.events, split),
            walk=split.walked_m >= split.distance_m / 2,
        )
        for split, whole_s in zip(splits, seconds, strict=True)
    )


def _target(split: Split, units: UnitSystem) -> str:
    if split.power_w is not None:
        return held_power(split.power_w).removesuffix(" W")
    return display.pace_number(split.target_s / split.distance_m, units)


def _fuel_in(events: tuple[FuelEvent, ...], split: Split) -> tuple[str, ...]:
    end_m = split.start_m + split.distance_m
    return tuple(event.item.value for event in events if split.start_m < event.at_m <= end_m)


def _moments(strategy: RaceStrategy, clock: _Clock) -> tuple[Moment, ...]:
    units, pacing = strategy.brief.units, strategy.pacing

    def moment(kind: MomentKind, at_m: float, at_s: float, short: str, text: str) -> Moment:
        return Moment(
            kind=kind,
            at_m=at_m,
            at_s=at_s,
            place=display.place(at_m, units),
            elapsed=display.clock(at_s),
            clock_time=clock.at(at_s),
            short=short[:15],
            text=text,
        )

    fuel = [
        moment(MomentKind.FUEL, event.at_m, event.at_s, event.item.value, _fuel_words(event, units))
        for event in strategy.fuel.events
    ]
    cutoffs = [
        moment(
            MomentKind.CUTOFF,
            check.at_m,
            check.planned_s,
            "cut-off",
            f"cut-off {display.clock(check.cutoff_s)}",
        )
        for check in pacing.cutoffs
    ]
    cues = [
        moment(MomentKind.CUE, cue.start_m, _at(strategy, cue.start_m), cue.text, cue.text)
        for cue in strategy.mental.cues
    ]
    return tuple(sorted((*fuel, *cutoffs, *cues), key=lambda each: each.at_m))


def _at(strategy: RaceStrategy, at_m: float) -> float:
    """Return the plan's clock at a place, between the ends of its splits."""
    before_m = before_s = 0.0
    for split in strategy.pacing.splits_km:
        end_m = split.start_m + split.distance_m
        if at_m <= end_m:
            return before_s + (split.cumulative_s - before_s) * (at_m - before_m) / (end_m - before_m)
        before_m, before_s = end_m, split.cumulative_s
    return before_s


def _fuel_words(event: FuelEvent, units: UnitSystem) -> str:
    parts = [event.item.value]
    if event.carbs_g:
        parts.append(f"{display.grams(event.carbs_g)} carbs")
    if event.fluid_ml:
        parts.append(display.volume(event.fluid_ml, units))
    return ", ".join(parts)


def _sections(strategy: RaceStrategy) -> tuple[CarrySection, ...]:
    ride, units = strategy.pacing.ride, strategy.brief.units
    return tuple(
        CarrySection(
            name=section.name,
            start_m=section.start_m,
            end_m=section.end_m,
            stretch=display.stretch(section.start_m, section.end_m, units),
            power=held_power(section.power_w),
            band=display.power_range(section.low_w, section.high_w),
            elapsed=display.clock(section.cumulative_s),
        )
        for section in (ride.sections if ride else ())
    )
