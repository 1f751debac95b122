"""The numbers a race's debrief stands on, beside those of its segments."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import CourseAnalysis
from tools.domain.debrief import ReportedFuel, SegmentDebrief, TurningPoint
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.race_way import RaceWay, mean_between
from tools.domain.strategy import RaceStrategy

MODEL, SOURCE = "race beside its saved strategy", "the recording itself"
# A rise of the heart rate is read between these parts of the race: its first tenth and its last twentieth say
# nothing of it. Our design choice [D].
EARLY, LATE = (0.10, 0.33), (0.67, 0.95)
SHORTEST_DRIFT_S = 3600.0  # as for decoupling: SCIENCE 5
HILLY_GRADE = 0.015
SHORTEST_SLOPES_M = 1500.0  # less of climbs says nothing of climbing: our design choice [D]
LEAST_REST_SHARE = 0.25  # of the race that is neither, to compare with: our design choice [D]


@dataclass(frozen=True, slots=True)
class PlannedRace:
    """A saved strategy, by its id and in the units it is to be told in, with its course where it is kept."""

    strategy_id: str
    strategy: RaceStrategy
    units: UnitSystem
    course: CourseAnalysis | None = None

    @property
    def length_m(self) -> float:
        """How long the planned race is."""
        return sum(split.distance_m for split in self.strategy.pacing.splits_km)


@dataclass(frozen=True, slots=True)
class HeartNumbers:
    """Mean heart rate early and late, and how much slower the late part was (0.03: 3 %)."""

    early_bpm: float
    late_bpm: float
    slower: float

    @property
    def rise(self) -> float:
        """The share by which it rose."""
        return self.late_bpm / self.early_bpm - 1.0


@dataclass(frozen=True, slots=True)
class SlopeNumbers:
    """How much more time over plan climbs or descents took than the rest, before the race turned."""

    length_m: float
    dearer: float


@dataclass(frozen=True, slots=True)
class FuelNumbers:
    """Carbohydrate and drink, planned as far as the race went and reported; None: not said or not known.

    `serving_g` is the plan's own serving, by which servings were counted.
    """

    planned_carbs_g: float
    carbs_g: float | None
    servings: float | None
    serving_g: float
    hours: float | None
    planned_drink_l: tuple[float, float] | None
    drink_l: float | None
    stomach: str | None

    @property
    def share(self) -> float | None:
        """Reported over planned carbohydrate."""
        if self.carbs_g is None or self.planned_carbs_g <= 0:
            return None
        return self.carbs_g / self.planned_carbs_g


@dataclass(frozen=True, slots=True)
class DebriefNumbers:
    """All of it. `actual_s` None: not finished, or nobody knows; `first_quarter` is taken over planned."""

    planned_s: float
    actual_s: float | None
    reached_m: float | None
    length_m: float
    first_quarter: float | None
    stood_s: float | None
    planned_stops_s: float
    before_s: float
    after_s: float
    heart: HeartNumbers | None
    climbs: SlopeNumbers | None
    descents: SlopeNumbers | None
    fuel: FuelNumbers

    @property
    def over(self) -> float | None:
        """The share by which the finish was slower than planned."""
        return None if self.actual_s is None else self.actual_s / self.planned_s - 1.0

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Every number as a finding, those that are known."""
        heart, fuel = self.heart, self.fuel
        known = (
            ("first_quarter_ratio", self.first_quarter, "1"),
            ("reached", self.reached_m, "m"),
            ("standing", self.stood_s, "s"),
            ("heart_rate_rise", heart.rise if heart else None, "1"),
            ("early_heart_rate", heart.early_bpm if heart else None, "bpm"),
            ("late_heart_rate", heart.late_bpm if heart else None, "bpm"),
            ("climbs_over_plan", self.climbs.dearer if self.climbs else None, "1"),
            ("descents_over_plan", self.descents.dearer if self.descents else None, "1"),
            ("planned_carbs", fuel.planned_carbs_g, "g"),
            ("reported_carbs", fuel.carbs_g, "g"),
            ("reported_drink", fuel.drink_l, "L"),
        )
        return tuple(
            Finding(name=name, value=value, unit=unit, model=MODEL, source=SOURCE)
            for name, value, unit in known
            if value is not None
        )


