"""What a digitised profile says as figures, each with the range the picture's resolution leaves."""

import math

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.course_picture import AxisLabel, ReadAxis, ReadProfile
from tools.domain.finding import Finding
from tools.domain.ground.elevation_gain import gain_and_loss_m, turning_heights
from tools.domain.picture.measures import METRES, LengthUnit

_UNITS = frozenset(unit.value for unit in LengthUnit)
LEAST_THRESHOLD_M = 2.0  # below it nobody counts a rise; our design choice [D]
_ERRORS_PER_TURN = 1.5  # a turn smaller than this many errors is jitter; our design choice [D]
_LEAP = 0.08  # of the range of heights, in one step of the line; our design choice [D]
_ERRORS_PER_JUMP = 3.0
_LEAST_ERROR = 0.01  # of the range: what a chart read back is off by at best; our design choice [D]
_LOST = 0.04  # of the length; our design choice [D]
_SURE = 2.0  # standard errors: 19 of 20 lie within
_PIXELS = 1.0  # the line is found to a pixel; our design choice [D]
_SOURCE = "the profile drawn in the picture; the range is what its pixels and labels leave open"


def error_m(axis: ReadAxis) -> float:
    """Return how far a value read on an axis can be off, metres: a pixel, and its labels' residual."""
    used = [label for label in axis.labels if label.used]
    if len(used) < 2:
        return 0.0
    low, high = min(used, key=_value), max(used, key=_value)
    range_m = (high.value - low.value) * _metres(axis)
    pixels = math.hypot(high.x_px - low.x_px, high.y_px - low.y_px)
    return math.hypot(_PIXELS * range_m / max(pixels, 1.0), axis.residual * range_m)


def jumping_share(profile: ReadProfile) -> float:
    """Return the share of a profile's steps that leap over a good part of the chart at once.

    Ground does so at a cliff; they come by the dozen where another curve covers the line.
    """
    heights = np.asarray(profile.elevation_m, dtype=np.float64)
    if heights.size < 2:
        return 0.0
    allowed_m = max(_LEAP * float(np.ptp(heights)), _ERRORS_PER_JUMP * error_m(profile.elevation_axis))
    return float((np.abs(np.diff(heights)) > allowed_m).mean())


def late_share(profile: ReadProfile) -> float:
    """Return how far behind the 0 of its axis the line begins, as a share of its length; 0 if untold.

    The places are those in the picture: exact for an upright chart, rough for a photographed one.
    """
    begins = _begins_at(profile)
    return max(begins * _metres(profile.distance_axis) / profile.distance_m[-1], 0.0) if begins else 0.0


def lost_beginning(profile: ReadProfile) -> tuple[float, float] | None:
    """Return from where to where a line is missing in front of it, in the axis' unit; None where it is whole.

    A label that stands before the line begins says that the chart begins there. A chart may well begin later,
    but then its labels do too.
    """
    begins = _begins_at(profile)
    first = min((label.value for label in profile.distance_axis.labels if label.used), default=0.0)
    if begins is None or profile.distance_m[-1] <= 0:
        return None
    missing_m = (begins - max(first, 0.0)) * _metres(profile.distance_axis)
    return (max(first, 0.0), begins) if missing_m > _LOST * profile.distance_m[-1] else None


def _begins_at(profile: ReadProfile) -> float | None:
    """Return what the distance axis says where the line begins, in its own unit."""
    used = [label for label in profile.distance_axis.labels if label.used]
    if len(used) < 2 or not profile.line_px or profile.distance_m[-1] <= 0:
        return None
    x, values = np.array([label.x_px for label in used]), np.array([label.value for label in used])
    if float(np.ptp(x)) <= 0:
        return None
    per_px, at_zero = np.polyfit(x, values, 1)
    return float(at_zero + per_px * profile.line_px[0][0])


def _metres(axis: ReadAxis) -> float:
    return METRES[LengthUnit(axis.unit)] if axis.unit in _UNITS else 1.0


def profile_figures(profile: ReadProfile) -> dict[str, Finding]:
    """Return distance, gain, loss, lowest and highest of a profile by name."""
    heights = np.asarray(profile.elevation_m, dtype=np.float64)
    along_m, up_m = error_m(profile.distance_axis), error_m(profile.elevation_axis)
    distance_m = profile.distance_m[-1] - profile.distance_m[0]
    found = [
        _finding("distance", distance_m, distance_m - 2 * along_m, distance_m + 2 * along_m, along_m),
        _finding(
            "lowest", float(heights.min()), float(heights.min()) - up_m, float(heights.min()) + up_m, up_m
        ),
        _finding(
            "highest", float(heights.max()), float(heights.max()) - up_m, float(heights.max()) + up_m, up_m
        ),
        *_climbing(heights, up_m),
    ]
    return {finding.name: finding for finding in found}


def _climbing(heights: FloatArray, up_m: float) -> list[Finding]:
    """Return gain and loss; the range by turning at half and twice the threshold, and by the reading's error.

    The scale is off by a share of every climb, and each turn by its own error; those add up as independent
    errors do.
    """
    threshold_m = max(LEAST_THRESHOLD_M, _ERRORS_PER_TURN * up_m)
    value, coarse, fine = (gain_and_loss_m(heights, threshold_m * by) for by in (1.0, 2.0, 0.5))
    each_m = max(up_m, _LEAST_ERROR * float(np.ptp(heights)))
    turns = max(turning_heights(heights, threshold_m).size, 2)
    found = []
    for at, name in enumerate(("gain", "loss")):
        more_m = _SURE * math.hypot(_LEAST_ERROR * value[at], each_m * math.sqrt(turns))
        low, high = min(value[at], coarse[at]) - more_m, max(value[at], fine[at]) + more_m
        finding = _finding(name, value[at], max(low, 0.0), high, each_m)
        inputs = finding.inputs | {"threshold_m": round(threshold_m, 1), "turns": turns}
        found.append(finding.model_copy(update={"inputs": inputs}))
    return found


def _finding(name: str, value: float, low: float, high: float, error: float) -> Finding:
    return Finding(
        name=name,
        value=round(value, 1),
        low=round(low, 1),
        high=round(high, 1),
        unit="m",
        model="digitised profile",
        source=_SOURCE,
        inputs={"reading_error_m": round(error, 2)},
    )


def _value(label: AxisLabel) -> float:
    return label.value
