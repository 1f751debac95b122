"""Aerobic decoupling: how far output per heartbeat falls from the first half to the second (Friel)."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.recordings.normalized_power import normalized

SHORTEST_S = 3600
# Normalized over mean output: up to here an effort is steady enough; above it stops and surges decide the
# halves. A ride over hills passes, a criterium does not. Our design choice [D].
STEADIEST_RATIO = 1.25
# Above this the halves differ by how the effort was spread too: a rough figure. Our design choice [D].
EVEN_RATIO = 1.10
MOST_MISSING_SHARE = 0.05  # our design choice [D]: share of seconds without a heart rate
NOTABLE_PERCENT = 5.0  # from memory, unchecked [R]


@dataclass(frozen=True, slots=True)
class Decoupling:
    """Efficiency (normalized output per bpm) by halves; `percent` above 0: the second half is worse.

    `ratio` is normalized over mean output: how even the effort was.
    """

    percent: float
    first: float
    second: float
    ratio: float

    @property
    def rough(self) -> bool:
        """Whether the effort was too uneven for more than a rough figure."""
        return self.ratio > EVEN_RATIO


class NotSteady(ValueError):
    """An activity that says nothing about decoupling; the sentence says why."""


def decoupling(output: FloatArray, heart_rate_bpm: FloatArray) -> Decoupling:
    """Return the decoupling of a steady effort of an hour or more; output is power or graded speed.

    Both streams have one value a second. Raises NotSteady with the reason where it means nothing.
    """
    ratio = _steady_ratio(output, heart_rate_bpm)
    half = output.size // 2
    first = _efficiency(output[:half], heart_rate_bpm[:half])
    second = _efficiency(output[half:], heart_rate_bpm[half:])
    return Decoupling((first - second) / first * 100.0, first, second, ratio)


def _steady_ratio(output: FloatArray, heart_rate_bpm: FloatArray) -> float:
    """Return normalized over mean output; raise NotSteady where halves say nothing."""
    if output.size < SHORTEST_S:
        raise NotSteady(f"it needs an hour of steady effort; this one has {output.size // 60} min")
    missing = np.count_nonzero(np.isnan(heart_rate_bpm)) / heart_rate_bpm.size
    if missing > MOST_MISSING_SHARE:
        raise NotSteady(f"heart rate is missing for {missing:.0%} of the time")
    mean = float(np.nan_to_num(output, nan=0.0).mean())
    ratio = (normalized(output) or 0.0) / mean if mean > 0 else np.inf
    if ratio > STEADIEST_RATIO:
        raise NotSteady(
            f"the effort is not steady: its normalized value is {ratio:.2f} times its mean, above "
            f"{STEADIEST_RATIO:.2f}. With intervals, hills or stops that is as it should be"
        )
    return ratio


def _efficiency(output: FloatArray, heart_rate_bpm: FloatArray) -> float:
    return (normalized(output) or 0.0) / float(np.nanmean(heart_rate_bpm))
