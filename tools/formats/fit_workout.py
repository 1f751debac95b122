"""A session as a FIT workout: the steps a watch or bike computer leads through."""

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tools.domain.training.training_plan import TrainingSport
from tools.formats.device_steps import DeviceRepeat, DeviceStep, DeviceWorkout, HeldBy, StepPart
from tools.formats.fit_writing import LONGEST_NOTE_BYTES, fit_file, fit_messages, fit_seconds, fit_text
from tools.kit.errors import MissingInput

MOST_STEPS = 50  # what watches of the last ten years take
LONGEST_TITLE_BYTES = 40
_WORKOUT_FILE, _DEVELOPMENT = 5, 255
_SPORTS = {TrainingSport.RUN: 1, TrainingSport.RIDE: 2, TrainingSport.SWIM: 5, TrainingSport.STRENGTH: 10}
_TIME, _DISTANCE, _REPEAT = 0, 1, 6
_NO_TARGET = 2
_TARGETS = {HeldBy.SPEED: 0, HeldBy.HEART_RATE: 1, HeldBy.POWER: 4, HeldBy.FEEL: _NO_TARGET}
# A custom power is written with 1000 W added, a heart rate with 100 beats; a speed in mm/s.
_ADDED = {HeldBy.POWER: 1000, HeldBy.HEART_RATE: 100, HeldBy.SPEED: 0}
_PARTS = {StepPart.WORK: 0, StepPart.REST: 1, StepPart.WARM_UP: 2, StepPart.COOL_DOWN: 3}
TOO_MANY = "This session has more steps than a watch holds ({}). Follow it from the page or the PDF."


@dataclass(frozen=True, slots=True)
class _Row:
    """One message `workout_step`, its numbers as the file holds them."""

    name: str
    note: str
    ends_by: int
    ends_at: int
    target: int = _NO_TARGET
    times: int = 0
    low: int = 0
    high: int = 0
    intensity: int = 0


def fit_workout(workout: DeviceWorkout, created: datetime) -> bytes:
    """Return a session as a FIT file; raise MissingInput for more steps than a watch holds."""
    rows = tuple(_rows(workout))
    if len(rows) > MOST_STEPS:
        raise MissingInput(TOO_MANY.format(MOST_STEPS))
    return fit_file(
        fit_messages(
            "file_id",
            type=_WORKOUT_FILE,
            manufacturer=_DEVELOPMENT,
            product=1,
            serial_number=zlib.crc32(workout.name.encode()) | 1,  # zero would mean: none
            time_created=fit_seconds(created),
        ),
        fit_messages(
            "workout",
            sport=_SPORTS.get(workout.sport, 0),
            num_valid_steps=len(rows),
            wkt_name=fit_text(workout.name, LONGEST_TITLE_BYTES),
        ),
        _steps(rows),
    )


def _steps(rows: tuple[_Row, ...]) -> bytes:
    return fit_messages(
        "workout_step",
        message_index=range(len(rows)),
        wkt_step_name=[fit_text(row.name) for row in rows],
        duration_type=[row.ends_by for row in rows],
        duration_value=[row.ends_at for row in rows],
        target_type=[row.target for row in rows],
        target_value=[row.times for row in rows],
        custom_target_value_low=[row.low for row in rows],
        custom_target_value_high=[row.high for row in rows],
        intensity=[row.intensity for row in rows],
        notes=[fit_text(row.note, LONGEST_NOTE_BYTES) for row in rows],
    )


def _rows(workout: DeviceWorkout) -> Iterator[_Row]:
    """Yield the steps as rows; a repeat is a row after its steps that names the first of them."""
    count = 0
    for step in workout.steps:
        if isinstance(step, DeviceStep):
            yield _row(step)
            count += 1
        else:
            yield from (_row(each) for each in step.steps)
            yield _again(step, count)
            count += len(step.steps) + 1


def _again(block: DeviceRepeat, first: int) -> _Row:
    return _Row(name="", note="", ends_by=_REPEAT, ends_at=first, times=block.times)


def _row(step: DeviceStep) -> _Row:
    if step.metres is not None:
        ends_by, ends_at = _DISTANCE, round(step.metres * 100)
    else:
        ends_by, ends_at = _TIME, round((step.seconds or 0.0) * 1000)
    low, high = (0, 0) if step.held_by is HeldBy.FEEL else (_held(step, step.low), _held(step, step.high))
    return _Row(
        name=step.name,
        note=step.note,
        ends_by=ends_by,
        ends_at=ends_at,
        target=_TARGETS[step.held_by],
        low=low,
        high=high,
        intensity=_PARTS[step.part],
    )


def _held(step: DeviceStep, value: float) -> int:
    return round(value * 1000) if step.held_by is HeldBy.SPEED else round(value) + _ADDED[step.held_by]
