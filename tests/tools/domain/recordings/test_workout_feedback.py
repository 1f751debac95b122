"""What is said of constructed workouts, by their kind."""

from datetime import date, timedelta

import numpy as np
import pytest

from tests.support.recordings import recording
from tests.support.workouts import (
    KNOWN,
    NO_LOAD,
    STARTED,
    judged,
    kept,
    noisy,
    repeats,
    ride_at,
    run_at,
    steps,
    words_of,
)
from tools.domain.activity import Activity, ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.feedback import WorkoutKind
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.summarise import summarise
from tools.domain.recordings.workout_feedback import NOTHING_PLANNED, give_feedback
from tools.domain.training.training_load import LoadReview, review_load
from tools.domain.training.training_plan import History, PastSession, TrainingSport

EASY = np.full(3600, 1000 / 345)


def heart(speed: np.ndarray, start: float = 130.0, end: float = 132.0) -> np.ndarray:
    return np.linspace(start, end, speed.size)


def test_intervals_are_told_with_their_repeats_and_not_blamed_for_variability() -> None:
    power = repeats(300, 110)
    review, feedback = judged(ride_at(power, heart_rate_bpm=140.0))
    assert feedback.kind is WorkoutKind.INTERVALS
    assert (review.variability_index.value or 0) > 1.2
    assert feedback.intervals is not None
    assert feedback.intervals.repeats == 5
    assert "5 × 4:00 at 300 W, 2:00 between them" in feedback.summary[0]
    assert feedback.to_improve == ()
    assert any("Even repeats" in said for said in feedback.strengths)
    assert feedback.score == 100
    assert {part.name for part in feedback.score_parts} == {"Even repeats", "Last repeat"}
    assert not any(word in " ".join(words_of(feedback)).lower() for word in ("variab", "drift", "uneven"))


def test_a_session_that_falls_off_is_told_by_its_last_repeat() -> None:
    work = [(watts, 240.0) for watts in (320.0, 305.0, 290.0, 280.0, 270.0)]
    power = steps((110, 900), *[part for each in work for part in (each, (110.0, 120.0))], (110, 600))
    _, feedback = judged(ride_at(power))
    assert feedback.kind is WorkoutKind.INTERVALS
    assert feedback.to_improve[-1] == "The last repeat fell 16 % below the first."
    assert feedback.suggestions[0].text == "Begin the first repeat easier, or rest longer."
    assert feedback.score is not None
    assert feedback.score < 50


def test_an_easy_run_stays_easy() -> None:
    _, feedback = judged(run_at(noisy(EASY, 0.03), heart_rate_bpm=heart(EASY)))
    assert feedback.kind is WorkoutKind.EASY
    assert feedback.strengths[0] == "It stayed easy: 0 % of the time was above easy."
    assert feedback.to_improve == ()
    assert feedback.score == 100
    assert "easy run of 10.4 km in 59:59" in feedback.summary[0]


def test_an_easy_run_with_hard_minutes_hears_of_them() -> None:
    beats = np.where(np.arange(3600) % 600 < 200, 158.0, 125.0)
    _, feedback = judged(run_at(EASY, heart_rate_bpm=beats))
    assert feedback.kind is WorkoutKind.EASY
    assert feedback.to_improve[0].startswith("33 % of the time was above easy")


def test_easy_by_pace_but_not_by_heart_is_steady() -> None:
    _, feedback = judged(run_at(EASY, heart_rate_bpm=160.0))
    assert feedback.kind is WorkoutKind.STEADY
    assert "not quite easy" in feedback.kind_reason


def test_a_long_run_that_fades_is_told_by_its_halves() -> None:
    speed = np.concatenate((np.full(4000, 1000 / 330), np.full(4000, 1000 / 363)))
    _, feedback = judged(run_at(speed, heart_rate_bpm=heart(speed, 140, 160)))
    assert feedback.kind is WorkoutKind.LONG
    assert feedback.to_improve[0].startswith(
        "You faded: the second half was 9.1 % slower (6:03 /km graded after 5:30 /km)"
    )
    assert any("drifted" in said for said in feedback.to_improve)
    assert feedback.suggestions[0].text.startswith("Begin more slowly")
    assert feedback.score is not None
    assert feedback.score < 60


