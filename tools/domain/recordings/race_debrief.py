"""A recorded race beside the strategy it was to be run by, stretch by stretch."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from tools.domain.activity import Activity
from tools.domain.course import FloatArray
from tools.domain.debrief import RaceDebrief, ReportedFuel, SegmentDebrief
from tools.domain.finding import Finding
from tools.domain.race import Sport, UnitSystem
from tools.domain.recordings.race_debrief_words import fuel_sentences, segment_name, summary_sentences
from tools.domain.recordings.race_ground import ground_costs
from tools.domain.recordings.race_lessons import lessons_of
from tools.domain.recordings.race_numbers import (
    DebriefNumbers,
    PlannedRace,
    fuel_numbers,
    heart_numbers,
    slope_numbers,
)
from tools.domain.recordings.race_turning import turning_point
from tools.domain.recordings.race_way import RaceWay, mean_between, race_way
from tools.domain.strategy import Split
from tools.domain.timing.race_stretches import RaceStretch, race_stretches

MODEL, SOURCE = "race beside its saved strategy", "the recording itself"
SHORTEST_SEGMENT_M = 100.0  # our design choice [D]
SETTLED_S = 300.0  # a heart takes minutes to settle after the start: our design choice [D]
BASELINE_SHARE, LEAST_BASELINE_S = 0.2, 600.0  # of the race, and at least ten minutes: our design choice [D]


def debrief_race(
    activity: Activity,
    activity_id: str,
    day: date | None,
    plan: PlannedRace,
    fuel: ReportedFuel | None = None,
) -> RaceDebrief:
    """Return the race beside its plan; what the recording does not hold is left out and said.

    Times include stops, as the plan's do. A recording that ends before the finish is told as far as it goes.
    """
    way = race_way(activity, plan.length_m) if activity.time_s.size else None
    segments = _segments(activity, way, plan) if way is not None else ()
    turned = turning_point(activity, way, plan) if way is not None else None
    numbers = DebriefNumbers(
        planned_s=plan.strategy.pacing.goal_time_s,
        actual_s=way.total_s if way is not None and way.finished else None,
        reached_m=None if way is None else way.reached_m,
        length_m=plan.length_m,
        first_quarter=None if way is None else _first_quarter(way, plan),
        stood_s=None if way is None else float(way.standing_s[-1]),
        planned_stops_s=sum(split.stop_s for split in plan.strategy.pacing.splits_km),
        before_s=0.0 if way is None else way.before_s,
        after_s=0.0 if way is None else way.after_s,
        heart=None if way is None else heart_numbers(activity, way),
        climbs=slope_numbers(segments, turned, climbing=True),
        descents=slope_numbers(segments, turned, climbing=False),
        fuel=fuel_numbers(plan.strategy, fuel or ReportedFuel(), way),
    )
    return RaceDebrief(
        activity_id=activity_id,
        strategy_id=plan.strategy_id,
        race_name=plan.strategy.race_name,
        sport=plan.strategy.brief.sport,
        planned_finish=_finding("planned_finish", numbers.planned_s, "the athlete's saved strategy"),
        actual_finish=_actual(activity, way, plan),
        segments=segments,
        turned=turned,
        summary=summary_sentences(numbers, plan.strategy.race_name, turned, plan.units),
        fuel=fuel_sentences(numbers.fuel, plan.units),
        lessons=lessons_of(numbers, plan, turned, activity_id, day),
        findings=numbers.findings,
    )


def _finding(name: str, seconds: float, source: str = SOURCE) -> Finding:
    return Finding(name=name, value=seconds, unit="s", model=MODEL, source=source)


def _actual(activity: Activity, way: RaceWay | None, plan: PlannedRace) -> Finding:
    """Return the finish time, or why there is none."""
    if way is not None and way.finished:
        return _finding("actual_finish", way.total_s)
    if way is None:
        reason = "this recording does not say where it went, so it cannot be laid beside the course"
    else:
        reason = "the recording ends before the finish"
    inputs = {"reached_m": None if way is None else way.reached_m, "length_m": plan.length_m}
    return Finding.unknown(
        "actual_finish", "s", reason=reason, model=MODEL, source=SOURCE, inputs=dict(inputs)
    )


@dataclass(frozen=True, slots=True)
class _PlannedClock:
    """The plan's clock at every place, stops included; `marks_m` are the ends of its splits."""

    marks_m: FloatArray
    clock_s: FloatArray

    @classmethod
    def of(cls, splits: tuple[Split, ...]) -> "_PlannedClock":
        """Return the clock of a plan's splits."""
        return cls(
            np.array([0.0, *(split.start_m + split.distance_m for split in splits)]),
            np.array([0.0, *(split.cumulative_s for split in splits)]),
        )

    def at(self, at_m: float) -> float:
        """Return when a place is to be reached."""
        return float(np.interp(at_m, self.marks_m, self.clock_s))


