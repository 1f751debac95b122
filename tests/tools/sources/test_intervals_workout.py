"""Sessions in intervals.icu's own text: what its workout builder would be typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.athlete import Thresholds
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep
from tools.sources.intervals_workout import calendar_session, described

DAY = date(2026, 5, 4)
KNOWN = Thresholds(threshold_heart_rate_bpm=170)


def held(kind: TargetKind, low: float, high: float, zone: int | None = None) -> StepTarget:
    return StepTarget(kind=kind, low=low, high=high, zone=zone)


def session(
    *steps: WorkoutStep | RepeatBlock, sport: TrainingSport = TrainingSport.RIDE, note: str = ""
) -> PlannedWorkout:
    return PlannedWorkout(
        id="s-1",
        day=DAY,
        sport=sport,
        title="Set",
        purpose=WorkoutPurpose.INTERVALS,
        steps=steps,
        note=note,
        planned_duration_s=60,
    )


def test_a_set_is_written_as_its_builder_reads_it() -> None:
    workout = session(
        WorkoutStep(duration_s=900, target=held(TargetKind.POWER, 140, 180), note="warm-up"),
        RepeatBlock(
            times=3,
            steps=(
                WorkoutStep(duration_s=750, target=held(TargetKind.POWER, 198, 223)),
                WorkoutStep(duration_s=90, target=held(TargetKind.POWER, 120, 120), note="easy"),
            ),
        ),
        WorkoutStep(duration_s=3_750, note="cool-down"),
        note="- Hold it back.\nReally.",
    )
    assert described(workout, KNOWN) == (
        "Hold it back. Really.\n\n- warm-up 15m 140-180w\n\n"
        "3x\n- 12m30s 198-223w\n- easy 1m30s 120w\n\n- cool-down 1h2m30s"
    )


@pytest.mark.parametrize(
    ("sport", "target", "words"),
    [
        (TrainingSport.RUN, held(TargetKind.PACE, 289, 303), "10m 5:03-4:49/km Pace"),
        (TrainingSport.RUN, held(TargetKind.PACE, 300, 300), "10m 5:00/km Pace"),
        (TrainingSport.RUN, held(TargetKind.HEART_RATE, 136, 153), "10m 80-90% LTHR"),
        (TrainingSport.RIDE, held(TargetKind.ZONE, 2, 3), "10m Z2-Z3"),
        (TrainingSport.SWIM, held(TargetKind.ZONE, 4, 4), "10m Z4 Pace"),
        (TrainingSport.RUN, held(TargetKind.ZONE, 2, 2), "10m Z2 HR"),
    ],
)
def test_each_target_has_its_words(sport: TrainingSport, target: StepTarget, words: str) -> None:
    assert described(session(WorkoutStep(duration_s=600, target=target), sport=sport), KNOWN) == f"- {words}"


def test_beats_without_a_threshold_are_told_by_their_zone() -> None:
    step = WorkoutStep(duration_s=600, target=held(TargetKind.HEART_RATE, 136, 153, 2))
    assert described(session(step), Thresholds()) == "- 10m Z2 HR"


@pytest.mark.parametrize(
    ("metres", "words"), [(400, "400mtr"), (1_500, "1.5km"), (2_000, "2km"), (1_050, "1050mtr")]
)
def test_metres_are_never_minutes(metres: float, words: str) -> None:
    assert described(session(WorkoutStep(distance_m=metres)), KNOWN) == f"- {words}"


def test_an_event_names_its_session_and_changes_with_it() -> None:
    one = calendar_session("p", session(WorkoutStep(duration_s=60)), KNOWN)
    other = calendar_session("p", session(WorkoutStep(duration_s=61)), KNOWN)
    assert one.name == other.name == one.fields["external_id"] == "paceline-p-s-1"
    assert one.content_key != other.content_key
    assert one.fields["start_date_local"] == "2026-05-04T00:00:00"


@given(st.text(max_size=80), st.text(max_size=300))
def test_no_words_become_steps(note: str, about: str) -> None:
    text = described(session(WorkoutStep(duration_s=600, note=note), note=about), KNOWN)
    lines = text.splitlines()
    assert sum(line.startswith("- ") for line in lines) == 1
    assert lines[-1].endswith("10m")
    assert not any(sign.isdigit() for sign in lines[-1].removesuffix("10m"))
