"""A session made longer or shorter: as its recipe writes it, else by its easy parts, then its repeats."""

import re
from collections.abc import Iterator

from tools.domain.athlete import Thresholds
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.plan_intensity import zone_of
from tools.domain.training.rehearsal import RehearsalKind
from tools.domain.training.training_plan import IntensityShare, PlannedWorkout, PlanPhase
from tools.domain.training.workout_step import RepeatBlock, WorkoutStep

SECONDS_A_MINUTE = 60.0
# All our design choice [D].
SHORTEST_EASY_PART_S = 300.0
FEWEST_REPEATS = 2
WHOLE_S = 30.0
VARIANTS = 8  # of a recipe that are tried to find the one a session was written by
MODERATE_ZONE, HARD_ZONE = 3, 4
ZONE_INTENSITY = {1: 0.60, 2: 0.72, 3: 0.85, 4: 0.98, 5: 1.08, 6: 1.15, 7: 1.25}
_SET_IN_TITLE = re.compile(r"(\d+)( × )")
_LENGTHS_IN_TITLE = re.compile(r"(: |, )\d.*$")


def resized(
    workout: PlannedWorkout, minutes: float, thresholds: Thresholds, phase: PlanPhase
) -> PlannedWorkout:
    """Return the session lasting so many whole minutes; steps, distance, load and shares follow, sums hold.

    A session as its recipe wrote it is written anew; one shaped for a race keeps its shape: its easy parts
    give or take first, then its repeats, and where neither can, every step in proportion.
    """
    minutes = max(5.0, float(round(minutes)))
    anew = _by_recipe(workout, minutes, thresholds, phase)
    if anew is not None:
        return anew
    seconds = minutes * SECONDS_A_MINUTE
    if workout.planned_duration_s <= 0 or not workout.steps:
        return _scaled_totals(workout, seconds)
    timed = all(step.duration_s is not None for step in workout.every_step())
    if not timed:
        return in_proportion(workout, seconds)
    trimmed = _trimmed(workout, seconds, thresholds)
    if trimmed is None:
        trimmed = _trimmed(_with_short_repeats(workout, seconds, thresholds), seconds, thresholds)
    return trimmed or in_proportion(workout, seconds)


def in_proportion(workout: PlannedWorkout, seconds: float) -> PlannedWorkout:
    """Return the session with every step, its distance and its load scaled alike."""
    scale = seconds / workout.planned_duration_s
    scaled = _scaled_totals(workout, seconds)
    steps = tuple(_scaled(step, scale) for step in workout.steps)
    title = _LENGTHS_IN_TITLE.sub("", workout.title)
    return scaled.model_copy(update={"steps": steps, "title": title, "rehearses": _still_true(workout)})


def _by_recipe(
    workout: PlannedWorkout, minutes: float, thresholds: Thresholds, phase: PlanPhase
) -> PlannedWorkout | None:
    """Return what the recipe that wrote the session writes for another length; None where none wrote it."""
    about = (workout.id, workout.day, workout.sport, workout.purpose)
    had = workout.planned_duration_s / SECONDS_A_MINUTE
    for each_phase in dict.fromkeys((phase, *PlanPhase)):
        for variant in range(VARIANTS):
            made = make_workout(*about, had, thresholds, phase=each_phase, variant=variant, key=workout.key)
            if made == workout:
                return make_workout(
                    *about, minutes, thresholds, phase=each_phase, variant=variant, key=workout.key
                )
            if made.title == f"Easy {workout.sport}":
                break  # a recipe without variants
    return None


def _scaled_totals(workout: PlannedWorkout, seconds: float) -> PlannedWorkout:
    scale = seconds / workout.planned_duration_s if workout.planned_duration_s else 1.0
    distance_m, load = workout.planned_distance_m, workout.planned_load
    return workout.model_copy(
        update={
            "planned_duration_s": seconds,
            "planned_distance_m": None if distance_m is None else distance_m * scale,
            "planned_load": None if load is None else load * scale,
        }
    )


def _scaled(step: WorkoutStep | RepeatBlock, scale: float) -> WorkoutStep | RepeatBlock:
    if isinstance(step, RepeatBlock):
        return step.model_copy(update={"steps": tuple(_scaled_step(each, scale) for each in step.steps)})
    return _scaled_step(step, scale)


def _scaled_step(step: WorkoutStep, scale: float) -> WorkoutStep:
    return step.model_copy(
        update={
            "duration_s": None if step.duration_s is None else step.duration_s * scale,
            "distance_m": None if step.distance_m is None else step.distance_m * scale,
        }
    )


def _trimmed(workout: PlannedWorkout, seconds: float, thresholds: Thresholds) -> PlannedWorkout | None:
    """Return the session with easy parts and repeats given or taken; None where they are not enough."""
    steps = list(workout.steps)
    missing_s = seconds - workout.planned_duration_s
    times_before = [step.times for step in steps if isinstance(step, RepeatBlock)]
    missing_s = _drop_repeats(steps, missing_s, workout, thresholds)
    easy = [at for at, step in enumerate(steps) if _is_easy(step, workout, thresholds)]
    if not easy:
        return None
    for at in sorted(easy, key=lambda at: -_seconds(steps[at])):
        now = _seconds(steps[at])
        then = now + missing_s if missing_s > 0 else max(min(now, SHORTEST_EASY_PART_S), now + missing_s)
        steps[at] = steps[at].model_copy(update={"duration_s": then})
        missing_s -= then - now
    if abs(missing_s) > 1e-6:
        return None
    times = [step.times for step in steps if isinstance(step, RepeatBlock)]
    return _with_steps(workout, tuple(steps), seconds, thresholds, fewer=times_before != times)


