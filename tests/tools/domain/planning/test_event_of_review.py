"""What an approved review means for the plan."""

from datetime import date

import numpy as np
import pytest

from tests.support.changing_plans import EASY, INTERVALS, RIDE, RUN, THRESHOLD
from tests.support.workouts import KNOWN, judged, repeats, ride_at, run_at, steps
from tools.domain.activity import Activity
from tools.domain.feedback import WorkoutReview
from tools.domain.plan_event import TooHard, WentWell
from tools.domain.planning.event_of_review import event_of
from tools.domain.planning.workout_recipes import make_workout
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWorkout, TrainingSport, WorkoutPurpose

DAY = date(2026, 5, 3)


def review_of(activity: Activity) -> WorkoutReview:
    review, feedback = judged(activity)
    return WorkoutReview(activity_id="a1", review=review, feedback=feedback, thresholds={})


def planned(sport: TrainingSport, purpose: WorkoutPurpose, minutes: int = 60) -> PlannedWorkout:
    return make_workout("w1", DAY, sport, purpose, minutes, KNOWN)


def falling_off() -> WorkoutReview:
    work = [(watts, 240.0) for watts in (320.0, 305.0, 290.0, 280.0, 270.0)]
    return review_of(
        ride_at(steps((110, 900), *[part for each in work for part in (each, (110.0, 120.0))], (110, 600)))
    )


def test_repeats_that_fall_off_are_too_hard_planned_or_not() -> None:
    for workout in (None, planned(RIDE, INTERVALS)):
        event = event_of(falling_off(), workout, DAY)
        assert isinstance(event, TooHard)
        assert (event.day, event.activity_id) == (DAY, "a1")
    event = event_of(falling_off(), None, DAY)
    assert isinstance(event, TooHard)
    assert event.why == "The last repeat fell 16 % below the first."


def test_a_long_run_that_fades_is_too_hard_in_the_words_of_the_review() -> None:
    speed = np.concatenate((np.full(4000, 1000 / 330), np.full(4000, 1000 / 363)))
    review = review_of(run_at(speed, heart_rate_bpm=140.0))
    event = event_of(review, None, DAY)
    assert isinstance(event, TooHard)
    assert event.why in review.feedback.to_improve


def test_even_repeats_short_of_their_target_are_too_hard() -> None:
    review = review_of(ride_at(repeats(225, 110)))
    workout = planned(RIDE, THRESHOLD)
    target = max((step.target for step in workout.every_step() if step.target), key=lambda each: each.high)
    event = event_of(review, workout, DAY)
    assert isinstance(event, TooHard)
    assert event.why == f"The repeats averaged 225 W; {target.low:.0f} W to {target.high:.0f} W was planned."
    assert not isinstance(event_of(review, None, DAY), TooHard)


def test_the_target_is_told_in_the_athletes_units() -> None:
    review = review_of(run_at(repeats(1000 / 300, 2.6)))
    event = event_of(review, planned(RUN, THRESHOLD), DAY, UnitSystem.IMPERIAL)
    assert isinstance(event, TooHard)
    assert "8:03 /mi" in event.why
    assert "/km" not in event.why


def test_a_little_below_the_target_is_not_too_hard() -> None:
    review = review_of(ride_at(repeats(233, 110)))
    assert isinstance(event_of(review, planned(RIDE, THRESHOLD), DAY), WentWell)


def test_even_repeats_went_well() -> None:
    review = review_of(ride_at(repeats(290, 110)))
    event = event_of(review, planned(RIDE, INTERVALS), DAY)
    assert isinstance(event, WentWell)
    assert event.why in review.feedback.strengths
    assert event_of(review, None, DAY) is None


def test_a_race_asks_for_nothing() -> None:
    review = falling_off()
    race = review.feedback.model_copy(update={"kind": "race"})
    assert event_of(review.model_copy(update={"feedback": race}), planned(RUN, EASY), DAY) is None


@pytest.mark.parametrize("score", [None, 90.0])
def test_nothing_to_say_is_nothing(score: float | None) -> None:
    review = review_of(run_at(np.full(3600, 1000 / 345), heart_rate_bpm=130.0))
    plain = review.feedback.model_copy(update={"strengths": (), "to_improve": (), "score": score})
    assert event_of(review.model_copy(update={"feedback": plain}), planned(RUN, EASY), DAY) is None
