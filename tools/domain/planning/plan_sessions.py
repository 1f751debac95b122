"""The sessions of a plan by their ids, and a plan with some of them changed."""

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tools.domain.plan_change import WeekFrame
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    TrainingPlan,
)

ID_LENGTH = 10


class NotAPlan(ValueError):
    """A plan that cannot be compared or changed: ids missing or twice, a session outside its week."""


def by_id(plan: TrainingPlan) -> dict[str, PlannedWorkout]:
    """Return every session by its id in the order of the plan. Raises NotAPlan."""
    sessions: dict[str, PlannedWorkout] = {}
    for week in plan.weeks:
        last = week.ends_on
        for workout in week.workouts:
            if not workout.id or workout.id in sessions:
                raise NotAPlan(f"every session of a plan needs an id of its own: {workout.id!r}")
            if not week.starts_on <= workout.day <= last:
                raise NotAPlan(f"{workout.title} of {workout.day} stands outside its week")
            sessions[workout.id] = workout
    return sessions


def frames_of(plan: TrainingPlan) -> tuple[WeekFrame, ...]:
    """Return the weeks of a plan without their sessions."""
    return tuple(
        WeekFrame(number=week.number, starts_on=week.starts_on, phase=week.phase) for week in plan.weeks
    )


def with_sessions(
    plan: TrainingPlan | None,
    changed: Mapping[str, PlannedWorkout | None],
    added: Sequence[PlannedWorkout] = (),
    frames: Sequence[WeekFrame] | None = None,
) -> tuple[PlannedWeek, ...]:
    """Return the weeks with sessions changed (None: taken out) and added.

    A week that no session enters and in which none changes its day keeps its order; any other is ordered by
    day, and on a day those that were there come first. Raises NotAPlan where a day lies in no week.
    """
    frames = frames if frames is not None else frames_of(plan) if plan else ()
    kept = ((each.day, changed.get(each.id, each)) for each in (plan.workouts if plan else ()))
    stayed = [(before, each) for before, each in kept if each is not None]
    weeks = _placed([*stayed, *((None, each) for each in added)], [frame.starts_on for frame in frames])
    return tuple(
        PlannedWeek(
            number=frame.number, starts_on=frame.starts_on, phase=frame.phase, workouts=tuple(workouts)
        )
        for frame, workouts in zip(frames, weeks, strict=True)
    )


def _placed(
    coming: Iterable[tuple[date | None, PlannedWorkout]], starts: Sequence[date]
) -> list[list[PlannedWorkout]]:
    """Return the sessions of each week; each comes with the day it was on, None where it is new."""
    weeks: list[list[PlannedWorkout]] = [[] for _ in starts]
    entering: list[list[PlannedWorkout]] = [[] for _ in starts]
    to_sort: set[int] = set()
    for before, workout in coming:
        at = _place(workout, starts)
        stays = before is not None and 0 <= (before - starts[at]).days < DAYS_A_WEEK
        (weeks if stays else entering)[at].append(workout)
        if before != workout.day:
            to_sort.add(at)
    for at in to_sort:
        weeks[at] = sorted((*weeks[at], *entering[at]), key=lambda each: each.day)
    return weeks


def changed_plan(
    plan: TrainingPlan,
    changed: Mapping[str, PlannedWorkout | None],
    added: Sequence[PlannedWorkout] = (),
) -> TrainingPlan:
    """Return the plan with sessions changed (None: taken out) and added, its weeks as they are."""
    return plan.model_copy(update={"weeks": with_sessions(plan, changed, added)})


def fresh_id(taken: Iterable[str], *about: object) -> str:
    """Return an id that none of `taken` is: the same one whenever the same is asked."""
    known = set(taken)
    words = "|".join((*map(str, about), *sorted(known)))
    name = ""
    while not name or name in known:
        words += "+"
        name = hashlib.sha256(words.encode()).hexdigest()[:ID_LENGTH]
    return name


def holds(plan: TrainingPlan, day: date) -> bool:
    """Say whether a day lies in one of the plan's weeks."""
    return any(week.starts_on <= day <= week.ends_on for week in plan.weeks)


def phase_on(plan: TrainingPlan, day: date) -> PlanPhase:
    """Return what the week of a day is for. Raises NotAPlan outside the plan."""
    for week in plan.weeks:
        if week.starts_on <= day <= week.ends_on:
            return week.phase
    raise NotAPlan(f"{day} lies in no week of the plan")


def _place(workout: PlannedWorkout, starts: Sequence[date]) -> int:
    at = bisect_right(starts, workout.day) - 1
    if at < 0 or (workout.day - starts[at]).days >= DAYS_A_WEEK:
        raise NotAPlan(f"{workout.title} of {workout.day} lies in no week of the plan")
    return at
