"""Races already run: a distance and a time that belong together and lie in the past."""

import re
from collections.abc import Sequence
from typing import TypeVar

from agent.understanding.distances import SaidDistance
from agent.understanding.reading import Reading
from agent.understanding.times import SaidPace, SaidTime, meant_seconds
from tools.domain.race import RaceResult, Sport

Said = TypeVar("Said", SaidDistance, SaidTime)

_PAST = re.compile(
    r"\b(?:my\s+(?:(?:current|last|latest|fastest|previous|recent)\s+)?(?:half(?:\s+marathon)?|marathon"
    r"|5\s?km?|10\s?km?)\s+(?:time\s+)?(?:was|is(?!\s+(?:in|on|at)\b))|i\s+ran|ran|i\s+did|i'?ve\s+(?:run|done)|did|finished|clocked|managed|p\.?b\.?|p\.?r\.?"
    r"|personal\s+(?:best|record)|best(?:\s+time)?|recent(?:ly)?|previous"
    r"|last\s+(?:week|weekend|month|year|spring|summer|autumn|fall|winter|race|sunday|saturday|time|half"
    r"|marathon|10k|5k)|ago|yesterday|who\s+(?:runs?|ran)"
    r"|i\s+(?:can|usually|normally|currently)\s+run|current\s+(?:time|level)|used\s+to\s+run|rode"
    r"|completed|ran)\b"
)
_LONG_AGO = re.compile(r"\b(?:(?:19|20)\d\d|years? ago|back (?:in|when)|first (?:ever )?(?:half|marathon))\b")
_ANOTHER_SPORT = re.compile(
    r"\s*(?:easy\b|long\b|swim|(?:on|in) (?:the|my) (?:bike|trainer|turbo|treadmill|gym|pool|couch))"
)
_PLANNED = re.compile(
    r"\b(?:want|wish|hop\w+|goal|aim\w*|target\w*|sub|under|break|plan\w*|next|now|will|going|like|love|dream"
    r"|try\w*|train\w*|run(?:ning)?|racing|in (?:spring|summer|autumn|fall|winter|\d+ (?:weeks|months)))\b"
)
_ASKS = re.compile(r"\?|\b(?:what|equivalent|mean|means|predict|translate|convert|worth)\b")
_WHAT_CAN_I_RUN = re.compile(
    r"\b(?:what|how (?:fast|quick|far))\s+(?:(?:time|pace|goal|finish)\s+)?"
    r"(?:can|could|would|might|should|will)\s+i\s+"
    r"(?:really\s+|now\s+)?(?:run|ride|race|do|expect|aim for|manage)\b|\bwhat am i (?:good for|capable of)\b"
)
_GIVEN = re.compile(r"\b(?:with|after|off|given|from)\b")
_WISHED = re.compile(
    r"\b(?:want|wish|hop\w+|goal|aim\w*|target\w*|sub|under|break|plan\w*|next|like|love|dream|try\w*|if i)\b"
)
_BESIDE = 5
_SAME_RACE = 0.25
_SPEAKS_OF_THE_PAST = re.compile(
    r"(?:i\s+)?(?:ran|did|rode|finished|completed)|yesterday|ago"
    r"|last (?:week|weekend|month|year|sunday|saturday)"
)
_MEAN_OF_TRAINING = re.compile(
    r"\b(?:training (?:pace|average)|(?:average|mean) (?:training|pace of (?:all )?my (?:training|runs))"
    r"|train(?:ing)?"
    r"(?: mostly| usually| normally| around| about| on average)* (?:at|around))\b"
)
_WENT_WRONG_AT = re.compile(
    r"\b(?:bonk\w*|cramp\w*|blew|blow(?:n|ing)? up|hit the wall|dnf\w*|dropp?ed(?: out)?|quit|puk\w+|vomit\w*"
    r"|threw up|crash\w*|fad(?:e|ed|ing)|died|dead|explod\w*|crack\w*|puncture\w*|walk(?:ed|ing)?|empty)\s+"
    r"(?:\w+\s+){0,2}?(?:at|after|around|about|near|from|by)\s+(?:about\s+|around\s+|the\s+)?$"
)
_LEAST_S_PER_KM, _MOST_S_PER_KM = 120.0, 900.0


