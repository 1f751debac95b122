"""The workouts like this one before it, and how this one stands beside their median."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import Comparison, WorkoutKind
from tools.domain.finding import Finding, Frozen
from tools.domain.recordings.decoupling import NOTABLE_PERCENT
from tools.domain.recordings.workout_kind import intensity_of

# All our design choice [D].
COMPARED_DAYS = 120
ALIKE_DURATION = 0.30
ALIKE_ASCENT_M_PER_KM = 5.0
FEWEST = 3
SAME_SHARE = 0.02  # closer than this two values are the same
SAME_DRIFT = 1.0
BEST_DAYS = 90
FEWEST_FOR_BEST = 5
BEST_DURATIONS_S = (3600.0, 1200.0, 300.0, 60.0)
BEST_DISTANCES_M = (42_195.0, 21_097.5, 10_000.0, 5_000.0, 1_000.0)
MOST_BESTS = 2


class Best(Frozen):
    """A best effort of this workout that no workout before it reached.

    `before` is the best until now, of the last `BEST_DAYS` days or, with `ever`, of all that is known.
    """

    effort: BestEffort
    is_power: bool
    ever: bool
    before: float
    workouts: int

    @property
    def finding(self) -> Finding:
        """Return what was best until now as a finding."""
        over = f"{self.effort.duration_s:.0f}_s" if self.is_power else f"{self.effort.distance_m:.0f}_m"
        return Finding(
            name=f"best_before_{over}",
            value=self.before,
            unit="W" if self.is_power else "s/km",
            model="best of all workouts before it"
            if self.ever
            else f"best of the {BEST_DAYS} days before it",
            source="the athlete's own activities",
            inputs={"workouts": self.workouts},
        )


@dataclass(frozen=True, slots=True)
class _Measure:
    """Something two workouts are compared by; `higher_is_better` None: neither is."""

    name: str
    unit: str
    of: Callable[[ActivitySummary], float | None]
    higher_is_better: bool | None = None


def earlier(summary: ActivitySummary, before: Sequence[KnownActivity]) -> tuple[KnownActivity, ...]:
    """Return the other activities that began before this one, each once; none where nobody knows when."""
    if summary.started_at is None:
        return ()
    limit = _moment(summary.started_at) - timedelta(minutes=1)
    return tuple(
        known
        for known in before
        if known.duplicate_of is None
        and known.summary.started_at is not None
        and _moment(known.summary.started_at) < limit
    )


def within_days(
    summary: ActivitySummary, before: Sequence[KnownActivity], days: float
) -> tuple[KnownActivity, ...]:
    """Return those of `before` (all earlier, see `earlier`) that began within so many days before."""
    if summary.started_at is None:
        return ()
    since = _moment(summary.started_at) - timedelta(days=days)
    return tuple(
        known
        for known in before
        if known.summary.started_at is not None and _moment(known.summary.started_at) >= since
    )


def similar_workouts(
    summary: ActivitySummary, before: Sequence[KnownActivity], thresholds: Thresholds
) -> tuple[ActivitySummary, ...]:
    """Return the workouts of the last months of the same sport, length and intensity; races beside races."""
    kind = _coarse_kind(summary, thresholds)
    return tuple(
        known.summary
        for known in within_days(summary, before, COMPARED_DAYS)
        if known.summary.sport == summary.sport
        and known.summary.race == summary.race
        and abs(known.summary.duration_s - summary.duration_s) <= ALIKE_DURATION * summary.duration_s
        and _coarse_kind(known.summary, thresholds) == kind
    )


def compare(
    summary: ActivitySummary, similar: Sequence[ActivitySummary], kind: WorkoutKind
) -> tuple[Comparison, ...]:
    """Return this workout beside the median of similar ones, for what at least three of them have."""
    found = [_against(summary, similar, measure) for measure in _measures(kind)]
    if summary.sport == ActivitySport.RIDE and not summary.normalized_power_w:
        level = [each for each in similar if _as_hilly(each, summary)]
        found.append(_against(summary, level, _Measure("speed", "km/h", _speed_km_per_h)))
    return tuple(comparison for comparison in found if comparison)


def _measures(kind: WorkoutKind) -> tuple[_Measure, ...]:
    """Return what a kind of workout is compared by: drift says nothing of intervals and races."""
    drift = _Measure("heart rate drift", "%", _drift, higher_is_better=False)
    return (
        _Measure("power for each heartbeat", "W/bpm", _power_per_beat, higher_is_better=True),
        _Measure("graded distance for each heartbeat", "m", _metres_per_beat, higher_is_better=True),
        *(() if kind in (WorkoutKind.INTERVALS, WorkoutKind.RACE) else (drift,)),
        _Measure("normalized power", "W", _normalized_power),
        _Measure("graded pace", "s/km", _graded_pace),
    )


def find_bests(summary: ActivitySummary, before: Sequence[KnownActivity]) -> tuple[Best, ...]:
    """Return the longest efforts of this workout that beat every workout of the last 90 days, or ever."""
    runs = (_best(summary, before, is_power=False, wanted=wanted) for wanted in BEST_DISTANCES_M)
    rides = (_best(summary, before, is_power=True, wanted=wanted) for wanted in BEST_DURATIONS_S)
    found = rides if summary.sport == ActivitySport.RIDE else runs
    return tuple(best for best in found if best)[:MOST_BESTS]


def _best(
    summary: ActivitySummary, before: Sequence[KnownActivity], *, is_power: bool, wanted: float
) -> Best | None:
    """Return this workout's best over a duration or a distance where it beats all before it."""
    this = _effort(summary, is_power, wanted)
    if this is None:
        return None
    for ever, known in ((True, before), (False, within_days(summary, before, BEST_DAYS))):
        same_sport = [each.summary for each in known if each.summary.sport == summary.sport]
        values = [effort.value for each in same_sport if (effort := _effort(each, is_power, wanted))]
        if len(values) < FEWEST_FOR_BEST:
            continue
        record = max(values) if is_power else min(values)
        if (this.value > record) if is_power else (this.value < record):
            return Best(effort=this, is_power=is_power, ever=ever, before=record, workouts=len(values))
    return None


