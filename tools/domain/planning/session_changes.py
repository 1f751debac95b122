"""One session changed within a plan: shorter, easier, elsewhere, gone, or new."""

from datetime import date, timedelta

from tools.domain.plan_request import PlanStanding
from tools.domain.planning.plan_sessions import fresh_id
from tools.domain.planning.resizing import resized
from tools.domain.planning.workout_recipes import KEY_PURPOSES, make_workout
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SHORTEST_MIN = 15  # a session below it is left out: our design choice [D]
_ORDER = (
    WorkoutPurpose.REST,
    WorkoutPurpose.RECOVERY,
    WorkoutPurpose.EASY,
    WorkoutPurpose.STRIDES,
    WorkoutPurpose.STRENGTH,
    WorkoutPurpose.STEADY,
    WorkoutPurpose.RACE_PACE,
    WorkoutPurpose.INTERVALS,
    WorkoutPurpose.THRESHOLD,
    WorkoutPurpose.LONG,
    WorkoutPurpose.RACE,
)


def importance(workout: PlannedWorkout) -> float:
    """Return how much a session matters to its week: what is least gives way first."""
    return _ORDER.index(workout.purpose) + (20 if workout.key else 0) + workout.planned_duration_s / 1e6


def may_change(workout: PlannedWorkout, standing: PlanStanding) -> bool:
    """Say whether a session may be changed: one ahead that is no race."""
    is_race = workout.purpose is WorkoutPurpose.RACE
    return workout.day >= standing.today and not workout.is_rest and not is_race


def changeable(plan: TrainingPlan, day: date, standing: PlanStanding) -> list[PlannedWorkout]:
    """Return the sessions of a day that may be changed, the least important first."""
    week = week_at(plan, day)
    if week is None or day < standing.today:
        return []
    of_day = [each for each in week.workouts if each.day == day and may_change(each, standing)]
    return sorted(of_day, key=importance)


def replaced(plan: TrainingPlan, old: PlannedWorkout, new: PlannedWorkout | None) -> TrainingPlan:
    """Return the plan with one session in place of another, or without it (None)."""
    weeks = []
    for week in plan.weeks:
        if week.starts_on <= old.day <= week.ends_on:
            kept = [
                (new if each.id == old.id and each.day == old.day else each)
                for each in week.workouts
                if new is not None or each.id != old.id or each.day != old.day
            ]
            sessions = tuple(sorted((each for each in kept if each is not None), key=lambda each: each.day))
            weeks.append(week.model_copy(update={"workouts": sessions}))
        else:
            weeks.append(week)
    return plan.model_copy(update={"weeks": tuple(weeks)})


def moved_to(plan: TrainingPlan, workout: PlannedWorkout, day: date) -> TrainingPlan:
    """Return the plan with a session on another day of its week."""
    return replaced(plan, workout, workout.model_copy(update={"day": day}))


def shortened(
    workout: PlannedWorkout, share: float, plan: TrainingPlan, standing: PlanStanding
) -> PlannedWorkout | None:
    """Return the session at a share of its length, whole minutes downwards; None: too short to be one."""
    minutes = int(workout.planned_duration_s * share / 60)
    if minutes < min(SHORTEST_MIN, workout.planned_duration_s / 60):
        return None
    return _rewritten(workout, workout.purpose, minutes, plan, standing)


def eased(
    workout: PlannedWorkout | None,
    plan: TrainingPlan,
    standing: PlanStanding,
    purpose: WorkoutPurpose = WorkoutPurpose.EASY,
) -> PlannedWorkout | None:
    """Return the session as an easy one of the same length, or of another purpose."""
    if workout is None:
        return None
    return _rewritten(workout, purpose, int(workout.planned_duration_s / 60), plan, standing)


def new_session(
    plan: TrainingPlan,
    day: date,
    sport: TrainingSport,
    purpose: WorkoutPurpose,
    minutes: int,
    *,
    standing: PlanStanding,
) -> TrainingPlan:
    """Return the plan with one session more."""
    taken = {each.id for each in plan.workouts}
    name = fresh_id(taken, day, sport, purpose)
    week = week_at(plan, day)
    phase = week.phase if week else PlanPhase.BUILD
    added = make_workout(name, day, sport, purpose, minutes, standing.thresholds, phase=phase)
    weeks = tuple(
        each.model_copy(update={"workouts": tuple(sorted((*each.workouts, added), key=lambda one: one.day))})
        if each is week
        else each
        for each in plan.weeks
    )
    return plan.model_copy(update={"weeks": weeks})


def with_phases(plan: TrainingPlan, phases: dict[int, PlanPhase]) -> TrainingPlan:
    """Return the plan with other phases of some weeks, by their place from 0."""
    weeks = tuple(
        week.model_copy(update={"phase": phases.get(i, week.phase)}) for i, week in enumerate(plan.weeks)
    )
    return plan.model_copy(update={"weeks": weeks})


def week_at(plan: TrainingPlan, day: date) -> PlannedWeek | None:
    """Return the week a day lies in; None outside the plan."""
    number = (day - plan.starts_on) // timedelta(days=DAYS_A_WEEK)
    return plan.weeks[number] if 0 <= number < len(plan.weeks) else None


def _rewritten(
    workout: PlannedWorkout,
    purpose: WorkoutPurpose,
    minutes: int,
    plan: TrainingPlan,
    standing: PlanStanding,
) -> PlannedWorkout:
    week = week_at(plan, workout.day)
    phase = week.phase if week else PlanPhase.BUILD
    if purpose is workout.purpose:
        return resized(workout, minutes, standing.thresholds, phase)
    again = make_workout(
        workout.id,
        workout.day,
        workout.sport,
        purpose,
        minutes,
        standing.thresholds,
        phase=phase,
    )
    return again.model_copy(update={"key": False}) if purpose not in KEY_PURPOSES else again
