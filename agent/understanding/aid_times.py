"""When a station closes: a time of day, or the time since the start."""

import re
from datetime import time

_TIME = re.compile(
    r"(?P<h>\d{1,2})(?:[:.](?P<m>[0-5]\d)(?::(?P<s>[0-5]\d))?)?\s*(?P<unit>h\b|hours?|am\b|pm\b)?"
)
_SINCE = re.compile(r"\bafter\b")
_DAY_S, _NOON_H = 86_400, 12


def clock_or_duration_s(words: str, start: time | None, *, follows: str = "") -> float | None:
    """Return seconds since the start; None for a time of day where the start is not known.

    "14:30" is the hour where a start is known and comes before it; "9:30 h", "after 9:30" and anything
    without a known start are durations. `follows` is what stands before the time.
    """
    match = _TIME.fullmatch(words.strip())
    if match is None:
        return None
    seconds = int(match["h"]) * 3600 + int(match["m"] or 0) * 60 + int(match["s"] or 0)
    half = match["unit"] if match["unit"] in ("am", "pm") else None
    if half and start is None:
        return None
    start_s = 0 if start is None else start.hour * 3600 + start.minute * 60
    if half:
        of_day = int(match["h"]) % _NOON_H * 3600 + seconds % 3600 + (_NOON_H * 3600 if half == "pm" else 0)
        return float((of_day - start_s) % _DAY_S or _DAY_S)
    since = start is None or match["unit"] or _SINCE.search(follows) or seconds <= start_s
    return float(seconds if since else seconds - start_s) or None
