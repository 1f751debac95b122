"""What one part of a message asks for: a limit, a day kept free, a fixed session, a time away.

A form is read only when every word of the part is known to it; anything else is left to be asked.
"""

from agent.understanding.training_rules_limits import (
    read_counted,
    read_distance,
    read_hard_apart,
    read_sessions_on,
    read_time,
)
from agent.understanding.training_rules_parts import AWAY_WORDS, TRAINING_WORDS, Part
from agent.understanding.training_rules_tokens import ALL_DAYS, Kind
from agent.understanding.training_rules_words import (
    HARD,
    PLANNED_SPORTS,
    Body,
    Carried,
    all_known,
    body_of,
    counts_sessions,
    days_with_others,
    hard_nouns,
    purpose_of,
)
from tools.domain.athlete_rules import RuleKind
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

_FIXED_WORDS = frozenset(
    {"club", "group", "masters", "session", "class", "usual", "regular", "weekly", "day"}
)


_POLITE = frozenset({"please", "thanks", "anymore"})


_OFF = frozenset({"off", "rest", "resting"})


_NEW_SENTENCE = ("", ".", ";", "!", "?", "so")


_REST_NOUNS = {"rest day", "rest days", "day off", "days off", "day", "days", "day of rest", "days of rest"}


def bodies_of(part: Part, carried: Carried) -> list[Body] | None:
    """Return the rules of a part without their words; None where it is not understood whole."""
    part = without_other_day(part)
    if part.has(Kind.RANGE) or len(part.every(Kind.TIME)) > 1 or len(part.every(Kind.DATES)) > 1:
        return None
    for form in _FORMS:
        found = form(part, carried)
        if found is not None:
            return found
    return None


def without_other_day(part: Part) -> Part:
    """Return "long runs on Saturday not Sunday" as what it asks for: the last day says no more."""
    tokens = [each for each in part.tokens if each.text not in _POLITE]
    before, kinds = tokens[:-3], [each.kind for each in tokens[-3:]]
    if kinds != [Kind.DAYS, Kind.NEVER, Kind.DAYS] or not any(
        each.kind in (Kind.SPORT, Kind.PURPOSE) for each in before
    ):
        return part
    if any(each.kind is Kind.NEVER for each in before):
        return part
    return Part(tokens[:-2], part.joined_by, part.ended_by, extra=part.extra)


def _never(part: Part, carried: Carried) -> list[Body] | None:
    """Nothing, or nothing of a sport, or nothing hard, on some days or at all."""
    refuses = len(part.every(Kind.NEVER)) == 1 or (carried.never and not part.has(Kind.NEVER))
    if not refuses or part.has(
        Kind.TIME, Kind.DISTANCE, Kind.NUMBER, Kind.MOST, Kind.LEAST, Kind.OVER, Kind.PER, Kind.ONLY
    ):
        return None
    elliptic = (
        part.bare_never
        and not carried.after_again
        and (part.joined_by not in _NEW_SENTENCE or part.ended_by == "but")
    )
    fits = {"work", "works", "suit", "suits"} if part.tokens[0].kind is Kind.DAYS else set()
    words_known = all_known(part, TRAINING_WORDS | {"available", "possible", "hard"} | fits)
    if elliptic or _rests(part) or not words_known:
        return None
    if part.has(Kind.EXCEPT):
        return _never_except(part)
    days = days_with_others(part, carried)
    when = bool(days) or part.has(Kind.DATES) or part.has(Kind.DAYS)
    if any(each in HARD for each in part.purposes) or hard_nouns(part):
        return [
            body_of(part, RuleKind.NOTHING_HARD, sport=sport, days=days) for sport in part.sports or (None,)
        ]
    of_nothing = part.purposes and not part.sports and not part.has(Kind.NOUN)
    uncounted = part.has(Kind.NOUN) and not counts_sessions(part)
    if WorkoutPurpose.EASY in part.purposes or of_nothing or uncounted or not (part.sports or when):
        return None
    return [
        body_of(part, RuleKind.NO_TRAINING, sport=sport, purpose=purpose_of(part), days=days)
        for sport in part.sports or (None,)
    ]


def _never_except(part: Part) -> list[Body] | None:
    """No training but of a sport, or but on some days: the rules of all the others."""
    at = next(i for i, each in enumerate(part.tokens) if each.kind is Kind.EXCEPT)
    before, after = Part(part.tokens[:at], extra=part.extra), Part(part.tokens[at + 1 :])
    if before.purposes or after.purposes or not after.tokens:
        return None
    if after.sports and not after.days and not before.sports and (before.days or before.has(Kind.DATES)):
        others = [each for each in PLANNED_SPORTS if each not in after.sports]
        return [body_of(before, RuleKind.NO_TRAINING, sport=each) for each in others]
    if after.days and not after.sports and not before.days:
        days = tuple(day for day in ALL_DAYS if day not in after.days)
        return [
            body_of(before, RuleKind.NO_TRAINING, sport=each, days=days) for each in before.sports or (None,)
        ]
    return None


