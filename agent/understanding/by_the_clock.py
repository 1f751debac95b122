"""Cut-offs said as times of day: they become times since the start where the start is said, too."""

import re

from agent.understanding.measures import place, place_m
from agent.understanding.reading import Reading
from tools.domain.race import Cutoff

NOT_BY_THE_CLOCK = (
    "{words} is a time of day: tell me cut-offs as the time since your start, or when you start, and I will "
    "check them."
)
_DAY_S = 86_400


def _of_day(name: str) -> str:
    """Return a pattern of a time of day, with groups of this name: "7am", "15:00", "noon"."""
    return (
        rf"(?:(?<![\w:.,])(?P<{name}_h>[01]?\d|2[0-4])(?:[:.](?P<{name}_m>[0-5]\d))?(?![:.]?\d)"
        rf"\s*(?P<{name}_half>am\b|pm\b|a\.m\.?|p\.m\.?|o'clock|uhr)?|(?P<{name}_noon>\bnoon\b|\bmidnight\b))"
    )


_LIMIT = r"(?:cut[\s-]?offs?|time limits?|clos(?:es|ing)|barriers?)"
_SPEAKS_OF_A_LIMIT = re.compile(rf"\b{_LIMIT}\b")
_START = re.compile(
    rf"\b(?:start(?:s|ing)?|gun)\b(?:\s+(?:time|goes(?: off)?))?(?:\s+is)?\s*(?:at|:|@)?\s*{_of_day('s')}"
    r"(?!\s*(?:km|k|mi|miles?|w|watts?|%|min\w*|h|hours?)\b)"
)
_GAP = r"[^.;!?\d\x00]{0,24}?"
_BESIDE_A_PLACE = re.compile(rf"\b{place('p')}{_GAP}{_of_day('t')}|{_of_day('u')}{_GAP}\b{place('q')}")
_BESIDE_A_LIMIT = re.compile(rf"\b{_LIMIT}\b{_GAP}{_of_day('t')}|{_of_day('u')}{_GAP}\b{_LIMIT}\b")
_BESIDE_THE_FINISH = re.compile(
    rf"{_of_day('t')}{_GAP}\b(?:finish|the end)\b|\b(?:finish|the end)\b{_GAP}{_of_day('u')}"
)


def read_cutoffs_by_the_clock(reading: Reading, race_m: float | None) -> list[Cutoff]:
    """Return the cut-offs said as times of day. Without a start they are refused, and the start asked for.

    Of "start 7am, cut-off 3:00 at km 30" the 3:00 is a duration: it is left for whoever reads those.
    """
    if not _SPEAKS_OF_A_LIMIT.search(reading.text):
        return []
    start = next((match for match in reading.each(_START) if _s_of(match, "s") is not None), None)
    start_s = None if start is None else _s_of(start, "s")
    if start is not None:
        reading.take(*start.span())
    found = []
    for pattern in (_BESIDE_A_PLACE, _BESIDE_THE_FINISH, _BESIDE_A_LIMIT):
        for match in reading.each(pattern):
            name = "t" if match["t_h"] or match["t_noon"] else "u"
            if not _is_of_day(match, name, start_s):
                continue
            if start_s is None:
                reading.refuse(*match.span(), NOT_BY_THE_CLOCK)
                continue
            at_m = _place_m(match, race_m)
            if at_m is not None:
                time_s = (_s_of(match, name) or 0.0) - start_s
                found.append(Cutoff(at_m=at_m, time_s=time_s % _DAY_S or _DAY_S))
                reading.hear("cutoffs", *match.span(), found[-1].time_s)
    return found


def _place_m(match: re.Match[str], race_m: float | None) -> float | None:
    if match.re is not _BESIDE_A_PLACE:
        return race_m
    return place_m(match, "p" if match["p"] or match["p2"] else "q")


def _is_of_day(match: re.Match[str], name: str, start_s: float | None) -> bool:
    """Tell a time of day from a duration: it says so, or it comes after a start that is known."""
    if match[f"{name}_half"] or match[f"{name}_noon"]:
        return True
    seconds = _s_of(match, name)
    return match[f"{name}_m"] is not None and start_s is not None and (seconds or 0.0) > start_s


def _s_of(match: re.Match[str], name: str) -> float | None:
    """Return the seconds since midnight; None for a bare number that no word makes a time."""
    if match[f"{name}_noon"]:
        return 12 * 3600.0 if match[f"{name}_noon"] == "noon" else 0.0
    hours, minutes, half = int(match[f"{name}_h"]), int(match[f"{name}_m"] or 0), match[f"{name}_half"]
    if half and half[0] in "ap":
        hours = hours % 12 + (12 if half[0] == "p" else 0)
    elif not (half or match[f"{name}_m"] or " at " in match[0]):
        return None
    return hours * 3600.0 + minutes * 60.0
