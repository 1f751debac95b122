"""What happens to an athlete and should change the plan."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from tools.domain.athlete_rules import Trigger
from tools.domain.finding import Frozen
from tools.domain.training.training_plan import GoalRace, TrainingSport


class Missed(Frozen):
    """Sessions that were not done, by id; empty: all that the activities show as missed."""

    event: Literal["missed"] = "missed"
    workout_ids: tuple[str, ...] = ()


class Ill(Frozen):
    """An illness; `last` None: still ill. With fever nothing is trained; without, nothing hard."""

    event: Literal["ill"] = "ill"
    first: date
    last: date | None = None
    fever: bool = False


class Hurt(Frozen):
    """An injury; `last` None: until the athlete says it is gone."""

    event: Literal["hurt"] = "hurt"
    first: date
    last: date | None = None
    body_part: str
    trigger: Trigger | None = None


class Away(Frozen):
    """Travel: nothing but `possible` from `first` to `last`."""

    event: Literal["away"] = "away"
    first: date
    last: date
    possible: tuple[TrainingSport, ...] = ()


class NewRace(Frozen):
    """A race more in the plan."""

    event: Literal["new_race"] = "new_race"
    race: GoalRace


class RaceGone(Frozen):
    """A race less in the plan, by its day."""

    event: Literal["race_gone"] = "race_gone"
    day: date


class TooHard(Frozen):
    """A workout that went worse than planned: what comes next is eased. `why` is the review's sentence."""

    event: Literal["too_hard"] = "too_hard"
    day: date
    activity_id: str
    why: str


class WentWell(Frozen):
    """A workout that went as planned or better: nothing changes but, at most, what was eased before."""

    event: Literal["went_well"] = "went_well"
    day: date
    activity_id: str
    why: str


class RulesChanged(Frozen):
    """The athlete's rules are others now."""

    event: Literal["rules_changed"] = "rules_changed"


PlanEvent = Annotated[
    Missed | Ill | Hurt | Away | NewRace | RaceGone | TooHard | WentWell | RulesChanged,
    Field(discriminator="event"),
]
