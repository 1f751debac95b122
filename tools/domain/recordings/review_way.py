"""What a recording's way says: distance, duration, ascent, graded pace, best paces."""

import numpy as np

from tools.domain.activity import Activity, ActivitySport, BestEffort
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.recordings.best_efforts import best_times
from tools.domain.recordings.plausible_efforts import possible_paces, was_carried
from tools.domain.recordings.recorded_ascent import recorded_ascent
from tools.domain.recordings.recorded_line import recorded_heights, without_jumps
from tools.domain.recordings.review_power import DEVICE_MODEL
from tools.domain.recordings.timer_time import SecondGrid, silences, timer_seconds
from tools.domain.recordings.training_stress import intensity_factor, training_stress
from tools.domain.running.graded_pace import normalized_graded_speed, pace_s_per_km

_RECORDING = "the recording itself"
_ZIG_ZAG = (
    "zig-zag accumulator over turning points; pressure heights without jumps and one-record spikes, others "
    "smoothed along the way first"
)
_GRADED = "McGregor's normalized graded pace on grade_factor_v1 (Strava 2017, Robb)"
# How far the device's own total may lie from its records to count as the same thing. Our design choice [D].
_AGREE_SHARE, _AGREE_S = 0.05, 120.0
# Slower than this over a long silence nobody went on: the recording was stopped. Our design choice [D].
STOOD_M_PER_S = 0.5
MOST_CLIMBED_M = 50_000.0  # our design choice [D]: no device climbed more in one recording
_ON_FOOT = (ActivitySport.RUN, ActivitySport.WALK, ActivitySport.HIKE)


def way_findings(
    activity: Activity, grid: SecondGrid, along_m: FloatArray | None
) -> tuple[dict[str, Finding], tuple[str, ...]]:
    """Return distance, times, ascent and descent, and warnings where the device and its records differ."""
    distance, far = _distance(activity, along_m)
    duration, long = _duration(activity, along_m)
    ascent, descent = _climbing(activity, along_m)
    moving = Finding(
        name="moving_s",
        value=float(grid.seconds),
        unit="s",
        model="timer time without stops of the timer and long silences",
        source=_RECORDING,
    )
    findings = (distance, duration, moving, ascent, descent)
    carried = _carried(activity.sport, distance.value, duration.value)
    return {finding.name: finding for finding in findings}, (*far, *long, *carried)


def _carried(sport: ActivitySport, far_m: float | None, timer_s: float | None) -> tuple[str, ...]:
    """Say that nobody is that fast: the recording then tells nothing of the athlete."""
    if not was_carried(sport, far_m, timer_s):
        return ()
    mean = (far_m or 0.0) / (timer_s or 1.0) * 3.6
    return (f"Nobody's {sport} averages {mean:.0f} km/h: I draw nothing about you from it.",)


def _distance(activity: Activity, along_m: FloatArray | None) -> tuple[Finding, tuple[str, ...]]:
    device = activity.totals.distance_m
    recorded = None if along_m is None else float(along_m[-1])
    inputs: Inputs = {"device_m": device, "recorded_m": None if recorded is None else round(recorded, 1)}
    value = recorded if recorded is not None else device
    if value is None:
        finding = Finding.unknown(
            "distance_m",
            "m",
            reason="the device measured no distance, and the file has no places",
            model="recorded distance",
            source=_RECORDING,
        )
        return finding, ()
    warnings: tuple[str, ...] = ()
    if device is not None and recorded is not None:
        if abs(device - recorded) <= _AGREE_SHARE * recorded:
            value = device
        else:
            warnings = (
                f"The device counted {device / 1000:.2f} km, but its records cover {recorded / 1000:.2f} km; "
                "I used the records.",
            )
    found = Finding(
        name="distance_m", value=value, unit="m", model="recorded distance", source=_RECORDING, inputs=inputs
    )
    return found, warnings


def _duration(activity: Activity, along_m: FloatArray | None) -> tuple[Finding, tuple[str, ...]]:
    """Return timer time, the one time that is shown: the device's own, which its averages rest on.

    Where the device summed nothing up (GPX), long silences in which nobody moved count as stops of it.
    """
    device, recorded = activity.totals.duration_s, timer_seconds(activity)
    stood_s = _stood_s(activity, along_m)
    value = max(0.0, recorded - stood_s)  # a silence may lie in a stop of the timer
    warnings: tuple[str, ...] = ()
    if device is not None:
        apart_s = max(_AGREE_S, _AGREE_SHARE * recorded)
        if value - apart_s <= device <= recorded + apart_s:
            value = device
        else:
            warnings = (
                f"The device counted {device / 60:.0f} min, but its records cover {recorded / 60:.0f} min; "
                "I used the records.",
            )
    finding = Finding(
        name="duration_s",
        value=value,
        unit="s",
        model="timer time: from the first to the last record less stops",
        source=_RECORDING,
        inputs={"device_s": device, "recorded_s": round(recorded, 1), "stood_s": round(stood_s, 1)},
    )
    return finding, warnings


