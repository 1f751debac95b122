"""The weeks of a plan before their sessions: which phase each is, which are lighter, how far it has come.

Three heavier weeks, then a lighter one; two weeks of taper before each A race; a recovery week after one.
The proportions are our design choice [D].
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.planning.plan_brief import PlanBrief
from tools.domain.planning.plan_races import taper_weeks_before
from tools.domain.training.training_plan import DAYS_A_WEEK, GoalRace, PlanPhase, RacePriority

MOST_LOADING_WEEKS = 3  # in a row, before a lighter one (L6)
BASE_SHARE = 0.45  # of the weeks before a taper
PEAK_WEEKS_FROM = ((10, 3), (7, 2), (4, 1))  # so many weeks of build-up end in so many of peak


@dataclass(frozen=True, slots=True)
class WeekOutline:
    """A week to be made. `progress` runs from 0 at the first loading week to 1 at the last; `turn` counts
    the loading weeks of its phase; `taper_week` counts the weeks of a taper from 0.
    """

    number: int
    monday: date
    phase: PlanPhase
    progress: float
    turn: int
    goal: GoalRace | None
    races: tuple[GoalRace, ...]
    taper_week: int = 0

    @property
    def is_light(self) -> bool:
        """Whether it is a recovery week."""
        return self.phase is PlanPhase.RECOVERY

    @property
    def days(self) -> tuple[date, ...]:
        """Its seven days."""
        return tuple(self.monday + timedelta(days=i) for i in range(DAYS_A_WEEK))


def outlines_of(brief: PlanBrief) -> tuple[WeekOutline, ...]:
    """Return the weeks of a plan in their phases."""
    phases: list[PlanPhase | None] = [None] * brief.weeks
    taper_weeks: dict[int, int] = {}
    ends: list[int] = []
    for race in brief.races.races:
        if race.priority is RacePriority.A:
            at = (race.day - brief.starts_on).days // DAYS_A_WEEK
            first = at - taper_weeks_before(race) + 1
            taper_weeks |= {first + i: i for i in range(at - first + 1)}
            phases[first : at + 1] = [PlanPhase.TAPER] * (at - first + 1)
            ends.append(at)
    for at in ends:
        if at + 1 < brief.weeks and phases[at + 1] is None:
            phases[at + 1] = PlanPhase.RECOVERY
    first = 0
    while first < brief.weeks:
        if phases[first] is not None:
            first += 1
            continue
        last = first
        while last + 1 < brief.weeks and phases[last + 1] is None:
            last += 1
        count = last - first + 1
        fresh = first == 0 and brief.is_fresh
        phases[first : last + 1] = _build_up(count, has_goal=last + 1 < brief.weeks, fresh=fresh)
        first = last + 1
    return _outlined(brief, [phase or PlanPhase.BUILD for phase in phases], taper_weeks)


def _build_up(count: int, *, has_goal: bool, fresh: bool) -> list[PlanPhase]:
    """Return the phases of the weeks that lead to a taper, or to the end of a plan without one."""
    phases = [PlanPhase.BASE if i < BASE_SHARE * count else PlanPhase.BUILD for i in range(count)]
    if has_goal:
        peak = next((weeks for least, weeks in PEAK_WEEKS_FROM if count >= least), 0)
        phases[count - peak :] = [PlanPhase.PEAK] * peak
    for at in _light_weeks(count, fresh=fresh):
        phases[at] = PlanPhase.RECOVERY
    return phases


def _light_weeks(count: int, *, fresh: bool) -> list[int]:
    """Return which of so many weeks are lighter: never more than three heavier ones in a row.

    Who comes with known weeks behind them gets the first lighter one early, who begins fresh gets it late.
    """
    lights = count // (MOST_LOADING_WEEKS + 1)
    if lights == 1 and count == MOST_LOADING_WEEKS + 1:
        return [2]
    size, longer = divmod(count - lights, lights + 1)
    places, at = [], 0
    for chunk in range(lights):
        at += size + (chunk < longer if fresh else chunk > lights - longer)
        places.append(at)
        at += 1
    return places


def _outlined(
    brief: PlanBrief, phases: list[PlanPhase], taper_weeks: dict[int, int]
) -> tuple[WeekOutline, ...]:
    loading = [i for i, phase in enumerate(phases) if phase not in (PlanPhase.RECOVERY, PlanPhase.TAPER)]
    turns: dict[PlanPhase, int] = {}
    outlines = []
    for i, phase in enumerate(phases):
        monday = brief.starts_on + timedelta(days=DAYS_A_WEEK * i)
        turn = turns.get(phase, 0)
        turns[phase] = turn + 1
        done = sum(1 for each in loading if each < i)
        outlines.append(
            WeekOutline(
                number=i + 1,
                monday=monday,
                phase=phase,
                progress=min(1.0, done / max(1, len(loading) - 1)),
                turn=turn,
                goal=brief.races.next_goal(monday),
                races=brief.races.of_week(monday),
                taper_week=taper_weeks.get(i, 0),
            )
        )
    return tuple(outlines)
