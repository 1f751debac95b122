"""What a model may say about a training plan when it calls a tool: days, kinds and wishes, never sums."""

import calendar
from datetime import date, timedelta
from typing import Literal

from pydantic import BaseModel, Field

from tools.domain.athlete_rules import Trigger
from tools.domain.display import clock, duration
from tools.domain.others_words import others_words
from tools.domain.plan_request import PlanWish
from tools.domain.race import RaceBrief, Sport
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingSport, WorkoutPurpose
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.domain.wording.plan import listed
from tools.kit.errors import MissingInput
from tools.kit.race_arguments import ClockTime, clock_seconds
from tools.kit.said_days import SaidDay

WHEN_IS_IT = "On which day is the race? With its date I count the weeks back and build the plan."
WHAT_FOR = (
    "What shall the plan be for? Name a race and its day, or how many weeks you want to train, and on how "
    "many days a week you can."
)
WHICH_OF_THE_TWO = "Which of the two do you mean?"
AFTER_A_BIRTH = (
    "After a birth let your midwife or doctor clear you for running before the first session, and go back to "
    "them with any pain, heaviness or leaking."
)
SOON = timedelta(weeks=6)  # too near to build a long race's endurance from nothing: our design choice [D]
WEEKS_BACK = 8  # of the plan offered instead: our design choice [D]
EASY_SPEED_KM_H = {TrainingSport.RUN: 60 / 6.5, TrainingSport.RIDE: 25.0}
"""What turns kilometres a week into hours where nothing else is known: our design choice [D]."""
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
    weekday: str | None = Field(
        default=None, max_length=9, description="The weekday they said with the date, where they said one."
    )
    name: str | None = Field(default=None, max_length=80)
    sport: TrainingSport = TrainingSport.RUN
    distance_km: float | None = Field(default=None, gt=0, le=1_000)
    goal_time: ClockTime | None = Field(default=None, description="The finish time wanted, as H:MM:SS.")
    priority: RacePriority | None = Field(
        default=None, description="A: what the plan is for; B: rested for; C: trained through."
    )

    def as_goal(self, otherwise: RacePriority = RacePriority.A) -> GoalRace:
        """Return it in SI units; without a priority it is `otherwise`.

        Raises MissingInput without a day, and where the weekday said with it is another.
        """
        if self.day is None:
            raise MissingInput(WHEN_IS_IT)
        if self.weekday and (other := _on_that_weekday(self.day, self.weekday)) != self.day:
            raise MissingInput(
                f"{self.day:%-d %B %Y} is a {self.day:%A}; the {other:%A} is {other:%-d %B %Y}. "
                f"{WHICH_OF_THE_TWO}"
            )
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
    weekly_km_now: float | None = Field(
        default=None, ge=0, le=1_000, description="What they run or ride now, where they say no hours."
    )
    longest_now_minutes: float | None = Field(default=None, ge=0, le=1_440)
    longest_now_km: float | None = Field(default=None, gt=0, le=1_000)
    novice: bool | None = None
    after_birth: bool = Field(default=False, description="They come back to training after a birth.")

    def as_wish(self, today: date) -> PlanWish:
        """Return it as the plan's wish.

        Raises MissingInput for a race without its day, where no number of weeks tells it either, and for a
        long race so near that nothing can be built for it by somebody who does not train.
        """
        self._check_there_is_time(today)
        known = self.model_dump(
            exclude={"races", "longest_now_minutes", "longest_now_km", "weekly_km_now", "after_birth"}
        )
        longest = self._longest_now_minutes()
        return PlanWish(
            **known | {"weekly_hours_now": self._hours_now()},
            races=self._goals(today),
            longest_now_s=longest * 60 if longest is not None else None,
        )

    def assumed(self, today: date) -> tuple[str, ...]:
        """Say how the wish was understood, and what was taken for granted where it left something open."""
        goals = self._goals(today)
        notes = [_led_to(goals)] if len(goals) > 1 or any(goal.goal_time_s for goal in goals) else []
        if (day := self._last_sunday(today)) and self.races:
            notes.append(
                f"You named no day, so I put the race at the end of your {self.weeks} weeks, on "
                f"{day:%A %-d %B %Y}. Tell me its day if it is another."
            )
        if len(goals) > 1 and not any(race.priority is RacePriority.A for race in self.races):
            notes.append("Tell me if another race is the one that counts.")
        if self.weekly_km_now and self.weekly_hours_now is None and (hours := self._hours_now()):
            notes.append(
                f"I took your {self.weekly_km_now:g} km a week for about {duration(hours * 3600)}: tell me "
                "the hours if they are others."
            )
        return (*notes, AFTER_A_BIRTH) if self.after_birth else tuple(notes)

    def _goals(self, today: date) -> tuple[GoalRace, ...]:
        """Return the races; without any A race the longest is it, of equals the last."""
        day = self._last_sunday(today)
        said = [race.model_copy(update={"day": race.day or day}) for race in self.races]
        if len(said) < 2 or any(race.priority is RacePriority.A for race in said):
            return tuple(race.as_goal() for race in said)
        free = [race for race in said if race.priority is None] or said
        main = max(free, key=lambda race: (race.distance_km or 0.0, race.day or date.min))
        return tuple(race.as_goal(RacePriority.A if race is main else RacePriority.B) for race in said)

    def _last_sunday(self, today: date) -> date | None:
        """Return the last day of so many weeks from the next Monday, for one race without a day."""
        if self.weeks is None or len(self.races) != 1 or self.races[0].day is not None:
            return None
        begin = max(self.starts_on or today, today)
        monday = begin + timedelta(days=-begin.weekday() % 7)
        return monday + timedelta(days=7 * self.weeks - 1)

    def _check_there_is_time(self, today: date) -> None:
        """Raise MissingInput for a half marathon or longer within weeks of no training at all."""
        if self.weekly_hours_now != 0:
            return
        for goal in self._goals(today):
            ahead = goal.day - today
            if timedelta(0) <= ahead < SOON and (goal.distance_m or 0) >= HALF_MARATHON_M:
                raise MissingInput(
                    f"{goal.name} is on {goal.day:%A %-d %B %Y}, in {max(1, ahead.days // 7)} weeks: "
                    "too short to build its endurance from no training, and you would risk an injury. "
                    "Walk and run it easily if you must, choose a shorter race, or name a later one. I can "
                    f"make you {WEEKS_BACK} weeks to come back: say *{WEEKS_BACK} week plan to get fit*."
                )

    def _hours_now(self) -> float | None:
        if self.weekly_hours_now is not None or self.weekly_km_now is None:
            return self.weekly_hours_now
        hours = self._easy_hours(self.weekly_km_now)
        return None if hours is None else round(min(40.0, hours), 2)

    def _longest_now_minutes(self) -> float | None:
        if self.longest_now_minutes is not None or self.longest_now_km is None:
            return self.longest_now_minutes
        hours = self._easy_hours(self.longest_now_km)
        return None if hours is None else round(min(1_440.0, 60 * hours))

    def _easy_hours(self, distance_km: float) -> float | None:
        """Return how long a distance takes at the easy speed assumed; None for a sport without one."""
        sport = self.races[0].sport if self.races else self.sport or TrainingSport.RUN
        speed_km_h = EASY_SPEED_KM_H.get(sport)
        return distance_km / speed_km_h if speed_km_h else None


