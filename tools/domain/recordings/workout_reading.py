"""Everything a coach looks at in one workout, gathered before a word is said."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tools.domain.activity import Activity, ActivityReview, ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import Comparison, IntervalSet, WorkoutKind
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.found_intervals import find_intervals, find_run_walk, interval_set
from tools.domain.recordings.hard_repeats import Repeats, read_pulse
from tools.domain.recordings.recorded_line import fastest_m_per_s
from tools.domain.recordings.similar_workouts import (
    Best,
    compare,
    earlier,
    find_bests,
    similar_workouts,
    within_days,
)
from tools.domain.recordings.threshold_origins import DEVICE_FTP, Origins, threshold_written, weak_names
from tools.domain.recordings.timer_time import SecondGrid, second_grid
from tools.domain.recordings.workout_kind import NAMES, SUSTAINED, ToldKind, tell_kind, with_device_ftp
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
    run_walk: IntervalSet | None = None
    doubtful: bool = False
    origins: Origins = field(default_factory=dict)

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
    origins: Origins | None = None,
) -> Reading:
    """Return a workout read. Raises ActivityTooLong."""
    known = earlier(summary, before)
    said, origins, thresholds = thresholds, origins or {}, with_device_ftp(thresholds, review)
    grid = second_grid(activity) if activity.time_s.size > 1 else None
    output = read_output(activity, grid, thresholds) if grid else None
    repeats, intervals, run_walk = _pattern(activity, grid, output, thresholds)
    weak = weak_names(origins)
    told = tell_kind(summary, thresholds, intervals, output, known, run_walk=run_walk, weak=weak)
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
        kind_reason=_reason(told, origins, summary, units, of_device=said is not thresholds),
        intervals=intervals,
        findings={found.name: found for found in findings},
        comparisons=compare(summary, similar, told.kind),
        bests=find_bests(summary, known),
        units=units,
        run_walk=run_walk,
        doubtful=told.doubtful,
        origins=origins,
    )


def _pattern(
    activity: Activity, grid: SecondGrid | None, output: Output | None, thresholds: Thresholds
) -> tuple[Repeats | None, IntervalSet | None, IntervalSet | None]:
    """Return the repeats of an interval session, the same as they are told, and those of a run-walk."""
    if grid is None or output is None:
        return None, None, None
    repeats = find_intervals(output, grid, activity.laps, read_pulse(activity, grid, thresholds))
    if repeats:
        return repeats, interval_set(repeats, output), None
    walked = find_run_walk(output, grid)
    return None, None, interval_set(walked, output) if walked else None


def _reason(
    told: ToldKind, origins: Origins, summary: ActivitySummary, units: UnitSystem, *, of_device: bool
) -> str:
    """Return why a workout is what it is, every threshold with where it comes from."""
    reason = told.reason.replace("your FTP", DEVICE_FTP) if of_device else told.reason
    if told.kind is WorkoutKind.OTHER:
        return reason  # it names what is missing
    for name, word in NAMES.items():
        reason = reason.replace(f"your {word}", threshold_written(name, origins, units, summary.day))
    return reason


def _mean_pace(review: ActivityReview) -> tuple[Finding, ...]:
    """Return the mean pace of a run or the mean speed of a ride over timer time; nothing that cannot be."""
    far, timer_s = review.distance_m.value, review.duration_s.value
    if not far or not timer_s or far / timer_s > fastest_m_per_s(review.sport):
        return ()
    about = {"model": "distance over timer time", "source": "the recording itself"}
    if review.sport == ActivitySport.RUN:
        return (Finding(name=MEAN_PACE, value=timer_s / far * 1000.0, unit="s/km", **about),)
    if review.sport == ActivitySport.RIDE:
        return (Finding(name=MEAN_SPEED, value=far / timer_s * 3.6, unit="km/h", **about),)
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
