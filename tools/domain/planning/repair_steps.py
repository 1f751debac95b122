"""What can be changed in a plan to mend one breach: candidates, the smallest change first."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from tools.domain.athlete_rules import AthleteRule, RuleKind
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.repair_taper import mend_taper
from tools.domain.planning.session_changes import (
    changeable,
    eased,
    importance,
    may_change,
    moved_to,
    new_session,
    replaced,
    shortened,
    week_at,
)
from tools.domain.training.plan_rule import RuleBreach
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    PlannedWeek,
    PlannedWorkout,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SMALLER = (0.9, 0.75, 0.5)  # what a week or session is cut to, in turn
WARNS_AT = {"L1": 1.10, "L2": 1.15}  # a mended run or week is no longer than what needs no warning
Mend = Callable[[TrainingPlan, RuleBreach, PlanStanding], Iterator[TrainingPlan]]


def mends(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Yield plans that may mend a breach, smallest change first; no race and no past day is touched."""
    yield from _MENDS.get(breach.code, _shrink)(plan, breach, standing)
    if breach.day is not None and breach.code not in _WITHOUT_DROPPING:
        yield from _drop_one(plan, changeable(plan, breach.day, standing))


def _of_week(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> list[PlannedWorkout]:
    """Return the sessions of a breach's week that may be changed, the least important first."""
    weeks = [week for week in plan.weeks if _is_week(week, breach)]
    sessions = [each for week in weeks for each in week.workouts if may_change(each, standing)]
    return sorted(sessions, key=importance)


def _is_week(week: PlannedWeek, breach: RuleBreach) -> bool:
    if breach.week is not None:
        return week.number == breach.week
    return breach.day is not None and week.starts_on <= breach.day <= week.ends_on


def _drop_one(plan: TrainingPlan, sessions: list[PlannedWorkout]) -> Iterator[TrainingPlan]:
    for workout in sessions:
        yield replaced(plan, workout, None)


def _shorten_run(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """L1: shorten the run to what the last 30 days prepared."""
    for workout in changeable(plan, breach.day or standing.today, standing):
        if workout.sport is TrainingSport.RUN and breach.value:
            share = WARNS_AT["L1"] / breach.value * 0.97
            yield replaced(plan, workout, shortened(workout, share, plan, standing))


def _shrink(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Make a week smaller: the easy sessions first, then all of them, then one less."""
    sessions = _of_week(plan, breach, standing)
    shares: tuple[float, ...] = SMALLER
    if breach.value and breach.limit and breach.value > breach.limit:
        shares = (min(0.97, breach.limit / breach.value * 0.98), *SMALLER)
    easy = [each for each in sessions if not each.key]
    for group in (easy, sessions):
        for share in shares:
            changed = plan
            for workout in group:
                changed = replaced(changed, workout, shortened(workout, share, plan, standing))
            yield changed
    yield from _drop_one(plan, sessions)


def _shorten_session(
    plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding
) -> Iterator[TrainingPlan]:
    """Shorten what is too long on a day, or everything of the week a little."""
    of_day = changeable(plan, breach.day, standing) if breach.day else []
    if breach.value and breach.limit is not None:
        share = max(0.05, breach.limit / breach.value)
        changed = plan
        for workout in of_day:
            alone = shortened(workout, share, plan, standing)
            yield replaced(plan, workout, alone)
            changed = replaced(changed, workout, alone)
        if len(of_day) > 1:
            yield changed
    yield from _shrink(plan, breach, standing)


def _part_hard_days(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Move a hard session to a free day of its week, else make it easy: this day's or those close by."""
    day = breach.day or standing.today
    reach = int(breach.limit or 2) if breach.unit == "days" else 1
    days = [day, *(day - timedelta(days=back) for back in range(1, reach + 1))]
    near = [each for each_day in days for each in changeable(plan, each_day, standing)]
    hard = sorted((each for each in near if _may_be_hard(each)), key=importance)
    for workout in hard:
        yield from _elsewhere(plan, workout, standing)
    for workout in hard:
        yield replaced(plan, workout, eased(workout, plan, standing))
        yield replaced(plan, workout, shortened(workout, 0.6, plan, standing))
        yield replaced(plan, workout, eased(shortened(workout, 0.6, plan, standing), plan, standing))
    yield from _drop_one(plan, hard)


def _may_be_hard(workout: PlannedWorkout) -> bool:
    calm = (WorkoutPurpose.EASY, WorkoutPurpose.RECOVERY, WorkoutPurpose.STRENGTH)
    return workout.purpose not in calm


def _ease(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Make the sessions of a day easy, as long as they were."""
    for workout in changeable(plan, breach.day or standing.today, standing):
        yield replaced(plan, workout, eased(workout, plan, standing))


def _move_or_drop(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Move a session to a free day of its week, else leave it out."""
    if breach.day is None:
        yield from _drop_one(plan, _of_week(plan, breach, standing))
        return
    for workout in changeable(plan, breach.day, standing):
        yield from _elsewhere(plan, workout, standing)


def _elsewhere(plan: TrainingPlan, workout: PlannedWorkout, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Yield the plan with a session on each free day of its week, the nearest first."""
    week = week_at(plan, workout.day)
    if week is None:
        return
    taken = {each.day for each in week.workouts if not each.is_rest}
    days = [week.starts_on + timedelta(days=i) for i in range(DAYS_A_WEEK)]
    free = [day for day in days if day not in taken and day >= standing.today]
    for day in sorted(free, key=lambda each: abs((each - workout.day).days)):
        yield moved_to(plan, workout, day)


def _rest(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """L9: free the day, of the last two weeks, whose sessions matter least."""
    day = breach.day or standing.today
    days = [day - timedelta(days=back) for back in range(13)]
    trained = [(each, changeable(plan, each, standing)) for each in days]
    for _, sessions in sorted(trained, key=lambda each: sum(importance(one) for one in each[1])):
        changed = plan
        for workout in sessions:
            changed = replaced(changed, workout, None)
        yield changed


def _fewer_days(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Leave out the day of a week whose sessions matter least."""
    days: dict[date, list[PlannedWorkout]] = {}
    for workout in _of_week(plan, breach, standing):
        days.setdefault(workout.day, []).append(workout)
    for day in sorted(days, key=lambda each: sum(importance(one) for one in days[each])):
        changed = plan
        for workout in days[day]:
            changed = replaced(changed, workout, None)
        yield changed


def _longer_or_gone(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """A session shorter than the athlete wants any: as long as that, else left out."""
    for workout in changeable(plan, breach.day or standing.today, standing):
        if breach.value and breach.limit:
            yield replaced(plan, workout, shortened(workout, breach.limit / breach.value, plan, standing))


def _fixed(plan: TrainingPlan, breach: RuleBreach, standing: PlanStanding) -> Iterator[TrainingPlan]:
    """Write a fixed session that is missing: from the day's own session, by moving one, or as a new one."""
    rule = rule_of(breach, standing)
    day = breach.day or standing.today
    week = week_at(plan, day)
    if rule is None or week is None:
        return
    sport = rule.sport or next((each.sport for each in week.workouts if not each.is_rest), TrainingSport.RUN)
    purpose = rule.purpose or (
        WorkoutPurpose.STRENGTH if sport is TrainingSport.STRENGTH else WorkoutPurpose.EASY
    )
    same = [each for each in week.workouts if each.sport is sport and may_change(each, standing)]
    for workout in sorted(same, key=lambda each: (each.purpose is not purpose, importance(each))):
        if rule.purpose is None or workout.purpose is purpose:
            yield moved_to(plan, workout, day)
    for workout in changeable(plan, day, standing):
        if workout.sport is sport:
            yield replaced(plan, workout, eased(workout, plan, standing, purpose))
    for minutes in (45, 30, 20):
        added = new_session(plan, day, sport, purpose, minutes, standing=standing)
        yield added
        for workout in changeable(plan, day, standing):
            yield replaced(added, workout, None)


def rule_of(breach: RuleBreach, standing: PlanStanding) -> AthleteRule | None:
    """Return the athlete's rule that a breach speaks of."""
    kinds = list(RuleKind)
    return next(
        (
            rule
            for rule in standing.rules
            if breach.code == f"A{kinds.index(rule.kind) + 1}" and rule.words in breach.sentence
        ),
        None,
    )


_MENDS: dict[str, Mend] = {
    "L1": _shorten_run,
    "L2": _shrink,
    "L3": _shrink,
    "L4": _part_hard_days,
    "L8": mend_taper,
    "L9": _rest,
    "L10": _ease,
    "L11": lambda plan, breach, standing: iter(()),
    "L12": _ease,
    "A1": _move_or_drop,
    "A2": _shorten_session,
    "A3": _longer_or_gone,
    "A4": _shorten_session,
    "A5": _move_or_drop,
    "A6": _fewer_days,
    "A7": _fewer_days,
    "A8": _fixed,
    "A9": _ease,
    "A10": _part_hard_days,
    "A11": _part_hard_days,
    "A12": _ease,
    "A13": _move_or_drop,
}
_WITHOUT_DROPPING = frozenset({"A8", "L8", "L11"})
