"""A plan as a calendar: what stands where, and that nobody is told they missed what nobody knows."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from tests.support.training_plans import MONDAY, calm_week, rest
from tools.domain.plan_timeline import (
    DoneSession,
    Intensity,
    PlanTimeline,
    TimelineWeek,
    TimelineWorkout,
    WorkoutStatus,
)
from tools.domain.plan_version import MadeBy, PlanVersionSummary
from tools.domain.race import UnitSystem
from tools.domain.training.rehearsal import Rehearsal, RehearsalKind
from tools.domain.training.training_plan import (
    GoalRace,
    PlannedWorkout,
    RacePriority,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from ui.charts import Props
from ui.plan_calendar import plan_calendar
from ui.planned_sessions import session

METRIC = UnitSystem.METRIC
TODAY = MONDAY + timedelta(days=3)
DONE = DoneSession(
    activity_id="act-1",
    day=MONDAY + timedelta(days=1),
    sport=TrainingSport.RUN,
    name="Morning run",
    duration_s=3500,
    distance_m=9_800,
    load=61.4,
)


def summary(version: int, made_by: MadeBy = MadeBy.ATHLETE) -> PlanVersionSummary:
    return PlanVersionSummary(
        plan_id="plan-1",
        name="Spring",
        version=version,
        parent=version - 1 or None,
        headline=f"Headline {version}.",
        reason="You asked.",
        made_by=made_by,
        made_at=datetime(2026, 3, version, 8, tzinfo=UTC),
    )


def timeline(known_until: date | None) -> PlanTimeline:
    week = calm_week(1)
    sessions = (
        TimelineWorkout(
            workout=week.workouts[0], intensity=Intensity.HARD, status=WorkoutStatus.DONE, done=DONE
        ),
        TimelineWorkout(workout=week.workouts[1], intensity=Intensity.EASY, status=WorkoutStatus.UNKNOWN),
        TimelineWorkout(workout=week.workouts[2], intensity=Intensity.EASY, status=WorkoutStatus.AHEAD),
        TimelineWorkout(workout=rest(MONDAY), intensity=Intensity.REST, status=WorkoutStatus.AHEAD),
    )
    return PlanTimeline(
        summary=summary(2, MadeBy.SMALL_CHANGES),
        goal_races=(
            GoalRace(
                day=MONDAY + timedelta(days=6),
                priority=RacePriority.B,
                name="Town run",
                sport=TrainingSport.RUN,
                distance_m=10_000,
            ),
        ),
        weeks=(
            TimelineWeek(
                number=1,
                starts_on=MONDAY,
                phase=week.phase,
                workouts=sessions,
                unplanned=(DONE.model_copy(update={"activity_id": "act-2", "day": MONDAY, "name": None}),),
                planned_load=200.4,
                done_load=61.4,
                planned_s=10_200,
                done_s=3500,
            ),
        ),
        versions=(summary(2, MadeBy.SMALL_CHANGES), summary(1)),
        today=TODAY,
        known_until=known_until,
    )


def days(card: Props) -> list[dict[str, Any]]:
    weeks = card["weeks"]
    assert isinstance(weeks, list)
    listed = weeks[0]["days"]
    assert isinstance(listed, list)
    return listed


def test_each_day_holds_its_sessions_what_was_done_beside_them_and_its_race() -> None:
    card = plan_calendar(timeline(MONDAY + timedelta(days=1)), METRIC)
    told = days(card)
    assert [len(day["sessions"]) for day in told] == [0, 1, 1, 1, 0, 0, 0]  # rest written down is no session
    done = told[1]["sessions"][0]
    assert (done["status"], done["letter"], done["done"]["activity_id"]) == ("done", "H", "act-1")
    assert done["done"]["load"] == 61
    assert told[0]["also"][0]["sport"] == "Run"
    assert [race["name"] for day in told for race in day["races"]] == ["Town run"]
    assert [day["today"] for day in told].index(True) == 3


def test_days_past_what_is_known_are_unknown_and_said_to_be() -> None:
    card = plan_calendar(timeline(MONDAY + timedelta(days=1)), METRIC)
    assert [day["unknown"] for day in days(card)] == [False, False, True, False, False, False, False]
    assert "Tuesday 3 March 2026" in str(card["reach"])
    assert "not missed" in str(card["reach"])


def test_nothing_is_said_where_the_data_reaches_to_yesterday() -> None:
    assert plan_calendar(timeline(TODAY - timedelta(days=1)), METRIC)["reach"] == ""


def test_without_any_activity_all_past_days_are_unknown() -> None:
    card = plan_calendar(timeline(None), METRIC)
    assert [day["unknown"] for day in days(card)][:4] == [True, True, True, False]
    assert "no activities yet" in str(card["reach"])


def test_a_version_says_who_brought_it_about() -> None:
    versions = plan_calendar(timeline(None), METRIC)["versions"]
    assert isinstance(versions, list)
    assert [(each["version"], each["who"], each["newest"]) for each in versions] == [
        (2, "small changes", True),
        (1, "you", False),
    ]


def test_a_session_is_written_step_by_step_in_the_athletes_units() -> None:
    pace = StepTarget(kind=TargetKind.PACE, low=270, high=280, zone=4)
    work = WorkoutStep(duration_s=480, target=pace)
    workout = PlannedWorkout(
        id="w1",
        day=MONDAY,
        sport=TrainingSport.RUN,
        title="Threshold",
        purpose=WorkoutPurpose.THRESHOLD,
        planned_duration_s=3900,
        steps=(
            WorkoutStep(
                distance_m=2_000, target=StepTarget(kind=TargetKind.ZONE, low=1, high=2), note="warm up"
            ),
            RepeatBlock(times=4, steps=(work, WorkoutStep(duration_s=90))),
            WorkoutStep(duration_s=20, target=StepTarget(kind=TargetKind.POWER, low=200, high=221)),
            WorkoutStep(duration_s=600, target=StepTarget(kind=TargetKind.HEART_RATE, low=120, high=135)),
        ),
        rehearses=(Rehearsal(kind=RehearsalKind.FUEL, text="Take a gel", at_m=16_000),),
    )
    told = session(workout, Intensity.HARD, METRIC)
    assert told["rehearses"] == ["Take a gel (the race's km 16)"]
    assert told["steps"] == [
        {"times": 1, "steps": [{"length": "2 km", "target": "zones 1–2", "note": "warm up"}]},
        {
            "times": 4,
            "steps": [
                {"length": "8 min", "target": "4:30–4:40 /km, zone 4", "note": ""},
                {"length": "1:30 min", "target": "", "note": ""},
            ],
        },
        {"times": 1, "steps": [{"length": "20 s", "target": "200–220 W", "note": ""}]},
        {"times": 1, "steps": [{"length": "10 min", "target": "120–135 bpm", "note": ""}]},
    ]
    miles = session(workout, Intensity.HARD, UnitSystem.IMPERIAL)
    assert "7:15–7:31 /mi, zone 4" in str(miles["steps"])


def test_every_session_has_its_files_and_every_week_its_calendar() -> None:
    plan = timeline(TODAY)
    ride = (
        plan.weeks[0].workouts[1].workout.model_copy(update={"id": "a ride/1", "sport": TrainingSport.RIDE})
    )
    sessions = (plan.weeks[0].workouts[0], plan.weeks[0].workouts[1].model_copy(update={"workout": ride}))
    week = plan.weeks[0].model_copy(update={"workouts": sessions})
    props: Any = plan_calendar(plan.model_copy(update={"weeks": (week,)}), METRIC)
    told = props["weeks"][0]
    files = [each["files"] for day in told["days"] for each in day["sessions"]]
    assert {"name": "MRC", "href": "/plans/plan-1/workouts/a%20ride%2F1/mrc"} in files[1]
    assert [each["name"] for each in files[1]] == ["FIT", "ZWO", "ERG", "MRC"]
    assert len(files[0]) <= 1  # a run is nothing for a trainer
    assert told["files"] == [{"name": "ICS", "href": f"/plans/plan-1/calendar.ics?week={MONDAY}"}]
