"""Which sessions of a plan are meant by what was said, and how they are made easier."""

import re
from collections.abc import Sequence
from datetime import date

from tools.domain.plan_edit import PlanEdit, ReplaceWorkout, ResizeWorkout
from tools.domain.training.training_plan import PlannedWorkout, TrainingPlan, TrainingSport, WorkoutPurpose
from tools.domain.wording.plan import listed, on_day
from tools.kit.errors import MissingInput
from tools.kit.said_days import A_DAY, day_meant

WHICH_SESSION = "Which session do you mean?"
_SPAN = re.compile(r"^(?P<first>\d{4}-\d{2}-\d{2})\.\.(?P<last>\d{4}-\d{2}-\d{2})\s*(?P<kind>.*)$")
DAY_FIRST = re.compile(rf"^(?P<day>{A_DAY})(?!\w)\s*(?P<kind>.*)$")
_SPORTS = {
    "run": TrainingSport.RUN,
    "ride": TrainingSport.RIDE,
    "bike": TrainingSport.RIDE,
    "swim": TrainingSport.SWIM,
    "strength": TrainingSport.STRENGTH,
}
_PURPOSES = {
    "long": (WorkoutPurpose.LONG,),
    "intervals": (WorkoutPurpose.INTERVALS, WorkoutPurpose.THRESHOLD),
    "tempo": (WorkoutPurpose.STEADY, WorkoutPurpose.THRESHOLD),
    "threshold": (WorkoutPurpose.THRESHOLD,),
    "steady": (WorkoutPurpose.STEADY,),
    "easy": (WorkoutPurpose.EASY, WorkoutPurpose.RECOVERY),
    "recovery": (WorkoutPurpose.RECOVERY, WorkoutPurpose.EASY),
    "race pace": (WorkoutPurpose.RACE_PACE,),
    "strides": (WorkoutPurpose.STRIDES,),
    "strength": (WorkoutPurpose.STRENGTH,),
    "hard": (WorkoutPurpose.INTERVALS, WorkoutPurpose.THRESHOLD, WorkoutPurpose.RACE_PACE),
}
_IN_TITLES = ("strides",)  # also part of easy runs, which their titles say
EASED_BY = 0.25  # of a session's time, where days are to be made easier: our design choice [D]


def session_meant(which: str | None, plan: TrainingPlan, today: date) -> PlannedWorkout:
    """Return the one session an id, a day, a day and kind, or "next" and a kind mean; raise MissingInput."""
    wanted = (which or "").strip().casefold()
    for workout in plan.workouts:
        if wanted and workout.id.casefold() == wanted:
            return workout
    trained = [each for each in plan.workouts if not each.is_rest]
    if match := _SPAN.match(wanted):
        return _within(match, trained)
    match = DAY_FIRST.match(wanted)
    if match:
        day = day_meant(match["day"], today)
        of_day = [each for each in trained if each.day == day]
        if not of_day:
            raise MissingInput(f"Nothing is planned for {on_day(day, today)}: it is free already.")
        return _only(_of_kind(of_day, match["kind"]), day, today)
    kind = wanted.removeprefix("next").strip()
    ahead = sorted((each for each in trained if each.day >= today), key=lambda each: each.day)
    found = _of_kind(ahead, kind)
    if not wanted or not found:
        raise MissingInput(f"{WHICH_SESSION} Name its day, for example “Thursday's intervals”.")
    return found[0]


def _within(match: re.Match[str], trained: Sequence[PlannedWorkout]) -> PlannedWorkout:
    """Return the session of a kind within some days; "hard" without a hard one is the hardest there is."""
    of_days = [each for each in trained if match["first"] <= each.day.isoformat() <= match["last"]]
    found = _of_kind(of_days, match["kind"])
    if not found and match["kind"] == "hard":
        found = sorted(of_days, key=_how_hard)[:1]
    if not found:
        raise MissingInput(f"{WHICH_SESSION} Name its day, for example “Thursday's intervals”.")
    return found[0]


def _how_hard(workout: PlannedWorkout) -> tuple[float, bool, bool]:
    """Order sessions from the hardest: by hard time, then those with something quick, then the key ones."""
    quick = workout.purpose in (WorkoutPurpose.STEADY, WorkoutPurpose.STRIDES)
    return -workout.hard_s, not quick, not workout.key


def of_that_week(
    which: str | None, workout: PlannedWorkout, plan: TrainingPlan, to: date, today: date
) -> PlannedWorkout:
    """Return the session to move: "my long run to Saturday" is that of Saturday's week where there is one."""
    week = next((week for week in plan.weeks if week.starts_on <= to <= week.ends_on), None)
    wanted = (which or "").strip().casefold()
    if week is None or not wanted.startswith("next") or week.starts_on <= workout.day <= week.ends_on:
        return workout
    of_week = [each for each in week.workouts if each.day >= today and not each.is_rest]
    return next(iter(_of_kind(of_week, wanted.removeprefix("next").strip())), workout)


def _of_kind(workouts: Sequence[PlannedWorkout], kind: str) -> list[PlannedWorkout]:
    """Return the sessions of a kind: by purpose, by sport, or by words of the title; all without a kind."""
    words = kind.replace("workout", "").replace("session", "").strip()
    if not words:
        return list(workouts)
    sports = {sport for word, sport in _SPORTS.items() if word in words}
    purposes = {each for word, them in _PURPOSES.items() if word in words for each in them}
    found = [
        each
        for each in workouts
        if (not sports or each.sport in sports) and (not purposes or each.purpose in purposes)
    ]
    if (sports or purposes) and (found or words not in _IN_TITLES):
        return found
    return [each for each in workouts if words in each.title.casefold()]


def _only(found: Sequence[PlannedWorkout], day: date, today: date) -> PlannedWorkout:
    if not found:
        raise MissingInput(f"No such session is planned for {on_day(day, today)}, so nothing changes.")
    if len(found) > 1:
        names = listed([f"“{each.title}”" for each in found])
        raise MissingInput(f"There are {len(found)} sessions on {on_day(day, today)}: {names}. Which one?")
    return found[0]


def eased_ones(which: str, plan: TrainingPlan, today: date) -> list[PlannedWorkout]:
    """Return the sessions to ease: those of some days, or the one that is meant; raise MissingInput."""
    match = _SPAN.match(which.casefold())
    if match is None:
        return [session_meant(which, plan, today)]
    first, last = (date.fromisoformat(match[name]) for name in ("first", "last"))
    found = [
        each
        for each in plan.workouts
        if first <= each.day <= last
        and each.day >= today
        and not each.is_rest
        and each.purpose is not WorkoutPurpose.RACE
    ]
    if not found:
        raise MissingInput(f"Nothing is planned from {on_day(first, today)} to {on_day(last, today)}.")
    return found


def eased_by_edits(workout: PlannedWorkout) -> tuple[PlanEdit, ...]:
    """Return what makes a session easier: an easy one in the place of a hard one, and less time."""
    minutes = max(5.0, float(round(workout.planned_duration_s * (1 - EASED_BY) / 60)))
    if workout.hard_s > 0 and workout.purpose is not WorkoutPurpose.STRIDES:
        return (ReplaceWorkout(workout_id=workout.id, purpose=WorkoutPurpose.EASY, minutes=minutes),)
    return (ResizeWorkout(workout_id=workout.id, minutes=minutes),)
