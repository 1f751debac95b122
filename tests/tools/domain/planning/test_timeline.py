"""A version of a plan beside the activities."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.support.changing_plans import (
    MONDAY,
    RUNNER_WEEK,
    STRENGTH,
    THRESHOLDS,
    TRIATHLETE_WEEK,
    a_race,
    plan_of,
    raced,
)
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.plan_timeline import Intensity, PlanTimeline, WorkoutStatus
from tools.domain.plan_version import MadeBy, PlanVersion, PlanVersionSummary
from tools.domain.planning.timeline import build_timeline, intensity_of
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.provenance import Source
from tools.domain.training.training_plan import TrainingPlan, TrainingSport, WorkoutPurpose

MADE_AT = datetime(2026, 3, 1, tzinfo=UTC)
TODAY = MONDAY + timedelta(days=4)


def version_of(plan: TrainingPlan) -> PlanVersion:
    summary = PlanVersionSummary(
        plan_id="p",
        name="Spring",
        version=1,
        parent=None,
        headline="",
        reason="",
        made_by=MadeBy.ATHLETE,
        made_at=MADE_AT,
    )
    return PlanVersion(summary=summary, plan=plan)


def activity(
    day: int, minutes: float, sport: ActivitySport = ActivitySport.RUN, duplicate_of: str | None = None
) -> KnownActivity:
    return KnownActivity(
        id=f"{sport}-{day}-{minutes:.0f}",
        source=Source.FILE,
        ai_allowed=True,
        summary=ActivitySummary(
            sport=sport,
            duration_s=minutes * 60,
            started_at=datetime.combine(MONDAY + timedelta(days=day), time(18), UTC),
            normalized_graded_pace_s_per_km=300 if sport is ActivitySport.RUN else None,
        ),
        duplicate_of=duplicate_of,
        kept_at=MADE_AT,
    )


def timeline(
    plan: TrainingPlan, *activities: KnownActivity, today: date = TODAY, until: date | None = TODAY
) -> PlanTimeline:
    version = version_of(plan)
    return build_timeline(version, (version.summary,), activities, THRESHOLDS, today, until)


def test_a_week_under_way() -> None:
    found = timeline(plan_of(2), activity(1, 60), activity(3, 20, ActivitySport.RIDE), activity(0, 300))
    week, later = found.weeks
    assert [each.status for each in week.workouts] == [
        WorkoutStatus.DONE,
        WorkoutStatus.MISSED,
        WorkoutStatus.MISSED,
        WorkoutStatus.AHEAD,
        WorkoutStatus.AHEAD,
    ]
    assert week.workouts[0].done is not None
    assert {each.activity_id for each in week.unplanned} == {"ride-3-20", "run-0-300"}
    assert week.done_s == 380 * 60
    assert week.planned_load == plan_of(2).weeks[0].load
    assert week.done_load == pytest.approx(6 * (270 / 300) ** 2 * 100)  # the ride's load is not known
    assert (later.done_s, later.done_load) == (None, None)


def test_what_nobody_knows_is_none_and_unknown() -> None:
    found = timeline(plan_of(2), until=None).weeks[0]
    assert (found.done_s, found.done_load) == (None, None)
    assert found.workouts[0].status is WorkoutStatus.UNKNOWN
    nothing = timeline(plan_of(2)).weeks[0]
    assert (nothing.done_s, nothing.done_load) == (0, 0)


def test_a_load_nobody_knows_is_none() -> None:
    week = timeline(plan_of(1), activity(1, 60, ActivitySport.RIDE)).weeks[0]
    assert week.done_s == 3_600
    assert week.done_load is None


def test_duplicates_and_the_days_around_the_plan_are_left_out() -> None:
    outside = (activity(-1, 60), activity(1, 59, duplicate_of="run-1-60"), activity(14, 60))
    found = timeline(plan_of(2), *outside, today=MONDAY + timedelta(days=20))
    assert [each.unplanned for each in found.weeks] == [(), ()]
    assert found.weeks[0].done_s is not None


def test_a_recording_of_several_sports_is_the_triathlon() -> None:
    race = a_race(MONDAY + timedelta(days=3)).model_copy(update={"sport": TrainingSport.TRIATHLON})
    plan = raced(plan_of(1, TRIATHLETE_WEEK), race)
    found = timeline(plan, activity(3, 150, ActivitySport.MULTISPORT))
    status = {each.workout.id: each.status for each in found.weeks[0].workouts}
    assert status["race"] is WorkoutStatus.DONE


def test_colours() -> None:
    week = {row[2]: make_workout("a", MONDAY, row[1], row[2], row[3], THRESHOLDS) for row in RUNNER_WEEK}
    assert intensity_of(week[WorkoutPurpose.THRESHOLD], THRESHOLDS) is Intensity.HARD
    assert intensity_of(week[WorkoutPurpose.EASY], THRESHOLDS) is Intensity.EASY
    assert intensity_of(week[WorkoutPurpose.LONG], THRESHOLDS) is Intensity.EASY
    gym = make_workout("a", MONDAY, STRENGTH, WorkoutPurpose.STRENGTH, 30, THRESHOLDS)
    assert intensity_of(gym, THRESHOLDS) is Intensity.STRENGTH
    tempo = make_workout("a", MONDAY, TrainingSport.RUN, WorkoutPurpose.STEADY, 60, THRESHOLDS)
    assert intensity_of(tempo, THRESHOLDS) is Intensity.MODERATE
    rest = make_workout("a", MONDAY, TrainingSport.REST, WorkoutPurpose.REST, 0, THRESHOLDS)
    assert intensity_of(rest, THRESHOLDS) is Intensity.REST
    race = raced(plan_of(1), a_race(MONDAY)).weeks[0].workouts[0]
    assert intensity_of(race, THRESHOLDS) is Intensity.RACE
