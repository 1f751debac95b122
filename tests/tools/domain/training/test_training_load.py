"""Training load: the published arithmetic, and the difference between rest and not knowing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.training.training_load import (
    RATIO_SENTENCE,
    best_weeks,
    exponential_mean,
    load_curve,
    longest_session,
    review_load,
)
from tools.domain.training.training_plan import History, PastSession, TrainingSport

FIRST = date(2026, 1, 5)


def daily(loads: list[float | None], *, known_days: int | None = None) -> History:
    """Return a history with one run a day from a Monday, a day of no load without a session."""
    sessions = tuple(
        PastSession(
            day=FIRST + timedelta(days=i),
            sport=TrainingSport.RUN,
            duration_s=3600,
            distance_m=10_000,
            load=load,
        )
        for i, load in enumerate(loads)
        if load != 0
    )
    days = len(loads) if known_days is None else known_days
    return History(sessions=sessions, known_from=FIRST, known_until=FIRST + timedelta(days=days - 1))


def test_a_hundred_a_day_from_nothing() -> None:
    assert exponential_mean([100.0] * 42, 42)[-1] == pytest.approx(63.65, abs=0.005)
    assert exponential_mean([100.0] * 7, 7)[-1] == pytest.approx(66.01, abs=0.005)


def test_form_is_of_yesterday() -> None:
    curve = load_curve(daily([100.0] * 50))
    assert curve[-1].form == pytest.approx(curve[-2].fitness - curve[-2].fatigue)
    assert curve[0].form == 0


def test_six_weeks_are_needed() -> None:
    short = daily([100.0] * 41)
    review = review_load(short, FIRST + timedelta(days=40))
    assert review.fitness.value is None
    assert str(review.fitness.reason).startswith("unreliable: only 41 days")
    whole = review_load(daily([100.0] * 42), FIRST + timedelta(days=41))
    assert whole.fitness.value == pytest.approx(63.65, abs=0.005)
    assert whole.weekly_ramp.value is None  # a week ago it was not reliable yet


def test_the_ramp_of_a_week() -> None:
    review = review_load(daily([100.0] * 60), FIRST + timedelta(days=59))
    curve = review.curve
    assert review.weekly_ramp.value == pytest.approx(curve[-1].fitness - curve[-8].fitness)


def test_rest_is_not_the_same_as_no_data() -> None:
    trained = [100.0] * 60
    rested = review_load(daily(trained, known_days=70), FIRST + timedelta(days=69))
    assert rested.fatigue.value is not None
    assert rested.fatigue.value < 30
    stale = review_load(daily(trained), FIRST + timedelta(days=69))
    assert stale.fatigue.value is None
    assert "unknown, not rest" in str(stale.fatigue.reason)
    assert stale.warnings


def test_a_day_late_is_not_stale() -> None:
    history = daily([100.0] * 60)
    as_of_eve = review_load(history, FIRST + timedelta(days=60))
    assert as_of_eve.as_of == FIRST + timedelta(days=59)
    assert as_of_eve.form.value == pytest.approx(as_of_eve.curve[-1].fitness - as_of_eve.curve[-1].fatigue)
    assert not as_of_eve.warnings


def test_the_future_is_not_looked_at() -> None:
    history = daily([100.0] * 60 + [500.0] * 10)
    today = FIRST + timedelta(days=59)
    assert review_load(history, today).fitness.value == pytest.approx(
        review_load(daily([100.0] * 60), today).fitness.value
    )


def test_a_session_without_a_load_is_said() -> None:
    loads: list[float | None] = [100.0] * 59
    review = review_load(daily([*loads, None]), FIRST + timedelta(days=59))
    assert review.fitness.inputs["sessions_without_load"] == 1
    assert "read too low" in review.warnings[0]


def test_nothing_known() -> None:
    review = review_load(History(), FIRST)
    assert review.fitness.value is None
    assert review.acute_chronic_ratio.value is None
    assert review.curve == ()
    assert review.best_weeks == ()


def test_the_ratio_describes_and_says_so() -> None:
    review = review_load(daily([100.0] * 53 + [200.0] * 7), FIRST + timedelta(days=59))
    ratio = review.acute_chronic_ratio
    assert ratio.value == pytest.approx(200 / ((21 * 100 + 7 * 200) / 28))
    assert ratio.inputs["meaning"] == RATIO_SENTENCE
    assert "does not predict" in RATIO_SENTENCE
    assert "Impellizzeri" in ratio.source


def test_peaks() -> None:
    review = review_load(daily([100.0] * 60 + [0.0] * 20), FIRST + timedelta(days=79))
    assert review.highest_fitness.inputs["day"] == (FIRST + timedelta(days=59)).isoformat()
    weeks = best_weeks(daily([100.0] * 7 + [200.0] * 7 + [50.0] * 7 + [150.0] * 7))
    assert [week.load for week in weeks] == [1400, 1050, 700]
    assert weeks[0].starts_on == FIRST + timedelta(days=7)


def test_the_longest_run_of_thirty_days() -> None:
    history = History(
        sessions=(
            PastSession(day=FIRST, sport=TrainingSport.RUN, duration_s=9000, distance_m=30_000),
            PastSession(
                day=FIRST + timedelta(days=1), sport=TrainingSport.RUN, duration_s=6000, distance_m=20_000
            ),
            PastSession(day=FIRST + timedelta(days=2), sport=TrainingSport.RIDE, duration_s=14_000),
        ),
        known_from=FIRST,
        known_until=FIRST + timedelta(days=40),
    )
    thirty = FIRST + timedelta(days=30)
    assert longest_session(history, thirty, TrainingSport.RUN).value == 30_000
    assert longest_session(history, thirty + timedelta(days=1), TrainingSport.RUN).value == 20_000
    assert longest_session(history, thirty, None).value == 14_000
    assert longest_session(history, FIRST + timedelta(days=60), TrainingSport.RUN).value is None


def test_a_session_outside_the_known_days_is_refused() -> None:
    session = PastSession(day=FIRST, sport=TrainingSport.RUN, duration_s=60)
    with pytest.raises(ValueError, match="known"):
        History(sessions=(session,))
    with pytest.raises(ValueError, match="outside"):
        History(sessions=(session,), known_from=FIRST + timedelta(days=1), known_until=FIRST)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=120), st.integers(2, 60))
def test_a_mean_stays_between_its_loads(loads: list[float], days: int) -> None:
    means = exponential_mean(loads, days)
    assert all(-1e-9 <= mean <= max(loads) + 1e-9 for mean in means)


@given(st.lists(st.floats(0, 500), min_size=1, max_size=60), st.integers(0, 59), st.floats(1, 200))
def test_more_load_never_lowers_fitness(loads: list[float], where: int, more: float) -> None:
    raised = list(loads)
    raised[where % len(loads)] += more
    assert all(
        after >= before - 1e-9
        for before, after in zip(exponential_mean(loads, 42), exponential_mean(raised, 42), strict=True)
    )
