"""Races among an athlete's runs: what the file or the service calls one, and what was run like one."""

from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.display import percent
from tools.domain.prediction.result_finding import implausible_result
from tools.domain.profile import RecentRace
from tools.domain.race import RaceResult
from tools.domain.units import HALF_MARATHON_M, MARATHON_M

RACE_DAYS = 365
STANDARD_RACES_M = {
    5_000.0: "5 km",
    10_000.0: "10 km",
    HALF_MARATHON_M: "half marathon",
    MARATHON_M: "marathon",
}
NEAR_SHARE = 0.02  # a whole run this near a standard distance is one: our design choice [D]
# Where a watch ran on after the finish, the best effort over a standard distance inside is the race.
FASTER_INSIDE = 0.03  # our design choice [D]
LONGER_ELAPSED = 1.10  # beyond it the watch ran on while nobody raced: our design choice [D]
HARD_SHARE_OF_MAXIMUM = 0.85  # mean heart rate of a race over the highest of the year: our choice [D]
FASTER_THAN_TRAINING = 0.92  # a race's pace over the mean of all running: our design choice [D]
MOST_RACES = 12


def recent_races(
    activities: Sequence[KnownActivity],
    today: date,
    *,
    maximum_bpm: float | None = None,
    training_pace_s_per_km: float | None = None,
) -> tuple[RecentRace, ...]:
    """Return the races of the last year, newest first, each with how it was told from training.

    A run called a race is one. Else a whole run within 2 % of a standard distance is one when it is the
    fastest of its distance in the year and hard: by its mean heart rate where that is known, by its pace
    against all running otherwise. `activities` come oldest first.
    """
    first = today - timedelta(days=RACE_DAYS)
    runs = [
        each
        for each in activities
        if each.summary.sport is ActivitySport.RUN and (each.summary.day or first) >= first
    ]
    races = []
    for run in runs:
        result, why = _called_a_race(run.summary)
        if result is None and not run.summary.race:
            result, why = _run_like_one(run, runs, maximum_bpm, training_pace_s_per_km)
        if result is not None and run.summary.day is not None and not implausible_result(result):
            races.append(
                RecentRace(
                    activity_id=run.id, name=run.summary.name, day=run.summary.day, result=result, why=why
                )
            )
    return tuple(reversed(races))[:MOST_RACES]


def standard_distance_m(distance_m: float | None) -> float | None:
    """Return the standard race distance a run's length is within 2 % of, None for any other."""
    if not distance_m:
        return None
    nearest = min(STANDARD_RACES_M, key=lambda metres: abs(distance_m / metres - 1))
    return nearest if abs(distance_m / nearest - 1) <= NEAR_SHARE else None


def race_time_s(summary: ActivitySummary) -> float:
    """Return the time of a race: with its halts, unless the watch plainly ran on or was stopped for long."""
    elapsed_s = summary.elapsed_s
    if elapsed_s is None or not summary.duration_s <= elapsed_s <= LONGER_ELAPSED * summary.duration_s:
        return summary.duration_s
    return elapsed_s


def _called_a_race(summary: ActivitySummary) -> tuple[RaceResult | None, str]:
    if not summary.race or not summary.distance_m or summary.duration_s <= 0:
        return None, ""
    standard = standard_distance_m(summary.distance_m)
    called = "it is marked as a race"
    if standard:
        why = f"{called}, and its distance is that of a {STANDARD_RACES_M[standard]}"
        return RaceResult(distance_m=standard, time_s=race_time_s(summary)), why
    inside = _raced_inside(summary)
    if inside is not None and inside.distance_m is not None:
        why = (
            f"{called}; the fastest {STANDARD_RACES_M[inside.distance_m]} inside counts, the rest was slower"
        )
        return RaceResult(distance_m=inside.distance_m, time_s=inside.duration_s), why
    return RaceResult(distance_m=summary.distance_m, time_s=race_time_s(summary)), called


def _raced_inside(summary: ActivitySummary) -> BestEffort | None:
    """Return the longest standard distance that was run clearly faster than the whole recording."""
    if not summary.distance_m:
        return None
    whole = summary.duration_s / summary.distance_m * 1000.0
    faster = [
        effort
        for effort in summary.best_pace_s_per_km
        if effort.distance_m in STANDARD_RACES_M and effort.value < (1 - FASTER_INSIDE) * whole
    ]
    return max(faster, key=lambda effort: effort.distance_m or 0.0, default=None)


def _run_like_one(
    run: KnownActivity,
    runs: Sequence[KnownActivity],
    maximum_bpm: float | None,
    training_pace_s_per_km: float | None,
) -> tuple[RaceResult | None, str]:
    summary = run.summary
    standard = standard_distance_m(summary.distance_m)
    if standard is None or summary.duration_s <= 0:
        return None, ""
    pace = race_time_s(summary) / standard * 1000.0
    others = [
        effort.value
        for each in runs
        if each.id != run.id
        for effort in each.summary.best_pace_s_per_km
        if effort.distance_m == standard
    ]
    if others and min(others) < pace * (1 - NEAR_SHARE):
        return None, ""
    hard = _hard(summary, pace, maximum_bpm, training_pace_s_per_km)
    if not hard:
        return None, ""
    why = f"your fastest {STANDARD_RACES_M[standard]} of the year, a whole run of that distance, {hard}"
    return RaceResult(distance_m=standard, time_s=race_time_s(summary)), why


def _hard(
    summary: ActivitySummary, pace: float, maximum_bpm: float | None, training_pace: float | None
) -> str | None:
    """Say why a run was hard, None where it was not or where nobody can tell."""
    mean = summary.average_heart_rate_bpm
    if mean and maximum_bpm:
        share = mean / maximum_bpm
        return f"at {percent(share)} of your maximum heart rate" if share >= HARD_SHARE_OF_MAXIMUM else None
    if training_pace and pace <= FASTER_THAN_TRAINING * training_pace:
        return f"{percent(1 - pace / training_pace)} faster than your mean of all running"
    return None
