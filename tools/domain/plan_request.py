"""What a plan is to be made for."""

from datetime import date
from typing import Self

from pydantic import Field

from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule
from tools.domain.finding import Frozen
from tools.domain.strategy import RaceStrategy
from tools.domain.training.plan_rule import AthleteFlags
from tools.domain.training.training_plan import (
    GoalRace,
    History,
    PlanDay,
    TimeOff,
    TrainingPlan,
    TrainingSport,
)

SHORTEST_WEEKS, LONGEST_WEEKS = 4, 30


class PlanWish(Frozen):
    """What the athlete said of the plan they want; None: not said, so the history or a default says it.

    Without a goal race a plan is for `weeks` weeks of fitness in `sport`. `hours_a_week` is what they can
    train at most, `days_a_week` on how many days; `weekly_hours_now` and `longest_now_s` are what they do
    now, for those without a history.
    """

    races: tuple[GoalRace, ...] = ()
    sport: TrainingSport | None = None
    weeks: int | None = Field(default=None, ge=1, le=60)
    starts_on: PlanDay | None = None
    hours_a_week: float | None = Field(default=None, gt=0, le=40)
    days_a_week: int | None = Field(default=None, ge=1, le=7)
    strength_days: int | None = Field(default=None, ge=0, le=4)
    weekly_hours_now: float | None = Field(default=None, ge=0, le=40)
    longest_now_s: float | None = Field(default=None, ge=0, le=86_400)
    novice: bool | None = None


class PlanStanding(Frozen):
    """All a plan is judged against, and made from: what was done, what the athlete can, and their own rules.

    `today` is the athlete's own day: what lies before it is past and never changed.
    """

    today: date
    history: History = History()
    thresholds: Thresholds = Thresholds()
    rules: tuple[AthleteRule, ...] = ()
    flags: AthleteFlags = AthleteFlags()

    def of(self, plan: TrainingPlan) -> Self:
        """Return the standing a plan is judged and changed by: its thresholds, and what it was changed for.

        An illness, an injury or a trip that is not over counts as a rule of the athlete's.
        """
        lasting = (_as_rule(each) for each in plan.time_off if each.last >= self.today)
        rules = tuple(dict.fromkeys((*self.rules, *lasting)))
        return self.model_copy(update={"rules": rules, "thresholds": plan.thresholds or self.thresholds})


class PlanRequest(Frozen):
    """All a plan is built from. The same request always builds the same plan.

    The plan starts on a Monday, that of today's week at the earliest, and no session lies before today.
    `strategy` is what the key sessions rehearse.
    """

    wish: PlanWish
    standing: PlanStanding
    strategy: RaceStrategy | None = None


class BuiltPlan(Frozen):
    """A valid plan, and what has to be said with it: what was assumed, what was asked and could not be."""

    plan: TrainingPlan
    notes: tuple[str, ...] = ()


class NoSuchPlan(ValueError):
    """No valid plan can be made of a request; `str()` says why and what to change, in sentences."""


def time_off_of(rule: AthleteRule) -> TimeOff | None:
    """Return a rule that ends one day as what a plan was changed for; None for one without an end."""
    if rule.last is None:
        return None
    return TimeOff(**{name: getattr(rule, name) for name in TimeOff.model_fields})


def _as_rule(off: TimeOff) -> AthleteRule:
    return AthleteRule.model_validate(off.model_dump())
