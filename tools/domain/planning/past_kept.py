"""A plan with the past of another: what lies before today is never rewritten."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.plan_request import NoSuchPlan
from tools.domain.planning.change_sentences import day_written
from tools.domain.planning.plan_sessions import fresh_id
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TimeOff,
    TrainingPlan,
)


def with_past_of(
    current: TrainingPlan | None, new: TrainingPlan, today: date, *, anew: bool = False
) -> TrainingPlan:
    """Return a plan that is `current` (None: there was none) before today and `new` from today on.

    Weeks that neither plan has between the two are empty. A session under the same id is the same session,
    and it is planned once: no change moves it out of the past, where its day was its chance, nor into it.
    Only where `new` was built `anew` is the same id chance: there its session gets an id of its own. Raises
    NoSuchPlan where nothing is left of either.
    """
    current = current or _without_sessions(new)
    starts = tuple(_starts(current, new, today))
    if not starts:
        last = day_written(new.weeks[-1].ends_on)
        raise NoSuchPlan(f"That plan ended on {last}: nothing of it lies ahead.")
    past = [each for each in current.workouts if each.day < today]
    ahead = [each for each in new.workouts if each.day >= today]
    ahead = _with_own_ids(ahead, past) if anew else _planned_once(ahead, past, current, new)
    sessions = (*past, *ahead)
    weeks = tuple(
        PlannedWeek(
            number=at + 1,
            starts_on=start,
            phase=_phase(current, new, start, today),
            workouts=tuple(each for each in sessions if 0 <= (each.day - start).days < DAYS_A_WEEK),
        )
        for at, start in enumerate(starts)
    )
    races = (
        *(race for race in current.goal_races if race.day < today),
        *(race for race in new.goal_races if race.day >= today),
    )
    begun = current if starts[0] == current.starts_on else new
    return TrainingPlan(
        goal_races=races,
        weeks=weeks,
        based_on=new.based_on,
        stated=begun.stated,
        thresholds=new.thresholds,
        time_off=_time_off(current, new, today) if anew else new.time_off,
    )


def _without_sessions(plan: TrainingPlan) -> TrainingPlan:
    """Return the weeks of a plan without sessions: what was planned before there was a plan."""
    weeks = tuple(week.model_copy(update={"workouts": ()}) for week in plan.weeks)
    return plan.model_copy(update={"weeks": weeks, "goal_races": (), "time_off": ()})


def _planned_once(
    ahead: list[PlannedWorkout], past: list[PlannedWorkout], current: TrainingPlan, new: TrainingPlan
) -> list[PlannedWorkout]:
    """Return what lies ahead without the sessions of the past, and with those `new` has in the past."""
    over, coming = {each.id for each in past}, {each.id for each in ahead}
    planned = {each.id for each in new.workouts}
    once = [each for each in ahead if each.id not in over]
    stay = [each for each in current.workouts if each.id in planned - over - coming]
    return sorted((*once, *stay), key=lambda each: each.day) if stay else once


def _starts(current: TrainingPlan, new: TrainingPlan, today: date) -> Iterator[date]:
    """Yield the first day of every week from the first that counts to the last, without a gap."""
    counted = [
        *(week.starts_on for week in current.weeks if week.starts_on < today),
        *(week.starts_on for week in new.weeks if week.ends_on >= today),
    ]
    if not counted:
        return
    start, last = min(counted), max(counted)
    while start <= last:
        yield start
        start += timedelta(days=DAYS_A_WEEK)
    if start <= (end := new.weeks[-1].ends_on) and end >= today:
        yield start  # weeks that begin on other weekdays: the last days of `new`


def _phase(current: TrainingPlan, new: TrainingPlan, start: date, today: date) -> PlanPhase:
    """Return what a week is for: as in `new` unless it is over; recovery where no plan has it."""
    over = start + timedelta(days=DAYS_A_WEEK) <= today
    for plan in (current, new) if over else (new, current):
        for week in plan.weeks:
            if week.starts_on <= start <= week.ends_on:
                return week.phase
    return PlanPhase.RECOVERY


def _with_own_ids(ahead: list[PlannedWorkout], past: list[PlannedWorkout]) -> list[PlannedWorkout]:
    taken = {each.id for each in past}
    known = taken | {each.id for each in ahead}
    return [
        each.model_copy(update={"id": fresh_id(known, each.id)}) if each.id in taken else each
        for each in ahead
    ]


def _time_off(current: TrainingPlan, new: TrainingPlan, today: date) -> tuple[TimeOff, ...]:
    """Return what both plans were changed for and is not over: a plan built anew knows of no trip."""
    known = dict.fromkeys((*current.time_off, *new.time_off))
    return tuple(each for each in known if each.last >= today)
