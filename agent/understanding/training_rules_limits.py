"""Limits in what is said of rules: so long, so far, so often, so many days apart."""

from agent.understanding.training_rules_parts import TRAINING_WORDS, Part
from agent.understanding.training_rules_tokens import Kind
from agent.understanding.training_rules_words import (
    HARD,
    MAY,
    SESSION_NOUNS,
    Body,
    Carried,
    all_known,
    body_of,
    counts_sessions,
    days_with_others,
    limit_of,
    per_of,
    purpose_of,
)
from tools.domain.athlete_rules import Per, RuleKind
from tools.domain.training.training_plan import WorkoutPurpose


def read_time(part: Part, carried: Carried) -> list[Body] | None:
    """So long at most, or at least, a session, a day or a week."""
    if not part.has(Kind.TIME) or part.has(Kind.NUMBER, Kind.DISTANCE, Kind.EXCEPT):
        return None
    may = bool(MAY & set(part.words)) or (part.has(Kind.ONLY) and bool(set(part.words) & {"have", "got"}))
    bound = limit_of(part, carried)
    if bound is None and not part.has(Kind.NEVER, Kind.OVER):
        bare_week = part.per is Per.WEEK and not part.days and not (TRAINING_WORDS & set(part.words))
        bound = Kind.MOST if may or bare_week or part.has(Kind.ONLY) else carried.limit
    if bound is None or not all_known(part, MAY | TRAINING_WORDS | {"longer"}):
        return None
    per = per_of(part, carried)
    if per is None or len(part.purposes) > 1 or (part.has(Kind.NOUN) and not counts_sessions(part)):
        return None
    kind = RuleKind.MOST_TIME if bound is Kind.MOST else RuleKind.LEAST_TIME
    days = days_with_others(part, carried)
    return [
        body_of(
            part, kind, limit=part.value(Kind.TIME), per=per, sport=sport, purpose=purpose_of(part), days=days
        )
        for sport in part.sports or (None,)
    ]


def read_distance(part: Part, carried: Carried) -> list[Body] | None:
    """So far at most, a session, a day or a week: only of one sport, for kilometres differ."""
    if not part.has(Kind.DISTANCE) or part.has(Kind.NUMBER, Kind.TIME, Kind.EXCEPT):
        return None
    bound = limit_of(part, carried) or (
        None if part.has(Kind.NEVER, Kind.OVER, Kind.LEAST) else carried.limit
    )
    per = per_of(part, carried)
    if bound is not Kind.MOST or per is None or len(part.sports) != 1 or not all_known(part, TRAINING_WORDS):
        return None
    return [
        body_of(
            part,
            RuleKind.MOST_DISTANCE,
            limit=part.value(Kind.DISTANCE),
            per=per,
            sport=part.sports[0],
            purpose=purpose_of(part),
        )
    ]


def read_hard_apart(part: Part, carried: Carried) -> list[Body] | None:
    """Never two hard days in a row; so many days between them."""
    said = " ".join(each.text for each in part.tokens)
    apart_words = {"in", "a", "row", "consecutive", "back-to-back", "back", "after", "other", "one", "two"}
    hard = part.has(Kind.PURPOSE) or any(
        "hard" in each.text or "quality" in each.text for each in part.every(Kind.NOUN)
    )
    if not hard or any(each not in HARD and each is not WorkoutPurpose.EASY for each in part.purposes):
        return None
    in_a_row = "in a row" in said or "consecutive" in said or "back to back" in said or "back-to-back" in said
    numbers = [each.value for each in part.every(Kind.NUMBER)]
    hours = [each.value / 86_400 for each in part.every(Kind.TIME)]
    if part.says("between") and len(hours) == 1 and not numbers and hours[0] in (1.0, 2.0, 3.0, 4.0):
        whole = all_known(part, {"between", "hard"}) and not part.has(Kind.NEVER, Kind.MOST, Kind.ONLY)
        return [{"kind": RuleKind.HARD_APART, "limit": hours[0]}] if whole else None
    if in_a_row and part.has(Kind.NEVER) and numbers in ([], [2.0]) and all_known(part, apart_words):
        return [{"kind": RuleKind.HARD_APART, "limit": 2.0}]
    between = part.says("between") and len(numbers) == 1 and not part.has(Kind.NEVER, Kind.MOST, Kind.ONLY)
    days = [each for each in part.every(Kind.NOUN) if each.text in ("day", "days", "rest day", "rest days")]
    easy = [each for each in part.every(Kind.PURPOSE) if each.value is WorkoutPurpose.EASY]
    if between and (days or easy) and all_known(part, {"between", "hard"}) and numbers[0] <= 10:
        return [{"kind": RuleKind.HARD_APART, "limit": numbers[0] + 1}]
    return None