def _rest(part: Part, carried: Carried) -> list[Body] | None:
    """A weekday or a stretch of days off."""
    nouns = {each.text for each in part.every(Kind.NOUN)}
    off = _rests(part)
    busy = part.has(
        Kind.NEVER, Kind.TIME, Kind.DISTANCE, Kind.NUMBER, Kind.SPORT, Kind.PURPOSE, Kind.MOST, Kind.LEAST,
        Kind.ONLY, Kind.PER, Kind.EXCEPT,
    )  # fmt: skip
    if part.either or not off or busy or not (part.days or part.has(Kind.DATES)) or "i'm" in part.words:
        return None
    free = {"free"} if _is_kept_free(part) else set()
    every_word = all_known(
        part,
        _OFF | free | {"as", "leave", "complete", "completely", "entirely", "full", "day", "take", "limits"},
    )
    return [body_of(part, RuleKind.NO_TRAINING)] if every_word and nouns <= _REST_NOUNS else None


def _is_kept_free(part: Part) -> bool:
    """Whether "free" is free of training: "keep Fridays free"; "I'm free on Friday" is the opposite."""
    return part.says("keep", "leave", "completely", "entirely") and not part.says("i'm", "i", "am")


def _rests(part: Part) -> bool:
    nouns = {each.text for each in part.every(Kind.NOUN)}
    kept_free = part.says("free") and _is_kept_free(part)
    return bool(_OFF & set(part.words)) or bool(nouns & (_REST_NOUNS - {"day", "days"})) or kept_free


def _only_days(part: Part, carried: Carried) -> list[Body] | None:
    """Training, or a sport, on some days only: the other days are ruled out. Easy only: nothing hard."""
    if (
        not part.has(Kind.ONLY)
        or not part.days
        or part.has(
            Kind.NEVER, Kind.TIME, Kind.DISTANCE, Kind.NUMBER, Kind.MOST, Kind.LEAST, Kind.EXCEPT, Kind.PER
        )
    ):
        return None
    if part.purposes == (WorkoutPurpose.EASY,) and all_known(part, TRAINING_WORDS):
        return [body_of(part, RuleKind.NOTHING_HARD)]
    if part.purposes or not all_known(part, TRAINING_WORDS | {"possible"}):
        return None
    at = next(i for i, each in enumerate(part.tokens) if each.kind is Kind.ONLY)
    after = [each for each in part.tokens[at + 1 :] if each.text not in ("on", "the", "train", "training")]
    meant_of_days = part.says("can", "possible") or not after or after[0].kind is Kind.DAYS
    if not meant_of_days:
        return None
    days = tuple(day for day in ALL_DAYS if day not in part.days)
    return [body_of(part, RuleKind.NO_TRAINING, sport=each, days=days) for each in part.sports or (None,)]


def _fixed(part: Part, carried: Carried) -> list[Body] | None:
    """A session on its weekdays; "Mondays easy" keeps the hard ones out."""
    if part.either or not part.days or part.has(
        Kind.NEVER, Kind.TIME, Kind.DISTANCE, Kind.NUMBER, Kind.MOST, Kind.LEAST, Kind.ONLY, Kind.PER,
        Kind.EXCEPT, Kind.OVER,
    ):  # fmt: skip
        return None
    nouns = {each.text for each in part.every(Kind.NOUN)} - {"day", "days", "session", "sessions"}
    if (nouns and nouns != {"workout"}) or len(part.purposes) > 1 or carried.never:
        return None
    easy = part.purposes == (WorkoutPurpose.EASY,)
    if easy and not part.sports and all_known(part, TRAINING_WORDS):
        return [body_of(part, RuleKind.NOTHING_HARD)]
    # "no rides on Sunday and runs on Monday" may mean either; a long session needs its sport.
    elliptic = carried.after_never and part.joined_by == "and" and not part.purposes
    open_ended = elliptic and part.sports != (TrainingSport.STRENGTH,)
    of_no_sport = not part.sports and part.purposes in ((), (WorkoutPurpose.LONG,))
    if open_ended or of_no_sport or not all_known(part, _FIXED_WORDS | TRAINING_WORDS):
        return None
    return [
        body_of(part, RuleKind.FIXED_SESSION, sport=sport, purpose=purpose_of(part))
        for sport in part.sports or (None,)
    ]


def _away(part: Part, carried: Carried) -> list[Body] | None:
    """A time away, from its first to its last day, with what can be done there."""
    first, last = part.dates
    away = part.away or bool(AWAY_WORDS & set(part.words))
    if (
        not away
        or first is None
        or last is None
        or part.days
        or part.has(Kind.NUMBER, Kind.TIME, Kind.DISTANCE)
    ):
        return None
    trip = AWAY_WORDS | {"business", "work", "family", "trip", "i'm", "we're", "out"}
    if part.has(Kind.NEVER) or (part.sports and not part.has(Kind.ONLY)) or not all_known(part, trip):
        return None
    possible = part.sports if part.has(Kind.ONLY) else ()
    return [{"kind": RuleKind.AWAY, "first": first, "last": last, "possible": possible}]


_FORMS = (
    _away,
    read_hard_apart,
    read_time,
    read_distance,
    read_counted,
    read_sessions_on,
    _rest,
    _only_days,
    _never,
    _fixed,
)
