"""The taper: how far volume falls before the race that counts."""

import math
from collections.abc import Sequence

from tools.domain.finding import Finding

TAPER_SOURCE = (
    "Bosquet et al. 2007 (meta-analysis): two weeks, volume cut by 41–60 % exponentially; "
    "up to 21 days: Wang et al. 2023"
)
TAPER_DAYS = 14
TAPER_CUT = (0.41, 0.60)
MIDDLE_CUT = 0.5  # our design choice [D]: the middle of the range
SHORTEST_TAPER_DAYS, LONGEST_TAPER_DAYS = 8, 21
_STEEPEST = 50.0


def taper_shares(cut: float = MIDDLE_CUT, days: int = TAPER_DAYS) -> tuple[float, ...]:
    """Return each day's share of a peak day's volume, falling exponentially, 1 − `cut` in the mean.

    Raises ValueError outside the cut (0.41 to 0.60) and length (8 to 21 days) that were studied.
    """
    if not TAPER_CUT[0] <= cut <= TAPER_CUT[1]:
        raise ValueError(f"a taper cuts volume by 41 to 60 %, not by {cut:.0%}")
    if not SHORTEST_TAPER_DAYS <= days <= LONGEST_TAPER_DAYS:
        raise ValueError(f"a taper lasts 8 to 21 days, not {days}")
    rate = _decay_rate(1 - cut, days)
    return tuple(math.exp(-rate * day) for day in range(1, days + 1))


def taper_weeks(peak: float, cut: float = MIDDLE_CUT, days: int = TAPER_DAYS) -> tuple[float, ...]:
    """Return each week's volume of a taper in the unit of the weekly `peak`; the last may be short."""
    daily = [share * peak / 7 for share in taper_shares(cut, days)]
    return tuple(sum(daily[first : first + 7]) for first in range(0, days, 7))


def taper_volume(peak: float, unit: str) -> Finding:
    """Return the mean weekly volume of a two-week taper with the studied range as low and high."""
    low_cut, high_cut = TAPER_CUT
    return Finding(
        name="taper_weekly_volume",
        value=peak * (1 - MIDDLE_CUT),
        unit=unit,
        low=peak * (1 - high_cut),
        high=peak * (1 - low_cut),
        model="exponential_taper",
        source=TAPER_SOURCE,
        inputs={"peak_week": peak, "days": TAPER_DAYS, "cut": MIDDLE_CUT},
    )


def volume_cut(peak: float, volumes: Sequence[float], days: int) -> float:
    """Return the share by which volume, told in any pieces over `days`, lies below a weekly peak."""
    return 1 - sum(volumes) * 7 / days / peak


def _decay_rate(mean: float, days: int) -> float:
    """Return the rate whose exponential over days 1 to `days` has this mean; bisection, as it only falls."""
    low, high = 0.0, _STEEPEST
    for _ in range(80):
        middle = (low + high) / 2
        if sum(math.exp(-middle * day) for day in range(1, days + 1)) / days > mean:
            low = middle
        else:
            high = middle
    return high
