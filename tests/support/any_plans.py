"""Plans of every shape, for what has to hold of all of them: valid by their form, not by the rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWeek,
    PlannedWorkout,
    PlanPhase,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import WorkoutStep

FIRST = date(2026, 3, 2)
IDS = tuple(f"s{number}" for number in range(12))


@st.composite
def any_plans(draw: st.DrawFn) -> TrainingPlan:
    """Draw a plan of one to five weeks from the same dozen of ids, its sessions in any order."""
    start = FIRST + timedelta(days=7 * draw(st.integers(-2, 2)))
    count = draw(st.integers(1, 5))
    ids = draw(st.lists(st.sampled_from(IDS), unique=True, max_size=len(IDS)))
    weeks: list[list[PlannedWorkout]] = [[] for _ in range(count)]
    for name in ids:
        at = draw(st.integers(0, count - 1))
        day = start + timedelta(days=7 * at + draw(st.integers(0, 6)))
        weeks[at].append(draw(any_workouts(name, day)))
    races = draw(st.lists(st.integers(0, 7 * count - 1), unique=True, max_size=2))
    return TrainingPlan(
        goal_races=tuple(
            GoalRace(
                day=start + timedelta(days=at),
                priority=RacePriority.B,
                name=f"Race {at}",
                sport=TrainingSport.RUN,
            )
            for at in races
        ),
        weeks=tuple(
            PlannedWeek(
                number=at + 1,
                starts_on=start + timedelta(days=7 * at),
                phase=draw(st.sampled_from(PlanPhase)),
                workouts=tuple(workouts),
            )
            for at, workouts in enumerate(weeks)
        ),
        based_on=tuple(draw(st.lists(st.sampled_from(("form", "rules", "races")), max_size=2))),
    )


@st.composite
def any_workouts(draw: st.DrawFn, name: str, day: date) -> PlannedWorkout:
    """Draw a session."""
    minutes = draw(st.sampled_from((0, 30, 45, 60, 90)))
    steps = (WorkoutStep(duration_s=minutes * 60),) if minutes and draw(st.booleans()) else ()
    rehearses = (Rehearsal(kind=RehearsalKind.FUEL, text="a gel"),) if draw(st.booleans()) else ()
    return PlannedWorkout(
        id=name,
        day=day,
        sport=draw(st.sampled_from((TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.REST))),
        title=draw(st.sampled_from(("Easy run", "Tempo run: 2 × 20 min", "Long run", ""))),
        purpose=draw(st.sampled_from((WorkoutPurpose.EASY, WorkoutPurpose.LONG, WorkoutPurpose.THRESHOLD))),
        steps=steps,
        planned_duration_s=minutes * 60,
        planned_distance_m=draw(st.sampled_from((None, 5_000.0, 12_000.0))),
        planned_load=draw(st.sampled_from((None, 30.0, 80.0))),
        key=draw(st.booleans()),
        note=draw(st.sampled_from(("", "flat"))),
        rehearses=rehearses,
    )
