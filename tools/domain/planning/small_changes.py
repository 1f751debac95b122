"""Which changes of a plan are small enough for the setting “small changes without asking”."""

from datetime import timedelta

from tools.domain.plan_change import ChangeKind, PlanDifference, WeekChange, WorkoutChange
from tools.domain.training.training_plan import PlannedWorkout, WorkoutPurpose

# All our design choice [D].
MOST_SESSIONS = 2
MOST_SHORTENED = 0.25
MOST_LOAD_CHANGE = 0.10


def is_small(difference: PlanDifference) -> bool:
    """Say whether a change is small: two sessions moved in their week or a little shorter, and no more.

    No session is added, no key session removed, no race and no week's purpose touched, and no week's load
    changes by more than a tenth. Nothing at all is no change.
    """
    if not difference.changes or len(difference.changes) > MOST_SESSIONS:
        return False
    if difference.frames is not None or difference.goal_races is not None:
        return False
    return all(map(_is_small, difference.changes)) and all(map(_about_the_same, difference.weeks))


def _is_small(change: WorkoutChange) -> bool:
    before, after = change.before, change.after
    if before is None or before.purpose is WorkoutPurpose.RACE:
        return False
    if after is None:
        return not before.key
    if change.kind is ChangeKind.MOVED:
        return before.day - _weekday(before) == after.day - _weekday(after)
    shortest = (1 - MOST_SHORTENED) * before.planned_duration_s - 1e-6
    return change.kind is ChangeKind.SHORTENED and after.planned_duration_s >= shortest


def _weekday(workout: PlannedWorkout) -> timedelta:
    return timedelta(days=workout.day.weekday())


def _about_the_same(week: WeekChange) -> bool:
    if week.before is None or week.after is None:
        return False
    was, now = week.before.load, week.after.load
    if was is None or now is None:
        was, now = week.before.duration_s, week.after.duration_s
    return abs(now - was) <= MOST_LOAD_CHANGE * was + 1e-6
