"""Runs of the last days as FIT files: intervals that fade, and easy ones."""

import time
from itertools import chain

from tests.support.fit_files import ACTIVITY, RUNNING, START, Message, fit_file, record, session, timer

FIT_EPOCH_S = 631_065_600  # 31 December 1989 in seconds since 1970
WARM_UP_S, COOL_DOWN_S, WORK_S, REST_S = 900, 600, 240, 120
EASY_M_PER_S = 2.7
STEP_S = 5


def faded_intervals_fit(days_ago: int = 0) -> bytes:
    """Return 6 × 4 min on the flat, each slower than the one before, the heart rate rising."""
    parts = [(EASY_M_PER_S, 135, WARM_UP_S)]
    for repeat in range(6):
        parts += [(4.3 - 0.13 * repeat, 166 + 3 * repeat, WORK_S), (2.2, 140 + 2 * repeat, REST_S)]
    return _run([*parts, (EASY_M_PER_S - 0.2, 150, COOL_DOWN_S)], days_ago)


def easy_run_fit(days_ago: int, minutes: int = 45) -> bytes:
    """Return an easy run on the flat; each day's has its own length."""
    return _run([(EASY_M_PER_S, 138, (minutes + days_ago % 7) * 60)], days_ago)


def _run(parts: list[tuple[float, int, int]], days_ago: int) -> bytes:
    """Return a run of (speed in m/s, heart rate, seconds) that ended two hours before now, days ago."""
    each_second = list(chain.from_iterable([(speed, heart)] * seconds for speed, heart, seconds in parts))
    shift_s = int(time.time()) - days_ago * 86_400 - 7200 - len(each_second) - FIT_EPOCH_S - START
    far_m, rows = 0.0, []
    for at, (speed, heart) in enumerate(each_second):
        far_m += speed
        if at % STEP_S:
            continue
        rows.append(
            record(
                at + shift_s,
                distance=far_m,
                speed=speed,
                heart_rate=heart,
                cadence=85,
                altitude=400,
                position_lat=(47.0 + at * 2e-5) * 2**31 / 180,
                position_long=8.5 * 2**31 / 180,
            )
        )
    seconds = len(each_second)
    last = seconds + shift_s
    told: list[Message] = [
        ACTIVITY,
        timer(shift_s, 0),
        *rows,
        timer(last, 4),
        session(shift_s, RUNNING, total_elapsed_time=seconds, total_timer_time=seconds, total_distance=far_m),
    ]
    return fit_file(told)
