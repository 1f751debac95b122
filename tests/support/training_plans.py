"""Training plans for tests: a calm one that breaks no rule, and ways to change it."""

from datetime import date, timedelta

from tools.domain.training.training_plan import (
    GoalRace,
    History,
    IntensityShare,
    PastSession,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

MONDAY = date(2026, 3, 2)
EASY_LOAD_PER_HOUR = 49.0  # an intensity factor of 0.7
PACE_S_PER_M = 0.36  # 6:00 /km


def run(
    day: date,
    minutes: float,
    *,
    purpose: WorkoutPurpose = WorkoutPurpose.EASY,
    hard: float = 0.0,
    load: float | None = None,
) -> PlannedWorkout:
    """Return a run at 6:00 /km; `hard` is its share at zone 4 and above."""
    seconds = minutes * 60
    return PlannedWorkout(
        day=day,
        sport=TrainingSport.RUN,
        title=f"{purpose} run",
        purpose=purpose,
        planned_duration_s=seconds,
        planned_distance_m=seconds / PACE_S_PER_M,
        planned_load=EASY_LOAD_PER_HOUR * minutes / 60 if load is None else load,
        intensity=IntensityShare(easy=1 - hard, hard=hard),
    )


def rest(day: date) -> PlannedWorkout:
    """Return a rest day written down."""
    return PlannedWorkout(day=day, sport=TrainingSport.REST, title="Rest", purpose=WorkoutPurpose.REST)


def calm_week(number: int, scale: float = 1.0, first: date = MONDAY) -> PlannedWeek:
    """Return a week of five runs: Tuesday intervals, Saturday long; Monday and Friday are free."""
    start = first + timedelta(days=7 * (number - 1))
    day = [start + timedelta(days=i) for i in range(7)]
    return PlannedWeek(
        number=number,
        starts_on=start,
        phase=PlanPhase.BASE,
        workouts=(
            run(day[1], 60 * scale, purpose=WorkoutPurpose.INTERVALS, hard=0.25),
            run(day[2], 55 * scale),
            run(day[3], 55 * scale),
            run(day[5], 85 * scale, purpose=WorkoutPurpose.LONG),
            run(day[6], 45 * scale),
        ),
    )


def calm_plan(scales: tuple[float, ...] = (1.0, 1.03, 1.06, 0.8)) -> TrainingPlan:
    """Return a plan of such weeks, three rising and one lighter; it breaks no rule."""
    return TrainingPlan(goal_races=(), weeks=tuple(calm_week(i + 1, scale) for i, scale in enumerate(scales)))


def history_of(scales: tuple[float, ...], first: date = MONDAY) -> History:
    """Return what weeks of these scales leave behind, the last one up to the eve of `first`."""
    start = first - timedelta(days=7 * len(scales))
    weeks = [calm_week(i + 1, scale, start) for i, scale in enumerate(scales)]
    sessions = tuple(
        PastSession(
            day=each.day,
            sport=each.sport,
            duration_s=each.planned_duration_s,
            distance_m=each.planned_distance_m,
            load=each.planned_load,
            intensity_factor=each.intensity_factor,
        )
        for week in weeks
        for each in week.workouts
    )
    return History(sessions=sessions, known_from=start, known_until=first - timedelta(days=1))


def calm_history() -> History:
    """Return twelve weeks, every fourth lighter."""
    return history_of((1.0, 1.0, 1.0, 0.8) * 3)


def with_workouts(plan: TrainingPlan, number: int, *workouts: PlannedWorkout) -> TrainingPlan:
    """Return the plan with these sessions instead of those the week has on their days."""
    days = {workout.day for workout in workouts}
    weeks = list(plan.weeks)
    week = weeks[number - 1]
    kept = tuple(each for each in week.workouts if each.day not in days)
    weeks[number - 1] = week.model_copy(update={"workouts": (*kept, *workouts)})
    return plan.model_copy(update={"weeks": tuple(weeks)})


def race_plan(taper_scales: tuple[float, ...] = (0.62, 0.31), weeks_before: int = 3) -> TrainingPlan:
    """Return calm weeks and a taper that ends with an A race on its last Sunday."""
    scales = (*(1.0,) * weeks_before, *taper_scales)
    weeks = [calm_week(i + 1, scale) for i, scale in enumerate(scales)]
    for i in range(weeks_before, len(weeks)):
        weeks[i] = weeks[i].model_copy(update={"phase": PlanPhase.TAPER})
    race_day = weeks[-1].ends_on
    race = run(race_day, 240, purpose=WorkoutPurpose.RACE, hard=0.5, load=250)
    kept = tuple(each for each in weeks[-1].workouts if each.day != race_day)
    weeks[-1] = weeks[-1].model_copy(update={"workouts": (*kept, race)})
    goal = GoalRace(
        day=race_day,
        priority=RacePriority.A,
        name="Spring Marathon",
        sport=TrainingSport.RUN,
        distance_m=42_195,
    )
    return TrainingPlan(goal_races=(goal,), weeks=tuple(weeks))


def moved(plan: TrainingPlan, weeks: int) -> TrainingPlan:
    """Return the plan some weeks later."""
    later = timedelta(days=7 * weeks)
    return plan.model_copy(
        update={
            "goal_races": tuple(
                race.model_copy(update={"day": race.day + later}) for race in plan.goal_races
            ),
            "weeks": tuple(
                week.model_copy(
                    update={
                        "starts_on": week.starts_on + later,
                        "workouts": tuple(
                            each.model_copy(update={"day": each.day + later}) for each in week.workouts
                        ),
                    }
                )
                for week in plan.weeks
            ),
        }
    )


def history_moved(history: History, weeks: int) -> History:
    """Return the history some weeks later."""
    later = timedelta(days=7 * weeks)
    return History(
        sessions=tuple(each.model_copy(update={"day": each.day + later}) for each in history.sessions),
        known_from=history.known_from + later if history.known_from else None,
        known_until=history.known_until + later if history.known_until else None,
    )
