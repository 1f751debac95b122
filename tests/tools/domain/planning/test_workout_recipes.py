"""Sessions as they are written: sums, targets in the athlete's terms, titles, and what they count."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.athlete import Thresholds
from tools.domain.planning.effort_targets import Effort
from tools.domain.planning.workout_drafts import RaceEffort
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.training.plan_intensity import zone_four_s
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.training_plan import (
    History,
    PlannedWeek,
    PlanPhase,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)
from tools.domain.training.workout_step import RepeatBlock, TargetKind

DAY = date(2026, 3, 3)
RUN, RIDE, SWIM = TrainingSport.RUN, TrainingSport.RIDE, TrainingSport.SWIM
KNOWN = Thresholds(ftp_w=250, threshold_pace_s_per_km=270, threshold_heart_rate_bpm=168)
PURPOSES = [each for each in WorkoutPurpose if each not in (WorkoutPurpose.REST, WorkoutPurpose.RACE)]


@st.composite
def thresholds(draw: st.DrawFn) -> Thresholds:
    return Thresholds(
        ftp_w=draw(st.none() | st.floats(40, 600)),
        threshold_pace_s_per_km=draw(st.none() | st.floats(120, 900)),
        threshold_heart_rate_bpm=draw(st.none() | st.floats(80, 230)),
    )


@given(
    st.sampled_from([RUN, RIDE, SWIM, TrainingSport.OTHER, TrainingSport.STRENGTH]),
    st.sampled_from(PURPOSES),
    st.integers(5, 600),
    thresholds(),
    st.integers(0, 12),
    st.sampled_from(list(PlanPhase)),
)
def test_every_session_adds_up_and_keeps_its_zones(
    sport: TrainingSport,
    purpose: WorkoutPurpose,
    minutes: int,
    known: Thresholds,
    variant: int,
    phase: PlanPhase,
) -> None:
    race = RaceEffort(Effort.THRESHOLD, 280.0, 5_400.0, 20, hills=True)
    workout = make_workout(
        "w001", DAY, sport, purpose, minutes, known, phase=phase, variant=variant, race=race
    )
    assert workout.planned_duration_s == minutes * 60
    assert sum(step.duration_s or 0.0 for step in workout.every_step()) == minutes * 60
    week = PlannedWeek(number=1, starts_on=date(2026, 3, 2), phase=phase, workouts=(workout,))
    found = check_plan(TrainingPlan(goal_races=(), weeks=(week,)), History(), known)
    assert not [each for each in found if each.code == "L11"]
    assert (workout.planned_distance_m is not None) == (
        workout.sport is RUN and known.threshold_pace_s_per_km is not None
    )


@pytest.mark.parametrize(
    ("sport", "known", "kind"),
    [
        (RUN, KNOWN, TargetKind.PACE),
        (RIDE, KNOWN, TargetKind.POWER),
        (RUN, Thresholds(threshold_heart_rate_bpm=168), TargetKind.HEART_RATE),
        (RUN, Thresholds(), TargetKind.ZONE),
        (SWIM, KNOWN, TargetKind.ZONE),
    ],
)
def test_targets_are_what_the_athlete_is_known_by(
    sport: TrainingSport, known: Thresholds, kind: TargetKind
) -> None:
    workout = make_workout("w001", DAY, sport, WorkoutPurpose.THRESHOLD, 60, known)
    kinds = {step.target.kind for step in workout.every_step() if step.target}
    assert kind in kinds
    assert kinds <= {kind, TargetKind.ZONE}  # short rests have no heart rate of their own


def test_a_threshold_run_by_hand() -> None:
    """12 and 8 min and what is left around 5 × 6 min with 90 s between; threshold 4:30 /km."""
    workout = make_workout("w001", DAY, RUN, WorkoutPurpose.THRESHOLD, 60, KNOWN, variant=2)
    block = next(step for step in workout.steps if isinstance(step, RepeatBlock))
    work = block.steps[0]
    assert work.target is not None
    assert (work.target.low, work.target.high, work.target.zone) == (269, 279, 4)
    assert zone_four_s(workout, KNOWN) == block.times * (work.duration_s or 0)
    assert workout.title.startswith(f"Threshold run: {block.times} × ")


def test_load_is_hours_times_intensity_squared() -> None:
    workout = make_workout("w001", DAY, RIDE, WorkoutPurpose.EASY, 120, KNOWN)
    assert workout.planned_load == pytest.approx(2 * 100 * 0.65**2, abs=0.05)


def test_sessions_of_a_kind_take_turns() -> None:
    titles = {
        make_workout("w001", DAY, RUN, WorkoutPurpose.INTERVALS, 60, KNOWN, variant=i).title for i in range(8)
    }
    assert len(titles) >= 3


def test_strides_never_count_as_hard() -> None:
    workout = make_workout("w001", DAY, RUN, WorkoutPurpose.STRIDES, 40, KNOWN)
    assert zone_four_s(workout, KNOWN) == 0


def test_hills_only_where_they_are_let() -> None:
    def text(*, hills: bool) -> str:
        race = RaceEffort(hills=hills)
        made = make_workout(
            "w001", DAY, RUN, WorkoutPurpose.INTERVALS, 50, KNOWN, phase=PlanPhase.BASE, race=race
        )
        return " ".join((made.title, *(step.note for step in made.every_step()))).lower()

    assert "hill" in text(hills=True)
    assert "hill" not in text(hills=False)
