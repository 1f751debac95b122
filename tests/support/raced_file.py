"""A race run along a course's GPX track, as the FIT file a watch wrote: even to a point, slower after it."""

import re
import time

import numpy as np

from tests.support.fit_files import ACTIVITY, RUNNING, START, fit_file, record, session, timer
from tests.support.recent_runs import FIT_EPOCH_S, STEP_S
from tools.domain.course import FloatArray

POINT = re.compile(rb'<trkpt lat="([-\d.]+)" lon="([-\d.]+)">\s*<ele>([-\d.]+)</ele>')
EARTH_M = 6_371_000.0
SEMICIRCLES = 2**31 / 180.0


def raced_fit(
    gpx: bytes, *, before_m_per_s: float, after_m_per_s: float, turned_at_m: float, started_s: int
) -> bytes:
    """Return the race as run from `started_s` (seconds since 1970) at one speed, then at another."""
    points = np.array([[float(each) for each in match] for match in POINT.findall(gpx)])
    far = np.concatenate(([0.0], np.cumsum(_steps_m(points))))
    turned_s = turned_at_m / before_m_per_s
    seconds = int(turned_s + (far[-1] - turned_at_m) / after_m_per_s)
    at = np.arange(0, seconds + 1, STEP_S)
    run_m = np.where(at < turned_s, at * before_m_per_s, turned_at_m + (at - turned_s) * after_m_per_s).clip(
        max=far[-1]
    )
    lat, lon, ele = (np.interp(run_m, far, points[:, column]) for column in range(3))
    shift_s = started_s - FIT_EPOCH_S - START
    rows = [
        record(
            int(moment) + shift_s,
            distance=run_m[i],
            speed=before_m_per_s if moment < turned_s else after_m_per_s,
            heart_rate=152 + 20 * moment / seconds,
            cadence=84,
            altitude=ele[i],
            position_lat=lat[i] * SEMICIRCLES,
            position_long=lon[i] * SEMICIRCLES,
        )
        for i, moment in enumerate(at)
    ]
    told = session(
        shift_s, RUNNING, total_elapsed_time=seconds, total_timer_time=seconds, total_distance=far[-1]
    )
    return fit_file([ACTIVITY, timer(shift_s, 0), *rows, timer(seconds + shift_s, 4), told])


def a_morning_ago() -> int:
    """Return six hours before now in seconds since 1970: a marathon begun then is over."""
    return int(time.time()) - 6 * 3600


def _steps_m(points: FloatArray) -> FloatArray:
    lat, lon = np.radians(points[:, 0]), np.radians(points[:, 1])
    dlat, dlon = np.diff(lat), np.diff(lon) * np.cos(lat[:-1])
    steps: FloatArray = EARTH_M * np.hypot(dlat, dlon)
    return steps
