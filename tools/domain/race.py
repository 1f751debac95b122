"""What is known about a race and the athlete who will run it."""

from datetime import date
from enum import StrEnum
from typing import Self

from pydantic import Field

from tools.domain.finding import Frozen


class Sport(StrEnum):
    """The sports a race can be planned for."""

    RUN = "run"
    RIDE = "ride"


class UnitSystem(StrEnum):
    """The units an athlete reads."""

    METRIC = "metric"
    IMPERIAL = "imperial"


class Avoidance(StrEnum):
    """What an athlete will not take during a race."""

    GELS = "gels"
    CAFFEINE = "caffeine"
    SOLIDS = "solids"
    SPORTS_DRINK = "sports drink"


class RaceResult(Frozen):
    """A race the athlete has run: the ground of every prediction."""

    distance_m: float = Field(gt=0)
    time_s: float = Field(gt=0)


class RaceBrief(Frozen):
    """All that was said about one race. None means: not said. Plain data, small enough to live in the state.

    `distance_m` is the race's nominal distance (42195 for a marathon), `course_id` the analysed course.
    `goal_time_s` is the finish time wanted. `aid_every_m` spaces aid stations when the course names none.
    """

    course_id: str | None = None
    race_name: str | None = None
    sport: Sport = Sport.RUN
    distance_m: float | None = Field(default=None, gt=0, le=1_000_000)
    race_date: date | None = None
    goal_time_s: float | None = Field(default=None, gt=0, le=14 * 86_400)
    weight_kg: float | None = Field(default=None, ge=25, le=250)
    temperature_c: float | None = Field(default=None, ge=-40, le=55)
    recent_result: RaceResult | None = None
    weekly_distance_km: float | None = Field(default=None, ge=0, le=400)
    sweat_rate_l_per_h: float | None = Field(default=None, gt=0, le=4)
    carbs_g_per_h: float | None = Field(default=None, ge=0, le=200)
    gut_trained: bool = False
    aid_every_m: float | None = Field(default=None, gt=0)
    avoid: tuple[Avoidance, ...] = ()
    units: UnitSystem = UnitSystem.METRIC
    asked_for_missing: bool = False

    def with_changes(self, **changes: object) -> Self:
        """Return the brief with every change that is not None applied, validated anew."""
        said = {name: value for name, value in changes.items() if value is not None}
        return self.model_validate(self.model_dump() | said)
