"""How much somebody trains, or can train, in a week: days, hours, kilometres, sessions of so many minutes.

Numbers belong to their units: hours a week are those said with a week, or right beside an amount a week.
"""

import re
from typing import Any

from agent.understanding.reading import NUMBER, number
from agent.understanding.training_amounts import DAYS_A_WEEK, PER_WEEK

MOST_DAYS, MOST_HOURS, MOST_KM = 7, 40, 400  # a week; more is a slip or something else: our design choice [D]
_HOURS = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?:-|to)\s*(?P<to>{NUMBER}))?\s*(?:h|hrs?|hours?)\b(?! ?\d)"
    rf"(?P<week>{PER_WEEK}|\s*(?:max(?:imum)?|at most|tops|weekly|of training)\b)?"
)
_MOST_BEFORE = re.compile(
    r"\b(?:max(?:imum)?|at most|up to|no more than|only|have|about|around)\s*(?:of\s*)?$"
)
_OF_A_RACE = re.compile(
    r"\b(?:goal|target|finish\w*|under|sub|below|break\w*|aim\w*|faster than|time of|in)\b[^,.;]{0,14}$"
)
_DAYS = re.compile(
    rf"(?<!\bin )(?<!\bfor )(?<!last )(?<!next )(?<!every )(?P<n>{NUMBER})"
    r"\s*(?:days?|sessions|runs|rides|x)\b"
    r"(?! ?(?:ago|before|after|off\b|out|until|till|away|to go|later|of rest|in a row|time|left|from now"
    r"|race))"
)
_KM = re.compile(rf"(?P<n>{NUMBER})\s*(?P<unit>k|kms?|kilomet\w+|miles?|mi)\b(?: of running)?{PER_WEEK}")
_EACH = re.compile(
    rf"(?P<n>{NUMBER})(?:\s*(?:-|to)\s*(?P<to>{NUMBER}))?\s*(?:min(?:ute)?s?|m)\b\s*(?:each"
    r"|a (?:run|ride|session|time)"
    r"|per (?:run|ride|session)|at a time|apiece|long)\b"
)
_OF_A_SPORT = re.compile(
    rf"\b(?:run|ride|bike|cycle|swim)\w*\s+(?:about |around )?(?P<n>{NUMBER})\s*(?:h|hrs?|hours?)\b"
    rf"|(?P<n2>{NUMBER})\s*(?:h|hrs?|hours?)\s*(?:of )?(?:run|rid|cycl|bik|swim)\w*"
)
_BESIDE = re.compile(r"^\W*(?:and|for|about|around|roughly|with|,|/|\s)*\W*$")
_NOW = re.compile(
    r"\b(?:i (?:currently |now |usually |already |normally |mostly )?(?:train|run|ride|do|swim|cycle)"
    r"|i(?:'m| am) (?:currently |now )?(?:running|riding|doing|training|at)|running|riding|currently"
    r"|at the moment|right now|these days|now)\b"
)
_NOW_BEHIND = re.compile(r"^[^,.;]{0,12}\b(?:now|currently|at the moment|these days|right now)\b")
_TO_COME = re.compile(
    r"\b(?:can|could|want|max(?:imum)?|at most|up to|no more than|have|would|will|able|available|only|i'd"
    r"|plan)\b"
)
_NOTHING = re.compile(
    r"\bhave(?:n't| not) (?:really )?(?:run|trained|ridden|exercised|been (?:running|training|riding)"
    r"|done (?:anything|any (?:running|training|sport)))\b"
    r"|\b(?:not|no longer) (?:running|training|riding) (?:at all|at the moment|right now|now|currently)\b"
    r"|\bfrom (?:zero|scratch|nothing)\b|\boff the couch\b|\bcouch to\b|\bi (?:run|train|do|ride) nothing\b"
)
_KM_OF_A_MILE = 1.609344


