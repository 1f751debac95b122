"""Form and volume at a glance, over a period an athlete chooses."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tools.domain.activity import ActivitySport, Zones
from tools.domain.finding import Finding, Frozen
from tools.domain.training.training_load import LoadPoint


class Period(StrEnum):
    """How far back to look."""

    WEEKS_4 = "4 weeks"
    WEEKS_12 = "12 weeks"
    MONTHS_6 = "6 months"
    YEAR = "1 year"
    ALL = "all"


PERIOD_DAYS: dict[Period, int | None] = {
    Period.WEEKS_4: 28,
    Period.WEEKS_12: 84,
    Period.MONTHS_6: 182,
    Period.YEAR: 365,
    Period.ALL: None,
}


@dataclass(frozen=True, slots=True)
class SportWeek:
    """One sport in one calendar week."""

    sport: ActivitySport
    duration_s: float
    distance_m: float
    sessions: int


@dataclass(frozen=True, slots=True)
class WeekVolume:
    """A week from its Monday. `known` is false for days the data does not reach: not rest."""

    starts_on: date
    by_sport: tuple[SportWeek, ...]
    load: float | None
    known: bool = True


class CurvePoint(Frozen):
    """The best of a duration (power, W) or a distance (pace, s/km), and the activity it comes from."""

    duration_s: float
    distance_m: float | None
    value: float
    day: date
    activity_id: str


class Dashboard(Frozen):
    """One view. Findings are null with a reason where the data does not carry them.

    `stale` is a sentence when the newest data is old: days after it are unknown, never rest.
    """

    period: Period
    first: date | None
    last: date | None
    today: date
    activities: int
    fitness: Finding
    fatigue: Finding
    form: Finding
    load_curve: tuple[LoadPoint, ...]
    weeks: tuple[WeekVolume, ...]
    best_power_w: tuple[CurvePoint, ...]
    best_pace_s_per_km: tuple[CurvePoint, ...]
    best_power_before_w: tuple[CurvePoint, ...] = ()
    best_pace_before_s_per_km: tuple[CurvePoint, ...] = ()
    power_zones: Zones | None = None
    heart_rate_zones: Zones | None = None
    stale: str | None = None
    warnings: tuple[str, ...] = ()
    attributions: tuple[str, ...] = ()