def _effort(summary: ActivitySummary, is_power: bool, wanted: float) -> BestEffort | None:
    if is_power:
        return next((each for each in summary.best_power_w if each.duration_s == wanted), None)
    return next((each for each in summary.best_pace_s_per_km if each.distance_m == wanted), None)


def _coarse_kind(summary: ActivitySummary, thresholds: Thresholds) -> WorkoutKind | None:
    """Return what a summary says of how hard a workout was; the repeats of a session are not in it."""
    intensity = intensity_of(summary, thresholds)
    return intensity.kind if intensity else None


def _against(
    summary: ActivitySummary, similar: Sequence[ActivitySummary], measure: _Measure
) -> Comparison | None:
    this = measure.of(summary)
    values = [value for each in similar if (value := measure.of(each)) is not None]
    if this is None or len(values) < FEWEST:
        return None
    usual = float(np.median(values))
    same = SAME_DRIFT if measure.unit == "%" else SAME_SHARE * abs(usual)
    better = None
    small = measure.unit == "%" and max(this, usual) < NOTABLE_PERCENT
    if measure.higher_is_better is not None and abs(this - usual) > same and not small:
        better = (this > usual) == measure.higher_is_better
    return Comparison(
        name=measure.name, this=this, usual=usual, unit=measure.unit, sessions=len(values), better=better
    )


def _power_per_beat(summary: ActivitySummary) -> float | None:
    if summary.sport != ActivitySport.RIDE:
        return None
    return _over(summary.normalized_power_w, summary.average_heart_rate_bpm)


def _metres_per_beat(summary: ActivitySummary) -> float | None:
    pace = summary.normalized_graded_pace_s_per_km
    return _over(None if not pace else 60_000.0 / pace, summary.average_heart_rate_bpm)


def _over(output: float | None, heart_rate: float | None) -> float | None:
    return output / heart_rate if output and heart_rate else None


def _drift(summary: ActivitySummary) -> float | None:
    return summary.decoupling_percent


def _normalized_power(summary: ActivitySummary) -> float | None:
    return summary.normalized_power_w if summary.sport == ActivitySport.RIDE else None


def _graded_pace(summary: ActivitySummary) -> float | None:
    return summary.normalized_graded_pace_s_per_km


def _speed_km_per_h(summary: ActivitySummary) -> float | None:
    timer_s = summary.duration_s
    return summary.distance_m / timer_s * 3.6 if summary.distance_m and timer_s else None


def _as_hilly(one: ActivitySummary, other: ActivitySummary) -> bool:
    """Tell whether two climb about as much for each kilometre."""
    if not one.distance_m or not other.distance_m or one.ascent_m is None or other.ascent_m is None:
        return False
    steepness = [each.ascent_m / (each.distance_m / 1000.0) for each in (one, other)]  # type: ignore[operator]
    return abs(steepness[0] - steepness[1]) <= ALIKE_ASCENT_M_PER_KM


def _moment(when: datetime) -> datetime:
    """Return a moment with its zone; one without counts as UTC."""
    return when if when.tzinfo else when.replace(tzinfo=UTC)