def read_training_time(said: str) -> dict[str, Any]:
    """Return days and hours a week as the plan's tool takes them; `weekly_..._now` is what they train now."""
    found: dict[str, Any] = {}
    counts = list(DAYS_A_WEEK.finditer(said)) or list(_DAYS.finditer(said))
    days = next((each for match in counts if 1 <= (each := _count(match)) <= MOST_DAYS), None)
    if days is not None:
        found["days_a_week"] = days
    if hours_now := _of_each_sport(said):
        found["weekly_hours_now"] = hours_now
    for match in () if hours_now else _hours(said):
        hours = number(match["to"] or match["n"])
        if 0 < hours <= MOST_HOURS:
            found.setdefault("weekly_hours_now" if _is_now(said, match) else "hours_a_week", hours)
    if (each_one := _EACH.search(said)) and days:
        found |= _of_sessions(said, each_one, days, found)
    kilometres = _KM.search(said)
    if kilometres and not _to_come(said, kilometres) and "weekly_hours_now" not in found:
        km = number(kilometres["n"]) * (_KM_OF_A_MILE if kilometres["unit"].startswith("mi") else 1)
        found |= {"weekly_km_now": round(km, 1)} if km <= MOST_KM else {}
    if _NOTHING.search(said) and not {"weekly_hours_now", "weekly_km_now"} & found.keys():
        found["weekly_hours_now"] = 0.0
    return found


def _of_each_sport(said: str) -> float:
    """Return the hours of a week told sport by sport ("run 3 hours, ride 4 hours"), 0 where they are not."""
    told = [number(match["n"] or match["n2"]) for match in _OF_A_SPORT.finditer(said)]
    return sum(told) if len(told) > 1 and sum(told) <= MOST_HOURS and re.search(r"\bw(?:ee)?k", said) else 0.0


def without_training_time(words: str) -> str:
    """Take out what `read_training_time` reads: hours of training are no goal, its kilometres no race."""
    said = words.lower()
    hours = list(_OF_A_SPORT.finditer(said)) if _of_each_sport(said) else _hours(said)
    spans = [match.span() for match in (*hours, *_KM.finditer(said), *_EACH.finditer(said))]
    for start, end in sorted(spans, reverse=True):
        words = f"{words[:start]} {words[end:]}" if len(said) == len(words) or end <= len(words) else words
    return words


def _hours(said: str) -> list[re.Match[str]]:
    """Return the hours that are hours a week."""
    counts = [match.span() for pattern in (DAYS_A_WEEK, _DAYS) for match in pattern.finditer(said)]
    return [match for match in _HOURS.finditer(said) if _is_weekly(said, match, counts)]


def _is_weekly(said: str, match: re.Match[str], counts: list[tuple[int, int]]) -> bool:
    if match["week"]:
        return True
    before = re.split(r"[,.;]|\band\b|\bbut\b", said[max(0, match.start() - 30) : match.start()])[-1]
    if _OF_A_RACE.search(before):
        return False
    if _MOST_BEFORE.search(before):
        return True
    return any(
        _BESIDE.match(said[end : match.start()])
        if end <= match.start()
        else _BESIDE.match(said[match.end() : start])
        for start, end in counts
    )


def _of_sessions(said: str, match: re.Match[str], sessions: int, found: dict[str, Any]) -> dict[str, Any]:
    """Return the hours a week of so many sessions, each of so many minutes.

    The longest they can be is the most; where they are a wish, the shortest is where it can begin.
    """
    least, most = (round(sessions * number(each) / 60, 2) for each in (match["n"], match["to"] or match["n"]))
    if not 0 < most <= MOST_HOURS:
        return {}
    of_them = {"weekly_hours_now": most} if _is_now(said, match) else {}
    return (of_them or {"hours_a_week": most, "weekly_hours_now": least}) | found


def _is_now(said: str, match: re.Match[str]) -> bool:
    """Tell whether an amount is what they train now: "I run 5 days a week, about 6 hours a week"."""
    if _NOW_BEHIND.match(said[match.end() :]):
        return True
    sentence = re.split(r"[.;!?](?=\s)|\bbut\b", said[: match.start()])[-1]
    now = [each.end() for each in _NOW.finditer(sentence)]
    return bool(now) and _TO_COME.search(sentence[now[-1] :]) is None


def _to_come(said: str, match: re.Match[str]) -> bool:
    before = re.split(r"[,.;]|\bbut\b", said[: match.start()])[-1]
    return _TO_COME.search(before) is not None and not _is_now(said, match)


def _count(match: re.Match[str]) -> int:
    return round(number(match["n"] or match.groupdict().get("n2") or "0"))
