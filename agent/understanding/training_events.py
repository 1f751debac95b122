"""What happened to an athlete, in their words: missed, ill, hurt, away, a race more or less."""

import re
from datetime import date
from typing import Any

from agent.understanding.plan_days import days_said, span_said
from agent.understanding.reading import plain, settled
from agent.understanding.training_told import AWAY, HURT, ILL, MISSED, NEW_RACE, RACE_GONE, RULES_CHANGED
from agent.understanding.training_wishes import read_races

_FEVER = re.compile(
    r"(?<!no )(?<!without )(?<!no more )(?<!not a )(?<!without a )\b(?:fever(?:ish)?|flu|covid|infection"
    r"|temperature)\b"
)
_NAME = re.compile(
    r"^\W{0,20}(?:(?:oh no|so|well|ok|unfortunately|sadly|damn|bad news|my|the)\W{1,20})*"
    r"(?P<name>[^?]{2,40}?)\W{1,20}"
    r"(?:is|was|got|has been|gets|been|'s)\b"
)
_CALLED_OFF = re.compile(
    r"\b(?:called off|cancell?ed|postponed|scrapped) (?:the |my )?(?P<name>[^,.!?;:(]{2,40})"
)
_NO_NAME = frozenset(("race", "marathon", "it", "event", "half", "triathlon", "10k", "5k", "half marathon"))
_CANNOT = re.compile(
    r"\b(?:can'?t|cannot|can not|not allowed to|mustn'?t|must not|no|not)\b (?P<what>run\w*|rid\w+|bik\w+"
    r"|cycl\w+|swim\w*)"
)
_CANNOT_TRIGGER = {"r": "running", "b": "riding", "c": "riding", "s": "swimming"}
_SPORTS = (
    ("run", re.compile(r"\b(?:run|running|runs|jog\w*|treadmill)\b")),
    ("ride", re.compile(r"\b(?:ride|riding|rides|cycl\w+|bike|biking|spin\w*)\b")),
    ("swim", re.compile(r"\b(?:swim|swimming|swims|pool)\b")),
    ("strength", re.compile(r"\b(?:strength|gym|weights)\b")),
)
_ONLY = re.compile(
    r"\bonly\b(?P<a>.{0,40})|(?P<b>[\w ,]{0,40})\b(?:is|are)? ?(?:still )?possible\b"
    r"|\bi can (?:only )?(?P<c>.{0,30})"
)
_ILLNESS = re.compile(
    r"\b(?:sick|ill|cold|fever|flu|nose|throat|cough\w*|covid|temperature|sneez\w+|headache)\b"
)
_LASTS = re.compile(r"\b(?:for (?:the )?(?:next )?(?:\w+) (?:days?|weeks?)|(?:until|till) [\w ]{3,24})\b")
_NOTHING = re.compile(
    r"\b(?:no|without(?: any)?|can'?t|cannot|not) (?:train\w*|sports?|exercis\w*|workouts?)\b"
)
_WITHOUT = re.compile(r"\b(?:without|no)\s+(?:my |a |the )?(?P<w>bike|bicycle|pool|running shoes|gym)\b")
_KEPT_WITHOUT = {"bike": "ride", "bicycle": "ride", "pool": "swim", "running shoes": "run", "gym": "strength"}
_TRIGGERS = (
    ("downhill", r"\b(?:downhills?|descend\w*|descents?)\b"),
    ("uphill", r"\b(?:uphills?|climb\w*|hills)\b"),
    ("fast running", r"\b(?:fast|sprint\w*|speed ?work|intervals)\b"),
    ("long sessions", r"\blong (?:runs?|rides?)\b"),
    ("running", r"\b(?:run|running|runs|jog\w*)\b"),
    ("riding", r"\b(?:ride|riding|cycl\w+|bike|pedal\w*)\b"),
    ("swimming", r"\bswim\w*\b"),
    ("strength training", r"\b(?:strength|gym|squat\w*|lunges?)\b"),
)


