"""Which tool answers a question about the training plan or the athlete's rules, and with what."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from agent.offline.intents import Intent
from agent.offline.turn import OfflineTurn
from agent.understanding.past import read_past
from agent.understanding.plan_days import days_said
from agent.understanding.reading import NUMBER, number, plain, settled
from agent.understanding.reported_fuel import read_fuel, says_fuel
from agent.understanding.rules_asked import (
    shows_rules,
    states_lasting_rules,
    states_more_than_a_wish,
    states_rules,
)
from agent.understanding.strategy_versions import VersionWish, read_strategy_versions
from agent.understanding.training_asked import (
    PlanAsked,
    about_training_plan,
    may_be_of_a_strategy,
    shows_changes,
    shows_versions,
)
from agent.understanding.training_edits import read_edits
from agent.understanding.training_events import read_event
from agent.understanding.training_wishes import read_wish
from tools.domain.wording.plan_proposed import HOURS_NOW
from tools.kit.plan_arguments import WHEN_IS_IT
from tools.kit.plan_choosing import ASKED_OF_EDITS

Call = tuple[str, dict[str, Any]]

LONGEST_ANSWER = 12  # words of an answer to a question; more is a message of its own: our design choice [D]
MOST_HOURS = 40.0
QUESTIONS = (WHEN_IS_IT, *ASKED_OF_EDITS)
_A_NUMBER = re.compile(NUMBER)
_DEBRIEF = re.compile(
    r"\bdebrief\b|\b(?:race|marathon|half|triathlon|10k|5k)\b.{0,40}\b(?:against|vs|versus|compared? (?:to"
    r"|with))\b"
    r".{0,15}\b(?:my|the) (?:race )?(?:plan|strategy)\b|\bdid i (?:stick|keep) to (?:my|the) (?:race "
    r"|pacing )?"
    r"(?:plan|strategy)\b"
)

_VERSION = re.compile(r"\b(?:version|v)\s*(?P<n>\d{1,4})\b")
_WEEK = re.compile(r"\b(?P<which>next|the coming|coming|this|my)\s+(?:training )?week\b")
_NEXT = re.compile(r"\bnext\b")
_INTENTS = {
    PlanAsked.NEW: Intent.TRAINING_PLAN,
    PlanAsked.SHOW: Intent.SHOW_PLAN,
    PlanAsked.EDIT: Intent.EDIT_PLAN,
    PlanAsked.EVENT: Intent.EVENT,
    PlanAsked.RESTORE: Intent.RESTORE_PLAN,
    PlanAsked.SETTING: Intent.SMALL_CHANGES,
    PlanAsked.FEELING: Intent.FEELS_WELL,
}


def restores_a_strategy(turn: OfflineTurn) -> bool:
    """Tell whether an old version of a race's strategy is wanted again: one named, or where one was told."""
    wish = None if turn.new_uploads else read_strategy_versions(turn.text)
    return wish is not None and wish.wish is VersionWish.RESTORE and (wish.named or turn.planned)


def plan_intent(turn: OfflineTurn) -> Intent | None:
    """Return which question about the training plan or the rules a message is; None for any other message.

    Where a race's plan was just told, words that fit both are of that one. A short answer to a question of
    the plan's is read together with what it was asked about.
    """
    if turn.new_uploads:
        return None
    intent = _of_its_own(turn)
    if intent is None and _hours_now(turn) is not None:
        return Intent.TRAINING_PLAN
    return intent or (_of_its_own(replace(turn, text=whole)) if (whole := _with_question(turn)) else None)


def _with_question(turn: OfflineTurn) -> str | None:
    """Return the message a question was asked about with this one, its answer, behind it; None for no "
    "answer."""
    short = len(turn.text.split()) <= LONGEST_ANSWER and "?" not in turn.text
    asked = any(question in turn.asked for question in QUESTIONS)
    return f"{turn.before.rstrip(' .!?')} {turn.text}" if short and asked else None


