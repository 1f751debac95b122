"""Kept activities made for tests: a runner and rider with habits, races and a meter."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from tools.domain.activity import ActivitySport, BestEffort
from tools.domain.activity_summary import ActivitySummary, KnownActivity, WellnessDay
from tools.domain.provenance import POLICIES, Source

TODAY = date(2026, 11, 22)
DURATIONS_S = (1, 5, 15, 30, 60, 120, 300, 480, 600, 1200, 1800, 2700, 3600)
DISTANCES_M = (400.0, 1000.0, 1609.344, 2000.0, 3000.0, 5000.0, 10_000.0, 15_000.0, 21_097.5, 42_195.0)
_NUMBERS = count(1)


def known(
    day: date | None,
    sport: ActivitySport = ActivitySport.RUN,
    minutes: float = 60.0,
    *,
    source: Source = Source.FILE,
    identity: str | None = None,
    duplicate_of: str | None = None,
    **said: Any,
) -> KnownActivity:
    """Return a kept activity that began at 9 in the morning, UTC."""
    started = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) if day else None
    return KnownActivity(
        id=identity or f"activity-{next(_NUMBERS):05d}",
        source=source,
        ai_allowed=POLICIES[source].ai_allowed,
        summary=ActivitySummary(sport=sport, duration_s=minutes * 60, started_at=started, **said),
        duplicate_of=duplicate_of,
        kept_at=datetime(2026, 11, 22, tzinfo=UTC),
    )


def days_ago(days: int) -> date:
    """Return a day before the tests' today."""
    return TODAY - timedelta(days=days)


def powers(
    critical_w: float = 250.0, prime_j: float = 20_000.0, share: float = 1.0
) -> tuple[BestEffort, ...]:
    """Return the best efforts of a rider who went all out over every duration, times `share`."""
    return tuple(
        BestEffort(duration_s=seconds, value=share * min(900.0, critical_w + prime_j / seconds), start_s=0.0)
        for seconds in DURATIONS_S
    )


def paces(distance_m: float, s_per_km: float, *, hard: float = 0.0) -> tuple[BestEffort, ...]:
    """Return the best efforts of a run: over short distances faster by `hard` for each halving."""
    efforts = []
    for metres in DISTANCES_M:
        if metres <= distance_m + 1:
            pace = s_per_km * (metres / distance_m) ** hard
            efforts.append(
                BestEffort(duration_s=pace * metres / 1000, value=pace, start_s=0.0, distance_m=metres)
            )
    return tuple(efforts)


def hearts(beat: int, minutes: float, spread: int = 12) -> dict[int, int]:
    """Return a histogram of heart rate around a beat."""
    beats = range(beat - spread, beat + spread + 1)
    return {each: round(minutes * 60 / len(beats)) for each in beats}


def easy_run(day: date, km: float = 10.0, s_per_km: float = 330.0, **said: Any) -> KnownActivity:
    """Return a run with way, heart rate and graded pace."""
    minutes = km * s_per_km / 60
    about = {
        "distance_m": km * 1000,
        "moving_s": minutes * 60,
        "normalized_graded_pace_s_per_km": s_per_km * 0.98,
        "average_heart_rate_bpm": 140.0,
        "heart_rate_seconds": hearts(140, minutes),
        "best_pace_s_per_km": paces(km * 1000, s_per_km, hard=0.03),
    }
    return known(day, ActivitySport.RUN, minutes, **(about | said))


def ride(day: date, minutes: float = 90.0, watts: float = 180.0, **said: Any) -> KnownActivity:
    """Return a ride with power and heart rate."""
    about = {
        "distance_m": minutes * 500,
        "moving_s": minutes * 60,
        "average_power_w": watts * 0.93,
        "normalized_power_w": watts,
        "best_power_w": powers(watts, 12_000),
        "power_seconds": {at: round(minutes * 60 / 60) for at in range(0, 300, 5)},
        "heart_rate_seconds": hearts(135, minutes),
    }
    return known(day, ActivitySport.RIDE, minutes, **(about | said))


def daily_history(days: int, last: date = TODAY) -> tuple[KnownActivity, ...]:
    """Return one activity a day up to `last`, newest first: runs, rides, a swim a week, strength."""
    done = []
    for back in range(days):
        day, kind = last - timedelta(days=back), (last - timedelta(days=back)).weekday()
        wave = 1 + 0.1 * ((back // 28) % 5 - 2)
        if kind in (1, 3, 6):
            done.append(easy_run(day, (8.0, 10.0, 20.0)[kind // 3] * wave, 330 - back % 20))
        elif kind in (2, 5):
            done.append(ride(day, (60.0, 180.0)[kind // 4] * wave, 170 + back % 30))
        elif kind == 4:
            done.append(known(day, ActivitySport.SWIM, 45, heart_rate_seconds=hearts(130, 45)))
        else:
            done.append(known(day, ActivitySport.STRENGTH, 40, heart_rate_seconds=hearts(110, 40)))
    return tuple(done)


def mornings(days: int, beat: float = 48.0) -> tuple[WellnessDay, ...]:
    """Return measured mornings up to today, oldest first."""
    return tuple(
        WellnessDay(day=days_ago(back), resting_heart_rate_bpm=beat + back % 3)
        for back in reversed(range(days))
    )
