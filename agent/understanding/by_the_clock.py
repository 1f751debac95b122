"""Cut-offs said as times of day: they become times since the start where the start is said, too."""

import re
from datetime import time

from agent.understanding.measures import place, place_m
from agent.understanding.reading import Reading
from agent.understanding.start_words import day_time, time_of_day
from tools.domain.race import Cutoff

NOT_BY_THE_CLOCK = (
    "{words} is a time of day: tell me cut-offs as the time since your start, or when you start, and I will "
    "check them."
)
_DAY_S = 86_400


_LIMIT = r"(?:cut[\s-]?offs?|time limits?|clos(?:es|ing)|shuts|barriers?)"
_SPEAKS_OF_A_LIMIT = re.compile(rf"\b{_LIMIT}\b")
_GAP = r"[^.;!?\d\x00]{0,24}?"
_BESIDE_A_PLACE = re.compile(
    rf"\b{place('p')}{_GAP}{time_of_day('t')}|{time_of_day('u')}{_GAP}\b{place('q')}"
)
_BESIDE_A_LIMIT = re.compile(rf"\b{_LIMIT}\b{_GAP}{time_of_day('t')}|{time_of_day('u')}{_GAP}\b{_LIMIT}\b")
_BESIDE_THE_FINISH = re.compile(
    rf"{time_of_day('t')}{_GAP}\b(?:finish|the end)\b|\b(?:finish|the end)\b{_GAP}{time_of_day('u')}"
)


def read_cutoffs_by_the_clock(
    reading: Reading, race_m: float | None, start: time | None = None
) -> list[Cutoff]:
    """Return the cut-offs said as times of day. Without a start they are refused, and the start asked for.

    Of "start 7am, cut-off 3:00 at km 30" the 3:00 is a duration: it is left for whoever reads those.
    """
    if not _SPEAKS_OF_A_LIMIT.search(reading.text):
        return []
    start_s = None if start is None else start.hour * 3600.0 + start.minute * 60.0
    found = []
    for pattern in (_BESIDE_A_PLACE, _BESIDE_THE_FINISH, _BESIDE_A_LIMIT):
        for match in reading.each(pattern):
            name = "t" if match["t_h"] or match["t_noon"] else "u"
            if not _istime_of_day(match, name, start_s):
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


def _istime_of_day(match: re.Match[str], name: str, start_s: float | None) -> bool:
    """Tell a time of day from a duration: it says so, or it comes after a start that is known."""
    if match[f"{name}_half"] or match[f"{name}_noon"]:
        return True
    seconds = _s_of(match, name)
    return match[f"{name}_m"] is not None and start_s is not None and (seconds or 0.0) > start_s


def _s_of(match: re.Match[str], name: str) -> float | None:
    """Return the seconds since midnight; None for a bare number that no word makes a time."""
    at = day_time(match, name)
    return None if at is None else at.hour * 3600.0 + at.minute * 60.0
