"""What is said where a plan trains on fewer days a week than the athlete offered."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.display import duration
from tools.domain.training.training_plan import DAYS_A_WEEK, TrainingPlan
from tools.domain.training.week_volume import monday_of

MOST_DAYS = DAYS_A_WEEK - 1  # a day of every week stays free, which the plan itself says


def fewer_days_note(plan: TrainingPlan, days_a_week: int | None, *, with_rules: bool = False) -> str | None:
    """Say how many days of those offered a plan takes, and from when all; None where it takes them at once.

    The lighter weeks later, of recovery and before a race, are no reason to say so.
    """
    weeks = list(_trained_days(plan))
    if days_a_week is None or not weeks:
        return None
    wanted, (_, first, first_s) = min(days_a_week, MOST_DAYS), weeks[0]
    if first >= wanted:
        return None
    full = next((monday for monday, days, _ in weeks if days >= wanted), None)
    later = (
        f"all {wanted} come from the week of {full:%-d %B %Y}"
        if full
        else f"{max(days for _, days, _ in weeks)} is the most it takes"
    )
    limits = f"{duration(first_s)} a week and your rules" if with_rules else f"{duration(first_s)} a week"
    return (
        f"You offered {days_a_week} days a week: it begins with {first}, because {limits} give no more "
        f"sessions of a useful length, and {later}."
    )


def _trained_days(plan: TrainingPlan) -> Iterator[tuple[date, int, float]]:
    """Yield the Monday of each week, the days trained in it, and its time in seconds."""
    trained = [each for each in plan.workouts if not each.is_rest]
    monday = monday_of(min((each.day for each in trained), default=date.max))
    last = max((each.day for each in trained), default=date.min)
    while monday <= last:
        week = [each for each in trained if monday <= each.day < monday + timedelta(days=DAYS_A_WEEK)]
        yield monday, len({each.day for each in week}), sum(each.planned_duration_s for each in week)
        monday += timedelta(days=DAYS_A_WEEK)
