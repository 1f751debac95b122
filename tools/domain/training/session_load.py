"""What one session of the history asked: stress from power, from graded pace, or from heart rate."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from typing import NamedTuple

import numpy as np

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary
from tools.domain.athlete import Thresholds
from tools.domain.finding import Finding, Inputs
from tools.domain.recordings.training_stress import (
    STRESS_PER_HOUR_AT_THRESHOLD,
    heart_rate_reserve,
    heart_rate_stress,
    intensity_factor,
    training_stress,
)

UNIT = "load"
POWER_MODEL = "power stress: hours times intensity squared times 100, against FTP"
CRITICAL_POWER_STANDS_IN = "power stress: hours times intensity squared times 100, against critical power"
PACE_MODEL = "running stress: hours times graded intensity squared times 100, against threshold pace"
HEART_RATE_MODEL = "heart rate stress: weighted reserve as a share of one hour at threshold, times 100"
NO_MODEL = "session load"
_SOURCES = {
    POWER_MODEL: "Allen & Coggan, Training and Racing with a Power Meter",
    CRITICAL_POWER_STANDS_IN: "Allen & Coggan; critical power stands for FTP",
    PACE_MODEL: "McGregor's normalized graded pace on grade_factor_v1",
    HEART_RATE_MODEL: "Banister 1991, weights from memory, unchecked; 100 an hour at threshold by convention",
    NO_MODEL: "power, pace or heart rate of the session",
}
MOST_MISSING_SHARE = 0.25  # of the time without a heart rate: our design choice [D]
HIGHEST_BPM = 255


class Stress(NamedTuple):
    """The load of one session before it becomes a finding."""

    value: float
    intensity: float
    model: str


def session_load(summary: ActivitySummary, thresholds: Thresholds) -> Finding:
    """Return the training load of a session, 100 for an hour at threshold, by the best model there is.

    A ride with normalized power counts by power, a run with graded pace by pace, everything else by heart
    rate; the finding names the model. Null with a reason where none of them is known.
    """
    against = yardstick(thresholds)
    stress = session_stress(summary, against)
    model = stress.model if stress else NO_MODEL
    inputs = _inputs(summary, thresholds, model)
    if stress is None:
        reason = _why_not(summary, thresholds)
        return Finding.unknown(
            "session_load", UNIT, reason=reason, model=model, source=_SOURCES[model], inputs=inputs
        )
    low, high = _bounds(summary, stress, against)
    return Finding(
        name="session_load",
        value=stress.value,
        unit=UNIT,
        model=model,
        source=_SOURCES[model],
        low=low,
        high=high,
        inputs=inputs,
    )


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What sessions are measured against: thresholds, and what a second at each beat adds (see `Beats`)."""

    threshold_w: float | None
    power_model: str
    threshold_pace_s_per_km: float | None
    beats: "Beats | None"


def yardstick(thresholds: Thresholds) -> Yardstick:
    """Return what sessions are measured against; critical power stands for an FTP nobody knows."""
    return Yardstick(
        threshold_w=thresholds.ftp_w or thresholds.critical_power_w,
        power_model=POWER_MODEL if thresholds.ftp_w else CRITICAL_POWER_STANDS_IN,
        threshold_pace_s_per_km=thresholds.threshold_pace_s_per_km,
        beats=_stress_by_beat(
            thresholds.resting_heart_rate_bpm,
            thresholds.maximum_heart_rate_bpm,
            thresholds.threshold_heart_rate_bpm,
            thresholds.female,
        ),
    )


def session_stress(summary: ActivitySummary, against: Yardstick) -> Stress | None:
    """Return the load as a bare tuple, None where it is not known: whole histories are summed with it."""
    seconds = worked_s(summary)
    if seconds <= 0:
        return None
    sport = summary.sport
    if sport is ActivitySport.RIDE and summary.normalized_power_w is not None and against.threshold_w:
        intensity = intensity_factor(summary.normalized_power_w, against.threshold_w)
        return Stress(training_stress(seconds, intensity), intensity, against.power_model)
    graded, threshold = summary.normalized_graded_pace_s_per_km, against.threshold_pace_s_per_km
    if sport is ActivitySport.RUN and graded is not None and threshold:
        intensity = intensity_factor(1 / graded, 1 / threshold)
        return Stress(training_stress(seconds, intensity), intensity, PACE_MODEL)
    return _heart_rate_stress(summary, against, seconds)


def worked_s(summary: ActivitySummary) -> float:
    """Return the seconds that were recorded: timer time without long silences, else timer time."""
    return summary.moving_s if summary.moving_s is not None else summary.duration_s