def _drop_repeats(
    steps: list[WorkoutStep | RepeatBlock], missing_s: float, workout: PlannedWorkout, thresholds: Thresholds
) -> float:
    """Take repeats out of the first set while the easy parts cannot give enough; return what is left."""
    spare_s = sum(
        max(0.0, _seconds(step) - SHORTEST_EASY_PART_S)
        for step in steps
        if _is_easy(step, workout, thresholds)
    )
    block = next((at for at, step in enumerate(steps) if isinstance(step, RepeatBlock)), None)
    while block is not None and -missing_s > spare_s:
        repeat = steps[block]
        if not isinstance(repeat, RepeatBlock) or repeat.times <= FEWEST_REPEATS:
            break
        steps[block] = repeat.model_copy(update={"times": repeat.times - 1})
        missing_s += _seconds(repeat) / repeat.times
    return missing_s


def _with_short_repeats(workout: PlannedWorkout, seconds: float, thresholds: Thresholds) -> PlannedWorkout:
    """Return the session with the pieces of its repeats shorter in proportion, in whole half minutes."""
    scale = seconds / workout.planned_duration_s
    steps = tuple(
        step.model_copy(update={"steps": tuple(_whole(_scaled_step(each, scale)) for each in step.steps)})
        if isinstance(step, RepeatBlock)
        else step
        for step in workout.steps
    )
    lasts = sum(_seconds(step) for step in steps)
    title = _LENGTHS_IN_TITLE.sub("", workout.title)
    shorter = _with_steps(workout, steps, lasts, thresholds, fewer=False)
    return shorter.model_copy(update={"title": title, "rehearses": _still_true(workout)})


def _whole(step: WorkoutStep) -> WorkoutStep:
    seconds = max(WHOLE_S, WHOLE_S * int((step.duration_s or 0.0) / WHOLE_S))
    return step.model_copy(update={"duration_s": seconds})


def _with_steps(
    workout: PlannedWorkout,
    steps: tuple[WorkoutStep | RepeatBlock, ...],
    seconds: float,
    thresholds: Thresholds,
    *,
    fewer: bool,
) -> PlannedWorkout:
    """Return the session with new steps and the shares, load and distance they mean."""
    new = workout.model_copy(update={"steps": steps, "planned_duration_s": seconds})
    stress, far = (_work(new, thresholds, p) / (_work(workout, thresholds, p) or 1.0) for p in (2, 1))
    distance_m, load = workout.planned_distance_m, workout.planned_load
    update: dict[str, object] = {
        "intensity": _shares(new, thresholds),
        "planned_load": None if load is None else round(load * stress, 1),
        "planned_distance_m": None if distance_m is None else round(distance_m * far, -2),
    }
    if fewer:
        block = next(step for step in steps if isinstance(step, RepeatBlock))
        update["title"] = _SET_IN_TITLE.sub(rf"{block.times}\2", workout.title, count=1)
        update["rehearses"] = _still_true(workout)
    return new.model_copy(update=update)


def _still_true(workout: PlannedWorkout) -> tuple[object, ...]:
    """Return the rehearsals that do not speak of the repeats."""
    spoken = (RehearsalKind.PACE, RehearsalKind.GRADE)
    return tuple(each for each in workout.rehearses if each.kind not in spoken)


def _zones(workout: PlannedWorkout, thresholds: Thresholds) -> Iterator[tuple[float, int]]:
    for step in workout.every_step():
        yield step.duration_s or 0.0, _zone(step, workout, thresholds)


def _zone(step: WorkoutStep, workout: PlannedWorkout, thresholds: Thresholds) -> int:
    return (zone_of(step.target, workout.sport, thresholds) or 1) if step.target else 1


def _work(workout: PlannedWorkout, thresholds: Thresholds, power: int) -> float:
    return sum(seconds * ZONE_INTENSITY[zone] ** power for seconds, zone in _zones(workout, thresholds))


def _shares(workout: PlannedWorkout, thresholds: Thresholds) -> IntensityShare:
    zones = list(_zones(workout, thresholds))
    total = sum(seconds for seconds, _ in zones)
    moderate = sum(seconds for seconds, zone in zones if zone == MODERATE_ZONE) / total
    hard = sum(seconds for seconds, zone in zones if zone >= HARD_ZONE) / total
    return IntensityShare(easy=max(0.0, 1 - moderate - hard), moderate=moderate, hard=hard)


def _is_easy(step: WorkoutStep | RepeatBlock, workout: PlannedWorkout, thresholds: Thresholds) -> bool:
    return isinstance(step, WorkoutStep) and _zone(step, workout, thresholds) < MODERATE_ZONE


def _seconds(step: WorkoutStep | RepeatBlock) -> float:
    if isinstance(step, RepeatBlock):
        return step.times * sum(each.duration_s or 0.0 for each in step.steps)
    return step.duration_s or 0.0
