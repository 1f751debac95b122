"""Whose threshold it is, of when and how sure; a doubtful one alone calls nothing hard."""

from datetime import UTC, date, datetime

import numpy as np
import pytest

from tests.support.workouts import NO_LOAD, ride_at, run_at, words_of
from tools.domain.activity import Activity
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutFeedback, WorkoutKind
from tools.domain.finding import Finding
from tools.domain.profile import AthleteProfile, Confidence, Correction, ProfileEntry, ProfileName
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.threshold_origins import load_written, origins_of
from tools.domain.recordings.workout_feedback import give_feedback
from tools.domain.training.session_load import session_load

SAID_AT = datetime(2026, 4, 1, tzinfo=UTC)


def profile_with(
    name: ProfileName,
    value: float | None,
    confidence: Confidence = Confidence.LOW,
    said: float | str | None = "not",
) -> AthleteProfile:
    estimate = (
        Finding(name=name, value=value, unit="", model="m", source="s")
        if value is not None
        else Finding.unknown(name, "", reason="nothing to tell it by", model="m", source="s")
    )
    correction = None if isinstance(said, str) else Correction(name=name, value=said, said_at=SAID_AT)
    entry = ProfileEntry(
        name=name,
        estimate=estimate,
        as_of=date(2026, 4, 18) if value is not None else None,
        confidence=confidence if value is not None else None,
        correction=correction,
    )
    return AthleteProfile(entries={name: entry})


def told(activity: Activity, profile: AthleteProfile, **more: float) -> WorkoutFeedback:
    thresholds = Thresholds.model_validate(profile.thresholds().model_dump() | more)
    review, summary = review_activity(activity, thresholds), summarise(activity)
    load = session_load(summary, thresholds)
    return give_feedback(
        review, activity, summary, thresholds, (), load, origins=origins_of(profile), units=UnitSystem.METRIC
    )


def test_an_estimated_ftp_is_said_with_its_date_and_confidence() -> None:
    ride = ride_at(np.full(3600, 206.0))
    feedback = told(ride, profile_with(ProfileName.FTP_W, 198.0))
    whose = "1.04 of an FTP of 198 W from your rides (18 April, low confidence)"
    assert f"Intensity was {whose}" in feedback.summary[1]
    assert whose in feedback.kind_reason
    assert "a training load of 108 (TSS)" in feedback.summary[1]


def test_what_the_athlete_said_is_told_as_that() -> None:
    ride = ride_at(np.full(3600, 206.0))
    feedback = told(ride, profile_with(ProfileName.FTP_W, 250.0, said=198.0))
    assert "1.04 of your FTP (198 W) as you told me" in feedback.summary[1]
    assert feedback.kind is WorkoutKind.TEMPO


@pytest.mark.parametrize(
    ("confidence", "kind"),
    [
        (Confidence.LOW, WorkoutKind.STEADY),
        (Confidence.MEDIUM, WorkoutKind.TEMPO),
        (Confidence.HIGH, WorkoutKind.TEMPO),
    ],
)
def test_a_threshold_of_low_confidence_calls_nothing_hard_alone(
    confidence: Confidence, kind: WorkoutKind
) -> None:
    ride = ride_at(np.full(2400, 200.0), heart_rate_bpm=165.0)
    profile = profile_with(ProfileName.FTP_W, 198.0, confidence)
    feedback = told(ride, profile)
    assert feedback.kind is kind
    hard = "This one was hard" in " ".join(words_of(feedback))
    assert hard is (kind is WorkoutKind.TEMPO)
    with_heart = told(ride, profile, threshold_heart_rate_bpm=166.0)
    assert with_heart.kind is WorkoutKind.TEMPO, "heart rate says the same"


@pytest.mark.parametrize(
    ("name", "activity", "asked"),
    [
        (ProfileName.FTP_W, ride_at(np.full(2400, 200.0)), "Tell me your FTP."),
        (ProfileName.THRESHOLD_PACE_S_PER_KM, run_at(np.full(2400, 3.0)), "Tell me your threshold pace"),
    ],
)
def test_what_the_athlete_said_to_be_unknown_is_not_asked_for(
    name: ProfileName, activity: Activity, asked: str
) -> None:
    assert asked in " ".join(words_of(told(activity, profile_with(name, None))))
    assert asked not in " ".join(words_of(told(activity, profile_with(name, None, said=None))))


def test_a_load_is_named_by_its_measure() -> None:
    thresholds = Thresholds(
        resting_heart_rate_bpm=50, maximum_heart_rate_bpm=190, threshold_heart_rate_bpm=165
    )
    by_heart = session_load(summarise(run_at(np.full(3600, 3.0), heart_rate_bpm=165.0)), thresholds)
    assert load_written(by_heart) == "100 (hrTSS)"
    by_pace = session_load(
        summarise(run_at(np.full(3600, 3.0))), Thresholds(threshold_pace_s_per_km=1000 / 3)
    )
    assert load_written(by_pace) == "100 (rTSS)"
    assert load_written(NO_LOAD.model_copy(update={"value": 12.0, "reason": None})) == "12"
