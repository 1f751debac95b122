"""How much one activity asks of an athlete: stress from power, from pace and from heart rate."""

import math

import numpy as np

from tools.domain.course import FloatArray

# Banister's weights of heart rate reserve: (factor, exponent); from memory, unchecked [R].
TRIMP_MEN = (0.64, 1.92)
TRIMP_WOMEN = (0.86, 1.67)
STRESS_PER_HOUR_AT_THRESHOLD = 100.0


def intensity_factor(normalized: float, threshold: float) -> float:
    """Return normalized power over FTP, or normalized graded speed over threshold speed."""
    return normalized / threshold


def training_stress(duration_s: float, intensity: float) -> float:
    """Return TSS: 100 for an hour at threshold, growing with the square of intensity.

    t · NP · IF / (FTP · 3600) · 100 (Allen & Coggan); with NP = IF · FTP. rTSS is the same with normalized
    graded speed and threshold speed (McGregor).
    """
    return duration_s / 3600.0 * intensity**2 * STRESS_PER_HOUR_AT_THRESHOLD


def heart_rate_reserve(heart_rate_bpm: FloatArray, resting_bpm: float, maximum_bpm: float) -> FloatArray:
    """Return the share of heart rate reserve, within 0 to 1; NaN stays NaN.

    Raises ValueError when the maximum does not lie above the resting heart rate.
    """
    if maximum_bpm <= resting_bpm:
        raise ValueError("the maximum heart rate lies above the resting one")
    return np.clip((heart_rate_bpm - resting_bpm) / (maximum_bpm - resting_bpm), 0.0, 1.0)


def training_impulse(reserve: FloatArray, *, female: bool) -> float:
    """Return Banister's TRIMP of a stream of reserve shares, one a second: minutes · x · a · e^(b·x).

    Banister 1991, in Physiological Testing of Elite Athletes. NaN adds nothing.
    """
    factor, exponent = TRIMP_WOMEN if female else TRIMP_MEN
    return float(np.nansum(reserve * factor * np.exp(exponent * reserve)) / 60.0)


def heart_rate_stress(reserve: FloatArray, threshold_reserve: float, *, female: bool) -> float:
    """Return hrTSS: the TRIMP of an activity as a share of that of one hour at threshold, times 100.

    Time counts by its heart rate reserve relative to threshold, 100 an hour [R]; weighing it as TRIMP does
    keeps easy hours as cheap as power does.
    """
    factor, exponent = TRIMP_WOMEN if female else TRIMP_MEN
    hour_at_threshold = 60.0 * threshold_reserve * factor * math.exp(exponent * threshold_reserve)
    return training_impulse(reserve, female=female) / hour_at_threshold * STRESS_PER_HOUR_AT_THRESHOLD