class SaidEdit(BaseModel):
    """One change of the plan.

    `session` is a session's id, its day (a date or a weekday), its day and kind ("2026-11-26 intervals",
    "thursday intervals"), or "next" and its kind ("next long"), or days and a kind ("2026-11-23..2026-11-29
    hard"). "ease" makes all sessions of such days easier and shorter.
    """

    edit: Literal["move", "swap_days", "remove", "resize", "shorten", "lengthen", "replace", "add", "ease"]
    session: str | None = Field(default=None, max_length=80)
    to: SaidDay | None = Field(
        default=None,
        description="The day to move to, to swap with, or to add a session on: a date, or a weekday's name.",
    )
    by_days: int | None = Field(default=None, ge=-14, le=14, description="Days later; earlier: minus.")
    minutes: float | None = Field(default=None, ge=5, le=720)
    sport: TrainingSport | None = None
    purpose: WorkoutPurpose | None = None


class SaidEvent(BaseModel):
    """What happened; "well": an illness or injury is over.

    `first` and `last` are days; `last` is left out while it goes on.
    """

    event: Literal["missed", "ill", "hurt", "away", "new_race", "race_gone", "rules_changed", "well"]
    first: SaidDay | None = None
    last: SaidDay | None = None
    fever: bool = False
    body_part: str | None = Field(default=None, max_length=60)
    trigger: Trigger | None = None
    possible: list[TrainingSport] = Field(default_factory=list, description="What can be trained while away.")
    race: SaidRace | None = None


def _led_to(goals: tuple[GoalRace, ...]) -> str:
    """Say which races a plan leads to, each with its day, its goal and its weight."""
    told = [
        f"{goal.name} on {goal.day:%A %-d %B %Y}"
        + (f" in {clock(goal.goal_time_s)}" if goal.goal_time_s else "")
        + (f" ({goal.priority.value} race)" if len(goals) > 1 else "")
        for goal in goals
    ]
    return f"It leads to {listed(told)}."


def _on_that_weekday(day: date, weekday: str) -> date:
    """Return the day of that weekday nearest to a date; the date itself for a word that is no weekday."""
    names = [name.casefold()[:3] for name in calendar.day_name]
    wanted = weekday.strip().casefold()[:3]
    if wanted not in names:
        return day
    apart = (names.index(wanted) - day.weekday() + 3) % 7 - 3
    return day + timedelta(days=apart)


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