def read_training_pace(reading: Reading, paces: list[SaidPace]) -> float | None:
    """Return the mean pace of all training in s/km, removing it from the list so that it is no goal."""
    cue = _MEAN_OF_TRAINING.search(reading.text)
    said = min(paces, key=lambda pace: abs(pace.start - cue.end()), default=None) if cue else None
    if said is None or not _LEAST_S_PER_KM <= said.s_per_m * 1000 <= _MOST_S_PER_KM:
        return None
    paces.remove(said)
    reading.hear("training_pace_s_per_km", said.start, said.end, said.s_per_m * 1000)
    return said.s_per_m * 1000


def read_results(
    reading: Reading,
    distances: list[SaidDistance],
    times: list[SaidTime],
    race_m: float | None,
    sport: Sport,
) -> tuple[RaceResult, ...]:
    """Return races already run, removing their distances and times from the lists so that they are no goal.

    The first is the one that counts; one said to be old counts only where there is no other. A result
    without a distance is over the race's, `race_m`. A distance run in the past without a time (a long run
    yesterday) is removed as well.
    """
    times[:] = [said for said in times if not _WENT_WRONG_AT.search(reading.before(said.start, 40))]
    found: list[tuple[bool, RaceResult]] = []
    for cue in _PAST.finditer(reading.text):
        low, high = reading.clause(cue.start())
        near_times = [said for said in times if low <= said.start < high]
        near_distances = [said for said in distances if low <= said.start < high]
        time = _nearest(near_times, cue.start(), cue.end())
        if time is None:
            distance = _nearest(near_distances, cue.start(), cue.end())
            if distance is not None and (_only_past(cue) or 0 <= distance.start - cue.end() <= 1):
                distances.remove(distance)
            continue
        result = _taken(reading, time, _nearest(near_distances, time.start, time.end), race_m, sport)
        if result is not None:
            found.append((_LONG_AGO.search(reading.text[low:high]) is not None, result))
            following = _what_follows(reading, distances, times, high, sport)
            found.extend([(False, following)] if following else [])
            times.remove(time)
            distances[:] = [
                said
                for said in distances
                if said.distance_m != result.distance_m or said not in near_distances
            ]
    if not found:
        asked = _result_in_a_question(reading, distances, times, sport)
        listed = (asked,) if asked else _listed_results(reading, distances, times, sport)
        return listed or _result_before_a_question(reading, distances, times, sport)
    recent = [result for is_old, result in found if not is_old]
    return tuple(dict.fromkeys(recent)) or (found[0][1],)


def _what_follows(
    reading: Reading, distances: list[SaidDistance], times: list[SaidTime], end: int, sport: Sport
) -> RaceResult | None:
    """Return and remove the second of two results ("10k in 1:04 and 5k in 30:30"): it is no race to plan."""
    if not reading.text.startswith("and ", end):
        return None
    low, high = reading.clause(end + 4)
    near_times = [said for said in times if low <= said.start < high]
    near_distances = [said for said in distances if low <= said.start < high]
    planned = _PLANNED.search(reading.text[low:high]) or "\x00" in reading.rest[low : end + 4]
    if planned or len(near_times) != 1 or len(near_distances) != 1:
        return None
    time, distance = near_times[0], near_distances[0]
    result = _taken(reading, time, distance, None, sport, meaning="other_results")
    if result is not None:
        times.remove(time)
        distances.remove(distance)
    return result


def improves(times: Sequence[SaidTime], result: RaceResult, sport: Sport) -> bool:
    """Tell whether a time left over is near enough to a result to be a goal over the same distance."""
    seconds = (meant_seconds(said, result.distance_m, sport) for said in times)
    return any(time_s and abs(time_s / result.time_s - 1) < _SAME_RACE for time_s in seconds)


