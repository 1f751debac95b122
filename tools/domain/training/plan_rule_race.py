"""Rules about the days before a race: the taper, and nothing hard at the very end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tools.domain.training.plan_intensity import is_quality
from tools.domain.training.plan_rule import OUR_CHOICE, Authority, PlanCase, PlanRule, RuleBreach, Severity
from tools.domain.training.taper import (
    LONGEST_TAPER_DAYS,
    SHORTEST_TAPER_DAYS,
    TAPER_CUT,
    TAPER_SOURCE,
    volume_cut,
)
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    WorkoutPurpose,
)

PEAK_WITHIN_WEEKS = 4  # the peak is looked for in the weeks before the taper: our design choice [D]
LONGEST_STRIDES_S = 20 * 60.0  # our design choice [D]
FEWEST_DAYS_WITH_SPEED = 5  # of a race week, for a fast session to be wanted in it: our design choice [D]

TAPER = PlanRule(
    code="L8",
    title="taper",
    unit="of the peak week's time",
    error=TAPER_CUT[0],
    sentence="Before the race that counts, volume falls by 41–60 % over 8–21 days and the speed stays.",
    source=TAPER_SOURCE,
    authority=Authority.SOURCE,
)
FRESH_LEGS = PlanRule(
    code="L10",
    title="last days before a race",
    unit="h before the race",
    error=48.0,
    sentence="Hard work in the last two days cannot help any more; strides of up to 20 minutes may stay.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)


@dataclass(frozen=True, slots=True)
class _Taper:
    """The days from `first` up to the eve of a race, and the highest weekly seconds before them."""

    race: GoalRace
    first: date
    peak_s: float
    sessions: tuple[PlannedWorkout, ...]

    @property
    def days(self) -> int:
        return (self.race.day - self.first).days


def check_taper(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Judge the taper weeks before each A race inside the plan: how long, how deep, and still fast."""
    for race in case.plan.goal_races:
        week = case.week_of(race.day)
        if race.priority is not RacePriority.A or week is None:
            continue
        taper = _taper(case, race)
        if not SHORTEST_TAPER_DAYS <= taper.days <= LONGEST_TAPER_DAYS:
            yield _wrong_length(rule, taper, week)
            continue
        yield from _wrong_depth(rule, taper, week)
        yield from _nothing_fast(rule, case, taper)


def check_fresh_legs(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Want nothing hard on the eve of a race but strides; two days before are 48 hours."""
    for race in case.plan.goal_races:
        eve = race.day - timedelta(days=1)
        for workout in case.sessions_by_day.get(eve, ()):
            strides = workout.purpose is WorkoutPurpose.STRIDES
            if strides and workout.planned_duration_s <= LONGEST_STRIDES_S:
                continue
            if strides or is_quality(workout, case.zone_four_s[id(workout)]):
                yield rule.breach(
                    Severity.ERROR,
                    f"{workout.title} stands on the eve of {race.name}.",
                    week=case.week_of(eve),
                    day=eve,
                    value=24.0,
                )


def _taper(case: PlanCase, race: GoalRace) -> _Taper:
    """Return the taper weeks that end with the race's own week; none leave a taper of no days."""
    weeks = [week for week in case.plan.weeks if week.starts_on <= race.day]
    first = race.day
    while weeks and weeks[-1].phase is PlanPhase.TAPER:
        first = weeks.pop().starts_on
    before = [week.duration_s for week in weeks[-PEAK_WITHIN_WEEKS:]]
    for back in range(1, PEAK_WITHIN_WEEKS + 1 - len(before)):
        start = case.plan.starts_on - timedelta(days=DAYS_A_WEEK * back)
        done = case.history.between(start, start + timedelta(days=DAYS_A_WEEK - 1))
        before.append(sum(session.duration_s for session in done))
    sessions = tuple(each for each in case.plan.workouts if first <= each.day < race.day)
    return _Taper(race, first, max(before, default=0.0), sessions)


def _wrong_length(rule: PlanRule, taper: _Taper, week: int) -> RuleBreach:
    limit = SHORTEST_TAPER_DAYS if taper.days < SHORTEST_TAPER_DAYS else LONGEST_TAPER_DAYS
    in_days = rule.model_copy(update={"unit": "days"})
    return in_days.breach(
        Severity.ERROR,
        f"The taper before {taper.race.name} has {taper.days} days.",
        week=week,
        day=taper.race.day,
        value=float(taper.days),
        limit=float(limit),
    )


def _wrong_depth(rule: PlanRule, taper: _Taper, week: int) -> Iterator[RuleBreach]:
    """The cut in time against the highest of the four weeks before; silent where none is known."""
    if taper.peak_s <= 0:
        return
    cut = volume_cut(taper.peak_s, [each.planned_duration_s for each in taper.sessions], taper.days)
    shallowest, deepest = TAPER_CUT
    if shallowest - 1e-9 <= cut <= deepest + 1e-9:
        return
    yield rule.breach(
        Severity.ERROR,
        f"The taper before {taper.race.name} {'cuts' if cut >= 0 else 'adds'} {abs(cut):.0%} of the peak.",
        week=week,
        day=taper.race.day,
        value=cut,
        limit=shallowest if cut < shallowest else deepest,
    )


def _nothing_fast(rule: PlanRule, case: PlanCase, taper: _Taper) -> Iterator[RuleBreach]:
    """Each week of the taper keeps one session with some speed; a race week of a few days need not."""
    for passed in range(0, taper.days - FEWEST_DAYS_WITH_SPEED + 1, DAYS_A_WEEK):
        first = taper.first + timedelta(days=passed)
        last = first + timedelta(days=DAYS_A_WEEK - 1)
        week = [each for each in taper.sessions if first <= each.day <= last]
        if not any(
            is_quality(each, case.zone_four_s[id(each)]) or each.purpose is WorkoutPurpose.STRIDES
            for each in week
        ):
            in_sessions = rule.model_copy(update={"unit": "fast sessions in the week"})
            yield in_sessions.breach(
                Severity.ERROR,
                f"From {first:%-d %B} to {last:%-d %B} nothing is fast.",
                week=case.week_of(last),
                day=last,
                value=0.0,
                limit=1.0,
            )