@dataclass(frozen=True, slots=True)
class _Beside:
    """The race and the plan's clock, as every stretch is compared by them; `starts_bpm` early in the race."""

    activity: Activity
    way: RaceWay
    planned: _PlannedClock
    ride: bool
    units: UnitSystem
    starts_bpm: float | None

    def segment(self, stretch: RaceStretch, end_m: float, ground: float | None) -> SegmentDebrief:
        """Return a stretch up to `end_m`; `ground` is what its measured grades cost beside the planned."""
        from_s, until_s = self.way.clock_at(stretch.start_m), self.way.clock_at(end_m)
        planned_s = self.planned.at(end_m) - self.planned.at(stretch.start_m)
        ratio = (until_s - from_s) / planned_s if planned_s > 0 else 1.0
        bpm = mean_between(self.activity, self.activity.heart_rate_bpm, self.way, from_s, until_s)
        watts = mean_between(self.activity, self.activity.power_w, self.way, from_s, until_s)
        return SegmentDebrief(
            name=segment_name(stretch.kind, stretch.start_m, end_m, self.units),
            start_m=stretch.start_m,
            end_m=end_m,
            mean_grade=stretch.mean_grade,
            planned_s=planned_s,
            actual_s=until_s - from_s,
            ratio=ratio,
            grade_adjusted_ratio=None if ground is None else ratio / ground,
            planned_power_w=stretch.power_w if self.ride else None,
            actual_power_w=watts if self.ride else None,
            heart_rate_bpm=bpm,
            heart_rate_drift=bpm / self.starts_bpm - 1.0 if bpm is not None and self.starts_bpm else None,
        )


def _segments(activity: Activity, way: RaceWay, plan: PlannedRace) -> tuple[SegmentDebrief, ...]:
    """Return the stretches as far as the race went; a last few metres belong to the one before."""
    stretches = race_stretches(plan.strategy, plan.units)
    beside = _Beside(
        activity=activity,
        way=way,
        planned=_PlannedClock.of(plan.strategy.pacing.splits_in(plan.units)),
        ride=plan.strategy.brief.sport is Sport.RIDE,
        units=plan.units,
        starts_bpm=_baseline_bpm(activity, way),
    )
    reached = [each for each in stretches if each.start_m < way.reached_m - SHORTEST_SEGMENT_M]
    told = reached or list(stretches[:1])
    ends = [*(each.end_m for each in told[:-1]), way.reached_m]
    costs = ground_costs(
        activity, way, plan.course, [(each.start_m, end) for each, end in zip(told, ends, strict=True)]
    )
    return tuple(
        beside.segment(stretch, end_m, ground)
        for stretch, end_m, ground in zip(told, ends, costs, strict=True)
    )


def _baseline_bpm(activity: Activity, way: RaceWay) -> float | None:
    until_s = max(BASELINE_SHARE * way.total_s, LEAST_BASELINE_S)
    return mean_between(activity, activity.heart_rate_bpm, way, min(SETTLED_S, until_s / 2), until_s)


def _first_quarter(way: RaceWay, plan: PlannedRace) -> float | None:
    """Return the time taken over the time planned of the first quarter; None where it was not reached."""
    quarter_m = plan.length_m / 4
    planned_s = _PlannedClock.of(plan.strategy.pacing.splits_km).at(quarter_m)
    if way.reached_m < quarter_m or planned_s <= 0:
        return None
    return way.clock_at(quarter_m) / planned_s
