"""What a model may say about a training plan when it calls a tool: days, kinds and wishes, never sums."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, Field

from tools.domain.athlete_rules import Trigger
from tools.domain.others_words import others_words
from tools.domain.plan_request import PlanWish
from tools.domain.race import RaceBrief, Sport
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport, WorkoutPurpose
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.kit.errors import MissingInput
from tools.kit.race_arguments import ClockTime, clock_seconds
from tools.kit.said_days import SaidDay

WHEN_IS_IT = "On which day is the race? With its date I count the weeks back and build the plan."
LONGEST_NAME = 80
_NAMED = ((MARATHON_M, "Marathon"), (HALF_MARATHON_M, "Half marathon"))
_OF_SPORT = {
    TrainingSport.RUN: "Race",
    TrainingSport.RIDE: "Ride",
    TrainingSport.SWIM: "Swim",
    TrainingSport.TRIATHLON: "Triathlon",
}


class SaidRace(BaseModel):
    """A race the athlete named."""

    day: date | None = Field(default=None, description="The day of the race, YYYY-MM-DD.")
    name: str | None = Field(default=None, max_length=80)
    sport: TrainingSport = TrainingSport.RUN
    distance_km: float | None = Field(default=None, gt=0, le=1_000)
    goal_time: ClockTime | None = Field(default=None, description="The finish time wanted, as H:MM:SS.")
    priority: RacePriority | None = Field(
        default=None, description="A: what the plan is for; B: rested for; C: trained through."
    )

    def as_goal(self, otherwise: RacePriority = RacePriority.A) -> GoalRace:
        """Return it in SI units; without a priority it is `otherwise`. Raises MissingInput without a day."""
        if self.day is None:
            raise MissingInput(WHEN_IS_IT)
        distance_m = self.distance_km * 1000 if self.distance_km else None
        return GoalRace(
            day=self.day,
            priority=self.priority or otherwise,
            name=others_words(self.name, LONGEST_NAME) or _race_name(self.sport, distance_m),
            sport=self.sport,
            distance_m=distance_m,
            goal_time_s=clock_seconds(self.goal_time) if self.goal_time else None,
        )


class SaidWish(BaseModel):
    """The plan the athlete wants. Leave out what they did not say: their history says it."""

    races: list[SaidRace] = Field(default_factory=list, max_length=12)
    sport: TrainingSport | None = Field(
        default=None, description="Without a race: run, ride, swim or triathlon."
    )
    weeks: int | None = Field(default=None, ge=1, le=60)
    starts_on: date | None = None
    hours_a_week: float | None = Field(default=None, gt=0, le=40, description="The most they can train.")
    days_a_week: int | None = Field(default=None, ge=1, le=7)
    strength_days: int | None = Field(default=None, ge=0, le=4)
    weekly_hours_now: float | None = Field(default=None, ge=0, le=40, description="What they train now.")
    longest_now_minutes: float | None = Field(default=None, ge=0, le=1_440)
    novice: bool | None = None

    def as_wish(self) -> PlanWish:
        """Return it as the plan's wish; raise MissingInput for a race without its day."""
        races = tuple(race.as_goal() for race in self.races)
        known = self.model_dump(exclude={"races", "longest_now_minutes"})
        longest = self.longest_now_minutes
        return PlanWish(
            **known,
            races=races,
            longest_now_s=longest * 60 if longest is not None else None,
        )


class SaidEdit(BaseModel):
    """One change of the plan.

    `session` is a session's id, its day (a date or a weekday), its day and kind ("2026-11-26 intervals",
    "thursday intervals"), or "next" and its kind ("next long").
    """

    edit: Literal["move", "swap_days", "remove", "resize", "shorten", "lengthen", "replace", "add"]
    session: str | None = Field(default=None, max_length=80)
    to: SaidDay | None = Field(
        default=None,
        description="The day to move to, to swap with, or to add a session on: a date, or a weekday's name.",
    )
    minutes: float | None = Field(default=None, ge=5, le=720)
    sport: TrainingSport | None = None
    purpose: WorkoutPurpose | None = None


class SaidEvent(BaseModel):
    """What happened. `first` and `last` are days; `last` is left out while it goes on."""

    event: Literal["missed", "ill", "hurt", "away", "new_race", "race_gone", "rules_changed"]
    first: SaidDay | None = None
    last: SaidDay | None = None
    fever: bool = False
    body_part: str | None = Field(default=None, max_length=60)
    trigger: Trigger | None = None
    possible: list[TrainingSport] = Field(default_factory=list, description="What can be trained while away.")
    race: SaidRace | None = None


def race_of(brief: RaceBrief) -> tuple[GoalRace, ...]:
    """Return the race of a conversation as a plan's goal, where its day is known."""
    if brief.race_date is None:
        return ()
    sport = TrainingSport.RIDE if brief.sport is Sport.RIDE else TrainingSport.RUN
    race = GoalRace(
        day=brief.race_date,
        priority=RacePriority.A,
        name=others_words(brief.race_name, LONGEST_NAME) or _race_name(sport, brief.distance_m),
        sport=sport,
        distance_m=brief.distance_m,
        goal_time_s=brief.goal_time_s,
    )
    return (race,)


def _race_name(sport: TrainingSport, distance_m: float | None) -> str:
    """Name a race by its distance where it has no name: "Marathon", "10 km"."""
    for official_m, name in _NAMED:
        if sport is TrainingSport.RUN and distance_m and abs(distance_m - official_m) < 1:
            return name
    kind = _OF_SPORT.get(sport, "Race")
    if distance_m is None:
        return kind
    kilometres = f"{distance_m / 1000:g} km"
    return kilometres if sport is TrainingSport.RUN else f"{kilometres} {kind.lower()}"
