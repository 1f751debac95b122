"""What an athlete says they train, as the weeks before a plan."""

from datetime import timedelta

import pytest

from tests.support.training_plans import MONDAY, calm_plan, history_of
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.stated_training import STATED_WEEKS, history_before, history_with
from tools.domain.training.training_plan import History, StatedTraining, TrainingSport

RUN, RIDE = TrainingSport.RUN, TrainingSport.RIDE
FIVE_HOURS = StatedTraining(sport=RUN, week_s=18_000, longest_s=5_400)


def test_every_week_holds_what_was_said_and_its_longest_session() -> None:
    known = history_with(History(), (FIVE_HOURS,), MONDAY)
    assert known.covers(MONDAY - timedelta(days=7 * STATED_WEEKS), MONDAY - timedelta(days=1))
    for back in range(1, STATED_WEEKS + 1):
        first = MONDAY - timedelta(days=7 * back)
        week = known.between(first, first + timedelta(days=6))
        assert sum(each.duration_s for each in week) == pytest.approx(18_000)
        assert max(each.duration_s for each in week) == 5_400


def test_how_much_it_strained_is_not_known() -> None:
    known = history_with(History(), (FIVE_HOURS,), MONDAY)
    assert {(each.load, each.distance_m) for each in known.sessions} == {(None, None)}


def test_what_was_done_comes_before_what_was_said() -> None:
    done = history_of((1.0,))
    known = history_with(done, (FIVE_HOURS,), MONDAY)
    last = MONDAY - timedelta(days=7)
    assert known.between(last, MONDAY) == done.sessions
    assert known.between(last - timedelta(days=7), last - timedelta(days=1))


def test_old_data_beyond_a_gap_is_left_out() -> None:
    done = history_of((1.0,), MONDAY - timedelta(days=100))
    known = history_with(done, (FIVE_HOURS,), MONDAY)
    assert known.known_from == MONDAY - timedelta(days=7 * STATED_WEEKS)
    assert not set(known.sessions) & set(done.sessions)


def test_a_week_of_one_session_is_that_session() -> None:
    said = StatedTraining(sport=RIDE, week_s=7_200, longest_s=9_000)
    known = history_with(History(), (said,), MONDAY)
    assert {(each.duration_s, each.day.weekday()) for each in known.sessions} == {(7_200, 5)}


def test_nothing_said_changes_nothing() -> None:
    assert history_before(calm_plan(), History()) == History()


def test_stated_weeks_prepare_runs_and_weeks_but_are_not_counted_as_loading_ones() -> None:
    plan = calm_plan((1.0, 1.03, 1.06, 0.8))
    small = StatedTraining(sport=RUN, week_s=9_000, longest_s=3_000)
    assert {"L1", "L2"} <= {
        each.code for each in check_plan(plan.model_copy(update={"stated": (small,)}), History())
    }
    assert not check_plan(plan.model_copy(update={"stated": (FIVE_HOURS,)}), History())
