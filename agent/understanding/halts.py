"""Cut-offs that must be met, and halts that are planned."""

import re

from agent.understanding.by_the_clock import NOT_BY_THE_CLOCK, read_cutoffs_by_the_clock
from agent.understanding.measures import duration, duration_s, place, place_m
from agent.understanding.reading import NUMBER, Reading
from agent.understanding.repeated_halts import read_repeated_stops
from agent.understanding.times import said_times
from tools.domain.ground.along_course import by_place
from tools.domain.race import Cutoff, RaceBrief, Sport, Stop

TIME = (
    rf"(?:\d{{1,3}}[:.][0-5]\d(?::[0-5]\d)?(?:\s*h(?:ours?|rs?)?(?![a-z]))?"
    rf"|(?:{NUMBER})\s*(?:hours?|hrs?|h)(?![a-z])(?:\s*(?:and\s+)?\d{{1,2}}(?!\d|:)(?:\s*(?:minutes?|mins?|m)(?![a-z]))?)?"
    rf"|(?:{NUMBER})\s*(?:minutes?|mins?)(?![a-z]))"
)
"""A duration as it is written beside a place; `seconds_of` reads it."""

_CUE = re.compile(
    r"\b(?:cut[\s-]?offs?|time limits?|limit|barrier|(?:must|have to|has to|need to|needs to|got to"
    r"|should)\s+"
    r"(?:be|reach|pass|leave|get)|closes?|closing|shuts|broom wagon|sweepers?|(?:cp|checkpoint)\s?\d+)\b"
)
_FINISH_CUE = re.compile(r"\b(?:cut[\s-]?off|time limit|broom wagon|sweeper)s?\b(?!\s+(?:jeans|sleeves))")
_GAP = r"[^\d.;!?\x00]{1,30}?"
_AT_PLACE = re.compile(
    rf"(?<![\w:.,])(?P<time>{TIME}){_GAP}\b{place('p')}|\b{place('q')}{_GAP}(?<![\w:.,])(?P<time2>{TIME})"
    rf"(?!\s*(?:at|for|@)\s+{place('next')})"
)
_ANY_TIME = re.compile(rf"(?<![\w:.,])(?P<time>{TIME})")
_BY_THE_CLOCK = re.compile(r"\b(?:starts?|starting|gun)(?: time)?(?: is)?(?: at|:)? \d")
_TIME_OF_DAY = re.compile(r"^\s*(?:am\b|pm\b|a\.m|p\.m|o'clock|in the (?:morning|afternoon|evening))")
_RUN_BEFORE = re.compile(r"\b(?:i ran|ran|i did|p\.?b\.?|p\.?r\.?|personal best|raced|finished)\b")
_REACH, _BESIDE = 40, 16
_RIGHT_BEFORE = re.compile(r"\s+(?:overall\s+|total\s+)?")
_SLOWEST_S_PER_KM, _FASTEST_S_PER_KM = {Sport.RUN: 3_600.0, Sport.RIDE: 720.0}, 60.0

_AID = r"(?:aid|feed|feeding|water|drinks?|refreshment|check|control)\b"
_STATION = (
    rf"(?:each|every|all|any|the|an|per)?\s*(?:{_AID}[\s-]?(?:stations?|stops?|zones?|points?"
    rf"|posts?)?|station|checkpoints?|cps?|stop)\b"
)
_PER_AID = (
    re.compile(
        rf"{duration('d')}(?:\s+(?:stop|break|halt|pause|rest)s?)?\s+(?:at|in|per|for)\s+(?:(?:each|every|all|any|the)\s+)*"
        rf"(?:of\s+(?:the|them)\s*)?{_STATION}"
    ),
    re.compile(rf"{duration('d')}\s+(?:at|in|per|for)?\s*(?:each|every one|per (?:aid )?station)\b"),
    re.compile(
        rf"\b{_STATION}\s*[,:(]?\s*(?:cost me\s+|take me\s+|about\s+)*{duration('d')}\s+(?:each|every)\b"
    ),
)
_SPEAKS_OF_AID = re.compile(rf"\b(?:{_AID}|stations?|checkpoints?)")
_HALT = r"(?:stop|break|pause|halt|rest|lunch|nap|sleep|coffee)"
_STOPS = (
    re.compile(
        rf"{duration('d')}[\s-]*(?:\w+\s+)?{_HALT}(?:\s+stop|\s+break)?\s+(?:at|after|in|around|near|by)\s+(?:about\s+)?{place('p')}"
    ),
    re.compile(
        rf"\b{_HALT}(?:ping|ing|s)?\s+(?:for\s+)?(?:about\s+)?{duration('d')}\s+(?:at|after|in|around|near)\s+{place('p')}"
    ),
    re.compile(
        rf"\b{_HALT}(?:ping|ing|s)?\s+(?:at|after|around|near)\s+{place('p')}\s*,?\s*(?:for|of)\s+(?:about\s+)?{duration('d')}"
    ),
    re.compile(
        rf"\b(?:at|after)\s+{place('p')}\s+(?:i'?ll\s+|i\s+|we\s+)?(?:\w+\s+)?{_HALT}\s+(?:for\s+)?{duration('d')}"
    ),
)
_NEXT_STOP = re.compile(
    rf"\x00\s*(?:,\s*|and\s+|,\s*and\s+){duration('d')}\s+(?:\w+\s+)?(?:at|after|in|around|near)\s+{place('p')}"
)
_LONGEST_STOP_S, _LONGEST_AID_S = 86_400.0, 7_200.0


