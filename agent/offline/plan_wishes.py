"""Which messages are a wish for a training plan: asked anew, reshaped, or the answer to a question.

An answer is short and nothing else: "about 6", "4 April, 4 days". What has a verb of its own is none.
"""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from agent.offline.turn import OfflineTurn
from agent.understanding.dates import said_dates
from agent.understanding.plan_days import WEEKDAY, days_said
from agent.understanding.plan_wanted import reshapes_the_wish
from agent.understanding.reading import NUMBER, number, plain, settled
from agent.understanding.rules_asked import states_more_than_a_wish
from agent.understanding.training_time import read_training_time
from agent.understanding.training_wishes import read_wish
from tools.domain.wording.plan_proposed import HOURS_NOW, YES_NEEDED
from tools.kit.plan_arguments import WHAT_FOR, WHEN_IS_IT, WHICH_OF_THE_TWO
from tools.kit.plan_choosing import ASKED_OF_EDITS

LONGEST_ANSWER = 12  # words of an answer to a question; more is a message of its own: our design choice [D]
MOST_HOURS = 40.0
QUESTIONS = (WHEN_IS_IT, WHAT_FOR, WHICH_OF_THE_TWO, *ASKED_OF_EDITS)
_AMOUNTS = re.compile(
    rf"(?:{NUMBER})(?:\s*(?:-|to|or)\s*(?:{NUMBER}))?\s*(?:h|hrs?|hours?|days?|runs?|rides?|sessions?|times|x|km"
    r"|kms|k|kilomet\w+|miles?)?(?![\w:.])"
)
_BESIDE_AMOUNTS = frozenset(
    (
        *("a", "about", "actually", "and", "approx", "approximately", "around", "at", "average", "bit"),
        *("currently", "do", "each", "every", "for", "hm", "hmm", "hour", "hours", "i", "i'd", "i'm"),
        *("in", "it", "it's", "just", "kind", "let's", "like", "max", "maybe", "moment", "most", "now"),
        *("of", "oh", "ok", "okay", "on", "only", "or", "per", "perhaps", "please", "probably", "ride"),
        *("riding", "right", "roughly", "run", "running", "say", "so", "something", "the", "these"),
        *("this", "to", "total", "train", "training", "up", "usually", "week", "weekly", "well", "year"),
        *("yes"),
    )
)
_NOTHING = frozenset(("none", "nothing", "nothing at all", "not at all", "zero", "i don't train", "i don't"))
_BARE = re.compile(rf"(?P<n>{NUMBER})")
_WITH_HOURS = re.compile(rf"(?P<n>{NUMBER})(?:\s*(?:-|to|or)\s*(?:{NUMBER}))?\s*(?:h|hrs?|hours?)\b")
_KILOMETRES = re.compile(rf"(?P<n>{NUMBER})\s*(?:kms?|k|kilomet\w+)\b")
_CLAUSE = re.compile(r"[,;]\s+|[.!?]\s+|\n")
_ONLY_WEEKDAYS = re.compile(
    rf"^\W*(?:(?:and|or|&)\W+)?{WEEKDAY}s?(?:\W+(?:and|or|&)?\W*{WEEKDAY}s?)*\W*$", re.I
)
_WEEKS_OF_IT = re.compile(r"\bweeks (?:to|of)\b")
_DAY_NUMBER = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")


def wish_of(turn: OfflineTurn) -> dict[str, Any]:
    """Return the wish as the plan's tool takes it."""
    return hours_answered(turn) or read_wish(turn.text, turn.today)


def is_a_wish(turn: OfflineTurn) -> bool:
    """Tell whether a message is a wish by what was told before it: an amount asked for, a plan reshaped."""
    if hours_answered(turn) is not None:
        return True
    just_proposed = YES_NEEDED in turn.asked and _WEEKS_OF_IT.search(turn.asked) is not None
    return just_proposed and reshapes_the_wish(turn.text)


_WITH_STRENGTH = re.compile(r"\s(?:with|plus)\s+(?=(?:strength|gym)\b)", re.IGNORECASE)


def rules_beside(turn: OfflineTurn) -> str:
    """Return the clauses of a wish that state rules besides its days and hours a week, "" without any."""
    clauses: list[str] = []
    for clause in _CLAUSE.split(_WITH_STRENGTH.sub(", ", turn.text)):
        goes_on = bool(clauses) and clause is not None and _ONLY_WEEKDAYS.match(clause) is not None
        if clause and (goes_on or states_more_than_a_wish(clause, turn.today)):
            clauses.append(clause.strip())
    return ", ".join(clauses)


def hours_answered(turn: OfflineTurn) -> dict[str, Any] | None:
    """Return what is trained now, where the message answers the question for it and says nothing else."""
    said = plain(settled(turn.text)).strip(" .!,")
    if HOURS_NOW not in turn.asked or "?" in said or len(said.split()) > LONGEST_ANSWER:
        return None
    if said in _NOTHING:
        return {"weekly_hours_now": 0.0}
    beside = re.findall(r"[a-z']+|\d", _AMOUNTS.sub(" ", said))
    if _BARE.search(said) is None or any(word not in _BESIDE_AMOUNTS for word in beside):
        return None
    return _trained_now(said)


def _trained_now(said: str) -> dict[str, Any] | None:
    """Return the hours or kilometres a week of an answer: those said with a unit, else its bare number."""
    known = read_training_time(f"i train {said}")
    if "hours_a_week" in known:  # asked what they train now, they say that, with or without a "max"
        known.setdefault("weekly_hours_now", known.pop("hours_a_week"))
    if {"weekly_hours_now", "weekly_km_now"} & known.keys():
        return known
    if match := _KILOMETRES.search(said):
        return {"weekly_km_now": number(match["n"])}
    if "days_a_week" in known:
        return None
    match = _WITH_HOURS.search(said) or _BARE.search(said)
    hours = number(match["n"]) if match else -1.0
    return {"weekly_hours_now": hours} if 0 <= hours <= MOST_HOURS else None


def with_question(turn: OfflineTurn) -> OfflineTurn | None:
    """Return the turn with the message a question was asked about before its answer; None for no answer."""
    short = len(turn.text.split()) <= LONGEST_ANSWER and "?" not in turn.text
    if not short or not any(question in turn.asked for question in QUESTIONS):
        return None
    if WHICH_OF_THE_TWO in turn.asked:
        chosen = _chosen(turn)
        return replace(turn, text=_on_the_day(turn, chosen)) if chosen else None
    return replace(turn, text=f"{turn.before.rstrip(' .!?')} {turn.text}")


def _chosen(turn: OfflineTurn) -> date | None:
    """Return which of two days an answer means: by its date, its number or its weekday."""
    two = [day for _, _, day in said_dates(plain(turn.asked), turn.today)]
    meant = days_said(turn.text, turn.today)
    numbers = {int(each) for each in _DAY_NUMBER.findall(turn.text)}
    for day in two:
        if any(each.day == day for each in meant if not each.weekday) or day.day in numbers:
            return day
    weekdays = {each.day.weekday() for each in meant if each.weekday}
    return next((day for day in two if day.weekday() in weekdays), None)


def _on_the_day(turn: OfflineTurn, chosen: date) -> str:
    """Return the message before with the day that did not fit its weekday put right."""
    for said in days_said(turn.before, turn.today):
        if said.beside is not None and said.beside != said.day.weekday():
            return f"{turn.before[: said.start]}{chosen.isoformat()}{turn.before[said.end :]}"
    return f"{turn.before} {chosen.isoformat()}"
