"""The athlete's own rules: what a plan must obey, as data, each with the words it was said in."""

from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Self

from pydantic import Field, model_validator

from tools.domain.finding import Frozen
from tools.domain.training.training_plan import TrainingSport, WorkoutPurpose


class Weekday(IntEnum):
    """Days as `date.weekday()` numbers them."""

    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


class RuleKind(StrEnum):
    """What a rule asks for; `limit` is in the unit named here."""

    NO_TRAINING = "no training"  # of `sport` (or any) on `weekdays` (or from `first` to `last`)
    MOST_TIME = "most time"  # seconds per session, day or week
    LEAST_TIME = "least time"  # seconds per session, day or week
    MOST_DISTANCE = "most distance"  # metres per session or week
    MOST_SESSIONS = "most sessions"  # sessions per day or week
    MOST_DAYS = "most days"  # training days per week
    LEAST_REST_DAYS = "least rest days"  # days without training per week
    FIXED_SESSION = "fixed session"  # one of `sport` and `purpose` on each of `weekdays`
    NOTHING_HARD = "nothing hard"  # on `weekdays`, or from `first` to `last`; also while hurt
    HARD_APART = "hard days apart"  # days from one hard day to the next
    MOST_HARD_DAYS = "most hard days"  # hard days per week
    HURT = "hurt"  # `body_part`, made worse by `trigger`; L12 holds until it is taken away
    AWAY = "away"  # no training but `possible` from `first` to `last`


class Per(StrEnum):
    """What a limit counts over."""

    SESSION = "session"
    DAY = "day"
    WEEK = "week"


class Trigger(StrEnum):
    """What makes a hurt worse, and so is kept out of the plan."""

    DOWNHILL = "downhill"
    UPHILL = "uphill"
    FAST = "fast running"
    LONG = "long sessions"
    RUNNING = "running"
    RIDING = "riding"
    SWIMMING = "swimming"
    STRENGTH = "strength training"
    ANYTHING = "any training"


_NEEDS_A_LIMIT = frozenset(
    {
        RuleKind.MOST_TIME,
        RuleKind.LEAST_TIME,
        RuleKind.MOST_DISTANCE,
        RuleKind.MOST_SESSIONS,
        RuleKind.MOST_DAYS,
        RuleKind.LEAST_REST_DAYS,
        RuleKind.HARD_APART,
        RuleKind.MOST_HARD_DAYS,
    }
)


class AthleteRule(Frozen):
    """One rule. `words` are the athlete's own; `weekdays` empty means every day.

    `first` and `last` (both included) bound when it holds; None: always, or until it is taken away.
    """

    kind: RuleKind
    words: str = Field(min_length=1, max_length=400)
    sport: TrainingSport | None = None
    purpose: WorkoutPurpose | None = None
    weekdays: tuple[Weekday, ...] = ()
    per: Per | None = None
    limit: float | None = Field(default=None, ge=0, le=1_000_000)
    first: date | None = None
    last: date | None = None
    body_part: str | None = Field(default=None, max_length=60)
    trigger: Trigger | None = None
    possible: tuple[TrainingSport, ...] = ()

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if self.kind in _NEEDS_A_LIMIT and self.limit is None:
            raise ValueError(f"a rule of the kind “{self.kind}” needs its limit")
        if self.first and self.last and self.first > self.last:
            raise ValueError("a rule ends before it begins")
        if self.kind is RuleKind.FIXED_SESSION and not self.weekdays:
            raise ValueError("a fixed session needs its weekdays")
        if self.kind is RuleKind.FIXED_SESSION and self.sport is None and self.purpose is None:
            raise ValueError("a fixed session needs its sport or its purpose")
        if self.kind is RuleKind.HURT and not self.body_part:
            raise ValueError("a hurt needs the part of the body")
        if self.kind is RuleKind.AWAY and not (self.first and self.last):
            raise ValueError("a time away needs its first and its last day")
        if len(set(self.weekdays)) != len(self.weekdays):
            raise ValueError("a weekday stands twice")
        return self

    @property
    def key(self) -> tuple[object, ...]:
        """What the rule is about, whatever its limit: a newer rule of the same key takes its place."""
        about = (self.kind, self.sport, self.purpose, tuple(sorted(self.weekdays)), self.per)
        return (*about, self.body_part, self.first, self.last)

    def holds_on(self, day: date) -> bool:
        """Say whether the rule holds on a day: its weekday and its dates."""
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class RuleSet(Frozen):
    """A version of all rules. `parent` is the version it was made from; version 0 is the empty beginning."""

    version: int = Field(default=0, ge=0)
    parent: int | None = None
    reason: str = ""
    rules: tuple[AthleteRule, ...] = ()
    made_at: datetime | None = None


class UnsurePart(Frozen):
    """A part of what was said that is not understood well enough to be a rule, and what to ask about it."""

    words: str
    question: str


class RuleReading(Frozen):
    """What was read from the athlete's words.

    `withdrawn` are rules taken back ("I can ride on Sundays again"). Nothing unsure is ever a rule: it is
    asked.
    """

    rules: tuple[AthleteRule, ...] = ()
    withdrawn: tuple[AthleteRule, ...] = ()
    unsure: tuple[UnsurePart, ...] = ()


class RuleConflict(Frozen):
    """Rules that cannot all be obeyed, by their place in the set, and the sentence that says so."""

    places: tuple[int, ...]
    sentence: str


class RulesDraft(Frozen):
    """Rules that wait for a yes: the whole set as it would be, on the version it was made from.

    `unsure` is what was said beside them and has to be asked: it is no rule.
    """

    based_on: int = Field(ge=0)
    rules: tuple[AthleteRule, ...]
    added: tuple[AthleteRule, ...] = ()
    removed: tuple[AthleteRule, ...] = ()
    conflicts: tuple[RuleConflict, ...] = ()
    unsure: tuple[UnsurePart, ...] = ()
    reason: str = ""
