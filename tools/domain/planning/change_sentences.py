"""What happened to one session, in a sentence a runner reads."""

from datetime import date

from tools.domain import display
from tools.domain.others_words import others_words
from tools.domain.plan_change import ChangeKind
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import RepeatBlock

LONGEST_NAME = 80


def day_written(day: date) -> str:
    """Write a day of a plan: Tuesday 3 March."""
    return f"{day:%A} {day.day} {day:%B}"


def length_written(seconds: float) -> str:
    """Write the length of a session: 45 min, 1 h 30 min."""
    return display.duration(60 * round(seconds / 60)) if seconds >= 60 else display.duration(seconds)


def kind_of(before: PlannedWorkout | None, after: PlannedWorkout | None) -> ChangeKind:
    """Return what happened to a session that differs."""
    if before is None:
        return ChangeKind.ADDED
    if after is None:
        return ChangeKind.REMOVED
    if (before.sport, before.purpose) != (after.sport, after.purpose):
        return ChangeKind.CHANGED
    longer_by = after.planned_duration_s - before.planned_duration_s
    if before.day != after.day:
        same = not longer_by and before == after.model_copy(update={"day": before.day})
        return ChangeKind.MOVED if same else ChangeKind.CHANGED
    if longer_by < 0:
        return ChangeKind.SHORTENED
    return ChangeKind.LENGTHENED if longer_by > 0 else ChangeKind.CHANGED


def change_sentence(before: PlannedWorkout | None, after: PlannedWorkout | None) -> str:
    """Return the sentence of a change; one of `before` and `after` at least is a session."""
    if before is None and after is not None:
        return f"{named(after)} on {day_written(after.day)}: added{_long(after)}."
    if after is None and before is not None:
        return f"{named(before)} on {day_written(before.day)}: removed{_long(before)}."
    if before is None or after is None:
        raise ValueError("a change has a session before or after it")
    said = [*_became(before, after), *_moved(before, after), *_resized(before, after)]
    if before.day == after.day and not said:
        said = _in_detail(before, after)
    elif not _became(before, after):
        said += _sets(before, after)
    on = "" if before.day != after.day else f" on {day_written(before.day)}"
    return f"{named(before)}{on}: {', '.join(said)}."


def display_list(said: list[str]) -> str:
    """Join parts of a sentence: a, b and c."""
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def named(workout: PlannedWorkout) -> str:
    """Return a session's name without its sets: Threshold run, Long run, the name of a race on one line."""
    name = others_words(workout.title, LONGEST_NAME) or f"{workout.purpose} {workout.sport}"
    if workout.purpose is not WorkoutPurpose.RACE:
        name = name.split(": ")[0]
    return name[0].upper() + name[1:]


def in_words(workout: PlannedWorkout) -> str:
    """Return a session's name within a sentence: threshold run."""
    name = named(workout)
    return name if workout.purpose is WorkoutPurpose.RACE else name[0].lower() + name[1:]


def _long(workout: PlannedWorkout) -> str:
    return f", {length_written(workout.planned_duration_s)}" if workout.planned_duration_s else ""


def _became(before: PlannedWorkout, after: PlannedWorkout) -> list[str]:
    if (before.sport, before.purpose) == (after.sport, after.purpose):
        return []
    if after.is_rest:
        return ["becomes a rest day"]
    name = named(after)
    if name == named(before):
        name = f"{after.purpose} {after.sport}"
    if after.purpose is WorkoutPurpose.RACE or after.sport is TrainingSport.STRENGTH:
        return [f"becomes {name}"]
    return [f"becomes {'an' if name[0] in 'AEIOU' else 'a'} {name[0].lower()}{name[1:]}"]


def _moved(before: PlannedWorkout, after: PlannedWorkout) -> list[str]:
    if before.day == after.day:
        return []
    return [f"moved from {day_written(before.day)} to {day_written(after.day)}"]


def _resized(before: PlannedWorkout, after: PlannedWorkout) -> list[str]:
    was, now = (length_written(each.planned_duration_s) for each in (before, after))
    if before.planned_duration_s == after.planned_duration_s:
        return []
    word = "shortened" if after.planned_duration_s < before.planned_duration_s else "lengthened"
    if was == now:
        return [f"{word} by less than a minute"]
    return [f"{word} from {was} to {now}"]


def _in_detail(before: PlannedWorkout, after: PlannedWorkout) -> list[str]:
    """Name what else differs where day, kind and length are the same."""
    said = []
    if before.steps != after.steps:
        said.extend(_sets(before, after) or ["other steps"])
    if before.title != after.title and not said:
        said.append(f"now called {named(after)}")
    if before.planned_distance_m != after.planned_distance_m:
        said.append("another distance")
    if before.rehearses != after.rehearses:
        said.append("other parts of the race to practise")
    if before.note != after.note:
        said.append("another note")
    if before.key != after.key:
        said.append("a key session now" if after.key else "no key session any more")
    return said or ["another load"]


def _sets(before: PlannedWorkout, after: PlannedWorkout) -> list[str]:
    was, now = _repeats(before), _repeats(after)
    return [f"{now} instead of {was}"] if was and now and was != now else []


def _repeats(workout: PlannedWorkout) -> str | None:
    """Write the repeats of a session: 5 × 4 min; None without any."""
    block = next((step for step in workout.steps if isinstance(step, RepeatBlock)), None)
    if block is None:
        return None
    work = block.steps[0]
    long = display.duration(work.duration_s) if work.duration_s else f"{work.distance_m:.0f} m"
    return f"{block.times} × {long}"