def _hours_now(turn: OfflineTurn) -> float | None:
    """Return the hours a week trained now, where the message answers the question for them."""
    match = _A_NUMBER.search(plain(settled(turn.text))) if HOURS_NOW in turn.asked else None
    if match is None or len(turn.text.split()) > LONGEST_ANSWER:
        return None
    hours = number(match[0])
    return hours if 0 <= hours <= MOST_HOURS else None


def _of_its_own(turn: OfflineTurn) -> Intent | None:
    if turn.planned and may_be_of_a_strategy(turn.text):
        return None
    if shows_rules(turn.text):
        return Intent.SHOW_RULES
    if _DEBRIEF.search(plain(settled(turn.text))):
        return Intent.DEBRIEF
    asked = about_training_plan(turn.text)
    if asked is None:
        return Intent.RULES if not turn.planned and states_rules(turn.text, turn.today) else None
    if asked is PlanAsked.EVENT and states_lasting_rules(turn.text, turn.today):
        return Intent.RULES
    return _INTENTS[asked]


def plan_calls(turn: OfflineTurn, intent: Intent) -> list[Call]:
    """Return the calls that answer; none for an intent of another kind."""
    calls = _CALLS.get(intent)
    if calls is None:
        return []
    whole = _with_question(turn) if _of_its_own(turn) is None else None
    return calls(replace(turn, text=whole) if whole else turn)


def _shows(turn: OfflineTurn) -> list[Call]:
    said = plain(settled(turn.text))
    if shows_versions(said):
        return [("show_plan", {"what": "versions"})]
    if shows_changes(said):
        return [("show_plan", {"what": "changes"})]
    if match := _WEEK.search(said):
        this = match["which"] in ("this", "my")
        return [("show_plan", {"what": "this week" if this else "next week"})]
    days = days_said(said, turn.today)
    if days and days[0].day == turn.today and not days[0].weekday:
        return [("show_plan", {"what": "today"})]
    if days:
        return [("show_plan", {"what": "day", "day": days[0].day.isoformat()})]
    return [("show_plan", {"what": "next" if _NEXT.search(said) else "whole"})]


def _events(turn: OfflineTurn) -> list[Call]:
    event = read_event(turn.text, turn.today)
    return [("propose_plan_version", {"event": event})] if event else []


def _edits(turn: OfflineTurn) -> list[Call]:
    edits = read_edits(turn.text, turn.today)
    return [("propose_plan_version", {"edits": edits})] if edits else []


def _restores(turn: OfflineTurn) -> list[Call]:
    match = _VERSION.search(plain(settled(turn.text)))
    return [("restore_plan_version", {"version": int(match["n"])} if match else {})]


def _wishes(turn: OfflineTurn) -> list[Call]:
    hours = _hours_now(turn)
    wish = {"weekly_hours_now": hours} if hours is not None else read_wish(turn.text, turn.today)
    rules: list[Call] = []
    if hours is None and states_more_than_a_wish(turn.text, turn.today):
        rules = [("propose_rules", {"words": turn.text.strip()})]
    return [*rules, ("propose_plan_version", {"wish": wish})]


def _debriefs(turn: OfflineTurn) -> list[Call]:
    fuel = read_fuel(turn.text)
    said = {"fuel": fuel.model_dump(exclude_none=True)} if says_fuel(fuel) else {}
    span = read_past(turn.text, turn.today)
    return [("debrief_race", {"which": span.day.isoformat() if span and span.day else "last"} | said)]


_CALLS: dict[Intent, Callable[[OfflineTurn], list[Call]]] = {
    Intent.TRAINING_PLAN: _wishes,
    Intent.DEBRIEF: _debriefs,
    Intent.SHOW_PLAN: _shows,
    Intent.EDIT_PLAN: _edits,
    Intent.EVENT: _events,
    Intent.RESTORE_PLAN: _restores,
    Intent.FEELS_WELL: lambda turn: [("show_plan", {"what": "next"})],
    Intent.RULES: lambda turn: [("propose_rules", {"words": turn.text.strip()})],
    Intent.SHOW_RULES: lambda turn: [("show_rules", {})],
    Intent.TRAINING: lambda turn: [("show_plan", {"what": "whole"})],
}
