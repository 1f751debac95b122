"""A session's race-pace steps, held by the strategy's own pace or power where its zone allows it."""

from tools.domain import display
from tools.domain.athlete import Thresholds
from tools.domain.course import SegmentKind
from tools.domain.planning.race_practice import PracticeStretch
from tools.domain.training.plan_intensity import zone_bounds, zone_four_s, zone_of
from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep

HARD_TIME_TOLERANCE_S = 1.0
RACE_NOTE = "race "  # how a long session's own race-pace part is noted


def with_race_pace(
    workout: PlannedWorkout, stretch: PracticeStretch, flat: PracticeStretch, thresholds: Thresholds
) -> PlannedWorkout:
    """Return the session with its work at the stretch's target, and what that rehearses.

    On the flat and by power the target itself goes into the steps, as far as it lies in their zone; on a
    slope a pace says nothing of its zone, so the steps keep their target and say the pace in their note.
    Where the race asks for another zone than the session's, that is said, and the steps stay as they are.
    """
    work = work_step(workout, thresholds)
    if work is None:
        return workout.model_copy(update={"rehearses": (_rehearsal("The fast part", stretch),)})
    repeats = _repeats(workout, work)
    if _another_zone(work, stretch if stretch.by_power else flat, workout.sport, thresholds):
        return workout.model_copy(update={"rehearses": (_rehearsal(repeats, stretch, held=False),)})
    noted = workout.model_copy(update={"rehearses": (_rehearsal(repeats, stretch),)})
    paced = _paced(work, stretch, workout.sport, thresholds)
    steps = tuple(_replaced(step, work, paced) for step in workout.steps)
    changed = noted.model_copy(update={"steps": steps})
    before, after = zone_four_s(workout, thresholds), zone_four_s(changed, thresholds)
    return changed if abs(after - before) <= HARD_TIME_TOLERANCE_S else noted


def work_step(workout: PlannedWorkout, thresholds: Thresholds) -> WorkoutStep | None:
    """Return the step that is the session's work: the fastest, of a long one only its race part.

    None where no step has a target, or a long session has no race part.
    """
    repeated = [step for each in workout.steps if isinstance(each, RepeatBlock) for step in each.steps]
    held = [(step, step.target) for step in dict.fromkeys(workout.every_step()) if step.target is not None]
    if workout.purpose is WorkoutPurpose.LONG:
        held = [(step, target) for step, target in held if step.note.startswith(RACE_NOTE)]
    if not held:
        return None

    def hardness(pair: tuple[WorkoutStep, StepTarget]) -> tuple[int, float, bool]:
        step, target = pair
        speed = -target.low if target.kind is TargetKind.PACE else target.high
        return _zone(step, workout.sport, thresholds) or 0, speed, step in repeated

    return max(held, key=hardness)[0]


def _rehearsal(repeats: str, stretch: PracticeStretch, *, held: bool = True) -> Rehearsal:
    """Write what is practised: at the race's own effort, or on its ground with what the race asks for."""
    what = f"{repeats} at {stretch.effort} {stretch.ground}, as at {stretch.place}."
    if not held:
        what = f"{repeats} {stretch.ground}, as at {stretch.place}; the race asks for {stretch.effort} there."
    kind = RehearsalKind.PACE if stretch.kind is SegmentKind.FLAT else RehearsalKind.GRADE
    return Rehearsal(kind=kind, text=what, at_m=stretch.start_m)


def _another_zone(
    work: WorkoutStep, stretch: PracticeStretch, sport: TrainingSport, thresholds: Thresholds
) -> bool:
    """Whether the stretch's effort is known to lie outside the zone of the session's work."""
    zone = _zone(work, sport, thresholds)
    kind = TargetKind.POWER if stretch.by_power else TargetKind.PACE
    bounds = zone_bounds(zone, kind, sport, thresholds) if zone else None
    return bounds is not None and not bounds[0] <= (stretch.low + stretch.high) / 2 < bounds[1]


def _repeats(workout: PlannedWorkout, work: WorkoutStep) -> str:
    """Write the work of a session: 4 × 6 min, 2 × 3 km, 20 min."""
    times = sum(step == work for step in workout.every_step())
    length = (
        display.duration(work.duration_s)
        if work.duration_s is not None
        else f"{(work.distance_m or 0.0) / 1000:g} km"
    )
    return f"{times} × {length}" if times > 1 else length


def _replaced(
    step: WorkoutStep | RepeatBlock, work: WorkoutStep, paced: WorkoutStep
) -> WorkoutStep | RepeatBlock:
    if isinstance(step, RepeatBlock):
        return step.model_copy(
            update={"steps": tuple(paced if each == work else each for each in step.steps)}
        )
    return paced if step == work else step


def _paced(
    work: WorkoutStep, stretch: PracticeStretch, sport: TrainingSport, thresholds: Thresholds
) -> WorkoutStep:
    note = f"{work.note.split(':')[0]}: " if work.note.startswith(RACE_NOTE) else ""
    noted = work.model_copy(
        update={"note": f"{note}{stretch.effort} {stretch.ground}, as at {stretch.place}"}
    )
    target = _target(work, stretch, sport, thresholds)
    if target is None or work.distance_m is not None:  # another pace would change how long it lasts
        return noted
    return noted.model_copy(update={"target": target})


def _target(
    work: WorkoutStep, stretch: PracticeStretch, sport: TrainingSport, thresholds: Thresholds
) -> StepTarget | None:
    """Return the stretch's target within the zone of a step; None on a slope, and where zones are not known.

    Without a threshold only a pace or power takes the place of another.
    """
    if not stretch.by_power and stretch.kind is not SegmentKind.FLAT:
        return None
    kind = TargetKind.POWER if stretch.by_power else TargetKind.PACE
    low, high = float(round(stretch.low)), float(round(stretch.high))
    zone = _zone(work, sport, thresholds)
    bounds = zone_bounds(zone, kind, sport, thresholds) if zone else None
    if zone is None or bounds is None:
        alike = work.target is not None and work.target.kind is kind and work.target.zone is None
        return StepTarget(kind=kind, low=low, high=max(low, high)) if alike else None
    low, high = max(low, bounds[0]), min(high, bounds[1])
    target = StepTarget(kind=kind, low=low, high=high, zone=zone) if low <= high else None
    return target if target and zone_of(target, sport, thresholds) == zone else None


def _zone(step: WorkoutStep, sport: TrainingSport, thresholds: Thresholds) -> int | None:
    if step.target is None:
        return None
    return step.target.zone or zone_of(step.target, sport, thresholds)