def _heart_rate_stress(summary: ActivitySummary, against: Yardstick, seconds: float) -> Stress | None:
    """Return hrTSS from the histogram; with the sex not said it lies between men's and women's weights."""
    counted = sum(summary.heart_rate_seconds.values())
    if against.beats is None or not counted or counted < (1 - MOST_MISSING_SHARE) * seconds:
        return None
    value = _weighed(summary.heart_rate_seconds, against.beats.mean)
    intensity = math.sqrt(value / STRESS_PER_HOUR_AT_THRESHOLD * 3600.0 / seconds)
    return Stress(value, intensity, HEART_RATE_MODEL)


def _bounds(
    summary: ActivitySummary, stress: Stress, against: Yardstick
) -> tuple[float | None, float | None]:
    """Return the range of a load by heart rate where the sex is not said: men's and women's weights."""
    if stress.model != HEART_RATE_MODEL or against.beats is None or against.beats.both is None:
        return None, None
    low, high = sorted(_weighed(summary.heart_rate_seconds, weights) for weights in against.beats.both)
    return low, high


def _weighed(seconds: dict[int, int], weights: list[float]) -> float:
    """Return the sum of seconds times the weight of their beat; beats no heart has count as the last one."""
    beats: Iterable[int] = seconds
    if max(seconds) > HIGHEST_BPM or min(seconds) < 0:
        beats = [min(max(beat, 0), HIGHEST_BPM) for beat in seconds]
    return float(sum(map(mul, map(weights.__getitem__, beats), seconds.values())))


@dataclass(frozen=True, slots=True)
class Beats:
    """What one second at each beat adds: by the sex said, else the mean of both, with both beside it."""

    mean: list[float]
    both: tuple[list[float], list[float]] | None


@lru_cache(maxsize=64)
def _stress_by_beat(
    resting: float | None, maximum: float | None, threshold: float | None, female: bool | None
) -> Beats | None:
    """Return what seconds add; None where a heart rate is missing or they are not in order."""
    if resting is None or maximum is None or threshold is None or not resting < threshold <= maximum:
        return None
    share = float(heart_rate_reserve(np.array([threshold]), resting, maximum)[0])
    reserves = heart_rate_reserve(np.arange(HIGHEST_BPM + 1, dtype=np.float64), resting, maximum)
    men, women = (
        [heart_rate_stress(reserves[at : at + 1], share, female=weights) for at in range(HIGHEST_BPM + 1)]
        for weights in (False, True)
    )
    if female is not None:
        return Beats(women if female else men, None)
    return Beats([(one + other) / 2 for one, other in zip(men, women, strict=True)], (men, women))


def _why_not(summary: ActivitySummary, thresholds: Thresholds) -> str:
    """Return what is missing, the measure that is nearest first."""
    counted = sum(summary.heart_rate_seconds.values())
    if worked_s(summary) <= 0:
        return "the session has no duration"
    if summary.sport is ActivitySport.RIDE and summary.normalized_power_w is not None:
        return "it has power, but your FTP is not known"
    if summary.sport is ActivitySport.RUN and summary.normalized_graded_pace_s_per_km is not None:
        return "it has a graded pace, but your threshold pace is not known"
    if not counted:
        return "it has no power, graded pace or heart rate"
    if counted < (1 - MOST_MISSING_SHARE) * worked_s(summary):
        return "heart rate is missing for more than a quarter of the time"
    return _missing_beats(thresholds)


def _missing_beats(thresholds: Thresholds) -> str:
    missing = [
        words
        for words, value in (
            ("resting", thresholds.resting_heart_rate_bpm),
            ("maximum", thresholds.maximum_heart_rate_bpm),
            ("threshold", thresholds.threshold_heart_rate_bpm),
        )
        if value is None
    ]
    if missing:
        return f"it has heart rate, but your {' and '.join(missing)} heart rate is not known"
    return "your threshold heart rate must lie between the resting and the maximum one"


def _inputs(summary: ActivitySummary, thresholds: Thresholds, model: str) -> Inputs:
    """Return what the model computed from."""
    inputs: Inputs = {"seconds": round(worked_s(summary), 1)}
    if model in (POWER_MODEL, CRITICAL_POWER_STANDS_IN):
        return inputs | {
            "normalized_power_w": summary.normalized_power_w,
            "threshold_power_w": thresholds.ftp_w or thresholds.critical_power_w,
        }
    if model == PACE_MODEL:
        return inputs | {
            "normalized_graded_pace_s_per_km": summary.normalized_graded_pace_s_per_km,
            "threshold_pace_s_per_km": thresholds.threshold_pace_s_per_km,
        }
    if model == HEART_RATE_MODEL:
        return inputs | {
            "heart_rate_seconds": sum(summary.heart_rate_seconds.values()),
            "threshold_heart_rate_bpm": thresholds.threshold_heart_rate_bpm,
            "resting_heart_rate_bpm": thresholds.resting_heart_rate_bpm,
            "maximum_heart_rate_bpm": thresholds.maximum_heart_rate_bpm,
            "sex": {None: "not said", True: "female", False: "male"}[thresholds.female],
        }
    return inputs
