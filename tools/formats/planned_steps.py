"""A planned session as steps for a device."""

from tools.domain.athlete import Thresholds
from tools.domain.training.plan_intensity import zone_bounds
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from tools.formats.device_steps import DeviceRepeat, DeviceStep, DeviceWorkout, HeldBy, StepPart
from tools.kit.errors import MissingInput

NOTHING_TO_DO = "A rest day has nothing to follow on a device."
NO_LENGTH = "This session has neither a time nor a distance yet, so there is nothing for a device to count."
_PARTS = {"warm-up": StepPart.WARM_UP, "cool-down": StepPart.COOL_DOWN}
_RESTS = frozenset({"easy", "easy back down"})
_HELD_BY = {
    TargetKind.POWER: HeldBy.POWER,
    TargetKind.PACE: HeldBy.SPEED,
    TargetKind.HEART_RATE: HeldBy.HEART_RATE,
}
# Zones without an end get one, as shares of the threshold: our design choice [D].
_ENDS = {
    TargetKind.POWER: (0.30, 1.80),
    TargetKind.HEART_RATE: (0.60, 1.12),
    TargetKind.PACE: (1 / 1.50, 1 / 0.50),
}


def planned_steps(workout: PlannedWorkout, thresholds: Thresholds) -> DeviceWorkout:
    """Return a session as steps; raise MissingInput for one that has nothing to do.

    A zone becomes power, pace or heart rate where a threshold says which; else it stands in words.
    """
    if workout.is_rest:
        raise MissingInput(NOTHING_TO_DO)
    steps = tuple(_each(step, workout.sport, thresholds) for step in workout.steps) or _whole(workout)
    ftp_w = thresholds.ftp_w if workout.sport is TrainingSport.RIDE else None
    return DeviceWorkout(workout.title, workout.note, workout.sport, steps, ftp_w)


def _each(
    step: WorkoutStep | RepeatBlock, sport: TrainingSport, thresholds: Thresholds
) -> DeviceStep | DeviceRepeat:
    if isinstance(step, RepeatBlock):
        within = tuple(_step(each, sport, thresholds, repeated=True) for each in step.steps)
        return DeviceRepeat(step.times, within)
    return _step(step, sport, thresholds)


def _step(
    step: WorkoutStep, sport: TrainingSport, thresholds: Thresholds, *, repeated: bool = False
) -> DeviceStep:
    held_by, low, high = _held(step.target, sport, thresholds)
    rests = repeated and step.note in _RESTS
    return DeviceStep(
        name=step.note if len(step.note) <= 15 else "",
        seconds=step.duration_s,
        metres=step.distance_m,
        held_by=held_by,
        low=low,
        high=high,
        part=StepPart.REST if rests else _PARTS.get(step.note, StepPart.WORK),
        note=_note(step, held_by),
    )


def _note(step: WorkoutStep, held_by: HeldBy) -> str:
    zone = step.target.zone if step.target else None
    in_words = f"zone {zone}" if zone and held_by is HeldBy.FEEL else ""
    return ", ".join(filter(None, (in_words, step.note if len(step.note) > 15 else "")))


def _whole(workout: PlannedWorkout) -> tuple[DeviceStep, ...]:
    """Return a session without steps as one."""
    if workout.planned_duration_s:
        return (DeviceStep(name=workout.title, seconds=workout.planned_duration_s),)
    if workout.planned_distance_m:
        return (DeviceStep(name=workout.title, metres=workout.planned_distance_m),)
    raise MissingInput(NO_LENGTH)


def _held(
    target: StepTarget | None, sport: TrainingSport, thresholds: Thresholds
) -> tuple[HeldBy, float, float]:
    """Return what holds a step, with its low and high end as a device counts them."""
    if target is None:
        return HeldBy.FEEL, 0.0, 0.0
    told = _of_a_zone(target, sport, thresholds) if _only_a_zone(target, sport, thresholds) else target
    if told is None:
        return HeldBy.FEEL, 0.0, 0.0
    if told.kind is TargetKind.PACE:  # s/km: its low end is the faster one
        return HeldBy.SPEED, 1000 / told.high, 1000 / told.low
    return _HELD_BY[told.kind], told.low, told.high


def _only_a_zone(target: StepTarget, sport: TrainingSport, thresholds: Thresholds) -> bool:
    """Whether the zone says more to a device than the numbers: a ride by heart once its FTP is known."""
    by_heart = target.kind is TargetKind.HEART_RATE and sport is TrainingSport.RIDE
    return target.kind is TargetKind.ZONE or bool(by_heart and thresholds.ftp_w and target.zone)


def _of_a_zone(target: StepTarget, sport: TrainingSport, thresholds: Thresholds) -> StepTarget | None:
    """Return zones as numbers of the athlete's own: power for rides, pace for runs, else heart rate."""
    is_zone = target.kind is TargetKind.ZONE
    first, last = (int(target.low), int(target.high)) if is_zone else (target.zone or 1, target.zone or 1)
    kinds = {TrainingSport.RIDE: TargetKind.POWER, TrainingSport.RUN: TargetKind.PACE}
    if sport not in kinds:
        return None
    for kind in (kinds[sport], TargetKind.HEART_RATE):
        bounds = [zone_bounds(zone, kind, sport, thresholds) for zone in (first, last)]
        known = [each for each in bounds if each is not None]
        if known:
            ends = (min(low for low, _ in known), max(high for _, high in known))
            return _bounded(kind, ends, thresholds)
    return None


def _bounded(kind: TargetKind, ends: tuple[float, float], thresholds: Thresholds) -> StepTarget:
    threshold = {
        TargetKind.POWER: thresholds.ftp_w,
        TargetKind.PACE: thresholds.threshold_pace_s_per_km,
        TargetKind.HEART_RATE: thresholds.threshold_heart_rate_bpm,
    }[kind] or 0.0
    least, most = (share * threshold for share in _ENDS[kind])
    return StepTarget(kind=kind, low=max(ends[0], least), high=min(ends[1], most))
