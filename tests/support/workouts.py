"""Workouts made for tests: intervals, easy and long runs, races, with a history to stand beside."""

from datetime import UTC, datetime, timedelta

import numpy as np

from tests.support.recordings import recording
from tools.domain.activity import Activity, ActivityReview, ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.course import FloatArray
from tools.domain.feedback import WorkoutFeedback
from tools.domain.finding import Finding
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.workout_feedback import give_feedback
from tools.domain.training.training_load import LoadReview

STARTED = datetime(2026, 5, 3, 7, 0, tzinfo=UTC)
KNOWN = Thresholds(
    ftp_w=250,
    threshold_pace_s_per_km=270,
    threshold_heart_rate_bpm=165,
    resting_heart_rate_bpm=50,
    maximum_heart_rate_bpm=190,
)
NO_LOAD = Finding.unknown("load", "", reason="nothing to compute it from", model="none", source="none")


def run_at(speed_m_per_s: FloatArray, **given: object) -> Activity:
    """Return a run on the flat of one speed a second."""
    distance = np.concatenate(([0.0], np.cumsum(speed_m_per_s)))[:-1]
    columns: dict[str, object] = {
        "sport": ActivitySport.RUN,
        "started_at": STARTED,
        "distance_m": distance,
        "elevation_m": 50.0,
    }
    return recording(speed_m_per_s.size, **(columns | given))


def ride_at(power_w: FloatArray, **given: object) -> Activity:
    """Return a ride of one power a second."""
    columns: dict[str, object] = {
        "started_at": STARTED,
        "power_w": power_w,
        "distance_m": np.arange(power_w.size) * 9.0,
        "elevation_m": 50.0,
    }
    return recording(power_w.size, **(columns | given))


def steps(*parts: tuple[float, float]) -> FloatArray:
    """Return (value, seconds) one after the other, one value a second."""
    return np.concatenate([np.full(int(seconds), value) for value, seconds in parts])


def repeats(work: float, easy: float, *, times: int = 5, work_s: int = 240, rest_s: int = 120) -> FloatArray:
    """Return a warm-up, repeats with rests between, and a cool-down."""
    middle = [part for _ in range(times) for part in ((work, work_s), (easy, rest_s))][:-1]
    return steps((easy, 900), *middle, (easy, 600))


def noisy(values: FloatArray, share: float, seed: int = 1) -> FloatArray:
    """Return values with noise of so large a share of each."""
    return values * (1.0 + share * np.random.default_rng(seed).standard_normal(values.size))


def kept(summary: ActivitySummary, *, days_before: float, **changed: object) -> KnownActivity:
    """Return a summary as an activity some days before."""
    assert summary.started_at is not None
    moved = {"started_at": summary.started_at - timedelta(days=days_before), **changed}
    return KnownActivity(
        id=f"{days_before}",
        source=Source.FILE,
        ai_allowed=True,
        summary=summary.model_copy(update=moved),
        kept_at=STARTED,
    )


def judged(
    activity: Activity,
    *,
    thresholds: Thresholds = KNOWN,
    before: tuple[KnownActivity, ...] = (),
    load: Finding | None = None,
    form: LoadReview | None = None,
    units: UnitSystem = UnitSystem.METRIC,
) -> tuple[ActivityReview, WorkoutFeedback]:
    """Return the review and the feedback of an activity."""
    review = review_activity(activity, thresholds)
    feedback = give_feedback(
        review, activity, summarise(activity), thresholds, before, load or NO_LOAD, form, units=units
    )
    return review, feedback


def words_of(feedback: WorkoutFeedback) -> tuple[str, ...]:
    """Return every sentence of a feedback."""
    advice = (*feedback.suggestions, *((feedback.next_workout,) if feedback.next_workout else ()))
    return (
        *(feedback.kind_reason, feedback.planned, *feedback.summary),
        *(*feedback.strengths, *feedback.to_improve),
        *(part for each in advice for part in (each.text, each.reason)),
        *(part.rule for part in feedback.score_parts),
    )
