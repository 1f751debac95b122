"""Activities made for tests: one record a second, silent where nothing is given."""

from typing import Any

import numpy as np

from tools.domain.activity import Activity, ActivitySport
from tools.domain.course import FloatArray

_COLUMNS = (
    *("distance_m", "elevation_m", "speed_m_per_s", "heart_rate_bpm"),
    *("power_w", "cadence_rpm", "lat", "lon"),
)


def recording(
    seconds: int = 0,
    *,
    sport: ActivitySport = ActivitySport.RIDE,
    time_s: FloatArray | None = None,
    **given: Any,
) -> Activity:
    """Return an activity; columns may be arrays or one number for all records."""
    clock = np.arange(seconds, dtype=np.float64) if time_s is None else np.asarray(time_s, dtype=np.float64)
    columns = {
        name: np.broadcast_to(np.asarray(given.pop(name, np.nan), dtype=np.float64), clock.shape).copy()
        for name in _COLUMNS
    }
    about = {"started_at": None, "name": None, "device": None} | given
    return Activity(sport=sport, time_s=clock, **columns, **about)
