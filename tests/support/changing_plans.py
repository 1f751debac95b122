"""Plans as the recipes write them, for tests of how plans change."""

from datetime import date, timedelta

from tools.domain.athlete import Thresholds
from tools.domain.plan_request import PlanStanding
from tools.domain.planning.plan_races import race_workout
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.training_plan import (
    GoalRace,
    History,
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
THRESHOLDS = Thresholds(threshold_pace_s_per_km=270, ftp_w=240, threshold_heart_rate_bpm=168)
RUN, RIDE, SWIM, STRENGTH = (
    TrainingSport.RUN,
    TrainingSport.RIDE,
    TrainingSport.SWIM,
    TrainingSport.STRENGTH,
)
EASY, LONG = WorkoutPurpose.EASY, WorkoutPurpose.LONG
THRESHOLD, INTERVALS = WorkoutPurpose.THRESHOLD, WorkoutPurpose.INTERVALS
# Weekday, sport, purpose, minutes.
RUNNER_WEEK = (
    (1, RUN, THRESHOLD, 60),
    (2, RUN, EASY, 50),
    (3, RUN, EASY, 45),
    (5, RUN, LONG, 90),
    (6, RUN, EASY, 40),
)
TRIATHLETE_WEEK = (
    (1, RUN, THRESHOLD, 50),
    (2, SWIM, EASY, 45),
    (3, RIDE, EASY, 60),
    (4, SWIM, EASY, 40),
    (5, RIDE, LONG, 120),
    (6, RUN, EASY, 50),
)
Row = tuple[int, TrainingSport, WorkoutPurpose, float]


def plan_of(
    weeks: int = 4,
    rows: tuple[Row, ...] = RUNNER_WEEK,
    first: date = MONDAY,
    phases: tuple[PlanPhase, ...] = (),
    scales: tuple[float, ...] = (),
) -> TrainingPlan:
    """Return a plan of equal weeks; `scales` stretches the sessions of each week."""
    return TrainingPlan(
        goal_races=(),
        weeks=tuple(
            _week(
                at + 1,
                rows,
                first,
                (*phases, *(PlanPhase.BUILD,) * weeks)[at],
                (*scales, *(1.0,) * weeks)[at],
            )
            for at in range(weeks)
        ),
    )


def _week(number: int, rows: tuple[Row, ...], first: date, phase: PlanPhase, scale: float) -> PlannedWeek:
    start = first + timedelta(days=7 * (number - 1))
    workouts = tuple(
        make_workout(
            f"w{number:02d}{at}", start + timedelta(days=day), sport, purpose, minutes * scale, THRESHOLDS,
            phase=phase,
        )
        for at, (day, sport, purpose, minutes) in enumerate(rows)
    )  # fmt: skip
    return PlannedWeek(number=number, starts_on=start, phase=phase, workouts=workouts)


def raced(plan: TrainingPlan, race: GoalRace) -> TrainingPlan:
    """Return the plan with a race on its day, in place of what is there."""
    weeks = []
    for week in plan.weeks:
        kept = [each for each in week.workouts if each.day != race.day]
        if week.starts_on <= race.day <= week.ends_on:
            kept.append(race_workout("race", race, THRESHOLDS))
        weeks.append(week.model_copy(update={"workouts": tuple(sorted(kept, key=lambda each: each.day))}))
    return plan.model_copy(update={"weeks": tuple(weeks), "goal_races": (*plan.goal_races, race)})


def taper_plan() -> TrainingPlan:
    """Return six weeks for an A race on the last Sunday, the last two its taper."""
    taper = (PlanPhase.BUILD,) * 4 + (PlanPhase.TAPER,) * 2
    plan = plan_of(6, phases=taper, scales=(1.0, 1.0, 1.0, 1.0, 0.65, 0.45))
    return raced(plan, a_race(plan.weeks[-1].ends_on))


def a_race(day: date, priority: RacePriority = RacePriority.A) -> GoalRace:
    """Return a half marathon."""
    return GoalRace(
        day=day, priority=priority, name="Spring Half", sport=RUN, distance_m=21_097.5, goal_time_s=6_000
    )


def standing_on(
    today: date, done: TrainingPlan | None = None, rows: tuple[Row, ...] = RUNNER_WEEK, **more: object
) -> PlanStanding:
    """Return what a plan is judged against: eight weeks before it as trained, and what was done since."""
    before = plan_of(8, rows, MONDAY - timedelta(days=56))
    sessions = [as_done(each) for each in before.workouts]
    if done is not None:
        sessions += [as_done(each) for each in done.workouts if each.day < today and not each.is_rest]
    history = History(
        sessions=tuple(sessions),
        known_from=before.starts_on,
        known_until=max(today - timedelta(days=1), before.weeks[-1].ends_on),
    )
    return PlanStanding(today=today, history=history, thresholds=THRESHOLDS, **more)


def as_done(workout: PlannedWorkout) -> PastSession:
    """Return a planned session as it was done, just as planned."""
    return PastSession(
        day=workout.day,
        sport=workout.sport,
        duration_s=workout.planned_duration_s,
        distance_m=workout.planned_distance_m,
        load=workout.planned_load,
        intensity_factor=workout.intensity_factor,
    )
