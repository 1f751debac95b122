"""Structured edits of a plan: they name sessions, days and minutes; steps, targets and sums are code's."""

from collections.abc import Sequence
from datetime import date

from tools.domain.plan_edit import (
    AddWorkout,
    MoveWorkout,
    PlanEdit,
    RemoveWorkout,
    ReplaceWorkout,
    ResizeWorkout,
    SwapDays,
)
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.change_sentences import day_written, named
from tools.domain.planning.plan_sessions import by_id, changed_plan, fresh_id, holds, phase_on
from tools.domain.planning.resizing import resized
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.training_plan import (
    PlannedWorkout,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

SECONDS_A_MINUTE = 60.0
SHORTEST_MIN = 5.0  # as an edit may ask for


class EditRefused(ValueError):
    """An edit that cannot be made; `str()` says why, in a sentence."""


def apply_edits(plan: TrainingPlan, edits: Sequence[PlanEdit], standing: PlanStanding) -> TrainingPlan:
    """Return the plan with the edits made one after the other; it is not judged here.

    Raises EditRefused where an edit names no session, a past day, a day outside the plan, or a race.
    """
    standing = standing.of(plan)
    for edit in edits:
        plan = _applied(plan, edit, standing)
    return plan


def _applied(plan: TrainingPlan, edit: PlanEdit, standing: PlanStanding) -> TrainingPlan:
    if isinstance(edit, SwapDays):
        return _swapped(plan, edit, standing.today)
    if isinstance(edit, AddWorkout):
        return _added(plan, edit, standing)
    workout = _session(plan, edit.workout_id, standing.today)
    if isinstance(edit, RemoveWorkout):
        return changed_plan(plan, {workout.id: None})
    if isinstance(edit, MoveWorkout):
        _check_day(plan, edit.to, standing.today)
        return changed_plan(plan, {workout.id: workout.model_copy(update={"day": edit.to})})
    if isinstance(edit, ResizeWorkout):
        return changed_plan(plan, {workout.id: _resized(plan, workout, edit, standing)})
    return changed_plan(plan, {workout.id: _replaced(plan, workout, edit, standing)})


def _session(plan: TrainingPlan, workout_id: str, today: date) -> PlannedWorkout:
    """Return the session an edit names. Raises EditRefused."""
    workout = by_id(plan).get(workout_id)
    if workout is None:
        raise EditRefused(
            "There is no such session in the plan as it is now. Look at the plan and name the session "
            "by its day."
        )
    if workout.day < today:
        raise EditRefused(
            f"{named(workout)} of {day_written(workout.day)} lies in the past, which is never rewritten."
        )
    if workout.purpose is WorkoutPurpose.RACE:
        raise EditRefused(
            f"{named(workout)} on {day_written(workout.day)} is a race: tell me when its day is another or "
            "it falls out, and the plan follows."
        )
    return workout


def _check_day(plan: TrainingPlan, day: date, today: date) -> None:
    if day < today:
        raise EditRefused(f"{day_written(day)} lies in the past: choose today or a later day.")
    if not holds(plan, day):
        first, last = day_written(plan.starts_on), day_written(plan.weeks[-1].ends_on)
        raise EditRefused(f"{day_written(day)} lies outside the plan, which is {first} to {last}.")


def _swapped(plan: TrainingPlan, edit: SwapDays, today: date) -> TrainingPlan:
    """Exchange the sessions of two days."""
    to = {edit.one: edit.other, edit.other: edit.one}
    for day in to:
        _check_day(plan, day, today)
    there = [workout for workout in plan.workouts if workout.day in to]
    if not there:
        raise EditRefused(f"Nothing is planned on {day_written(edit.one)} or on {day_written(edit.other)}.")
    moved = [_session(plan, workout.id, today) for workout in there]
    return changed_plan(plan, {each.id: each.model_copy(update={"day": to[each.day]}) for each in moved})


def _resized(
    plan: TrainingPlan, workout: PlannedWorkout, edit: ResizeWorkout, standing: PlanStanding
) -> PlannedWorkout:
    if workout.is_rest:
        raise EditRefused(f"{day_written(workout.day)} is a rest day: it has no length.")
    return resized(workout, edit.minutes, standing.thresholds, phase_on(plan, workout.day))


def _replaced(
    plan: TrainingPlan, workout: PlannedWorkout, edit: ReplaceWorkout, standing: PlanStanding
) -> PlannedWorkout:
    """Return another kind of session in a session's place, as long as it was unless minutes are named."""
    strength = edit.purpose is WorkoutPurpose.STRENGTH
    sport = edit.sport or (TrainingSport.STRENGTH if strength else workout.sport)
    minutes = edit.minutes or workout.planned_duration_s / SECONDS_A_MINUTE
    if minutes < SHORTEST_MIN and edit.purpose is not WorkoutPurpose.REST:
        raise EditRefused(f"Say how many minutes the session on {day_written(workout.day)} lasts.")
    if sport is TrainingSport.REST and edit.purpose is not WorkoutPurpose.REST:
        raise EditRefused(f"{day_written(workout.day)} is a rest day: say which sport it becomes.")
    asked = AddWorkout(day=workout.day, sport=sport, purpose=edit.purpose, minutes=max(minutes, SHORTEST_MIN))
    return _made(plan, workout.id, asked, standing)


def _added(plan: TrainingPlan, edit: AddWorkout, standing: PlanStanding) -> TrainingPlan:
    _check_day(plan, edit.day, standing.today)
    name = fresh_id(by_id(plan), edit.day, edit.sport, edit.purpose, edit.minutes)
    workout = _made(plan, name, edit, standing)
    return changed_plan(plan, {}, (workout,))


def _made(plan: TrainingPlan, workout_id: str, asked: AddWorkout, standing: PlanStanding) -> PlannedWorkout:
    """Return a session as asked for, with its steps and targets. Raises EditRefused for races."""
    day, sport, purpose = asked.day, asked.sport, asked.purpose
    if WorkoutPurpose.RACE is purpose or sport is TrainingSport.TRIATHLON:
        raise EditRefused(
            "A race is not added by an edit: tell me its day, its distance and how much it counts."
        )
    if WorkoutPurpose.REST is purpose or sport is TrainingSport.REST:
        return PlannedWorkout(
            id=workout_id, day=day, sport=TrainingSport.REST, title="Rest", purpose=WorkoutPurpose.REST
        )
    about = (workout_id, day, sport, purpose, asked.minutes)
    return make_workout(*about, standing.thresholds, phase=phase_on(plan, day))
