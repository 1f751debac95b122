"""What a recording's heart rate says: mean, stress, impulse, zones."""

import numpy as np

from tools.domain.activity import Activity, ActivitySport, Zones
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.finding import Finding, Inputs
from tools.domain.recordings.review_power import DEVICE_MODEL
from tools.domain.recordings.timer_time import SecondGrid
from tools.domain.recordings.training_stress import heart_rate_reserve, heart_rate_stress, training_impulse
from tools.domain.recordings.zones import FRIEL_RIDE_HEART_RATE, FRIEL_RUN_HEART_RATE, time_in_zones

LEAST_BPM, MOST_BPM = 25.0, 250.0  # what a mean can be: our design choice [D]
MOST_MISSING_SHARE = 0.25  # our design choice [D]: beyond it a sum over the rest is not the activity's
_BANISTER = "Banister 1991, in Physiological Testing of Elite Athletes"
_UNITS = {
    "average_heart_rate_bpm": ("bpm", "mean over timer time", "the recording itself"),
    "heart_rate_training_stress": (
        "hrTSS",
        "TRIMP as a share of one hour at threshold, times 100",
        f"{_BANISTER}; 100 an hour at threshold by convention, from memory, unchecked",
    ),
    "training_impulse": (
        "TRIMP",
        "minutes times weighted heart rate reserve",
        f"{_BANISTER}; weights unchecked",
    ),
}
_SCHEMES = {ActivitySport.RUN: FRIEL_RUN_HEART_RATE, ActivitySport.RIDE: FRIEL_RIDE_HEART_RATE}


def heart_rate_stream(activity: Activity, grid: SecondGrid) -> FloatArray:
    """Return the heart rate of each second, NaN where there is none or none that a heart has."""
    stream = grid.column(activity.heart_rate_bpm)
    return np.where((stream >= LEAST_BPM) & (stream <= MOST_BPM), stream, np.nan)


def heart_findings(activity: Activity, grid: SecondGrid, thresholds: Thresholds) -> dict[str, Finding]:
    """Return the findings of heart rate, each null with its reason where something is missing."""
    stream = heart_rate_stream(activity, grid)
    missing = float(np.isnan(stream).mean())
    inputs: Inputs = {"seconds": stream.size, "missing_share": round(missing, 3)}
    if missing > MOST_MISSING_SHARE:
        share = f"{min(missing, 0.99):.0%}"
        gone = "the file has no heart rate" if missing == 1.0 else f"heart rate is missing for {share}"
        return {name: _unknown(name, gone, inputs) for name in _UNITS} | _of_device(activity, inputs)
    mean = _found("average_heart_rate_bpm", float(np.nanmean(stream)), inputs)
    return {
        "average_heart_rate_bpm": mean,
        "heart_rate_training_stress": _stress(stream, thresholds, inputs),
        "training_impulse": _impulse(stream, thresholds, inputs),
    }


def _of_device(activity: Activity, inputs: Inputs) -> dict[str, Finding]:
    """Return the mean the device itself wrote, where its records hold too little for one."""
    name, mean = "average_heart_rate_bpm", activity.totals.average_heart_rate_bpm
    if mean is None or not LEAST_BPM <= mean <= MOST_BPM:
        return {}
    unit, _, source = _UNITS[name]
    finding = Finding(name=name, value=mean, unit=unit, model=DEVICE_MODEL, source=source, inputs=inputs)
    return {name: finding}


def _stress(stream: FloatArray, thresholds: Thresholds, inputs: Inputs) -> Finding:
    """Return hrTSS; with the sex unknown it lies between men's and women's weights."""
    name = "heart_rate_training_stress"
    threshold = thresholds.threshold_heart_rate_bpm
    reserve, why_not = _reserve(stream, thresholds)
    if reserve is None:
        return _unknown(name, why_not, inputs)
    resting, maximum = thresholds.resting_heart_rate_bpm or 0.0, thresholds.maximum_heart_rate_bpm or 0.0
    if threshold is None or not resting < threshold <= maximum:
        return _unknown(name, "it needs your threshold heart rate, between resting and maximum", inputs)
    share = float(heart_rate_reserve(np.array([threshold]), resting, maximum)[0])
    both = sorted(
        heart_rate_stress(reserve, share, female=female)
        for female in ((False, True) if thresholds.female is None else (thresholds.female,))
    )
    return _found(
        name,
        sum(both) / len(both),
        inputs | {"threshold_heart_rate_bpm": threshold, **_limits(thresholds)},
        low=both[0] if len(both) > 1 else None,
        high=both[-1] if len(both) > 1 else None,
    )


def _impulse(stream: FloatArray, thresholds: Thresholds, inputs: Inputs) -> Finding:
    name = "training_impulse"
    reserve, why_not = _reserve(stream, thresholds)
    if reserve is None:
        return _unknown(name, why_not, inputs)
    if thresholds.female is None:
        return _unknown(name, "it is weighted differently for men and women, and yours is not said", inputs)
    value = training_impulse(reserve, female=thresholds.female)
    return _found(name, value, inputs | _limits(thresholds))


def _reserve(stream: FloatArray, thresholds: Thresholds) -> tuple[FloatArray | None, str]:
    resting, maximum = thresholds.resting_heart_rate_bpm, thresholds.maximum_heart_rate_bpm
    if resting is None or maximum is None:
        return None, "it needs your resting and your maximum heart rate"
    if maximum <= resting:
        return None, "your maximum heart rate must lie above the resting one"
    return heart_rate_reserve(stream, resting, maximum), ""


def _limits(thresholds: Thresholds) -> Inputs:
    return {
        "resting_heart_rate_bpm": thresholds.resting_heart_rate_bpm,
        "maximum_heart_rate_bpm": thresholds.maximum_heart_rate_bpm,
        "sex": {None: "not said", True: "female", False: "male"}[thresholds.female],
    }


def _found(
    name: str, value: float, inputs: Inputs, *, low: float | None = None, high: float | None = None
) -> Finding:
    unit, model, source = _UNITS[name]
    return Finding(
        name=name, value=value, unit=unit, model=model, source=source, low=low, high=high, inputs=inputs
    )


def _unknown(name: str, reason: str, inputs: Inputs) -> Finding:
    unit, model, source = _UNITS[name]
    return Finding.unknown(name, unit, reason=reason, model=model, source=source, inputs=inputs)


def heart_rate_zones(activity: Activity, grid: SecondGrid, thresholds: Thresholds) -> Zones | None:
    """Return the time in Friel's zones of a run or a ride, None without heart rate or threshold."""
    scheme = _SCHEMES.get(activity.sport)
    stream = heart_rate_stream(activity, grid)
    if scheme is None or thresholds.threshold_heart_rate_bpm is None or np.isnan(stream).all():
        return None
    return time_in_zones(stream, thresholds.threshold_heart_rate_bpm, scheme)
