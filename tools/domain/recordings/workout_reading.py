"""Everything a coach looks at in one workout, gathered before a word is said."""

from collections.abc import Sequence
from dataclasses import dataclass

from tools.domain.activity import Activity, ActivityReview, ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import Comparison, IntervalSet, WorkoutKind
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.found_intervals import Repeats, find_intervals, interval_set
from tools.domain.recordings.recorded_line import fastest_m_per_s
from tools.domain.recordings.similar_workouts import (
    Best,
    compare,
    earlier,
    find_bests,
    similar_workouts,
    within_days,
)
from tools.domain.recordings.timer_time import second_grid
from tools.domain.recordings.workout_kind import SUSTAINED, tell_kind, with_device_ftp
from tools.domain.recordings.workout_output import Output, read_output
from tools.domain.recordings.workout_pacing import above_easy, fade, splits_spread, unevenness

MEAN_PACE, MEAN_SPEED = "average_pace_s_per_km", "average_speed_km_per_h"
JUMP_DAYS = 30
FEWEST_FOR_JUMP = 4  # our design choice [D]: with fewer the longest says little
_JUMP_SOURCE = (
    "a study of 5,200 runners by RUNSAFE and Garmin, read in a summary: single runs over 10 % beyond the "
    "longest of 30 days raised injury; for other sports our own choice"
)
_REPEATS_SOURCE = "the recording itself; the rule is ours"


@dataclass(frozen=True, slots=True)
class Reading:
    """A workout read: what it was, and every number its feedback may speak of, by name."""

    review: ActivityReview
    summary: ActivitySummary
    thresholds: Thresholds
    before: tuple[KnownActivity, ...]
    kind: WorkoutKind
    kind_reason: str
    intervals: IntervalSet | None
    findings: dict[str, Finding]
    comparisons: tuple[Comparison, ...]
    bests: tuple[Best, ...]
    units: UnitSystem

    def value(self, name: str) -> float | None:
        """Return the value of a finding, None where it is unknown."""
        found = self.findings.get(name)
        return found.value if found else None


def read_workout(
    review: ActivityReview,
    activity: Activity,
    summary: ActivitySummary,
    thresholds: Thresholds,
    *,
    before: Sequence[KnownActivity],
    units: UnitSystem,
) -> Reading:
    """Return a workout read. Raises ActivityTooLong."""
    known = earlier(summary, before)
    thresholds = with_device_ftp(thresholds, review)
    grid = second_grid(activity) if activity.time_s.size > 1 else None
    output = read_output(activity, grid, thresholds) if grid else None
    repeats = find_intervals(output, grid, activity.laps) if output and grid else None
    intervals = interval_set(repeats, output) if repeats and output else None
    told = tell_kind(summary, thresholds, intervals, output, known)
    if told.kind is not WorkoutKind.INTERVALS:
        intervals, repeats = None, None
    named = {found.name for found in told.findings}
    findings = (
        *told.findings,
        *_mean_pace(review),
        *_measures(review, output if SUSTAINED not in named else None, repeats, intervals),
        review.decoupling_percent,
        jump(summary, known),
    )
    similar = similar_workouts(summary, known, thresholds)
    return Reading(
        review=review,
        summary=summary,
        thresholds=thresholds,
        before=known,
        kind=told.kind,
        kind_reason=told.reason,
        intervals=intervals,
        findings={found.name: found for found in findings},
        comparisons=compare(summary, similar, told.kind),
        bests=find_bests(summary, known),
        units=units,
    )


def _mean_pace(review: ActivityReview) -> tuple[Finding, ...]:
    """Return the mean pace of a run or the mean speed of a ride, stops left out; nothing that cannot be."""
    far, moving_s = review.distance_m.value, review.moving_s.value
    if not far or not moving_s or far / moving_s > fastest_m_per_s(review.sport):
        return ()
    about = {"model": "distance over moving time", "source": "the recording itself"}
    if review.sport == ActivitySport.RUN:
        return (Finding(name=MEAN_PACE, value=moving_s / far * 1000.0, unit="s/km", **about),)
    if review.sport == ActivitySport.RIDE:
        return (Finding(name=MEAN_SPEED, value=far / moving_s * 3.6, unit="km/h", **about),)
    return ()


def _measures(
    review: ActivityReview, output: Output | None, repeats: Repeats | None, intervals: IntervalSet | None
) -> tuple[Finding, ...]:
    """Return how the effort was spread: by repeats where there are some, by halves elsewhere.

    A hard part between easy ones says nothing by halves; it comes here without its output.
    """
    if repeats is None or intervals is None:
        measured = (fade(output, review), unevenness(output, review), splits_spread(output))
        return (*measured, above_easy(review, output))
    return (
        _of_repeats("repeats_spread_percent", intervals.spread_percent, "standard deviation over mean"),
        _of_repeats("last_repeat_percent", repeats.last_against_first_percent, "last against first repeat"),
    )


def _of_repeats(name: str, value: float, model: str) -> Finding:
    return Finding(name=name, value=value, unit="%", model=model, source=_REPEATS_SOURCE)


def jump(summary: ActivitySummary, before: Sequence[KnownActivity]) -> Finding:
    """Return this workout's length as a share of the longest of the 30 days before it, in per cent.

    Runs by distance, others by time.
    """
    name, model = "longest_of_30_days_percent", "length against the longest of the 30 days before"
    by_distance = summary.sport == ActivitySport.RUN
    recent = [
        known.summary
        for known in within_days(summary, before, JUMP_DAYS)
        if known.summary.sport == summary.sport
    ]
    lengths = [length for each in recent if (length := each.distance_m if by_distance else each.duration_s)]
    this = summary.distance_m if by_distance else summary.duration_s
    if not this or len(lengths) < FEWEST_FOR_JUMP:
        why = f"it needs {FEWEST_FOR_JUMP} workouts of this sport in the {JUMP_DAYS} days before"
        return Finding.unknown(name, "%", reason=why, model=model, source=_JUMP_SOURCE)
    return Finding(
        name=name,
        value=this / max(lengths) * 100.0,
        unit="%",
        model=model,
        source=_JUMP_SOURCE,
        inputs={"longest": round(max(lengths), 1), "unit": "m" if by_distance else "s"},
    )