def _taken(
    reading: Reading,
    time: SaidTime,
    distance: SaidDistance | None,
    race_m: float | None,
    sport: Sport,
    *,
    meaning: str = "recent_result",
) -> RaceResult | None:
    """Return the result that a time and a distance make, if they can be one, and note it as heard."""
    if distance is None and _ANOTHER_SPORT.match(reading.after(time.end)):
        return None
    distance_m = distance.distance_m if distance else race_m
    seconds = None if distance_m is None else meant_seconds(time, distance_m, sport)
    if distance_m is None or seconds is None:
        return None
    start = min(time.start, distance.start) if distance else time.start
    reading.hear(meaning, start, max(time.end, distance.end) if distance else time.end, seconds)
    return RaceResult(distance_m=distance_m, time_s=seconds)


def _result_in_a_question(
    reading: Reading, distances: list[SaidDistance], times: list[SaidTime], sport: Sport
) -> RaceResult | None:
    """Read "5k 25:00, what is that for 10k?": two distances, one time beside the first, and a question."""
    if len(distances) < 2 or len(times) != 1 or not _ASKS.search(reading.text):
        return None
    (time,) = times
    distance = _nearest(distances, time.start, time.end)
    if distance is None or _gap(distance, time.start, time.end) > _BESIDE:
        return None
    result = _taken(reading, time, distance, None, sport)
    if result is not None:
        times.remove(time)
        distances.remove(distance)
    return result


def _result_before_a_question(
    reading: Reading, distances: list[SaidDistance], times: list[SaidTime], sport: Sport
) -> tuple[RaceResult, ...]:
    """Read "what can I run? half in 1:35": whoever asks what they can run says what they have run."""
    question = _WHAT_CAN_I_RUN.search(reading.text)
    if question is None or len(times) != 1 or _beside(times[0], distances) is None:
        return ()
    (time,) = times
    distance = _nearest(distances, time.start, time.end)
    low, high = reading.clause(time.start)
    asked_of_it = low <= question.start() < high and not _GIVEN.search(
        reading.text[question.end() : time.start]
    )
    if asked_of_it or _WISHED.search(reading.text[low:high]) or distance is None:
        return ()
    result = _taken(reading, time, distance, None, sport)
    if result is None:
        return ()
    times.remove(time)
    distances.remove(distance)
    return (result,)


def _listed_results(
    reading: Reading, distances: list[SaidDistance], times: list[SaidTime], sport: Sport
) -> tuple[RaceResult, ...]:
    """Read "10k 42:00 and half 1:35": several distances, each with its time beside it, nothing planned."""
    if len(times) < 2 or len(times) != len(distances) or _PLANNED.search(reading.text):
        return ()
    if {said.distance_m for said in distances} != {_beside(time, distances) for time in times}:
        return ()
    results: list[RaceResult] = []
    for time in list(times):
        nearest = _nearest(distances, time.start, time.end)
        meaning = "other_results" if results else "recent_result"
        result = _taken(reading, time, nearest, None, sport, meaning=meaning)
        if result is None or nearest is None:
            continue
        results.append(result)
        times.remove(time)
        distances.remove(nearest)
    return tuple(results)


def _beside(time: SaidTime, distances: Sequence[SaidDistance]) -> float | None:
    nearest = _nearest(distances, time.start, time.end)
    return nearest.distance_m if nearest and _gap(nearest, time.start, time.end) <= _BESIDE else None


def _only_past(cue: re.Match[str]) -> bool:
    return _SPEAKS_OF_THE_PAST.fullmatch(cue[0]) is not None


def _nearest(said: Sequence[Said], start: int, end: int) -> Said | None:
    return min(said, key=lambda item: _gap(item, start, end), default=None)


def _gap(said: SaidDistance | SaidTime, start: int, end: int) -> int:
    """Return the number of characters between what was said and a stretch of text."""
    return min(abs(said.start - end), abs(start - said.end))