def test_a_race_with_a_positive_split_is_judged_by_its_pacing() -> None:
    speed = np.linspace(4.4, 3.6, 3000)
    _, feedback = judged(run_at(speed, race=True))
    assert feedback.kind is WorkoutKind.RACE
    assert feedback.to_improve[0].startswith("You faded: the second half was 9.5 % slower")
    assert {part.name for part in feedback.score_parts} == {"Second half", "Even fifths"}
    _, even = judged(run_at(np.full(3000, 4.0), race=True))
    assert even.score == 100
    assert feedback.score is not None
    assert feedback.score < 40


def test_a_hard_part_between_easy_ones_is_tempo_and_not_blamed_for_the_cool_down() -> None:
    _, feedback = judged(run_at(steps((2.7, 300), (3.7, 1500), (2.5, 1800))))
    assert feedback.kind is WorkoutKind.TEMPO
    assert "for 20 min" in feedback.kind_reason
    assert feedback.to_improve == ()


def test_a_run_without_heights_is_told_by_its_plain_pace() -> None:
    _, feedback = judged(run_at(np.full(2400, 3.7), elevation_m=np.nan))
    assert feedback.kind is WorkoutKind.TEMPO
    assert feedback.kind_reason == "As a whole it was at 1.00 of your threshold pace."
    assert feedback.score == 100


def test_a_threshold_nobody_can_have_is_doubted() -> None:
    _, feedback = judged(ride_at(np.full(5400, 300.0)))
    assert feedback.suggestions[0].text == "Check your FTP: it looks too low."
    assert "1.20 of it" in feedback.suggestions[0].reason


def test_without_a_load_of_its_own_the_reviews_counts() -> None:
    review, feedback = judged(ride_at(np.full(3600, 200.0)))
    assert feedback.load == review.training_stress
    assert "a training load of 64 (TSS)" in feedback.summary[1]


def test_similar_workouts_say_what_is_better() -> None:
    activity = run_at(EASY, heart_rate_bpm=heart(EASY))
    summary = summarise(activity)
    before = tuple(kept(summary, days_before=7 * week, average_heart_rate_bpm=140.0) for week in range(1, 5))
    _, feedback = judged(activity, before=before)
    efficiency = next(each for each in feedback.comparisons if each.unit == "m")
    assert efficiency.better is True
    assert efficiency.sessions == 4
    assert efficiency.this / efficiency.usual == pytest.approx(140 / 131, rel=0.001)
    assert any(
        said.startswith("Better than your 4 similar ones of the last 120 days") for said in feedback.strengths
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"duration_s": 5000.0},
        {"sport": ActivitySport.RIDE},
        {"race": True},
        {"normalized_graded_pace_s_per_km": 275.0},
    ],
)
def test_other_workouts_are_not_compared_with(changed: dict[str, object]) -> None:
    activity = run_at(EASY, heart_rate_bpm=heart(EASY))
    before = tuple(kept(summarise(activity), days_before=7 * week, **changed) for week in range(1, 5))
    assert judged(activity, before=before)[1].comparisons == ()


@pytest.mark.parametrize("days", [-10, 0, 130])
def test_later_the_same_and_old_workouts_are_not_compared_with(days: int) -> None:
    activity = run_at(EASY, heart_rate_bpm=heart(EASY))
    before = tuple(kept(summarise(activity), days_before=days + week / 10) for week in range(4))
    comparisons = judged(activity, before=before if days else before[:1] * 4)[1].comparisons
    assert comparisons == ()


def test_a_second_copy_of_a_workout_does_not_count_again() -> None:
    activity = run_at(EASY, heart_rate_bpm=heart(EASY))
    one, *others = (kept(summarise(activity), days_before=7.0 * week) for week in range(1, 5))
    copies = tuple(each.model_copy(update={"duplicate_of": one.id}) for each in others)
    assert judged(activity, before=(one, *copies))[1].comparisons == ()
    assert judged(activity, before=(one, *others))[1].comparisons != ()


def test_best_efforts_are_said_against_what_was_before() -> None:
    activity = ride_at(steps((150, 1200), (245, 1300), (150, 1200)))
    summary = summarise(activity)
    lower = tuple(each.model_copy(update={"value": 0.9 * each.value}) for each in summary.best_power_w)
    before = tuple(kept(summary, days_before=10 * turn, best_power_w=lower) for turn in range(1, 7))
    _, feedback = judged(activity, before=before)
    assert "Your best 20 min of all 6 I know: 245 W (before: 220 W)." in feedback.strengths
    old = tuple(kept(summary, days_before=200 + turn) for turn in range(5))
    _, recent = judged(activity, before=(*before, *old))
    assert "Your best 20 min of the last 90 days: 245 W (before: 220 W)." in recent.strengths


