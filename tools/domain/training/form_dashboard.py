"""Form, volume, best efforts and zones over a period, from every activity that is kept."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta

from tools.domain.activity_summary import KnownActivity
from tools.domain.attribution import attributions
from tools.domain.dashboard import PERIOD_DAYS, Dashboard, Period
from tools.domain.profile import AthleteProfile
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.best_curves import best_pace_curve, best_power_curve
from tools.domain.training.training_load import STALE_AFTER_DAYS, review_load
from tools.domain.training.training_plan import History
from tools.domain.training.week_volume import monday_of, week_volumes
from tools.domain.training.zone_totals import heart_rate_zone_totals, power_zone_totals


def build_dashboard(
    activities: Sequence[KnownActivity],
    profile: AthleteProfile,
    period: Period,
    today: date,
    known_until: date | None,
) -> Dashboard:
    """Return one view over a period that ends today; the means of load run over all that is known.

    `known_until` is the day of the last good sync: up to it a day without a session is rest, after it nothing
    is known. Duplicates, undated activities and days of the future are left out and said.
    """
    thresholds = profile.thresholds()
    kept = counted(activities, today)
    history = history_of(kept, thresholds, min(known_until, today) if known_until else None)
    first = _first_day(history, period, today)
    begins = bisect_left(kept, first, key=_day)
    inside, before = kept[begins:], kept[:begins]
    load = review_load(history, today)
    return Dashboard(
        period=period,
        first=first if kept else None,
        last=history.known_until,
        today=today,
        activities=len(inside),
        fitness=load.fitness,
        fatigue=load.fatigue,
        form=load.form,
        load_curve=tuple(point for point in load.curve if point.day >= first),
        weeks=week_volumes(history, kept[bisect_left(kept, monday_of(first), key=_day) :], first, today),
        best_power_w=best_power_curve(inside),
        best_pace_s_per_km=best_pace_curve(inside),
        best_power_before_w=best_power_curve(before),
        best_pace_before_s_per_km=best_pace_curve(before),
        power_zones=power_zone_totals(inside, thresholds),
        heart_rate_zones=heart_rate_zone_totals(inside, thresholds),
        stale=stale_sentence(history.known_until, today),
        warnings=_warnings(activities, kept, load.warnings),
        attributions=attributions(kept),
    )


def _day(activity: KnownActivity) -> date:
    return activity.summary.day or date.min


def stale_sentence(known_until: date | None, today: date) -> str | None:
    """Say that the newest data is old, None where it is fresh or where there is none."""
    days = 0 if known_until is None else (today - known_until).days
    if known_until is None or days <= STALE_AFTER_DAYS:
        return None
    newest = written_day(known_until, today)
    return f"Your newest data is of {newest}: the {days} days since are unknown, not rest."


def written_day(day: date, today: date) -> str:
    """Write a day: 3 November, with the year where it is not this one."""
    written = f"{day.day} {day:%B}"
    return written if day.year == today.year else f"{written} {day.year}"


def _first_day(history: History, period: Period, today: date) -> date:
    days = PERIOD_DAYS[period]
    if days is not None:
        return today - timedelta(days=days - 1)
    return min(history.known_from or today, today)


def _warnings(
    activities: Sequence[KnownActivity], kept: Sequence[KnownActivity], load_warnings: tuple[str, ...]
) -> tuple[str, ...]:
    """Return what the athlete should know beside the numbers; that data is old is said on its own."""
    told_once = sum(each.duplicate_of is None for each in activities)
    left_out = told_once - len(kept)
    warnings = [words for words in load_warnings if not words.startswith("The newest data")]
    if left_out:
        one = left_out == 1
        what, out = ("1 activity has", "is") if one else (f"{left_out} activities have", "are")
        warnings.append(f"{what} no date or one that cannot be, and {out} left out of every chart here.")
    return tuple(warnings)
