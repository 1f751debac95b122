"""What differs between two plans: applied to the old it gives the new, exactly."""

from collections.abc import Iterator, Mapping

from tools.domain.plan_change import PlanDifference, PlanTotals, WeekChange, WorkoutChange
from tools.domain.planning.change_sentences import change_sentence, day_written, kind_of, named
from tools.domain.planning.plan_sessions import by_id, frames_of, fresh_id, holds, with_sessions
from tools.domain.planning.plan_totals import totals_of
from tools.domain.training.training_plan import PlannedWeek, PlannedWorkout, TrainingPlan

NOTHING = PlanTotals(sessions=0, duration_s=0.0, load=0.0)


class CannotRebase(ValueError):
    """A change whose sessions are others now; `str()` names one of them, in a sentence."""


def difference(before: TrainingPlan | None, after: TrainingPlan) -> PlanDifference:
    """Return all that turns one plan into another; without a plan before it everything is added.

    Raises NotAPlan where a session has no id of its own or stands outside its week.
    """
    old, new = by_id(before) if before else {}, by_id(after)
    changes = tuple(sorted(_changes(old, new), key=lambda change: change.day))
    frames_before, frames = frames_of(before) if before else (), frames_of(after)
    told = with_sessions(before, _changed(changes), _added(changes), frames)
    return PlanDifference(
        changes=changes,
        frames=frames if frames != frames_before else None,
        frames_before=frames_before if frames != frames_before else None,
        goal_races=after.goal_races if before is None or before.goal_races != after.goal_races else None,
        goal_races_before=before.goal_races if before and before.goal_races != after.goal_races else None,
        based_on=after.based_on if before is None or before.based_on != after.based_on else None,
        stated=after.stated if before is None or before.stated != after.stated else None,
        thresholds=after.thresholds if before is None or before.thresholds != after.thresholds else None,
        time_off=after.time_off if before is None or before.time_off != after.time_off else None,
        order=None if _ids(told) == tuple(new) else tuple(new),
        weeks=_weeks(before, after),
        before=totals_of(before.workouts) if before else NOTHING,
        after=totals_of(after.workouts),
    )


def apply_difference(plan: TrainingPlan | None, difference: PlanDifference) -> TrainingPlan:
    """Return the plan a difference leads to from the plan it was made of."""
    weeks = with_sessions(plan, _changed(difference.changes), _added(difference.changes), difference.frames)
    if difference.order is not None:
        weeks = _ordered(weeks, difference.order)
    races, based_on, stated = difference.goal_races, difference.based_on, difference.stated
    return TrainingPlan(
        goal_races=races if races is not None else plan.goal_races if plan else (),
        weeks=weeks,
        based_on=based_on if based_on is not None else plan.based_on if plan else (),
        thresholds=difference.thresholds or (plan.thresholds if plan else None),
        time_off=difference.time_off if difference.time_off is not None else plan.time_off if plan else (),
        stated=stated if stated is not None else plan.stated if plan else (),
    )


def rebased(difference: PlanDifference, current: TrainingPlan) -> TrainingPlan:
    """Return the current plan with a change that was made of an older one.

    Raises CannotRebase where a session it touches, the weeks or the races are others by now.
    """
    here = by_id(current)
    _check_frame(difference, current)
    changes = []
    for change in difference.changes:
        changes.append(_still(change, here, current, difference))
    done = difference.model_copy(update={"changes": tuple(changes), "order": None})
    plan = apply_difference(current, done)
    if difference.order is not None and set(difference.order) == set(by_id(plan)):
        return plan.model_copy(update={"weeks": _ordered(plan.weeks, difference.order)})
    return plan


def _changes(old: Mapping[str, PlannedWorkout], new: Mapping[str, PlannedWorkout]) -> Iterator[WorkoutChange]:
    for name, before in old.items():
        if name not in new:
            yield _change(before, None)
    for name, after in new.items():
        was = old.get(name)
        if was is not after and was != after:
            yield _change(was, after)


def _change(before: PlannedWorkout | None, after: PlannedWorkout | None) -> WorkoutChange:
    return WorkoutChange(
        kind=kind_of(before, after), before=before, after=after, sentence=change_sentence(before, after)
    )


def _changed(changes: tuple[WorkoutChange, ...]) -> dict[str, PlannedWorkout | None]:
    return {change.before.id: change.after for change in changes if change.before is not None}


def _added(changes: tuple[WorkoutChange, ...]) -> list[PlannedWorkout]:
    return [change.after for change in changes if change.before is None and change.after is not None]


def _weeks(before: TrainingPlan | None, after: TrainingPlan) -> tuple[WeekChange, ...]:
    """Return the weeks whose sessions differ, or that only one of the plans has."""
    old = {week.starts_on: week.workouts for week in before.weeks} if before else {}
    new = {week.starts_on: week.workouts for week in after.weeks}
    return tuple(
        WeekChange(
            starts_on=start,
            before=totals_of(old[start]) if start in old else None,
            after=totals_of(new[start]) if start in new else None,
        )
        for start in sorted(old.keys() | new.keys())
        if old.get(start) != new.get(start)
    )


def _ids(weeks: tuple[PlannedWeek, ...]) -> tuple[str, ...]:
    return tuple(workout.id for week in weeks for workout in week.workouts)


def _ordered(weeks: tuple[PlannedWeek, ...], order: tuple[str, ...]) -> tuple[PlannedWeek, ...]:
    at = {name: place for place, name in enumerate(order)}
    return tuple(
        week.model_copy(update={"workouts": tuple(sorted(week.workouts, key=lambda each: at[each.id]))})
        for week in weeks
    )


def _check_frame(difference: PlanDifference, current: TrainingPlan) -> None:
    frames, races = frames_of(current), current.goal_races
    if difference.frames is not None and frames not in (difference.frames_before, difference.frames):
        raise CannotRebase("The weeks of the plan are others now, so this change no longer fits them.")
    if difference.goal_races is not None and races not in (
        difference.goal_races_before,
        difference.goal_races,
    ):
        raise CannotRebase("The races of the plan are others now, so this change no longer fits them.")


def _still(
    change: WorkoutChange,
    here: Mapping[str, PlannedWorkout],
    current: TrainingPlan,
    difference: PlanDifference,
) -> WorkoutChange:
    """Return the change as it is made of the current plan. Raises CannotRebase."""
    before, after = change.before, change.after
    if difference.frames is None and after is not None and not holds(current, after.day):
        raise CannotRebase(f"{day_written(after.day)} lies outside the plan as it is now.")
    if before is None and after is not None:
        known = here.get(after.id)
        if known is None:
            return change
        if known == after:
            return change.model_copy(update={"before": known})
        name = fresh_id((*here, *(each.after.id for each in difference.changes if each.after)), after.day)
        return change.model_copy(update={"after": after.model_copy(update={"id": name})})
    if before is None:
        raise ValueError("a change has a session before or after it")
    now = here.get(before.id)
    if now == after:
        return change.model_copy(update={"before": before})
    if now is None:
        raise CannotRebase(f"{named(before)} of {day_written(before.day)} is no longer in the plan.")
    if now != before:
        raise CannotRebase(f"{named(before)} of {day_written(before.day)} was changed meanwhile.")
    return change
