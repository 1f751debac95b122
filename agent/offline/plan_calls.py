"""Which tool answers a question about the training plan or the athlete's rules, and with what."""

import re
from collections.abc import Callable
from typing import Any

from agent.offline.intents import Intent
from agent.offline.plan_talk import (
    eases_what_comes,
    edits,
    of_what_was_told,
    restores,
    shows,
    well_again,
)
from agent.offline.plan_wishes import hours_answered, is_a_wish, rules_beside, wish_of, with_question
from agent.offline.turn import OfflineTurn
from agent.understanding.past import read_past
from agent.understanding.plan_days import days_said
from agent.understanding.plan_wanted import wants_training
from agent.understanding.race_told import tells_a_race_run
from agent.understanding.reading import plain, settled
from agent.understanding.reported_fuel import read_fuel, says_fuel
from agent.understanding.rules_asked import (
    shows_rules,
    states_lasting_rules,
    states_rules,
)
from agent.understanding.strategy_versions import VersionWish, read_strategy_versions
from agent.understanding.training_asked import (
    PlanAsked,
    about_training_plan,
    may_be_of_a_strategy,
)
from agent.understanding.training_events import read_event
from agent.understanding.training_wishes import read_race_more

Call = tuple[str, dict[str, Any]]

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
    PlanAsked.WORN: Intent.FEELS_WORN,
    PlanAsked.WELL: Intent.WELL_AGAIN,
    PlanAsked.AS_IT_IS: Intent.AS_IT_IS,
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
        return Intent.DEBRIEF if _recorded(turn) and tells_a_race_run(turn.text) else None
    if (intent := _of_its_own(turn) or of_what_was_told(turn)) is not None:
        return intent
    if is_a_wish(turn):
        return Intent.TRAINING_PLAN
    return _of_its_own(whole) if (whole := with_question(turn)) else None


def _of_its_own(turn: OfflineTurn) -> Intent | None:
    if turn.planned and may_be_of_a_strategy(turn.text):
        return None
    if shows_rules(turn.text):
        return Intent.SHOW_RULES
    if tells_a_race_run(turn.text):
        return Intent.DEBRIEF
    return _of_the_plan(turn)


def _of_the_plan(turn: OfflineTurn) -> Intent | None:
    """Return what of the training plan or its rules a message asks for, by its own words."""
    asked = about_training_plan(turn.text)
    if asked is None and read_race_more(turn.text, turn.today):
        return Intent.EVENT
    if asked in (None, PlanAsked.SHOW) and wants_training(turn.text, turn.today):
        return Intent.TRAINING_PLAN
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
    own = _of_its_own(turn) or of_what_was_told(turn)
    whole = with_question(turn) if own is None and not is_a_wish(turn) else None
    return calls(whole or turn)


def _shows(turn: OfflineTurn) -> list[Call]:
    said = plain(settled(turn.text))
    if calls := shows(turn):
        return calls
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
    event = read_event(turn.text, turn.today) or read_race_more(turn.text, turn.today)
    return [("propose_plan_version", {"event": event})] if event else []


def _wishes(turn: OfflineTurn) -> list[Call]:
    rules: list[Call] = []
    if hours_answered(turn) is None and (words := rules_beside(turn)):
        rules = [("propose_rules", {"words": words})]
    return [*rules, ("propose_plan_version", {"wish": wish_of(turn)})]


def _debriefs(turn: OfflineTurn) -> list[Call]:
    fuel = read_fuel(turn.text)
    said = {"fuel": fuel.model_dump(exclude_none=True)} if says_fuel(fuel) else {}
    if recorded := _recorded(turn):
        # Without a saved strategy there is nothing to debrief against, but a race to review.
        return [("review_activity", {"which": recorded}), ("debrief_race", {"which": recorded} | said)]
    span = read_past(turn.text, turn.today)
    return [("debrief_race", {"which": span.day.isoformat() if span and span.day else "last"} | said)]


def _recorded(turn: OfflineTurn) -> str:
    """Return the activity of a recording dropped with the message, "" without one."""
    recorded = (each for each in turn.new_uploads if each.get("kind") == "recording")
    return next((str(each["activity_id"]) for each in recorded), "")


_CALLS: dict[Intent, Callable[[OfflineTurn], list[Call]]] = {
    Intent.TRAINING_PLAN: _wishes,
    Intent.DEBRIEF: _debriefs,
    Intent.SHOW_PLAN: _shows,
    Intent.EDIT_PLAN: edits,
    Intent.FEELS_WORN: eases_what_comes,
    Intent.WELL_AGAIN: well_again,
    Intent.EVENT: _events,
    Intent.RESTORE_PLAN: restores,
    Intent.FEELS_WELL: lambda turn: [("show_plan", {"what": "next"})],
    Intent.RULES: lambda turn: [("propose_rules", {"words": turn.text.strip()})],
    Intent.SHOW_RULES: lambda turn: [("show_rules", {})],
    Intent.TRAINING: lambda turn: [("show_plan", {"what": "whole"})],
}
