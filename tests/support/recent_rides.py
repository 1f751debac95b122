"""Rides of the last days as FIT files: two efforts between easy parts, up a hill and down again."""

import math
import time
from itertools import chain

from tests.support.fit_files import ACTIVITY, CYCLING, START, Message, fit_file, record, session, timer

FIT_EPOCH_S = 631_065_600  # 31 December 1989 in seconds since 1970
STEP_S = 5


def ride_fit(days_ago: int, minutes: int = 50) -> bytes:
    """Return a ride that began so many days before now; each day's has its own length and power."""
    shift_s = int(time.time()) - days_ago * 86_400 - 7200 - FIT_EPOCH_S - START
    seconds = minutes * 60
    rows = (_row(at, days_ago) for at in range(0, seconds + 1, STEP_S))
    messages = chain(
        (ACTIVITY, timer(0, 0)),
        (record(at, **row) for at, row in zip(range(0, seconds + 1, STEP_S), rows, strict=True)),
        (timer(seconds, 4), session(0, CYCLING, total_elapsed_time=seconds, total_timer_time=seconds)),
    )
    return fit_file(_moved(message, shift_s) for message in messages)


def _row(at: int, days_ago: int) -> dict[str, float]:
    hard = (at // 600) % 2 == 1
    return {
        "power": (235 if hard else 165) + days_ago % 7 * 2 + 10 * math.sin(at / 37),
        "heart_rate": (158 if hard else 132) + 3 * math.sin(at / 90),
        "cadence": 88,
        "distance": at * (8.6 + days_ago % 5 * 0.1),
        "speed": 8.6,
        "altitude": 320 + 90 * math.sin(at / 480),
        "position_lat": (46.0 + at * 5e-5) * 2**31 / 180,
        "position_long": 7.0 * 2**31 / 180,
    }


def _moved(message: Message, by_s: int) -> Message:
    name, values = message
    clocks = {field: values[field] + by_s for field in ("timestamp", "start_time") if field in values}
    return name, {**values, **clocks}