def test_nothing_planned_is_said_and_a_plan_is_repeated() -> None:
    activity = run_at(EASY)
    assert judged(activity)[1].planned == NOTHING_PLANNED
    review = review_activity(activity, KNOWN)
    told = give_feedback(review, activity, summarise(activity), KNOWN, (), NO_LOAD, None, "10 km easy")
    assert told.planned == "10 km easy"


def form_of(loads: list[float]) -> LoadReview:
    last = STARTED.date()
    sessions = tuple(
        PastSession(
            day=last - timedelta(days=len(loads) - 1 - at),
            sport=TrainingSport.RUN,
            duration_s=3600,
            load=load,
        )
        for at, load in enumerate(loads)
    )
    known = History(sessions=sessions, known_from=sessions[0].day, known_until=last)
    return review_load(known, last)


def next_after(
    activity: Activity, form: LoadReview | None = None, load: Finding | None = None
) -> tuple[str, str]:
    suggestion = judged(activity, form=form, load=load)[1].next_workout
    assert suggestion is not None
    return suggestion.text, suggestion.reason


def test_after_a_hard_session_comes_an_easy_day_and_after_a_race_several() -> None:
    assert "easy day or rest" in next_after(ride_at(repeats(300, 110)))[0]
    assert "Two or three easy days" in next_after(run_at(np.full(3000, 4.0), race=True))[0]
    assert "week" in next_after(run_at(np.full(11_000, 3.5), race=True))[0]


def test_with_high_load_fatigue_or_three_rising_weeks_no_hard_day_is_advised() -> None:
    easy = run_at(EASY, heart_rate_bpm=heart(EASY))
    high = Finding(name="load", value=150.0, unit="TSS", model="m", source="s")
    assert "training load was high: 150 (TSS)" in next_after(easy, load=high)[1]
    tired = form_of([50.0] * 60 + [160.0] * 7)
    assert "short and very easy" in next_after(easy, form=tired)[0]
    rising = form_of([40.0] * 49 + [44.0] * 7 + [48.0] * 7 + [53.0] * 7)
    text, reason = next_after(easy, form=rising)
    assert "lighter week" in text
    assert "to 371 in the last seven days" in reason


def test_a_hard_day_is_only_for_the_fresh_and_known() -> None:
    easy = run_at(EASY, heart_rate_bpm=heart(EASY))
    assert "too little of your training" in next_after(easy)[1]
    fresh = form_of([60.0] * 60 + [20.0] * 7)
    assert "harder session fits" in next_after(easy, form=fresh)[0]
    yesterday = kept(summarise(easy), days_before=1, race=True)
    _, feedback = judged(easy, form=fresh, before=(yesterday,))
    assert feedback.next_workout is not None
    assert feedback.next_workout.text == "Another easy day."


def test_nothing_comes_next_after_a_workout_of_long_ago() -> None:
    activity = run_at(EASY)
    review = review_activity(activity, KNOWN)
    told = give_feedback(review, activity, summarise(activity), KNOWN, (), NO_LOAD, today=date(2026, 6, 1))
    assert told.next_workout is None


def test_imperial_readers_get_miles_and_feet() -> None:
    hilly = run_at(EASY, heart_rate_bpm=heart(EASY), elevation_m=50 + np.arange(3600) * 0.05, barometric=True)
    _, feedback = judged(hilly, units=UnitSystem.IMPERIAL)
    assert " mi " in feedback.summary[0]
    assert "/mi" in feedback.summary[0]
    assert " ft" in feedback.summary[0]
    assert "km" not in " ".join(words_of(feedback)).replace("/km", "km")


@pytest.mark.parametrize("sport", list(ActivitySport))
def test_every_sport_without_any_sensor_gets_words_and_no_unfair_score(sport: ActivitySport) -> None:
    for seconds in (2, 25, 180, 4000):
        _, feedback = judged(recording(seconds, sport=sport, started_at=STARTED), thresholds=Thresholds())
        assert feedback.summary
        assert feedback.score is None
        assert feedback.score_parts == ()
