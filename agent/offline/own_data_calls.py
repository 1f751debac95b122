"""Which tool answers a question about the athlete's own data, and with what."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from typing import Any

from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn
from agent.understanding.mornings import asked_mornings
from agent.understanding.oneself import read_oneself
from agent.understanding.past import Span, read_past
from agent.understanding.recorded import ARCHIVE, LONGEST, SERVICE
from tools.domain.activity import ActivitySport
from tools.domain.dashboard import PERIOD_DAYS, Period
from tools.domain.profile import ProfileName

Call = tuple[str, dict[str, Any]]

_SPORTS: tuple[tuple[ActivitySport, re.Pattern[str]], ...] = tuple(
    (sport, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for sport, words in (
        (ActivitySport.RIDE, r"rides?|ridden|rode|riding|bikes?|biking|cycl\w+|spin|cycled"),
        (ActivitySport.SWIM, r"swims?|swimming|swam|swum"),
        (ActivitySport.HIKE, r"hik(?:es?|ed|ing)"),
        (ActivitySport.WALK, r"walk(?:s|ed|ing)?"),
        (ActivitySport.ROW, r"row(?:s|ed|ing)?"),
        (ActivitySport.RUN, r"runs?|running|ran|jog\w*|parkruns?"),
    )
)
_VALUES: tuple[tuple[ProfileName, re.Pattern[str]], ...] = tuple(
    (name, re.compile(rf"\b(?:{words})(?!\w)", re.IGNORECASE))
    for name, words in (
        (ProfileName.FTP_W, r"ftp|(?:functional )?threshold power"),
        (ProfileName.CRITICAL_POWER_W, r"critical power|cp"),
        (ProfileName.W_PRIME_J, r"w'|w prime"),
        (ProfileName.CRITICAL_SPEED_M_PER_S, r"critical speed"),
        (ProfileName.THRESHOLD_PACE_S_PER_KM, r"threshold pace"),
        (ProfileName.THRESHOLD_HEART_RATE_BPM, r"threshold (?:heart ?rate|hr)|lthr"),
        (ProfileName.MAXIMUM_HEART_RATE_BPM, r"max(?:imum|imal)? (?:heart ?rate|hr|pulse)|hr ?max"),
        (ProfileName.RESTING_HEART_RATE_BPM, r"resting (?:heart ?rate|hr|pulse)"),
        (ProfileName.SWEAT_RATE_L_PER_H, r"sweat rate"),
        (ProfileName.HILL_FACTOR, r"hill factor"),
        (ProfileName.WEEKLY_RUN_KM, r"weekly (?:mileage|distance)|weekly (?:volume|average)"),
        (ProfileName.WEEKLY_RIDE_H, r"weekly (?:volume|average)"),
        (ProfileName.LONGEST_RUN_KM, r"longest run"),
        (ProfileName.LONGEST_RIDE_H, r"longest ride"),
    )
)
_HOW_MANY = re.compile(
    r"\b(?:last|latest|recent|past)\s+(?P<n>\d{1,2}|two|three|four|five|six|ten)\b"
    r"(?!\s*(?:days?|weeks?|months?|years?))",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:long (?:run|ride)|commute|parkrun)\b", re.IGNORECASE)
_INTERVALS = re.compile(
    r"\b(?:intervals?(?![. ]icu)|repeats|reps|track (?:session|workout))\b", re.IGNORECASE
)
_ONE_BEFORE = re.compile(r"\b(?:(?P<unit>week|month|year) before)\b", re.IGNORECASE)
_A_FEW = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10}
_VERSUS = re.compile(
    r"\b(?:versus|vs\.?|against|compared? (?:to|with)|(?:than|more|less) (?:in|the|last))\b|\bor\b|\band\b",
    re.I,
)
_MONTH = re.compile(
    r"\s*(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|ust|ember|tember|ober)?\b",
    re.I,
)
_EVER = re.compile(
    r"\b(?:all[- ]time|ever|pbs?|prs?|personal (?:best|record)s?"
    r"|all (?:of it|my|the) ?(?:data|history|years)?|since the beginning|lifetime)\b",
    re.I,
)
_BESTS = re.compile(r"\b(?:best|fastest|power curve|pace curve|peak|record)\b", re.I)
_OTHERS = re.compile(r"\b(?:coros|suunto|polar|wahoo|zwift)\b", re.I)
_SLACK_DAYS = 10  # "the last three months" are the 12 weeks of the card: our design choice [D]


def own_data_calls(turn: OfflineTurn, intent: Intent) -> list[Call]:
    """Return the calls that answer; none for an intent of another kind."""
    calls = _CALLS.get(intent)
    return calls(turn) if calls else []


def _reviews(turn: OfflineTurn) -> list[Call]:
    dropped = [upload for upload in turn.new_uploads if upload.get("kind") == "recording"]
    if dropped:
        several = {"short": True} if len(dropped) > 1 else {}
        return [("review_activity", {"which": str(upload["activity_id"])} | several) for upload in dropped]
    sport, span = _sport(turn.text), read_past(turn.text, turn.today)
    named = _NAMED.search(turn.text)
    which = named[0].casefold() if named else "intervals" if _INTERVALS.search(turn.text) else "last"
    arguments: dict[str, Any] = {"which": span.day.isoformat() if span and span.day else which}
    return [("review_activity", arguments | ({"sport": sport.value} if sport else {}))]


def _deletions(turn: OfflineTurn) -> list[Call]:
    """Return the call whose card has the button to delete; a list where several workouts may be meant."""
    span = read_past(turn.text, turn.today)
    several = (span is not None and not span.day) or _HOW_MANY.search(turn.text)
    return [("fetch_activities", _listing(turn))] if several else _reviews(turn)


def _listing(turn: OfflineTurn) -> dict[str, Any]:
    sport, span, count = _sport(turn.text), read_past(turn.text, turn.today), _HOW_MANY.search(turn.text)
    arguments: dict[str, Any] = {"sport": sport.value} if sport else {}
    if span:
        arguments |= _days(span)
    if LONGEST.search(turn.text):
        arguments["order"] = "longest"
    said = count["n"].casefold() if count else None
    return arguments | ({"limit": max(1, min(50, _A_FEW.get(said) or int(said)))} if said else {})


def _days(span: Span) -> dict[str, str]:
    return {"since": span.since.isoformat(), "until": span.until.isoformat()}


def _listings(turn: OfflineTurn) -> list[Call]:
    """Return one call; where two spans of days are set side by side, the totals of both."""
    parts = _VERSUS.split(turn.text, maxsplit=1)
    spans = [read_past(f"in {part}" if _MONTH.match(part) else part, turn.today) for part in parts]
    both = [span for span in spans if span]
    if len(both) == 1 and (match := _ONE_BEFORE.search(parts[-1])):
        before = read_past(f"last {match['unit']}", both[0].since)
        both += [before] if before else []
    if len(both) < 2 or both[0] == both[1]:
        return [("fetch_activities", _listing(turn))]
    about = {name: value for name, value in _listing(turn).items() if name == "sport"}
    return [("fetch_activities", about | _days(span) | {"limit": 0}) for span in both]


def _said_of_oneself(turn: OfflineTurn) -> dict[str, Any]:
    said = read_oneself(turn.text, turn.today, turn.brief)
    values: dict[str, Any] = {name.value: value for name, value in said.values.items()}
    about = [name.value for name, words in _VALUES if words.search(turn.text)] if not said else []
    arguments: dict[str, Any] = {"said": values} if values else {"about": about} if about else {}
    measured = [name.value for name in asked_mornings(turn.text)] if not said else []
    arguments |= {"mornings": measured} if measured else {}
    return arguments | ({"sweat": asdict(said.sweat)} if said.sweat else {})


def _period(turn: OfflineTurn) -> Period:
    """Return the period of the card that holds the days spoken of; bests are of all there is."""
    if _EVER.search(turn.text):
        return Period.ALL
    span = read_past(turn.text, turn.today)
    if span is None:
        return Period.YEAR if _BESTS.search(turn.text) else Period.WEEKS_12
    return _period_of((turn.today - _first(span, turn.today)).days)


def _first(span: Span, today: date) -> date:
    return min(span.since, today)


def _period_of(days_back: int) -> Period:
    for period, days in PERIOD_DAYS.items():
        if days is not None and days_back <= days + _SLACK_DAYS:
            return period
    return Period.ALL


def _sport(text: str) -> ActivitySport | None:
    return next((sport for sport, words in _SPORTS if words.search(text)), None)


def _service(text: str) -> str | None:
    """Return the service named; another brand's watch comes in by one of those there are."""
    if _OTHERS.search(text):
        return None
    match = re.search(rf"\b{SERVICE}\b", text, re.IGNORECASE)
    return match[0].casefold().split(".")[0].split(" ")[0] if match else None


def _connecting(turn: OfflineTurn) -> list[Call]:
    source = "file" if ARCHIVE.search(turn.text) else _service(turn.text) or "any"
    return [("connect_source", {"source": source})]


_CALLS: dict[Intent, Callable[[OfflineTurn], list[Call]]] = {
    Intent.REVIEW: _reviews,
    Intent.ACTIVITIES: _listings,
    Intent.DELETE_WORKOUT: _deletions,
    Intent.FORM: lambda turn: [("show_dashboard", {"period": _period(turn).value})],
    Intent.PROFILE: lambda turn: [("show_profile", _said_of_oneself(turn))],
    Intent.SYNC: lambda turn: [("sync_activities", {"source": _service(turn.text) or "all"})],
    Intent.SYNC_STATUS: lambda turn: [("sync_status", {})],
    Intent.CONNECT: _connecting,
    Intent.DISCONNECT: lambda turn: [
        ("connect_source", {"source": _service(turn.text) or "any", "leave": True})
    ],
}
