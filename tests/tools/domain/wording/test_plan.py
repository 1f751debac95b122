"""A plan in sentences: worked values."""

from datetime import date, timedelta

from tools.domain.race import UnitSystem
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
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from tools.domain.wording.plan import (
    day_facts,
    next_session,
    on_day,
    phases_fact,
    plan_headline,
    race_named,
    step_lines,
    week_facts,
    workout_facts,
)

MONDAY = date(2026, 11, 23)
METRIC, IMPERIAL = UnitSystem.METRIC, UnitSystem.IMPERIAL


def run(day: int, minutes: float, title: str = "Easy run", **rest: object) -> PlannedWorkout:
    return PlannedWorkout.model_validate(
        {
            "id": f"w{day}-{title}",
            "day": MONDAY + timedelta(days=day),
            "sport": TrainingSport.RUN,
            "title": title,
            "purpose": WorkoutPurpose.EASY,
            "planned_duration_s": minutes * 60,
            **rest,
        }
    )


INTERVALS = run(
    2,
    50,
    "Intervals",
    purpose=WorkoutPurpose.INTERVALS,
    key=True,
    steps=(
        WorkoutStep(duration_s=900, target=StepTarget(kind=TargetKind.ZONE, low=1, high=2)),
        RepeatBlock(
            times=5,
            steps=(
                WorkoutStep(
                    distance_m=800, target=StepTarget(kind=TargetKind.PACE, low=240, high=250, zone=5)
                ),
                WorkoutStep(duration_s=120, note="jog."),
            ),
        ),
        WorkoutStep(duration_s=600, target=StepTarget(kind=TargetKind.POWER, low=150, high=180)),
        WorkoutStep(duration_s=60, target=StepTarget(kind=TargetKind.HEART_RATE, low=120, high=140, zone=2)),
    ),
)
PLAN = TrainingPlan(
    goal_races=(
        GoalRace(day=date(2026, 12, 6), priority=RacePriority.A, name="Lakeside 10", sport=TrainingSport.RUN),
    ),
    weeks=(
        PlannedWeek(
            number=1, starts_on=MONDAY, phase=PlanPhase.BASE, workouts=(run(0, 40), INTERVALS, run(6, 80))
        ),
        PlannedWeek(
            number=2,
            starts_on=MONDAY + timedelta(days=7),
            phase=PlanPhase.BUILD,
            workouts=(run(8, 60), run(10, 60), run(11, 40), run(13, 90)),
        ),
    ),
)


def test_a_plan_is_one_sentence_with_its_race_its_sessions_and_its_hours() -> None:
    assert plan_headline(PLAN) == (
        "2 weeks to Lakeside 10 on 6 December 2026: 3 to 4 runs a week, from 2 h 50 min to 4 h 10 min a week."
    )
    assert phases_fact(PLAN) == "Its weeks: 1 of base and 1 of build."
    alone = PLAN.model_copy(update={"goal_races": (), "weeks": PLAN.weeks[:1]})
    assert plan_headline(alone) == "1 week of training: 3 runs a week, 2 h 50 min at most a week."


def test_a_race_called_by_its_distance_is_the_athletes() -> None:
    named = {name: PLAN.goal_races[0].model_copy(update={"name": name}) for name in ("Marathon", "10 km")}
    assert race_named(named["Marathon"]) == "your marathon"
    assert race_named(named["10 km"]) == "your 10 km"
    assert race_named(PLAN.goal_races[0]) == "Lakeside 10"


def test_steps_are_read_as_on_the_way() -> None:
    assert step_lines(INTERVALS, METRIC) == [
        "15 min in zones 1–2",
        "5 × (800 m at 4:00–4:10 /km (zone 5), 2 min (jog))",
        "10 min at 150–180 W",
        "60 s at 120–140 beats per minute (zone 2)",
    ]
    assert "6:26–6:42 /mi" in step_lines(INTERVALS, IMPERIAL)[1]


def test_a_day_is_named_with_what_is_planned() -> None:
    wednesday = MONDAY + timedelta(days=2)
    (facts,) = day_facts(PLAN, wednesday, wednesday, METRIC)
    assert facts[0] == "Today, Wednesday 25 November: Intervals, 50 min."
    assert facts[1] == "- 15 min in zones 1–2"
    assert day_facts(PLAN, MONDAY + timedelta(days=1), MONDAY, METRIC) == [
        ["Tomorrow, Tuesday 24 November: rest. Nothing is planned."]
    ]
    assert day_facts(PLAN, MONDAY - timedelta(days=1), MONDAY, METRIC)[0][0].startswith(
        "Your plan begins today, Monday"
    )
    assert on_day(date(2027, 1, 2), MONDAY) == "Saturday 2 January 2027"


def test_a_week_is_its_purpose_its_time_and_a_line_for_each_session() -> None:
    head, *lines = week_facts(PLAN.weeks[0], MONDAY - timedelta(days=3), METRIC)
    assert head == "Week 1 (23–29 November) is a base week: 3 runs, 2 h 50 min."
    assert lines[1] == "- Wednesday 25 November: Intervals, 50 min (key)"
    later = week_facts(PLAN.weeks[1], MONDAY, METRIC)[0]
    assert later.startswith("Week 2 (30 November – 6 December) is a build week")


def test_the_next_session_is_that_of_today_or_after() -> None:
    assert next_session(PLAN, MONDAY) == PLAN.workouts[0]
    assert next_session(PLAN, MONDAY + timedelta(days=1)) == INTERVALS
    assert next_session(PLAN, date(2027, 1, 1)) is None
    note = INTERVALS.model_copy(update={"note": "Run tall"})
    assert workout_facts(note, MONDAY, METRIC)[1] == "Run tall."
