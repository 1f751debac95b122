"""One saved strategy as it is carried: every number is written once, and every format prints these words."""

from datetime import date, time

from tools.domain import display
from tools.domain.carrying.carry_facts import carry_facts
from tools.domain.carrying.carry_moments import carry_moments
from tools.domain.carrying.carry_rows import CarryRow, carry_rows, joined_splits
from tools.domain.carrying.checklist import carry_checklist
from tools.domain.carrying.day_clock import DayClock, written_day
from tools.domain.carrying.moment import Moment, MomentKind
from tools.domain.course import CourseAnalysis
from tools.domain.finding import Frozen
from tools.domain.race import Sport, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.wording.ride import held_power, section_name

__all__ = ["CarryPlan", "CarryRow", "CarrySection", "Moment", "MomentKind", "carry_plan"]


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

    `facts` are pairs of a name and a value, `checklist` is what to bring and to do before; `when` is the day
    and the start in words. `groups` are the same splits by fives or more, where a page has no room for rows.
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
    groups: tuple[CarryRow, ...] = ()
    when: str = ""


def carry_plan(name: str, version: int, strategy: RaceStrategy, course: CourseAnalysis) -> CarryPlan:
    """Return a saved strategy made ready to be carried."""
    brief, pacing = strategy.brief, strategy.pacing
    units, riding = brief.units, pacing.ride is not None
    clock = DayClock(brief.race_date, brief.start_time)
    splits, events, heights_known = pacing.splits_in(units), strategy.fuel.events, bool(course.grade)
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
        facts=carry_facts(strategy, course),
        rows=carry_rows(splits, events, units, clock, heights_known=heights_known),
        moments=carry_moments(strategy, course, clock),
        sections=_sections(strategy, course),
        checklist=carry_checklist(strategy, course),
        notes=(*pacing.warnings, *strategy.fuel.warnings),
        groups=carry_rows(joined_splits(splits), events, units, clock, heights_known=heights_known),
        when=written_day(brief.race_date, brief.start_time),
    )


def _sections(strategy: RaceStrategy, course: CourseAnalysis) -> tuple[CarrySection, ...]:
    ride, units = strategy.pacing.ride, strategy.brief.units
    return tuple(
        CarrySection(
            name=section_name(section, course),
            start_m=section.start_m,
            end_m=section.end_m,
            stretch=display.stretch(section.start_m, section.end_m, units),
            power=held_power(section.power_w),
            band=display.power_range(section.low_w, section.high_w),
            elapsed=display.clock(section.cumulative_s),
        )
        for section in (ride.sections if ride else ())
    )
