"""Rules about hard work: how far apart, how much of the time, and none when hurt or ill."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tools.domain.training.plan_rule import (
    OUR_CHOICE,
    UNCHECKED,
    Authority,
    PlanCase,
    PlanRule,
    RuleBreach,
    Severity,
)
from tools.domain.training.training_plan import DAYS_A_WEEK, ENDURANCE, PlannedWeek, WorkoutPurpose

HOURS_A_DAY = 24
MOST_HARD_DAYS_OF_A_NOVICE = 3

HARD_DAYS = PlanRule(
    code="L4",
    title="hard days",
    unit="h",
    error=48.0,
    sentence="Hard days need two days from one to the next: the work pays off while you recover.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)
EASY_SHARE = PlanRule(
    code="L5",
    title="easy share",
    unit="of the week's time",
    warning=0.70,
    sentence="Coaches keep most endurance training easy: about four sessions in five, as a rule of thumb.",
    source=UNCHECKED,
    authority=Authority.MEMORY,
)
NOTHING_HARD = PlanRule(
    code="L12",
    title="injury or illness",
    unit="min at zone 4 and above",
    error=0.0,
    sentence="While you are injured or ill nothing goes above zone 3.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)


def check_hard_days(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Want two days from one hard day to the next; warn a novice of three hard days in seven."""
    days = case.hard_days
    for before, day in pairwise(days):
        hours = (day - before).days * HOURS_A_DAY
        if rule.error is not None and hours < rule.error and day >= case.plan.starts_on:
            yield rule.breach(
                Severity.ERROR,
                f"{before:%A} {before:%-d %B} and {day:%A} {day:%-d %B} are both hard.",
                week=case.week_of(day),
                day=day,
                value=hours,
            )
    if not case.flags.novice:
        return
    for first, last in zip(days, days[MOST_HARD_DAYS_OF_A_NOVICE - 1 :], strict=False):
        if (last - first).days < DAYS_A_WEEK and last >= case.plan.starts_on:
            yield _too_many_for_a_novice(rule, case, last)


def check_easy_share(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Want 70 % of each week's endurance time easy, races left out."""
    for week in case.plan.weeks:
        share = _easy_share(week)
        if share is not None and rule.warning is not None and share < rule.warning - 1e-9:
            yield rule.breach(
                Severity.WARNING,
                f"Only {share:.0%} of week {week.number} is easy.",
                week=week.number,
                value=share,
            )


def check_nothing_hard(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Want no time at zone 4 and above while a flag stands."""
    flags = case.flags
    if not (flags.injured or flags.ill):
        return
    for workout in case.plan.workouts:
        seconds = case.zone_four_s[id(workout)]
        race = workout.purpose is WorkoutPurpose.RACE
        if (seconds > 0 or race) and (flags.until is None or workout.day <= flags.until):
            what = f"is planned while you are {'ill' if flags.ill else 'injured'}."
            yield rule.breach(
                Severity.ERROR,
                f"{workout.title} on {workout.day:%A} {what}",
                week=case.week_of(workout.day),
                day=workout.day,
                value=seconds / 60,
            )


def _too_many_for_a_novice(rule: PlanRule, case: PlanCase, day: date) -> RuleBreach:
    in_days = rule.model_copy(update={"unit": "hard days in 7"})
    return in_days.breach(
        Severity.WARNING,
        "Three hard days in seven are many for the first season.",
        week=case.week_of(day),
        day=day,
        value=float(MOST_HARD_DAYS_OF_A_NOVICE),
        limit=float(MOST_HARD_DAYS_OF_A_NOVICE - 1),
    )


def _easy_share(week: PlannedWeek) -> float | None:
    """The easy share of the endurance time of a week; None without any."""
    trained = [
        each
        for each in week.workouts
        if each.sport in ENDURANCE and each.purpose is not WorkoutPurpose.RACE and each.planned_duration_s > 0
    ]
    total_s = sum(each.planned_duration_s for each in trained)
    if not total_s:
        return None
    return sum(each.intensity.easy * each.planned_duration_s for each in trained) / total_s
