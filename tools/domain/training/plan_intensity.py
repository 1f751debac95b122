"""How hard a planned session is: its zone of every step, its time at zone 4 and above."""

from collections.abc import Sequence

from tools.domain.athlete import Thresholds
from tools.domain.recordings.zones import COGGAN_POWER, FRIEL_RIDE_HEART_RATE, FRIEL_RUN_HEART_RATE
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import StepTarget, TargetKind, WorkoutStep

# Where Friel's zones 2 to 7 begin, told as shares of threshold speed; from memory, unchecked [R].
PACE_ZONE_LOWS = (1 / 1.29, 1 / 1.14, 1 / 1.06, 1 / 0.99, 1 / 0.97, 1 / 0.90)
HARD_ZONE = 4
HARD_INTENSITY = 0.85  # an intensity factor above it makes a day hard: our design choice [D]
HARD_S = 15 * 60.0  # so does this long at zone 4 and above: our design choice [D]
QUALITY = frozenset(
    {
        WorkoutPurpose.THRESHOLD,
        WorkoutPurpose.INTERVALS,
        WorkoutPurpose.RACE_PACE,
        WorkoutPurpose.RACE,
    }
)


def zone_bounds(
    zone: int, kind: TargetKind, sport: TrainingSport, thresholds: Thresholds
) -> tuple[float, float] | None:
    """Return a zone's ends in the unit of a target (W, beats per minute, s/km), or None if not known.

    The lowest zone begins at zero; the highest ends at infinity. A pace's low end is the faster one.
    """
    known = _threshold_and_lows(kind, sport, thresholds)
    if known is None:
        return None
    threshold, lows = known
    low, high = (0.0, *lows, float("inf"))[zone - 1 : zone + 1]
    if kind is not TargetKind.PACE:
        return low * threshold, high * threshold
    return threshold / high, threshold / low if low else float("inf")


def zone_of(target: StepTarget, sport: TrainingSport, thresholds: Thresholds) -> int | None:
    """Return the zone of a target's middle; the one it names where no threshold tells, or None."""
    if target.kind is TargetKind.ZONE:
        return int(target.high)
    known = _threshold_and_lows(target.kind, sport, thresholds)
    if known is None:
        return target.zone
    threshold, lows = known
    middle = (target.low + target.high) / 2
    share = threshold / middle if target.kind is TargetKind.PACE else middle / threshold
    return 1 + sum(share >= low for low in lows)


def zone_four_s(workout: PlannedWorkout, thresholds: Thresholds) -> float:
    """Return the seconds at zone 4 and above: as its shares say, or as its steps say if that is more."""
    if workout.is_rest or workout.sport is TrainingSport.STRENGTH:
        return 0.0
    in_steps = sum(
        step_s(step) or 0.0
        for step in workout.every_step()
        if step.target is not None and (zone_of(step.target, workout.sport, thresholds) or 1) >= HARD_ZONE
    )
    return max(workout.hard_s, in_steps)


def step_s(step: WorkoutStep) -> float | None:
    """Return how long a step lasts in seconds; by distance only where a pace says it."""
    if step.duration_s is not None:
        return step.duration_s
    if step.target is None or step.target.kind is not TargetKind.PACE or step.distance_m is None:
        return None
    return step.distance_m / 1000 * (step.target.low + step.target.high) / 2


def is_hard_work(workout: PlannedWorkout, seconds_at_zone_four: float) -> bool:
    """Whether a session makes its day hard by itself: a race, an IF above 0.85, or 15 min at zone 4."""
    if workout.is_rest or workout.sport is TrainingSport.STRENGTH:
        return False
    intense = (workout.intensity_factor or 0.0) > HARD_INTENSITY + 1e-9
    return workout.purpose is WorkoutPurpose.RACE or intense or seconds_at_zone_four >= HARD_S


def is_quality(workout: PlannedWorkout, seconds_at_zone_four: float) -> bool:
    """Whether a session is meant to be hard, however short."""
    return workout.purpose in QUALITY or seconds_at_zone_four > 0


def _threshold_and_lows(
    kind: TargetKind, sport: TrainingSport, thresholds: Thresholds
) -> tuple[float, Sequence[float]] | None:
    heart_rate = FRIEL_RIDE_HEART_RATE if sport is TrainingSport.RIDE else FRIEL_RUN_HEART_RATE
    known: dict[TargetKind, tuple[float | None, Sequence[float]]] = {
        TargetKind.POWER: (thresholds.ftp_w, COGGAN_POWER.lows),
        TargetKind.HEART_RATE: (thresholds.threshold_heart_rate_bpm, heart_rate.lows),
        TargetKind.PACE: (thresholds.threshold_pace_s_per_km, PACE_ZONE_LOWS),
    }
    threshold, lows = known.get(kind, (None, ()))
    return None if threshold is None else (threshold, lows)
