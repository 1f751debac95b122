"""A race under way: "I'm at 30k in 2:35, what will I run?"."""

import re
from dataclasses import dataclass

from agent.understanding.halts import TIME, seconds_of
from agent.understanding.measures import place, place_m
from agent.understanding.reading import Reading
from agent.understanding.times import SaidTime, meant_seconds
from tools.domain.race import RaceBrief, Sport

_HALFWAY = (
    r"(?:the\s+)?(?P<half>half(?:[\s-]?way|[\s-]marathon|(?=\s+(?:in|at|after|mark"
    r"|split)\b))(?:[\s-](?:mark|point|split))?)"
)
_REACHED = r"(?:at|passed|passing|through|thru|reached|crossed|hit|went through|past|split(?:ting)?|after)"
_PLACE_FIRST = re.compile(
    rf"\b{_REACHED}\s+(?:(?:about|around|the|first|now)\s+)*(?:{place('p')}|{_HALFWAY})\s*(?:mark|point|split)?\s*,?\s*"
    rf"(?:in|after|at|with|took(?: me)?|was|clock (?:says|reads))\s*(?:a\s+)?(?<![\w:.,])(?P<time>{TIME})"
)
_TIME_FIRST = re.compile(
    rf"(?<![\w:.,])(?P<time>{TIME})(?:\s+(?:gone|elapsed|in|on the clock))?\s*,?\s*(?:and\s+)?(?:i'?m\s+"
    rf"|i am\s+|now\s+)?"
    rf"(?:at|after|through|into)\s+(?:(?:the|first|about)\s+)*(?:{place('p')}|{_HALFWAY})"
)
_PLACE_ALONE = re.compile(rf"\b(?:{place('p')}|{_HALFWAY})\s+(?:in|at|after)\s+(?<![\w:.,])(?P<time>{TIME})")
_I_AM_IN = re.compile(
    r"\b(?:i'?m|i am|we'?re|we are|now|currently|already)\s+(?:(?:at|about|around|now|already)\s+)*"
    rf"{place('p')}\s+(?:in|into (?:it|this|the \w+)|down|done|gone)\b\s*,?\s*"
    rf"(?:(?:after|in|at|with|and|it's been|time)\s+)*(?<![\w:.,])(?P<time>{TIME})"
)
_HERE = re.compile(r"\b(?:i'?m|i am|now|just|currently|already|we'?re|so far)\b")
_HOPES = re.compile(r"\b(?:still|in time|enough|make it)\b")
_SURELY_LIVE = re.compile(r"\b(?:finish\w*|project\w*|so far|end up|(?:on|off) (?:course|track|pace) for)\b")
_A_RACE = re.compile(r"\b(?:ran|raced|did|best|my (?:last|10|5|half)|marathon|want|goal|aim\w*|plan)\b")
_LIVE = re.compile(
    r"\b(?:what (?:will|would|can|could|does|am|is|finish|time)|where will|finish\w*|project\w*|(?:on"
    r"|off) (?:course|track|pace|target)"
    r"|end up|come in|still (?:make|on|get)|so far|right now|now|currently|already|i'?m at|i am at"
    r"|still ok(?:ay)?|in time|just (?:passed|hit"
    r"|went|crossed|reached)|if i)\b"
)
_A_LIMIT = re.compile(r"\b(?:cut[\s-]?offs?|time limits?)\b")
_PAST = re.compile(
    r"\b(?:last (?:week|weekend|month|year|time|race|sunday|saturday)|yesterday|ago|in (?:19|20)\d\d"
    r"|p\.?b|p\.?r)\b"
)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A place in metres from the start and the seconds since the start."""

    at_m: float
    elapsed_s: float


def read_under_way(reading: Reading, brief: RaceBrief, sport: Sport) -> UnderWay | None:
    """Return where an athlete is in the race and since when; None when no race is under way."""
    if _PAST.search(reading.text):
        for match in reading.each(_PLACE_FIRST):
            reading.take(*match.span())  # where a race of the past stood is neither a result nor a goal
        return None
    surely = _I_AM_IN.search(reading.text) is not None
    if not (surely or _LIVE.search(reading.text)):
        return None
    beside_a_limit = _A_LIMIT.search(reading.text) is not None
    named = (
        brief.distance_m is not None
        and _SURELY_LIVE.search(reading.text)
        and not _A_RACE.search(reading.text)
    )
    for pattern in (_I_AM_IN, _PLACE_FIRST, _TIME_FIRST, *((_PLACE_ALONE,) if named else ())):
        for match in reading.each(pattern):
            at_m = _place_m(match, brief.distance_m)
            if at_m is None or (brief.distance_m and at_m >= brief.distance_m):
                continue
            if beside_a_limit and not _is_where_the_athlete_is(reading, match):
                continue
            said = SaidTime(*match.span("time"), seconds_of(match["time"]), clock=True)
            elapsed_s = meant_seconds(said, at_m, sport)
            if elapsed_s is not None:
                reading.hear("elapsed_s", *match.span("time"), elapsed_s)
                reading.hear("at_m", *_span_of_place(match), at_m)
                reading.take(*match.span())
                return UnderWay(at_m, elapsed_s)
    return None


def _is_where_the_athlete_is(reading: Reading, match: re.Match[str]) -> bool:
    """Tell a split from a cut-off where both may be meant: "5:12 at km 38, still ok for the 42k cut-off?"."""
    clause = reading.text[slice(*reading.clause(match.start()))]
    if _A_LIMIT.search(clause):
        return False
    opens = not reading.text[: match.start()].strip()
    return _HERE.search(clause) is not None or (opens and _HOPES.search(reading.text) is not None)


def _place_m(match: re.Match[str], race_m: float | None) -> float | None:
    if match.groupdict().get("half"):
        return race_m / 2 if race_m else None
    return place_m(match, "p")


def _span_of_place(match: re.Match[str]) -> tuple[int, int]:
    if match.groupdict().get("half"):
        return match.span("half")
    ends = [match.span(name) for name in ("p", "p_unit", "p2", "p_unit2") if match[name]]
    return min(start for start, _ in ends), max(end for _, end in ends)
