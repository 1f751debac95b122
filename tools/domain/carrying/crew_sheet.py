"""What a crew needs of a plan: where to stand, when, what to hand over. Nothing about the athlete's body."""

from tools.domain import display
from tools.domain.carrying.carry_moments import stations_in
from tools.domain.carrying.day_clock import DayClock, written_day
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.finding import Frozen
from tools.domain.ground.course_places import place_at
from tools.domain.race import AidService, UnitSystem
from tools.domain.strategy import RaceStrategy, StationPlan, Supply
from tools.domain.wording.stations import margin_words, services_words, supply_words, take_words


class CrewStop(Frozen):
    """One place to stand. Times are written from the start, and as time of day where the start is known.

    `early` and `late` are the ends of when the athlete may come. `hand_over` is for the way to the next place
    that gives it, `eats` what the plan takes right there. `for_crew` tells the places where the crew or a bag
    waits from those where only the race's own table stands. `at_s` and its ends are what the words say.
    """

    name: str
    place: str
    at_m: float
    lat: float | None
    lon: float | None
    what: str
    for_crew: bool
    at_s: float
    early_s: float
    late_s: float
    elapsed: str
    early: str
    late: str
    clock_time: str | None
    early_clock: str | None
    late_clock: str | None
    stop: str
    eats: str
    hand_over: str
    closes: str
    closes_clock: str | None
    margin: str


class CrewSheet(Frozen):
    """The places of a race for those who stand beside it, in order."""

    title: str
    when: str
    finish: str
    finish_clock: str | None
    stops: tuple[CrewStop, ...]


def crew_sheet(
    name: str, strategy: RaceStrategy, course: CourseAnalysis, places: CoursePlaces | None = None
) -> CrewSheet:
    """Return the crew's view of a strategy; without stations it has no stops."""
    brief = strategy.brief
    day = DayClock(brief.race_date, brief.start_time)
    supplies = {supply.from_m: supply for supply in strategy.fuel.supplies}
    goal_s = strategy.pacing.goal_time_s
    return CrewSheet(
        title=name,
        when=written_day(brief.race_date, brief.start_time),
        finish=display.clock(goal_s),
        finish_clock=day.at(goal_s),
        stops=tuple(
            _stop(plan, supplies.get(plan.station.at_m), day, brief.units, _where(plan, course, places))
            for plan in stations_in(strategy, course)
        ),
    )


def _stop(
    plan: StationPlan,
    supply: Supply | None,
    day: DayClock,
    units: UnitSystem,
    where: tuple[float, float] | tuple[None, None],
) -> CrewStop:
    station, (lat, lon) = plan.station, where
    own = not {AidService.CREW, AidService.DROP_BAG}.isdisjoint(station.services)
    return CrewStop(
        name=station.name,
        place=display.place(station.at_m, units),
        at_m=station.at_m,
        lat=lat,
        lon=lon,
        what=services_words(station),
        for_crew=own,
        at_s=plan.reached_s,
        early_s=plan.early_s,
        late_s=plan.late_s,
        elapsed=display.clock(plan.reached_s),
        early=display.rough_clock(plan.early_s),
        late=display.rough_clock(plan.late_s),
        clock_time=day.at(plan.reached_s),
        early_clock=day.at(plan.early_s),
        late_clock=day.at(plan.late_s),
        stop=display.duration(plan.stop_s) if plan.stop_s else "",
        eats=take_words(plan, units),
        hand_over=supply_words(supply, units),
        closes=display.clock(station.cutoff_s) if station.cutoff_s else "",
        closes_clock=day.at(station.cutoff_s) if station.cutoff_s else None,
        margin=margin_words(plan, day),
    )


def _where(
    plan: StationPlan, course: CourseAnalysis, places: CoursePlaces | None
) -> tuple[float, float] | tuple[None, None]:
    if places is None:
        return None, None
    lat, lon = place_at(places, plan.station.at_m / course.distance_m)
    return round(float(lat), 6), round(float(lon), 6)
