"""Whether a rule somebody else read stands on the athlete's words: each number, weekday and date of it."""

from datetime import date

from agent.understanding.reading import plain
from agent.understanding.training_rules import doubtful
from agent.understanding.training_rules_hurts import body_part_in
from agent.understanding.training_rules_parts import Part
from agent.understanding.training_rules_tokens import ALL_DAYS, Kind, tokens_of
from tools.domain.athlete_rules import AthleteRule, RuleKind

_TOLERANCE = 0.001
_LIMITS_UNSAID = {RuleKind.HARD_APART: {2.0}, RuleKind.MOST_SESSIONS: {1.0}, RuleKind.LEAST_REST_DAYS: {1.0}}


def grounded(rule: AthleteRule, words: str, today: date) -> bool:
    """Tell whether a rule's own words were said, and each number, day, date and sport of it is in them."""
    said = plain(" ".join(words.split()))
    own = plain(" ".join(rule.words.split()))
    if own.strip(" .,;!?") not in said or (rule.kind is not RuleKind.HURT and doubtful(_around(own, said))):
        return False
    part = Part(tokens_of(rule.words, today))
    return (
        _days_are_said(rule, part)
        and _limit_is_said(rule, part)
        and _dates_are_said(rule, part)
        and _sport_is_said(rule, part)
        and _bound_fits(rule, part)
        and (rule.body_part is None or body_part_in(rule.words) == plain(rule.body_part))
    )


def _around(own: str, said: str) -> str:
    """Return the sentence a rule's words stand in."""
    at = said.find(own.strip(" .,;!?"))
    first = max(said.rfind(mark, 0, at) for mark in ".;!?")
    ends = [end for mark in ".;!?" if (end := said.find(mark, at + len(own))) >= 0]
    return said[first + 1 : min(ends, default=len(said)) + 1]


def _days_are_said(rule: AthleteRule, part: Part) -> bool:
    """The weekdays are those named, or all the others where only some are allowed."""
    days, named = set(rule.weekdays), set(part.days)
    if not days:
        return not part.days
    if days == named:
        return True
    others = part.has(Kind.ONLY, Kind.EXCEPT, Kind.OTHER_DAYS)
    return others and days == set(ALL_DAYS) - named


def _limit_is_said(rule: AthleteRule, part: Part) -> bool:
    if rule.limit is None:
        return True
    numbers = {float(each.value) for each in part.every(Kind.TIME, Kind.DISTANCE, Kind.NUMBER)}
    if rule.kind is RuleKind.HARD_APART:
        numbers = {each + 1 for each in numbers}
    close = any(abs(rule.limit - each) <= _TOLERANCE * max(1.0, each) for each in numbers)
    return close or (not numbers - {2.0, 3.0} and rule.limit in _LIMITS_UNSAID.get(rule.kind, set()))


def _dates_are_said(rule: AthleteRule, part: Part) -> bool:
    return (rule.first, rule.last) == part.dates and len(part.every(Kind.DATES)) <= 1


def _sport_is_said(rule: AthleteRule, part: Part) -> bool:
    """The sport is named; a hurt's sport and what is possible while away are named as well."""
    sports = set(part.sports)
    if any(each not in sports for each in rule.possible):
        return False
    if rule.sport is None:
        return not sports or rule.kind in (RuleKind.HURT, RuleKind.AWAY)
    return rule.sport in sports


def _bound_fits(rule: AthleteRule, part: Part) -> bool:
    """What bounds from above is not said as a least, and the other way round; a "no" is said for a "no"."""
    if rule.kind in (RuleKind.LEAST_TIME, RuleKind.LEAST_REST_DAYS):
        return not part.has(Kind.MOST)
    if rule.kind in (RuleKind.NO_TRAINING, RuleKind.NOTHING_HARD):
        return not part.has(Kind.MOST, Kind.LEAST, Kind.TIME, Kind.DISTANCE)
    if rule.kind is RuleKind.FIXED_SESSION:
        return not part.has(Kind.NEVER)
    return not part.has(Kind.LEAST)
