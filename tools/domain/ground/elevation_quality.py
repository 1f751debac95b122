"""How far the heights of a course can be believed. Every threshold here is our design choice [D]."""

import numpy as np

from tools.domain.course import ElevationQuality
from tools.domain.ground.elevation import SMOOTHING_MAP_M, THRESHOLD_ROAD_M, Climbing, Profile, smooth_further

_WIDE_SIGMA_M = 100.0
_SHORT_COURSE_KM = 10.0  # one spike in a short file must not count like many in a long one
_NOISE_M_PER_KM = 1.0  # a little noise doubles the gain of a flat course and harms nobody
_NOISE_FLOOR_KM = 5.0


def judge_quality(
    profile: Profile, climbed: Climbing, *, spacing_m: float, gap_share: float, barometric: bool
) -> ElevationQuality:
    """Return good, fair or poor from spikes, missing heights, sparse points, gaps and restless heights.

    `spacing_m` is the median distance between the file's points, `gap_share` the part of the course inside
    gaps. A barometer's fine noise says nothing against it, so recorded heights may be restless.
    """
    km = profile.step_m * (profile.raw_m.size - 1) / 1000.0
    doubts = [
        (profile.spikes / max(km, _SHORT_COURSE_KM), 0.02, 0.3),
        (profile.missing_share, 0.05, 0.3),
        (spacing_m, 75.0, 250.0),
        (gap_share, 0.1, 0.4),
    ]
    if not barometric:
        doubts += [(_roughness(profile, climbed, km), 1.2, 1.5), (_waviness(profile, km), 1.35, 1.6)]
    if any(value > poor for value, _, poor in doubts):
        return ElevationQuality.POOR
    if any(value > fair for value, fair, _ in doubts):
        return ElevationQuality.FAIR
    return ElevationQuality.GOOD


def _roughness(profile: Profile, climbed: Climbing, km: float) -> float:
    """Return the raw over the smoothed gain: above 1, heights jitter from point to point."""
    smooth_gain = float(np.maximum(np.diff(profile.smooth_m), 0.0).sum())
    return climbed.raw_gain_m / (smooth_gain + _NOISE_M_PER_KM * max(km, _NOISE_FLOOR_KM))


def _waviness(profile: Profile, km: float) -> float:
    """Return how much gain a wider smoothing loses: surface models climb over houses and bridges."""
    noise_m = _NOISE_M_PER_KM * max(km, _NOISE_FLOOR_KM)
    narrow, _ = profile.smooth.gain_and_loss_m(THRESHOLD_ROAD_M)
    wide, _ = smooth_further(profile.map_smooth, SMOOTHING_MAP_M, _WIDE_SIGMA_M).gain_and_loss_m(
        THRESHOLD_ROAD_M
    )
    return (narrow + noise_m) / (wide + noise_m)
