"""A planned session as intervals.icu reads it: an event of its calendar, with steps in that service's text.

The text is its workout builder's: "- cue 10m 200-220w", repeats as "3x" between empty lines. `m` means
minutes there, and `mtr` metres.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from tools.domain.athlete import Thresholds
from tools.domain.others_words import others_words
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep

OURS = "paceline-"
TYPES = {TrainingSport.RUN: "Run", TrainingSport.RIDE: "Ride", TrainingSport.SWIM: "Swim"}
OTHER_TYPES = {TrainingSport.STRENGTH: "WeightTraining"}
_LONGEST_NAME, _LONGEST_NOTE = 80, 600


@dataclass(frozen=True, slots=True)
class CalendarSession:
    """One session as it is to stand in the calendar. `name` is ours for it, whatever id the service gives."""

    workout_id: str
    name: str
    day: date
    fields: dict[str, object]

    @property
    def content_key(self) -> str:
        """Return what tells one content from another."""
        return hashlib.sha256(json.dumps(self.fields, sort_keys=True).encode()).hexdigest()


def calendar_session(plan_id: str, workout: PlannedWorkout, thresholds: Thresholds) -> CalendarSession:
    """Return a session as the service's calendar takes it."""
    name = f"{OURS}{plan_id}-{workout.id}"
    fields: dict[str, object] = {
        "category": "WORKOUT",
        "start_date_local": f"{workout.day}T00:00:00",
        "type": (TYPES | OTHER_TYPES).get(workout.sport, "Workout"),
        "name": others_words(workout.title, _LONGEST_NAME) or "Workout",
        "description": described(workout, thresholds),
        "external_id": name,
    }
    if workout.planned_duration_s:
        fields["moving_time"] = round(workout.planned_duration_s)
    if workout.planned_load is not None:
        fields["icu_training_load"] = round(workout.planned_load)
    return CalendarSession(workout.id, name, workout.day, fields)


def described(workout: PlannedWorkout, thresholds: Thresholds) -> str:
    """Return a session in the service's text: its note, then its steps."""
    note = (others_words(workout.note, _LONGEST_NOTE) or "").lstrip("-–— ")
    blocks = [note] if note else []
    lines: list[str] = []
    for step in workout.steps:
        if isinstance(step, RepeatBlock):
            blocks += ["\n".join(lines)] if lines else []
            repeated = [f"- {_line(each, workout.sport, thresholds)}" for each in step.steps]
            blocks.append("\n".join([f"{step.times}x", *repeated]))
            lines = []
        else:
            lines.append(f"- {_line(step, workout.sport, thresholds)}")
    return "\n\n".join([*blocks, *(["\n".join(lines)] if lines else [])])


def _line(step: WorkoutStep, sport: TrainingSport, thresholds: Thresholds) -> str:
    cue = "".join(sign if sign.isalpha() or sign in " -" else " " for sign in step.note)
    length = _time(step.duration_s) if step.duration_s else _distance(step.distance_m or 0.0)
    target = _target(step.target, sport, thresholds) if step.target else ""
    return " ".join(filter(None, (*cue.strip("- ").split(), length, target)))


def _time(seconds: float) -> str:
    """Write 1h2m30s, 10m, 90s as 1m30s."""
    minutes, left = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "m"), (left, "s"))
    return "".join(f"{count}{unit}" for count, unit in parts if count) or "1s"


def _distance(metres: float) -> str:
    return f"{metres:.0f}mtr" if metres < 1000 or metres % 100 else f"{metres / 1000:g}km"


def _target(target: StepTarget, sport: TrainingSport, thresholds: Thresholds) -> str:
    low, high = target.low, target.high
    match target.kind:
        case TargetKind.POWER:
            return f"{_span(f'{low:.0f}', f'{high:.0f}')}w"
        case TargetKind.PACE:
            return f"{_span(_pace(high), _pace(low))}/km Pace"
        case TargetKind.HEART_RATE:
            return _heart_rate(target, thresholds.threshold_heart_rate_bpm)
        case TargetKind.ZONE:
            return _zone(low, high, sport)


def _heart_rate(target: StepTarget, threshold_bpm: float | None) -> str:
    """Write a heart rate as a share of the threshold's: the service takes no beats."""
    if threshold_bpm is None:
        return f"Z{target.zone} HR" if target.zone else ""
    low, high = (f"{100 * beats / threshold_bpm:.0f}" for beats in (target.low, target.high))
    return f"{_span(low, high)}% LTHR"


def _zone(low: float, high: float, sport: TrainingSport) -> str:
    """Write a zone of the service's own: power for rides, pace for swims, heart rate for all else."""
    by = {TrainingSport.RIDE: "", TrainingSport.SWIM: " Pace"}.get(sport, " HR")
    return f"{_span(f'Z{low:.0f}', f'Z{high:.0f}')}{by}"


def _pace(seconds: float) -> str:
    minutes, left = divmod(round(seconds), 60)
    return f"{minutes}:{left:02d}"


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}-{high}"