def seconds_of(words: str) -> tuple[float, ...]:
    """Return every reading in seconds of a time that TIME matched, the usual one first."""
    said = said_times(Reading(words))
    return said[0].readings if said else ()


def read_cutoffs(reading: Reading, brief: RaceBrief, race_m: float | None) -> tuple[Cutoff, ...] | None:
    """Return the cut-offs with those known before, in the order of the course; None when none is said.

    A cut-off without a place is the finish's, at `race_m`.
    """
    if not _CUE.search(reading.text):
        return None
    said = {
        cutoff.at_m: cutoff
        for cutoff in read_cutoffs_by_the_clock(reading, race_m or brief.distance_m, brief.start_time)
    }
    end = 0
    for match in reading.each(_AT_PLACE):
        near = reading.text[max(0, match.start() - _REACH) : match.end()]
        if not (_CUE.search(near) or (end and match.start() - end <= _REACH)):
            continue
        if _RUN_BEFORE.search(reading.text[slice(*reading.clause(match.start()))]):
            continue
        end = match.end()
        at_m = place_m(match, "p" if match["time"] else "q")
        time_s = _cutoff_s(reading, match, at_m, brief.sport)
        if time_s is not None:
            reading.hear("cutoffs", *match.span(), time_s)
            said[at_m] = Cutoff(at_m=at_m, time_s=time_s)
    if not said and race_m and (finish := _FINISH_CUE.search(reading.rest)):
        said = _at_the_finish(reading, finish, race_m, brief.sport)
    if not said:
        return None
    return by_place(brief.cutoffs, said.values())


def _cutoff_s(reading: Reading, match: re.Match[str], at_m: float, sport: Sport) -> float | None:
    which = "time" if match["time"] else "time2"
    if _TIME_OF_DAY.match(reading.after(match.end(which))) or _BY_THE_CLOCK.search(reading.rest):
        reading.refuse(*match.span(), NOT_BY_THE_CLOCK)
        return None
    readings = seconds_of(match[which])
    pace = [(time_s, time_s / at_m * 1000) for time_s in readings if at_m > 0]
    slowest = _SLOWEST_S_PER_KM[sport]
    fits = [time_s for time_s, each_km in pace if _FASTEST_S_PER_KM <= each_km <= slowest]
    if fits:
        return fits[0]
    if any(each_km > slowest for _, each_km in pace):  # "14:30 at km 60" is no limit, but the hour
        reading.refuse(*match.span(), NOT_BY_THE_CLOCK)
        return None
    reading.refuse(*match.span(), "{words} cannot be a cut-off I know how to read, so I left it out.")
    return None


def _at_the_finish(reading: Reading, cue: re.Match[str], race_m: float, sport: Sport) -> dict[float, Cutoff]:
    for match in _ANY_TIME.finditer(reading.rest):
        follows = 0 <= match.start() - cue.end() <= _BESIDE
        beside = follows or _RIGHT_BEFORE.fullmatch(reading.rest[match.end() : cue.start()])
        time_s = _cutoff_s(reading, match, race_m, sport) if beside else None
        if time_s is not None:
            reading.hear("cutoffs", *match.span(), time_s)
            return {race_m: Cutoff(at_m=race_m, time_s=time_s)}
    return {}


def read_stops(reading: Reading, brief: RaceBrief, race_m: float | None) -> dict[str, object]:
    """Return the halt at every aid station in seconds, and the planned halts with those known before.

    `race_m` is what "a stop every 50 miles" fills.
    """
    repeated = read_repeated_stops(reading, race_m)
    at_aid_s = _at_each_aid(reading)
    stops = _stops(reading, brief.stops)
    if repeated:
        stops = by_place(stops or brief.stops, repeated)
    return {"stop_s_per_aid": at_aid_s, "stops": stops}


def _at_each_aid(reading: Reading) -> float | None:
    if not _SPEAKS_OF_AID.search(reading.text):
        return None
    for pattern in _PER_AID:
        for match in reading.each(pattern):
            seconds = duration_s(match, "d")
            if seconds > _LONGEST_AID_S:
                reading.refuse(
                    *match.span(), "{words} is too long a halt for every aid station, so I left it out."
                )
                continue
            reading.hear("stop_s_per_aid", *match.span(), seconds)
            return seconds
    return None


def _stops(reading: Reading, known: tuple[Stop, ...]) -> tuple[Stop, ...] | None:
    said: dict[float, Stop] = {}
    for pattern in (*_STOPS, _NEXT_STOP):
        if pattern is _NEXT_STOP and not said:
            break
        for match in reading.each(pattern):
            at_m, seconds = place_m(match, "p"), duration_s(match, "d")
            if not 0 < seconds <= _LONGEST_STOP_S:
                continue
            reading.hear("stops", *match.span(), seconds)
            said[at_m] = Stop(at_m=at_m, duration_s=seconds)
    if not said:
        return None
    return by_place(known, said.values())