def read_counted(part: Part, carried: Carried) -> list[Body] | None:
    """So many days, rest days, hard days or sessions a week or a day."""
    numbers = part.every(Kind.NUMBER)
    nouns = " ".join(each.text for each in part.every(Kind.NOUN))
    if "double" in nouns or "two-a-day" in nouns:
        plain = part.has(Kind.NEVER) and not numbers and not part.days and all_known(part)
        return [{"kind": RuleKind.MOST_SESSIONS, "limit": 1.0, "per": Per.DAY}] if plain else None
    if len(numbers) != 1 or part.has(Kind.TIME, Kind.DISTANCE, Kind.EXCEPT, Kind.DAYS, Kind.OTHER_DAYS):
        return None
    value, bound = numbers[0].value, limit_of(part, carried)
    if value != int(value) or len(part.sports) > 1 or not all_known(part, TRAINING_WORDS | {"can", "rest"}):
        return None
    if part.has(Kind.NEVER) and bound is None:
        return None
    allowed = part.has(Kind.ONLY) or part.says("can")
    return _count_body(part, nouns, value, bound, allowed)


def read_sessions_on(part: Part, carried: Carried) -> list[Body] | None:
    """So many sessions at most on some weekdays: "two sessions on Saturdays max"."""
    numbers, nouns = part.every(Kind.NUMBER), {each.text for each in part.every(Kind.NOUN)}
    counted = len(numbers) == 1 and bool(nouns) and nouns <= SESSION_NOUNS and not part.sports
    if not counted or not part.days or part.has(Kind.TIME, Kind.DISTANCE, Kind.EXCEPT, Kind.PURPOSE):
        return None
    at_most = limit_of(part, carried) is Kind.MOST and part.per in (None, Per.DAY)
    if not at_most or not all_known(part, TRAINING_WORDS):
        return None
    return [body_of(part, RuleKind.MOST_SESSIONS, limit=numbers[0].value, per=Per.DAY)]


def _count_body(part: Part, nouns: str, value: float, bound: Kind | None, allowed: bool) -> list[Body] | None:
    weekly = part.per is Per.WEEK
    at_most = bound is Kind.MOST or (bound is None and allowed)
    if "rest" in nouns or "off" in nouns:
        fits = weekly and bound is not Kind.MOST and not allowed and not part.sports and value <= 6
        return [body_of(part, RuleKind.LEAST_REST_DAYS, limit=value, per=Per.WEEK)] if fits else None
    hard = "hard" in nouns or "quality" in nouns or any(each in HARD for each in part.purposes)
    if hard:
        fits = weekly and at_most and not part.sports
        return [body_of(part, RuleKind.MOST_HARD_DAYS, limit=value, per=Per.WEEK)] if fits else None
    if part.purposes and any(each is not WorkoutPurpose.LONG for each in part.purposes):
        return None
    sport = part.sports[0] if part.sports else None
    if "day" in nouns:
        fits = weekly and at_most and not part.purposes and value <= 7
        return [body_of(part, RuleKind.MOST_DAYS, limit=value, per=Per.WEEK, sport=sport)] if fits else None
    once_a_day = part.per is Per.DAY and value == 1 and bound is None
    if part.per in (Per.WEEK, Per.DAY) and (at_most or once_a_day) and (nouns or sport):
        return [
            body_of(
                part, RuleKind.MOST_SESSIONS, limit=value, per=part.per, sport=sport, purpose=purpose_of(part)
            )
        ]
    return None