def heart_numbers(activity: Activity, way: RaceWay) -> HeartNumbers | None:
    """Return how the heart rate rose over a race of an hour or more; None where it is not known."""
    total_s = way.total_s
    if total_s < SHORTEST_DRIFT_S:
        return None
    beats = [
        mean_between(activity, activity.heart_rate_bpm, way, first * total_s, last * total_s)
        for first, last in (EARLY, LATE)
    ]
    early, late = beats
    if early is None or late is None or early <= 0:
        return None
    speeds = [_speed(way, first * total_s, last * total_s) for first, last in (EARLY, LATE)]
    slower = speeds[0] / speeds[1] - 1.0 if speeds[1] > 0 else 0.0
    return HeartNumbers(early, late, slower)


def _speed(way: RaceWay, from_s: float, until_s: float) -> float:
    start, end = np.interp((from_s, until_s), way.clock_s, way.position_m)
    return float(end - start) / (until_s - from_s)


def slope_numbers(
    segments: Sequence[SegmentDebrief], turned: TurningPoint | None, *, climbing: bool
) -> SlopeNumbers | None:
    """Return what climbs (or descents) cost over plan beside the rest; None where there is too little of it.

    What comes after a turn says more of the turn than of the ground.
    """
    before = [each for each in segments if turned is None or each.end_m <= turned.at_m]
    sign = 1.0 if climbing else -1.0
    slopes = [each for each in before if sign * each.mean_grade >= HILLY_GRADE]
    rest = [each for each in before if abs(each.mean_grade) < HILLY_GRADE]
    length_m, rest_m = (sum(each.end_m - each.start_m for each in group) for group in (slopes, rest))
    whole_m = sum(each.end_m - each.start_m for each in segments)
    if length_m < SHORTEST_SLOPES_M or rest_m < LEAST_REST_SHARE * whole_m:
        return None
    return SlopeNumbers(length_m, _over(slopes) / _over(rest) - 1.0)


def _over(segments: Sequence[SegmentDebrief]) -> float:
    return sum(each.actual_s for each in segments) / sum(each.planned_s for each in segments)


def fuel_numbers(strategy: RaceStrategy, fuel: ReportedFuel, way: RaceWay | None) -> FuelNumbers:
    """Return what was planned to be taken as far as the race went, and what was reported."""
    reached_m = strategy.pacing.splits_km[-1].start_m + strategy.pacing.splits_km[-1].distance_m
    if way is not None and not way.finished:
        reached_m = way.reached_m
    events = [each for each in strategy.fuel.events if each.at_m <= reached_m + 1.0]
    servings = sorted(each.carbs_g for each in strategy.fuel.events if each.carbs_g > 0)
    serving_g = servings[len(servings) // 2] if servings else 0.0
    carbs_g = fuel.carbs_g
    if carbs_g is None and fuel.servings is not None and (serving_g > 0 or fuel.servings == 0):
        carbs_g = fuel.servings * serving_g
    hours = None if way is None else way.total_s / 3600.0
    rate = strategy.fuel.fluid_rate
    low, high = (rate.value if end is None else end for end in (rate.low, rate.high))
    known = not strategy.fuel.blocked and hours is not None and low is not None and high is not None
    return FuelNumbers(
        planned_carbs_g=0.0 if strategy.fuel.blocked else sum(each.carbs_g for each in events),
        carbs_g=carbs_g,
        servings=fuel.servings if fuel.carbs_g is None else None,
        serving_g=serving_g,
        hours=hours,
        planned_drink_l=((low or 0.0) * (hours or 0.0), (high or 0.0) * (hours or 0.0)) if known else None,
        drink_l=fuel.drink_l,
        stomach=fuel.stomach,
    )
