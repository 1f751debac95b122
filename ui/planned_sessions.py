"""Sessions and weeks of a plan as its cards draw them, every number as the athlete reads it."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from tools.domain import display
from tools.domain.athlete import Thresholds
from tools.domain.plan_timeline import Intensity
from tools.domain.planning.timeline import intensity_of
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    TrainingSport,
)
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from ui.charts import Props

SPORTS = {
    TrainingSport.RUN: "Run",
    TrainingSport.RIDE: "Ride",
    TrainingSport.SWIM: "Swim",
    TrainingSport.TRIATHLON: "Triathlon",
    TrainingSport.STRENGTH: "Strength",
    TrainingSport.OTHER: "Other",
    TrainingSport.REST: "Rest",
}
UNKNOWN = Thresholds()
LETTERS = {
    Intensity.REST: "",
    Intensity.EASY: "E",
    Intensity.MODERATE: "M",
    Intensity.HARD: "H",
    Intensity.RACE: "R",
    Intensity.STRENGTH: "S",
}
"""What stands on a session's mark beside its colour, for those who do not tell colours apart."""


def session(workout: PlannedWorkout, intensity: Intensity, units: UnitSystem) -> Props:
    """Return one planned session with its steps, targets and what it practises."""
    far = workout.planned_distance_m
    return {
        "id": workout.id,
        "title": workout.title,
        "sport": SPORTS[workout.sport],
        "intensity": intensity.value,
        "letter": LETTERS[intensity],
        "minutes": round(workout.planned_duration_s / 60),
        "duration": span(workout.planned_duration_s),
        "distance": display.distance(far, units) if far else "",
        "load": None if workout.planned_load is None else round(workout.planned_load),
        "key": workout.key,
        "note": workout.note,
        "steps": [_step_or_block(each, units) for each in workout.steps],
        "rehearses": [_rehearsal(each.text, each.at_m, units) for each in workout.rehearses],
    }


def span(seconds: float) -> str:
    """Write how long something lasts: 45 min, 1 h 20 min; nothing for no time at all."""
    minutes = round(seconds / 60)
    hours, left = divmod(minutes, 60)
    if not minutes:
        return ""
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {left} min" if left else f"{hours} h"


def day_words(day: date) -> str:
    """Write a day as a calendar heads it: Tue 24 Nov."""
    return f"{day:%a} {day.day} {day:%b}"


def short_day(day: date) -> str:
    """Write a day below its week's heading: Tue 24."""
    return f"{day:%a} {day.day}"


def long_day(day: date) -> str:
    """Write a day in a sentence: Sunday 18 April 2027."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def week_words(starts_on: date) -> str:
    """Write a week by its days: 23–29 Nov, 30 Nov–6 Dec."""
    ends_on = starts_on + timedelta(days=DAYS_A_WEEK - 1)
    first = f"{starts_on.day}" if starts_on.month == ends_on.month else f"{starts_on.day} {starts_on:%b}"
    return f"{first}{display.EN_DASH}{ends_on.day} {ends_on:%b}"


def days_of(starts_on: date) -> tuple[date, ...]:
    """Return the seven days of a week."""
    return tuple(starts_on + timedelta(days=day) for day in range(DAYS_A_WEEK))


def race(goal: GoalRace, units: UnitSystem) -> Props:
    """Return a race a plan leads to."""
    return {
        "day": goal.day.isoformat(),
        "date": long_day(goal.day),
        "name": goal.name,
        "priority": goal.priority.value,
        "distance": display.race_distance(goal.distance_m, units) if goal.distance_m else "",
        "goal": display.clock(goal.goal_time_s) if goal.goal_time_s else "",
    }


def training_days(weeks: Iterable[PlannedWeek]) -> dict[date, list[PlannedWorkout]]:
    """Return the sessions of each day that trains."""
    found: dict[date, list[PlannedWorkout]] = {}
    for week in weeks:
        for workout in week.workouts:
            if not workout.is_rest:
                found.setdefault(workout.day, []).append(workout)
    return found


def _step_or_block(step: WorkoutStep | RepeatBlock, units: UnitSystem) -> Props:
    """Return a step, or several done `times` over."""
    if isinstance(step, RepeatBlock):
        return {"times": step.times, "steps": [_step(each, units) for each in step.steps]}
    return {"times": 1, "steps": [_step(step, units)]}


def _step(step: WorkoutStep, units: UnitSystem) -> Props:
    length = _length(step, units)
    return {"length": length, "target": _target(step.target, units), "note": step.note}


def _length(step: WorkoutStep, units: UnitSystem) -> str:
    if step.distance_m is not None:
        return display.short_distance(step.distance_m, units)
    seconds = step.duration_s or 0.0
    return f"{seconds:.0f} s" if seconds < 60 else _minutes(seconds)


def _minutes(seconds: float) -> str:
    """Write a step's time to the second where it is no whole minute: 90 s as 1:30 min."""
    return span(seconds) if round(seconds) % 60 == 0 else f"{display.clock(seconds)} min"


def _target(target: StepTarget | None, units: UnitSystem) -> str:
    if target is None:
        return ""
    written = _held_by(target, units)
    return f"{written}, zone {target.zone}" if target.zone and target.kind is not TargetKind.ZONE else written


def _held_by(target: StepTarget, units: UnitSystem) -> str:
    low, high = target.low, target.high
    match target.kind:
        case TargetKind.ZONE:
            return f"zone {low:.0f}" if low == high else f"zones {low:.0f}{display.EN_DASH}{high:.0f}"
        case TargetKind.PACE:
            fast, slow = (display.pace_number(pace / 1000, units) for pace in (low, high))
            unit = display.pace_unit(units)
            return f"{fast} {unit}" if fast == slow else f"{fast}{display.EN_DASH}{slow} {unit}"
        case TargetKind.POWER:
            return display.power_range(low, high)
        case TargetKind.HEART_RATE:
            return f"{low:.0f}{display.EN_DASH}{high:.0f} bpm"


def _rehearsal(text: str, at_m: float | None, units: UnitSystem) -> str:
    return text if at_m is None else f"{text} (the race's {display.place(at_m, units)})"


def week_of_days(
    starts_on: date,
    sessions: dict[date, list[PlannedWorkout]],
    units: UnitSystem,
    *,
    changed: Collection[str] = (),
) -> list[Props]:
    """Return seven days with their sessions; those of `changed` are marked."""
    return [
        {
            "date": day.isoformat(),
            "label": day_words(day),
            "short": short_day(day),
            "sessions": [
                session(each, intensity_of(each, UNKNOWN), units) | {"changed": each.id in changed}
                for each in sessions.get(day, ())
            ],
        }
        for day in days_of(starts_on)
    ]
