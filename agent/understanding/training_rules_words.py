"""What the forms of a rule share: the words that carry no meaning, and what a part says in common."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from agent.understanding.training_rules_parts import Part
from agent.understanding.training_rules_tokens import ALL_DAYS, Kind
from tools.domain.athlete_rules import Per, RuleKind, Weekday
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose

Body = dict[str, Any]
"""A rule without its words."""


HARD = frozenset({WorkoutPurpose.INTERVALS, WorkoutPurpose.THRESHOLD, WorkoutPurpose.RACE_PACE})


PLANNED_SPORTS = (TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM, TrainingSport.STRENGTH)


MAY = frozenset({"can", "have", "available", "possible", "got", "time", "manage"})


_FILLER = frozenset(
    {
        "please", "i", "i'm", "i'd", "i'll", "i've", "we", "me", "my", "you", "the", "a", "an", "to", "on",
        "in", "of", "for", "is", "are", "be", "it", "it's", "that", "do", "doing", "have", "has", "get",
        "should", "shall", "will", "must", "any", "every", "each", "all", "with", "at", "let's", "let",
        "keep", "give", "put", "plan", "schedule", "need", "there", "ever", "always", "rule", "hi", "hello",
        "hey", "coach", "thanks", "from", "them", "this", "go", "going", "am", "new", "can", "may", "per",
        "just", "really", "doctor", "physio", "said", "says", "told", "absolutely", "strictly", "want",
        "own", "total",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """What a part may leave unsaid because the part before it said it."""

    limit: Kind | None = None
    per: Per | None = None
    never: bool = False
    after_never: bool = False
    after_again: bool = False
    days_limited: frozenset[Weekday] = frozenset()


SESSION_NOUNS = frozenset({"session", "sessions", "workout", "workouts"})


def limit_of(part: Part, carried: Carried) -> Kind | None:
    """Return whether a part bounds from above or below, also as "never ... more than"."""
    never, over = part.has(Kind.NEVER), part.has(Kind.OVER)
    most, least = part.has(Kind.MOST), part.has(Kind.LEAST)
    if most + least + over > 1 or (never and not over) or (over and not never):
        return None
    if most or over:
        return Kind.MOST
    return Kind.LEAST if least else None


def all_known(part: Part, also: frozenset[str] | set[str] = frozenset()) -> bool:
    """Tell whether every plain word of a part is known here."""
    return all(each in _FILLER or each in also for each in part.words)


def counts_sessions(part: Part) -> bool:
    """Tell whether the only things a part counts are sessions."""
    nouns = {each.text for each in part.every(Kind.NOUN)}
    return nouns <= SESSION_NOUNS | {"training session", "training sessions", "day"}


def hard_nouns(part: Part) -> bool:
    """Tell whether a part speaks of hard days or sessions only."""
    nouns = part.every(Kind.NOUN)
    return bool(nouns) and all(each.text.startswith(("hard", "quality")) for each in nouns)


def purpose_of(part: Part) -> WorkoutPurpose | None:
    """Return the purpose of the sessions a part speaks of; "hard" ones are intervals."""
    found = part.purposes[0] if part.purposes else None
    return WorkoutPurpose.INTERVALS if found is WorkoutPurpose.RACE_PACE else found


def per_of(part: Part, carried: Carried) -> Per | None:
    """Return what a limit counts over: as said, per session where sessions are bounded, else per day."""
    if part.per is not None:
        return part.per
    if any("week" in each.text for each in part.every(Kind.MOST)):
        return Per.WEEK  # "cap my week at 8 hours"
    nouns = {each.text for each in part.every(Kind.NOUN)}
    if _is_each_sport(part):
        return Per.SESSION
    several = any(each.text.split()[-1] in _SEVERAL for each in part.every(Kind.SPORT))
    if several or nouns & SESSION_NOUNS or part.purposes:
        return Per.SESSION
    if part.days or part.has(Kind.OTHER_DAYS, Kind.DAYS):
        goes_on = carried.limit is not None and not part.has(Kind.MOST)
        return Per.SESSION if goes_on and carried.per is Per.SESSION else Per.DAY
    return None


def _is_each_sport(part: Part) -> bool:
    """Whether a part speaks of each session of a sport: "per run", "every ride"."""
    before = {each.text for each, after in pairwise(part.tokens) if after.kind is Kind.SPORT}
    return bool(before & {"per", "each", "every"})


_SEVERAL = frozenset({"runs", "rides", "swims", "sessions", "workouts"})


def days_with_others(part: Part, carried: Carried) -> tuple[Weekday, ...]:
    """Return the weekdays of a part; "the other days" are those no limit was named for before."""
    if part.has(Kind.OTHER_DAYS) and carried.days_limited:
        return tuple(day for day in ALL_DAYS if day not in carried.days_limited)
    return part.days


def body_of(part: Part, kind: RuleKind, *, days: tuple[Weekday, ...] | None = None, **rest: Any) -> Body:
    """Return a rule on a part's weekdays (or `days`) and dates, without what is None."""
    first, last = part.dates
    known = {name: value for name, value in rest.items() if value is not None}
    return {
        "kind": kind,
        "weekdays": part.days if days is None else days,
        "first": first,
        "last": last,
    } | known
