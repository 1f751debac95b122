"""Which messages state rules for training, or ask for those there are."""

import re
from datetime import date

from agent.understanding.plan_days import WEEKDAY
from agent.understanding.reading import NUMBER, plain, settled
from agent.understanding.training_rules import read_rules
from tools.domain.athlete_rules import AthleteRule, RuleKind

_DAYS = rf"(?:{WEEKDAY}s?|weekends?|weekdays?|week)\b"
_TRAIN = (
    r"(?:rides?|riding|runs?|running|swims?|swimming|bik(?:e|ing)|cycling|train(?:ing)?|workouts?|sessions?"
    r"|intervals?|hard (?:days?|sessions?|training)|strength|gym|long (?:runs?|rides?)|sports?|anything"
    r"|nothing)"
)
_UNIT = (
    r"(?:h|hrs?|hours?|min(?:ute)?s?|km|kilomet\w+|miles?|days?|sessions?|runs?|rides?|swims?|workouts?"
    r"|times)"
)
_MOST = (
    r"(?:at most|max(?:imum)?|no more than|not more than|never more than|up to|only|at least|tops"
    r"|no longer than)"
)


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


_SHOWS = _words(
    r"\b(?:show|list|see|open|view)(?: me)? (?:all )?(?:of )?(?:my|the) (?:training |own )?rules?\b"
    r"|\bwhat (?:are|were) my (?:training )?rules\b|^\W*my (?:training )?rules\W*$"
    r"|\bwhich (?:training )?rules (?:do|did|have|are)\b|\bwhat rules (?:do|did|have) (?:i|you)\b"
)
_STATES = _words(
    rf"\b(?:no|never|nothing|not?)\b.{{0,15}}\b{_TRAIN}\b.{{0,15}}\b(?:on|at|before|after"
    rf"|during)\b.{{0,12}}\b{_DAYS}"
    rf"|\b{_MOST}\b.{{0,6}}{NUMBER}\s*{_UNIT}\b.{{0,25}}\b(?:{_DAYS}|sessions?|day|run|ride|swim)\b"
    rf"|{NUMBER}\s*{_UNIT}\s*(?:at most|max(?:imum)?|tops|or less)\b.{{0,20}}\b(?:{_DAYS}|day|session)"
    rf"|\b{_TRAIN}\b.{{0,10}}\b(?:only )?(?:on|every)\b.{{0,6}}\b{WEEKDAY}s\b"
    rf"|^\W*(?:always |my )?{_TRAIN}\b.{{0,6}}\b(?:only )?(?:on|every)\b.{{0,6}}\b{WEEKDAY}\b"
    rf"|\bi (?:can(?:'?t|not)?|could|don'?t|do not|won'?t|never|will not|want to|need to|have to"
    rf"|must)\b.{{0,25}}"
    rf"\b{_TRAIN}\b.{{0,12}}\b(?:on|at)\b.{{0,6}}\b(?:{WEEKDAY}s?|weekends?|weekdays)\b"
    rf"|\b{WEEKDAY}s? (?:is|are)\b.{{0,12}}\b(?:rest|off|free|no)\b"
    rf"|\b(?:take it|keep it|only|something|nothing but) easy\b.{{0,12}}\bon\b.{{0,6}}\b{WEEKDAY}"
    rf"|\brest(?: days?)?\b.{{0,8}}\bon\b.{{0,6}}\b{WEEKDAY}"
    rf"|\bkeep\b.{{0,10}}\b{WEEKDAY}s?\b.{{0,6}}\b(?:free|off)\b"
    rf"|\bat least\b.{{0,6}}{NUMBER}\s*rest days?\b|\b(?:forget|drop|remove|delete"
    rf"|withdraw)\b.{{0,20}}\brules?\b"
    rf"|\b{WEEKDAY}'?s? (?:never|don'?t|doesn'?t|won'?t|do not|does not)(?: really| ever)? works?\b"
    rf"|\bi can\b.{{0,20}}\b{WEEKDAY}s?\b.{{0,12}}\bagain\b|\b(?:only|max|at most) {NUMBER} (?:runs|rides"
    rf"|swims|sessions"
    r"|workouts|days) (?:a|per|each) week\b"
    r"|\b(?:my|new|add a|make a|a) (?:training )?rules?\s*:|\bremember(?: that)? i\b"
)
_PLAN = _words(r"\b(?:move|swap|shift|add|replace|make|build|create|write|postpone|plan)\b")


def shows_rules(text: str) -> bool:
    """Tell whether a message asks for the rules there are."""
    return _SHOWS.search(plain(settled(text))) is not None


def states_lasting_rules(text: str, today: date) -> bool:
    """Tell whether a message states rules that outlast what it says has happened: a hurt, a time away."""
    rules = read_rules(plain(settled(text)), today).rules
    return any(
        rule.kind is not RuleKind.HURT
        and rule.first is None
        and rule.last is None
        and not _of_the_event(rule)
        for rule in rules
    )


def _of_the_event(rule: AthleteRule) -> bool:
    """Tell whether a rule only says what cannot be done meanwhile: "no running", on no day in particular."""
    return rule.kind is RuleKind.NO_TRAINING and not rule.weekdays and rule.purpose is None


def states_more_than_a_wish(text: str, today: date) -> bool:
    """Tell whether a message that asks for a plan states rules besides its days and hours a week."""
    rules = read_rules(plain(settled(text)), today).rules
    of_a_wish = (RuleKind.MOST_DAYS, RuleKind.MOST_TIME, RuleKind.MOST_SESSIONS, RuleKind.HURT)
    return any(rule.kind not in of_a_wish or rule.weekdays for rule in rules)


def states_rules(text: str, today: date) -> bool:
    """Tell whether a message states a rule for training or takes one back, understood whole or not.

    A hurt alone is no rule here: it is something that happened.
    """
    said = plain(settled(text))
    if "?" in said or _PLAN.search(said):
        return False
    if _STATES.search(said):
        return True
    reading = read_rules(said, today)
    return any(rule.kind is not RuleKind.HURT for rule in (*reading.rules, *reading.withdrawn))
