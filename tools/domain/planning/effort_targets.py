"""What a step is held by: pace, power, heart rate or a zone, and how intense that is."""

import math
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from tools.domain.athlete import Thresholds
from tools.domain.training.plan_intensity import PACE_ZONE_LOWS, zone_bounds, zone_of
from tools.domain.training.training_plan import TrainingSport
from tools.domain.training.workout_step import StepTarget, TargetKind

SHORTEST_BY_HEART_S = 180.0  # a heart needs minutes to answer: our design choice [D]
MARGIN = 0.01  # a race pace is a range of so much to either side: our design choice [D]


@dataclass(frozen=True, slots=True)
class _Level:
    """A zone, the part of it that is meant as shares of it, and its usual intensity where nothing is known.

    The intensities are middles of the zones of pace (runs) and power (all else): our design choice [D].
    """

    zone: int
    part: tuple[float, float]
    speed: tuple[float, float]  # of a run, as shares of threshold speed, within one of its zones
    intensity_run: float
    intensity_else: float


class Effort(Enum):
    """How hard a step is."""

    RECOVERY = _Level(1, (0.5, 1.0), (0.70, 0.77), 0.74, 0.50)
    EASY = _Level(2, (0.0, 0.8), (0.78, 0.835), 0.80, 0.65)
    LONG = _Level(2, (0.0, 0.8), (0.78, 0.845), 0.80, 0.65)
    STEADY = _Level(3, (0.2, 0.9), (0.89, 0.935), 0.90, 0.83)
    THRESHOLD = _Level(4, (0.2, 0.9), (0.965, 1.005), 0.98, 0.97)
    HARD = _Level(5, (0.1, 0.9), (1.035, 1.07), 1.05, 1.12)
    FAST = _Level(6, (0.0, 0.7), (1.07, 1.105), 1.08, 1.25)
    FREE = _Level(1, (0.0, 1.0), (0.70, 0.77), 0.74, 0.50)  # no target: strides, drills


_LOWEST_SHARE = {TargetKind.POWER: 0.30, TargetKind.HEART_RATE: 0.60}
_HIGHEST_SHARE = {TargetKind.POWER: 1.8, TargetKind.HEART_RATE: 1.12}


@lru_cache(maxsize=4096)
def target_of(
    effort: Effort, sport: TrainingSport, thresholds: Thresholds, seconds: float
) -> StepTarget | None:
    """Return the target of an effort in what the athlete is known by; None for what is done by feel."""
    if effort is Effort.FREE or sport is TrainingSport.STRENGTH:
        return None
    zone = effort.value.zone
    kind = _kind(effort, sport, thresholds, seconds)
    bounds = zone_bounds(zone, kind, sport, thresholds) if kind else None
    if kind is None or bounds is None:
        return StepTarget(kind=TargetKind.ZONE, low=zone, high=zone, zone=zone)
    if kind is TargetKind.PACE:
        return _pace_target(effort, thresholds.threshold_pace_s_per_km or 0.0)
    threshold = thresholds.ftp_w if kind is TargetKind.POWER else thresholds.threshold_heart_rate_bpm
    low, high = _inside(effort, _bounded(bounds, threshold or 0.0, kind))
    return StepTarget(kind=kind, low=float(math.ceil(low)), high=float(math.floor(high)), zone=zone)


@lru_cache(maxsize=4096)
def intensity_of(effort: Effort, sport: TrainingSport, thresholds: Thresholds) -> float:
    """Return the intensity factor an effort is planned with: the middle of its pace or power, else usual."""
    if sport is TrainingSport.RUN and thresholds.threshold_pace_s_per_km and effort is not Effort.FREE:
        target = _pace_target(effort, thresholds.threshold_pace_s_per_km)
        return thresholds.threshold_pace_s_per_km / ((target.low + target.high) / 2)
    return effort.value.intensity_run if sport is TrainingSport.RUN else effort.value.intensity_else


@lru_cache(maxsize=1024)
def race_pace_target(pace_s_per_km: float, thresholds: Thresholds) -> StepTarget:
    """Return a range around a race pace, with the zone that the athlete's threshold puts it in."""
    low, high = round(pace_s_per_km * (1 - MARGIN)), round(pace_s_per_km * (1 + MARGIN))
    target = StepTarget(kind=TargetKind.PACE, low=low, high=max(low, high))
    zone = zone_of(target, TrainingSport.RUN, thresholds)
    bounds = zone_bounds(zone, TargetKind.PACE, TrainingSport.RUN, thresholds) if zone else None
    inside = bounds is not None and bounds[0] <= low and high <= bounds[1]
    return target.model_copy(update={"zone": zone}) if inside else target


def zone_of_target(target: StepTarget | None, sport: TrainingSport, thresholds: Thresholds) -> int:
    """Return the zone a step counts in; 1 for a step without a target."""
    return (zone_of(target, sport, thresholds) or 1) if target is not None else 1


def _kind(effort: Effort, sport: TrainingSport, thresholds: Thresholds, seconds: float) -> TargetKind | None:
    """Pace for runs, power for rides, else heart rate where a step is long enough for it."""
    if sport is TrainingSport.RUN and thresholds.threshold_pace_s_per_km:
        return TargetKind.PACE
    if sport is TrainingSport.RIDE and thresholds.ftp_w:
        return TargetKind.POWER
    by_heart = sport in (TrainingSport.RUN, TrainingSport.RIDE) and effort.value.zone <= 5
    if by_heart and thresholds.threshold_heart_rate_bpm and seconds >= SHORTEST_BY_HEART_S:
        return TargetKind.HEART_RATE
    return None


def _pace_target(effort: Effort, threshold_s: float) -> StepTarget:
    """Return the pace range of an effort, whole seconds inside the zone its speeds lie in."""
    slow, fast = effort.value.speed
    low, high = math.ceil(threshold_s / fast), math.floor(threshold_s / slow)
    zone = 1 + sum(slow >= share for share in PACE_ZONE_LOWS)
    if low > high:  # a range of less than a second: its middle
        low = high = round(threshold_s * 2 / (slow + fast))
    return StepTarget(kind=TargetKind.PACE, low=low, high=high, zone=zone)


def _bounded(bounds: tuple[float, float], threshold: float, kind: TargetKind) -> tuple[float, float]:
    """Give the open ends of the lowest and the highest zone a number."""
    return max(bounds[0], _LOWEST_SHARE[kind] * threshold), min(bounds[1], _HIGHEST_SHARE[kind] * threshold)


def _inside(effort: Effort, bounds: tuple[float, float]) -> tuple[float, float]:
    """Return the part of a zone that an effort means."""
    low, high = bounds
    first, last = effort.value.part
    return low + (high - low) * first, low + (high - low) * last
