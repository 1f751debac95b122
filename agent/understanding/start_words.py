"""When a race starts: "starts at 9:00", "gun at 8.30", "9am start"."""

import re
from datetime import time

from agent.understanding.reading import Reading

_EARLIEST_UNMARKED_H = 6
"""An earlier hour without am is rather a pace ("start at 5:20"): our design choice [D]."""


def time_of_day(name: str) -> str:
    """Return a pattern of a time of day, with groups of this name: "7am", "15:00", "noon"."""
    return (
        rf"(?:(?<![\w:.,])(?P<{name}_h>[01]?\d|2[0-4])(?:[:.](?P<{name}_m>[0-5]\d))?(?![:.]?\d)"
        rf"\s*(?P<{name}_half>am\b|pm\b|a\.m\.?|p\.m\.?|o'clock|uhr)?|(?P<{name}_noon>\bnoon\b|\bmidnight\b))"
    )


_NO_TIME = (
    r"(?!\s*(?:km|k|mi|miles?|w|watts?|%|bpm|gels?|min\w*|hours?|hrs?|h\b|/|per\b|pace|mph|kph|degrees|°"
    r"|weeks?|days?|months?)(?![a-z]))"
)
_SURE = re.compile(
    r"\b(?:(?:race|event|it|we|gun|which|that|wave|everything)\s+(?:start|go|begin|kick)e?s?(?:\s+off)?|starts?\s+time"
    r"|starting\s+time|starting\s+gun|starts|begins|kicks\s+off|gun(?:\s+time)?|start:|start\s+is|kick-?off)\b:?"
    rf"(?:\s+(?:is|goes(?:\s+off)?|will\s+be|time|off))?\s*(?:at|around|about|:|@|=)*\s*{time_of_day('s')}{_NO_TIME}"
)
_STARTING = re.compile(rf"\bstart(?:ing)?\s*(?:at|:|@)?\s*{time_of_day('s')}{_NO_TIME}")
_BEFORE_START = re.compile(
    rf"{time_of_day('s')}\s*(?:in the morning\s*)?(?:race\s+|gun\s+|mass\s+)?"
    r"(?:start|gun|kick-?off)\b(?!\s*(?:pace|slow|fast|easy|hard))"
)
_ON_THE_DAY = re.compile(
    r"\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?:\s+\d{1,2}(?:st|nd|rd|th)?)?"
    rf"(?:,?\s+20\d\d)?\s*,?\s+at\s+{time_of_day('s')}{_NO_TIME}"
)  # the day before it is for whoever reads dates
_ALONE = re.compile(rf"^\W*(?:(?:at|it's|it is|its|around|about|the|race)\s+)*{time_of_day('s')}\W*$")


def read_start(reading: Reading) -> time | None:
    """Return the time of day at which the race starts, None where it is not said."""
    for pattern in (_SURE, _BEFORE_START, _STARTING, _ON_THE_DAY, _ALONE):
        for match in reading.each(pattern):
            start = day_time(match, "s")
            if start is None or not _is_meant(match, start):
                continue
            reading.hear(
                "start_time",
                match.start("s_h") if match.re is _ON_THE_DAY else match.start(),
                match.end(),
                f"{start:%H:%M}",
            )
            return start
    return None


def _is_meant(match: re.Match[str], start: time) -> bool:
    """Tell a start from a pace or a goal: it says so, or no one would write either like this."""
    if match["s_half"] or match["s_noon"]:
        return True
    if match.re is _SURE:
        return bool(match["s_m"]) or " at " in match[0]
    return match.re is not _ALONE and bool(match["s_m"]) and start.hour >= _EARLIEST_UNMARKED_H


def day_time(match: re.Match[str], name: str) -> time | None:
    """Return the time of day that `time_of_day` matched; None for a bare number that no word makes a time."""
    if match[f"{name}_noon"]:
        return time(12 if match[f"{name}_noon"] == "noon" else 0)
    hours, minutes, half = int(match[f"{name}_h"]), int(match[f"{name}_m"] or 0), match[f"{name}_half"]
    if half and half[0] in "ap":
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    elif not (half or match[f"{name}_m"] or " at " in match[0]):
        return None
    return time(hours % 24, minutes)