def read_event(text: str, today: date) -> dict[str, Any] | None:
    """Return the event as the plan's tool takes it, None where nothing happened. Never raises."""
    said = plain(settled(text))
    event: dict[str, Any] | None = None
    if RULES_CHANGED.search(said):
        event = {"event": "rules_changed"}
    elif RACE_GONE.search(said):
        event = {"event": "race_gone"} | _first(said, today) | _race_named(said)
    elif MISSED.search(said):
        event = {"event": "missed"} | _first(said, today, past=True)
    elif ILL.search(said):
        event = _ill(said, today)
    elif AWAY.search(said):
        event = _away(said, today)
    elif match := HURT.search(said):
        event = _hurt(said, match, today)
    elif NEW_RACE.search(said):
        races = read_races(settled(text), today)
        event = {"event": "new_race", "race": races[0] if races else {}}
    return event


def is_about_illness(text: str) -> bool:
    """Tell whether a message speaks of an illness, as an answer to a question about one does in few words."""
    return _ILLNESS.search(plain(settled(text))) is not None


def relieves(text: str, today: date) -> dict[str, Any] | None:
    """Return the illness or injury a message tells of, which takes training out of a plan; None otherwise."""
    said = plain(settled(text))
    if _FEVER.search(said) or ILL.search(said):
        return _ill(said, today)
    match = HURT.search(said)
    return _hurt(said, match, today) if match else None


def _race_named(said: str) -> dict[str, Any]:
    match = _CALLED_OFF.search(said) or _NAME.search(said)
    name = match["name"].strip() if match else ""
    return {"race": {"name": name}} if name and name not in _NO_NAME else {}


def _first(said: str, today: date, *, past: bool = False) -> dict[str, Any]:
    days = days_said(said, today, past=past)
    return {"first": days[0].day.isoformat()} if days else {}


def _ill(said: str, today: date) -> dict[str, Any]:
    days = [each.day for each in days_said(said, today, past=True) if each.day <= today]
    first = min(days) if days else today
    return {"event": "ill", "first": first.isoformat(), "fever": _FEVER.search(said) is not None}


def _hurt(said: str, match: re.Match[str], today: date) -> dict[str, Any]:
    part = next(filter(None, (match["part"], match["part2"], match["part3"], match["part4"], match["part5"])))
    event = {"event": "hurt", "first": today.isoformat(), "body_part": part}
    near = said[match.end() :]
    trigger = next((name for name, words in _TRIGGERS if re.search(words, near)), None)
    if forbidden := _CANNOT.search(said):
        what = forbidden["what"]
        trigger = "riding" if what.startswith("rid") else _CANNOT_TRIGGER[what[0]]
    event |= {"trigger": trigger} if trigger else {}
    return event | _lasts(said, today)


def _lasts(said: str, today: date) -> dict[str, Any]:
    """Return until when something lasts: "for 2 weeks", "until 6 December"."""
    match = _LASTS.search(said)
    if match is None:
        return {}
    span = span_said(match[0], today)
    return {"last": span.last.isoformat()} if span else {}


def _away(said: str, today: date) -> dict[str, Any]:
    event: dict[str, Any] = {"event": "away"}
    span = span_said(said, today)
    if span:
        event |= {"first": span.first.isoformat(), "last": span.last.isoformat()}
    return event | ({"possible": possible} if (possible := _possible(said)) else {})


def _possible(said: str) -> list[str]:
    """Return what can be trained while away: what is named as possible, else all but what is missing."""
    if _NOTHING.search(said):
        return []
    if match := _ONLY.search(said):
        words = next(filter(None, match.groups()), "")
        return [sport for sport, pattern in _SPORTS if pattern.search(words)]
    missing = {_KEPT_WITHOUT[match["w"]] for match in _WITHOUT.finditer(said)}
    return [sport for sport, _ in _SPORTS if sport not in missing] if missing else []
