"""Rules about how fast training grows: runs, weeks, fitness, and the lighter weeks between."""

from collections.abc import Iterator
from datetime import date, timedelta

from tools.domain.display import duration
from tools.domain.training.plan_rule import (
    OUR_CHOICE,
    UNCHECKED,
    Authority,
    PlanCase,
    PlanRule,
    RuleBreach,
    Severity,
)
from tools.domain.training.plan_week_amounts import training_of, week_amounts
from tools.domain.training.training_load import (
    CHRONIC_DAYS,
    LONGEST_WINDOW_DAYS,
    RELIABLE_AFTER_DAYS,
    daily_loads,
    exponential_mean,
)
from tools.domain.training.training_plan import (
    DAYS_A_WEEK,
    ENDURANCE,
    PlannedWeek,
    PlannedWorkout,
    TrainingSport,
    WorkoutPurpose,
)

COHORT_SOURCE = "study of 5,200 runners (RUNSAFE with Garmin, as summarised by runalytics)"
LONGEST_LONG_RUN_S = 3 * 3600 + 15 * 60.0  # our design choice [D]
RECOVERY_EVERY_WEEKS = 4
RUNNING_CARRIES = 0.5  # a week, where it has this share of the endurance time: our design choice [D]

LONGEST_RUN = PlanRule(
    code="L1",
    title="longest run",
    unit="times the longest run of the 30 days before",
    warning=1.10,
    error=1.30,  # our design choice [D]
    sentence="Single runs far beyond the longest of the last month went with more injuries.",
    source=COHORT_SOURCE,
    authority=Authority.SOURCE,
)
WEEKLY_LOAD = PlanRule(
    code="L2",
    title="weekly load",
    unit="times the mean of the 3 weeks before",
    warning=1.15,
    error=1.30,
    sentence="A week should not jump far above what the weeks before it prepared.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)
RAMP = PlanRule(
    code="L3",
    title="fitness ramp",
    unit="fitness points a week",
    warning=5.0,  # from memory, unchecked [R]
    error=8.0,  # from memory, unchecked [R]
    sentence="Fitness (the 42-day mean of load) that climbs this fast is hard to recover from.",
    source=UNCHECKED,
    authority=Authority.MEMORY,
)
RECOVERY_WEEK = PlanRule(
    code="L6",
    title="recovery week",
    unit="weeks in a row",
    warning=3.0,  # the fourth week must be a lighter one
    sentence="One week in four should be 20–40 % lighter, so that the training can take effect.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)
LIGHTER_BY = 0.20  # our design choice [D]; a week lighter still is recovery too
LONG_RUN = PlanRule(
    code="L7",
    title="long run",
    unit="of the week's running distance",
    warning=0.33,
    sentence="A long run that carries the week tires more than it trains.",
    source=OUR_CHOICE,
    authority=Authority.DESIGN,
)


def check_longest_run(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Compare every run with the longest of the 30 days before it; silent where there was none."""
    runs = [each for each in case.plan.workouts if each.sport is TrainingSport.RUN]
    past = [each for each in case.history.sessions if each.sport is TrainingSport.RUN]
    by_distance = all(each.planned_distance_m for each in runs) and all(each.distance_m for each in past)
    done: list[tuple[date, float]] = [
        (each.day, (each.distance_m or 0.0) if by_distance else each.duration_s) for each in past
    ]
    for run in sorted(runs, key=lambda each: each.day):
        first = run.day - timedelta(days=LONGEST_WINDOW_DAYS)
        longest = max((length for day, length in done if first <= day < run.day), default=0.0)
        length = (run.planned_distance_m or 0.0) if by_distance else run.planned_duration_s
        done.append((run.day, length))
        severity = rule.severity_above(length / longest) if longest and not _is_race(run) else None
        if severity:
            yield rule.breach(
                severity,
                f"The run of {_length(length, by_distance)} is {length / longest - 1:.0%} longer than the "
                f"longest of the 30 days before ({_length(longest, by_distance)}).",
                week=case.week_of(run.day),
                day=run.day,
                value=length / longest,
            )


def check_weekly_load(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Compare every week with the three before it, unless it only returns to the best of twelve."""
    weeks = week_amounts(case)
    for i, week in enumerate(weeks):
        if week.number is None or i < 3:
            continue
        mean = sum(each.amount for each in weeks[i - 3 : i]) / 3
        own_best = max(each.amount for each in weeks[max(0, i - 12) : i])
        severity = rule.severity_above(week.amount / mean) if mean > 0 else None
        if severity and week.amount > own_best + 1e-9:
            yield rule.breach(
                severity,
                f"Week {week.number} asks {week.amount / mean - 1:.0%} above the mean of the three before.",
                week=week.number,
                value=week.amount / mean,
            )


def check_ramp(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Follow fitness through the plan, races not judged; silent without six weeks of known loads before."""
    fitness = _fitness_before(case)
    for week in case.plan.weeks:
        if fitness is None or week.load is None:
            return
        after = _fitness_after(training_of(week), fitness)
        severity = rule.severity_above(after - fitness)
        if severity:
            yield rule.breach(
                severity,
                f"Week {week.number} raises fitness by {after - fitness:.1f} points.",
                week=week.number,
                value=after - fitness,
            )
        fitness = _fitness_after(week, fitness)


def check_recovery_weeks(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Count the weeks since the last that was a fifth lighter than the heaviest of the three before it."""
    weeks = week_amounts(case)
    in_a_row = 0
    for i, week in enumerate(weeks):
        heaviest = max((each.amount for each in weeks[max(0, i - 3) : i]), default=0.0)
        lighter = week.amount <= (1 - LIGHTER_BY) * heaviest + 1e-9 if i else False
        only_stated = week.number is None and case.plan.stated  # nobody said which of them was lighter
        in_a_row = 0 if lighter or only_stated else in_a_row + 1
        if week.number is not None and in_a_row and in_a_row % RECOVERY_EVERY_WEEKS == 0:
            yield rule.breach(
                Severity.WARNING,
                f"Week {week.number} is the {in_a_row}th in a row without a lighter one.",
                week=week.number,
                value=float(in_a_row),
            )


def check_long_run(rule: PlanRule, case: PlanCase) -> Iterator[RuleBreach]:
    """Judge the longest run of each week, races left out: its share of the distance, its time.

    The share counts where running carries the week: of a triathlete's two runs one is always a third.
    """
    for week in case.plan.weeks:
        runs = [each for each in week.workouts if each.sport is TrainingSport.RUN and not _is_race(each)]
        total_m = week.distance_m(TrainingSport.RUN)
        for run in runs:
            if run.planned_duration_s > LONGEST_LONG_RUN_S:
                yield _too_long(rule, run, week.number)
        longest = max(runs, key=lambda each: each.planned_distance_m or 0.0, default=None)
        if longest is None or not longest.planned_distance_m or not _carries(runs, week):
            continue
        share = longest.planned_distance_m / total_m
        severity = rule.severity_above(share)
        if severity:
            yield rule.breach(
                severity,
                f"The long run of week {week.number} is {share:.0%} of the week's running.",
                week=week.number,
                day=longest.day,
                value=share,
            )


def _carries(runs: list[PlannedWorkout], week: PlannedWeek) -> bool:
    """Whether running is at least half of the week's endurance time."""
    endurance_s = sum(each.planned_duration_s for each in week.workouts if each.sport in ENDURANCE)
    return sum(each.planned_duration_s for each in runs) >= RUNNING_CARRIES * endurance_s


def _too_long(rule: PlanRule, run: PlannedWorkout, number: int) -> RuleBreach:
    in_hours = rule.model_copy(update={"unit": "s"})
    return in_hours.breach(
        Severity.WARNING,
        f"The run of week {number} lasts {duration(run.planned_duration_s)}, more than 3 h 15 min.",
        week=number,
        day=run.day,
        value=run.planned_duration_s,
        limit=LONGEST_LONG_RUN_S,
    )


def _fitness_before(case: PlanCase) -> float | None:
    """Return fitness on the eve of the plan, or None where the history does not carry it."""
    eve = case.plan.starts_on - timedelta(days=1)
    needed_from = eve - timedelta(days=RELIABLE_AFTER_DAYS - 1)
    first = case.history.known_from
    if first is None or not case.history.covers(needed_from, eve):
        return None
    if any(session.load is None for session in case.history.between(first, eve)):
        return None
    return exponential_mean(daily_loads(case.history, first, eve), CHRONIC_DAYS)[-1]


def _fitness_after(week: PlannedWeek, before: float) -> float:
    """Return fitness at the end of a week from that before it."""
    loads = [0.0] * DAYS_A_WEEK
    for workout in week.workouts:
        day = (workout.day - week.starts_on).days
        if 0 <= day < DAYS_A_WEEK:
            loads[day] += workout.planned_load or 0.0
    return exponential_mean(loads, CHRONIC_DAYS, before)[-1]


def _length(length: float, by_distance: bool) -> str:
    return f"{length / 1000:.1f} km" if by_distance else duration(length)


def _is_race(workout: PlannedWorkout) -> bool:
    return workout.purpose is WorkoutPurpose.RACE
