"""What every answer of a plan to an event is made of: easier sessions, better places, and what is said."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tools.domain.athlete import Thresholds
from tools.domain.finding import Frozen
from tools.domain.plan_request import PlanStanding
from tools.domain.plan_version import Evidence
from tools.domain.planning.judging import judge
from tools.domain.planning.plan_sessions import changed_plan, holds, phase_on
from tools.domain.planning.resizing import resized
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.plan_intensity import is_quality, zone_four_s
from tools.domain.training.plan_rule import Severity
from tools.domain.training.training_plan import (
    ENDURANCE,
    PlannedWorkout,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

# All our design choice [D].
SHORTEST_MIN, WHOLE_MIN = 20.0, 5.0
SECONDS_A_MINUTE = 60.0
Changes = dict[str, PlannedWorkout | None]
"""Sessions by id as they will be; None: taken out."""


class NothingToChange(ValueError):
    """An event that leaves the plan as it is; `str()` says so, in a sentence."""


class Evolution(Frozen):
    """The next version of a plan and what it stands on, in sentences for the card and the coach.

    `standing` is what it was made valid against: that of today, with what the event adds for some days.
    """

    plan: TrainingPlan
    headline: str
    reason: str
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[str, ...] = ()
    standing: PlanStanding


def is_race(workout: PlannedWorkout) -> bool:
    """Whether a session is a race: it is the athlete's to take back, never code's."""
    return workout.purpose is WorkoutPurpose.RACE


def is_hard(workout: PlannedWorkout, thresholds: Thresholds) -> bool:
    """Whether a session has time at zone 4 and above or is meant to be hard."""
    return is_quality(workout, zone_four_s(workout, thresholds))


def trains(workout: PlannedWorkout) -> bool:
    """Whether a session is training that code may change: no race, no rest day."""
    return not workout.is_rest and not is_race(workout)


def sessions(plan: TrainingPlan, first: date, last: date) -> Iterator[PlannedWorkout]:
    """Yield the training from `first` to `last`, both included."""
    return (each for each in plan.workouts if first <= each.day <= last and trains(each))


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from `first` to `last`, both included."""
    return (first + timedelta(days=i) for i in range((last - first).days + 1))


def eased(
    plan: TrainingPlan, workout: PlannedWorkout, standing: PlanStanding, share: float = 1.0
) -> PlannedWorkout | None:
    """Return a session with nothing hard in it, lasting a share of its time; None where too little is left.

    What is easy already stays what it is.
    """
    minutes = share * workout.planned_duration_s / SECONDS_A_MINUTE
    if share < 1:
        minutes = WHOLE_MIN * round(minutes / WHOLE_MIN)
    if minutes < min(SHORTEST_MIN, workout.planned_duration_s / SECONDS_A_MINUTE):
        return None
    if is_hard(workout, standing.thresholds) or workout.purpose is WorkoutPurpose.STRIDES:
        return made(plan, workout, workout.sport, minutes, standing)
    if share == 1:
        return workout
    return resized(workout, minutes, standing.thresholds, phase_on(plan, workout.day))


def made(
    plan: TrainingPlan,
    workout: PlannedWorkout,
    sport: TrainingSport,
    minutes: float,
    standing: PlanStanding,
    *,
    purpose: WorkoutPurpose = WorkoutPurpose.EASY,
) -> PlannedWorkout:
    """Return what stands in a session's place as its recipe writes it, easy unless a purpose is named."""
    if sport is TrainingSport.STRENGTH:
        purpose = WorkoutPurpose.STRENGTH
    phase = phase_on(plan, workout.day)
    about = (workout.id, workout.day, sport, purpose, minutes)
    return make_workout(*about, standing.thresholds, phase=phase)


def placed(
    plan: TrainingPlan,
    workout: PlannedWorkout,
    days: Iterable[date],
    standing: PlanStanding,
    *,
    on_free_days: bool,
) -> TrainingPlan | None:
    """Return the plan with a session on the first of `days` where it breaks nothing; None: there is none.

    It takes the place of the easy session of that day, so that nothing is crammed. With `on_free_days` it may
    also stand on a day without training, or beside another sport.
    """
    before = _errors(plan, standing)
    for day in days:
        if day < standing.today or not holds(plan, day):
            continue
        there = [each for each in plan.workouts if each.day == day and each.id != workout.id]
        in_the_way = [each for each in there if each.sport in ENDURANCE]
        if on_free_days:
            in_the_way = [each for each in in_the_way if each.sport is workout.sport]
        if any(each.key or is_race(each) for each in there) or len(in_the_way) > 1:
            continue
        if not in_the_way and not on_free_days:
            continue
        changes: Changes = {each.id: None for each in there if each in in_the_way or each.is_rest}
        candidate = _with(plan, changes, workout.model_copy(update={"day": day}))
        if _errors(candidate, standing) <= before:
            return candidate
    return None


def _with(plan: TrainingPlan, changes: Changes, workout: PlannedWorkout) -> TrainingPlan:
    """Return the plan with changes and one session, moved where the plan has it and added where not."""
    if any(each.id == workout.id for each in plan.workouts):
        return changed_plan(plan, changes | {workout.id: workout})
    return changed_plan(plan, changes, (workout,))


def _errors(plan: TrainingPlan, standing: PlanStanding) -> set[tuple[str, int | None, date | None]]:
    return {
        (each.code, each.week, each.day) for each in judge(plan, standing) if each.severity is Severity.ERROR
    }
