"""How much an athlete trains: weekly volume, longest session, mean training pace."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from statistics import median

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.profile import Confidence, ProfileEntry, ProfileName
from tools.domain.training.profile_entry import found, missing
from tools.domain.training.training_plan import DAYS_A_WEEK

MOST_WEEKS, FEWEST_WEEKS = 6, 4  # how many weeks a usual week is read from: our design choice [D]
LONGEST_WINDOWS_DAYS = (30, 90)
TRAINING_PACE_DAYS = 56  # Tanda's eight weeks
FEWEST_RUNS = 8  # for a mean pace one can lean on: our design choice [D]
WEEKLY_MODEL = "median of the last known weeks, seven days each back from the newest"
LONGEST_MODEL = "longest session of the last 30 days, else of 90"
TRAINING_PACE_MODEL = "time over distance of all running in eight weeks"


def volume_entries(
    activities: Sequence[KnownActivity], today: date, known_until: date | None
) -> tuple[ProfileEntry, ...]:
    """Return weekly volume and longest session of running and riding, and the mean training pace."""
    run, ride = ActivitySport.RUN, ActivitySport.RIDE
    km, hours = ProfileName.WEEKLY_RUN_KM, ProfileName.WEEKLY_RIDE_H
    return (
        _weekly(km, activities, run, _km, today=today, known_until=known_until),
        _weekly(hours, activities, ride, _hours, today=today, known_until=known_until),
        _longest(ProfileName.LONGEST_RUN_KM, activities, ActivitySport.RUN, _km, today),
        _longest(ProfileName.LONGEST_RIDE_H, activities, ActivitySport.RIDE, _hours, today),
        _training_pace(activities, today),
    )


def _km(summary: ActivitySummary) -> float:
    return (summary.distance_m or 0.0) / 1000.0


def _hours(summary: ActivitySummary) -> float:
    return summary.duration_s / 3600.0


def _weekly(
    name: ProfileName,
    activities: Sequence[KnownActivity],
    sport: ActivitySport,
    amount: Callable[[ActivitySummary], float],
    *,
    today: date,
    known_until: date | None,
) -> ProfileEntry:
    """Return the median week, with the least and the most of those weeks as its range."""
    days = [day for each in activities if (day := each.summary.day) is not None]
    if not days or known_until is None:
        return missing(name, f"no {sport} is known", model=WEEKLY_MODEL)
    weeks = min(MOST_WEEKS, ((known_until - days[0]).days + 1) // DAYS_A_WEEK)
    if weeks < FEWEST_WEEKS:
        reason = f"your history covers {weeks} whole weeks; it needs {FEWEST_WEEKS}"
        return missing(name, reason, model=WEEKLY_MODEL)
    totals, sessions = [0.0] * weeks, 0
    for each in activities:
        day = each.summary.day
        if each.summary.sport is not sport or day is None or day > known_until:
            continue
        week = (known_until - day).days // DAYS_A_WEEK
        if week < weeks:
            totals[week] += amount(each.summary)
            sessions += 1
    if not sessions:
        return missing(name, f"no {sport} in the last {weeks} weeks that are known", model=WEEKLY_MODEL)
    whole = weeks == MOST_WEEKS
    return found(
        name,
        median(totals),
        low=min(totals),
        high=max(totals),
        model=WEEKLY_MODEL,
        as_of=known_until,
        today=today,
        confidence=Confidence.HIGH if whole else Confidence.MEDIUM,
        because=f"high from {MOST_WEEKS} known weeks, medium from {FEWEST_WEEKS}; here {weeks}",
        inputs={"weeks": weeks, "sessions": sessions},
    )


def _longest(
    name: ProfileName,
    activities: Sequence[KnownActivity],
    sport: ActivitySport,
    amount: Callable[[ActivitySummary], float],
    today: date,
) -> ProfileEntry:
    """Return the longest session of 30 days, of 90 where those have none."""
    for window in LONGEST_WINDOWS_DAYS:
        first = today - timedelta(days=window)
        lengths = [
            (amount(each.summary), day, each.id)
            for each in activities
            if each.summary.sport is sport and (day := each.summary.day) is not None and first <= day
        ]
        if lengths and max(lengths)[0] > 0:
            length, day, activity_id = max(lengths)
            recent = window == LONGEST_WINDOWS_DAYS[0]
            return found(
                name,
                length,
                model=LONGEST_MODEL,
                as_of=day,
                today=today,
                confidence=Confidence.HIGH if recent else Confidence.MEDIUM,
                because=f"measured; high within {LONGEST_WINDOWS_DAYS[0]} days, medium within "
                f"{LONGEST_WINDOWS_DAYS[1]}",
                inputs={"window_days": window, "sessions": len(lengths), "activity_id": activity_id},
            )
    reason = f"no {sport} with a known length in the last {LONGEST_WINDOWS_DAYS[-1]} days"
    return missing(name, reason, model=LONGEST_MODEL)


def _training_pace(activities: Sequence[KnownActivity], today: date) -> ProfileEntry:
    name = ProfileName.TRAINING_PACE_S_PER_KM
    runs = [
        each.summary
        for each in activities
        if each.summary.sport is ActivitySport.RUN and each.summary.distance_m and each.summary.day
    ]
    newest = runs[-1].day if runs else None
    if newest is None:
        return missing(name, "no run with a known distance", model=TRAINING_PACE_MODEL)
    first = newest - timedelta(days=TRAINING_PACE_DAYS - 1)
    recent = [run for run in runs if run.day is not None and run.day >= first]
    metres = sum(run.distance_m or 0.0 for run in recent)
    pace = sum(run.duration_s for run in recent) / metres * 1000.0
    enough = len(recent) >= FEWEST_RUNS
    return found(
        name,
        pace,
        model=TRAINING_PACE_MODEL,
        as_of=newest,
        today=today,
        confidence=Confidence.HIGH if enough else Confidence.LOW,
        because=f"high from {FEWEST_RUNS} runs in eight weeks, else low; here {len(recent)}",
        inputs={"runs": len(recent), "km": round(metres / 1000.0, 1), "from": first.isoformat()},
    )