def _stood_s(activity: Activity, along_m: FloatArray | None) -> float:
    """Return the seconds of long silences in which nobody moved; 0 where nobody knows the way."""
    if along_m is None:
        return 0.0
    stood_s = 0.0
    for start_s, end_s in silences(activity):
        start_m, end_m = np.interp((start_s, end_s), activity.time_s, along_m)
        if end_m - start_m < STOOD_M_PER_S * (end_s - start_s):
            stood_s += end_s - start_s
    return stood_s


def _climbing(activity: Activity, along_m: FloatArray | None) -> tuple[Finding, Finding]:
    found = recorded_ascent(activity, along_m)
    if found is None:
        return _climbing_of_device(activity)
    inputs: Inputs = {
        "heights": "pressure" if activity.barometric else "satellite or map",
        "threshold_m": found.threshold_m,
        "device_ascent_m": activity.totals.ascent_m,
    }
    ascent = Finding(
        name="ascent_m",
        value=found.gain_m,
        unit="m",
        model=found.method,
        source=_ZIG_ZAG,
        low=found.low_m,
        high=found.high_m,
        inputs=inputs,
    )
    descent = ascent.model_copy(
        update={
            "name": "descent_m",
            "value": found.loss_m,
            "low": found.loss_low_m,
            "high": found.loss_high_m,
        }
    )
    return ascent, descent


def _climbing_of_device(activity: Activity) -> tuple[Finding, Finding]:
    """Return what the device summed up where its records have no heights: a treadmill's climb, say."""
    reason, totals = _why_no_ascent(activity), activity.totals

    def one(name: str, value: float | None) -> Finding:
        if value is None or not 0 < value < MOST_CLIMBED_M:
            return Finding.unknown(name, "m", reason=reason, model="zig-zag", source=_ZIG_ZAG)
        inputs: Inputs = {"records": reason}
        return Finding(
            name=name, value=value, unit="m", model=DEVICE_MODEL, source="the device itself", inputs=inputs
        )

    return one("ascent_m", totals.ascent_m), one("descent_m", totals.descent_m)


def _why_no_ascent(activity: Activity) -> str:
    if recorded_heights(activity) is not None:
        return "the file has heights but no way to follow them along"
    if np.isnan(activity.lat).all():
        return "the file has no heights: it was recorded indoors, or in a pool"
    return "the file has no heights"


def graded_pace_findings(
    activity: Activity, graded_m_per_s: FloatArray | None, thresholds: Thresholds
) -> dict[str, Finding]:
    """Return normalized graded pace and rTSS of a run, null with a reason otherwise."""
    reason = ""
    speed = None
    if activity.sport != ActivitySport.RUN:
        reason = "it is a measure of running"
    elif graded_m_per_s is None:
        reason = "it needs distance and heights, and the file has not both"
    else:
        speed = normalized_graded_speed(graded_m_per_s)
        reason = "" if speed else "it needs 30 s of running"
    pace = (
        Finding(
            name="normalized_graded_pace_s_per_km",
            value=pace_s_per_km(speed),
            unit="s/km",
            model="grade-adjusted speed, 30 s rolling mean, fourth power",
            source=_GRADED,
        )
        if speed
        else _no_pace("normalized_graded_pace_s_per_km", "s/km", reason)
    )
    threshold = thresholds.threshold_pace_s_per_km
    if speed is None or threshold is None or graded_m_per_s is None:
        stress = _no_pace("running_training_stress", "rTSS", reason or "it needs your threshold pace")
    else:
        stress = _running_stress(speed, threshold, graded_m_per_s.size)
    return {finding.name: finding for finding in (pace, stress)}


def _running_stress(speed_m_per_s: float, threshold_s_per_km: float, seconds: int) -> Finding:
    intensity = intensity_factor(speed_m_per_s, 1000.0 / threshold_s_per_km)
    return Finding(
        name="running_training_stress",
        value=training_stress(seconds, intensity),
        unit="rTSS",
        model="hours times intensity squared times 100, intensity from graded speed",
        source=_GRADED,
        inputs={
            "intensity_factor": round(intensity, 3),
            "threshold_pace_s_per_km": threshold_s_per_km,
            "seconds": seconds,
        },
    )


def _no_pace(name: str, unit: str, reason: str) -> Finding:
    return Finding.unknown(name, unit, reason=reason, model="normalized graded pace", source=_GRADED)


def best_paces(activity: Activity, along_m: FloatArray | None) -> tuple[BestEffort, ...]:
    """Return the fastest times on foot over the standard distances, stops included, jumps left out."""
    if along_m is None or activity.sport not in _ON_FOOT:
        return ()
    return possible_paces(best_times(activity.time_s, without_jumps(activity, along_m)))
