"""From activities to a history: what counts, and that a day after the data is not rest."""

import random
from datetime import date, timedelta

import pytest

from tests.support.histories import TODAY, daily_history, days_ago, easy_run, known, ride
from tools.domain.activity import ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.training.activity_history import counted, history_of
from tools.domain.training.training_plan import TrainingSport

FTP = Thresholds(ftp_w=250)


def test_every_activity_is_a_session_with_its_load() -> None:
    history = history_of([ride(days_ago(3), 60, 250), easy_run(days_ago(1))], FTP, None)
    first, second = history.sessions
    assert (first.sport, first.load, first.intensity_factor) == (TrainingSport.RIDE, pytest.approx(100), 1.0)
    assert (second.sport, second.load) == (TrainingSport.RUN, None)
    assert (history.known_from, history.known_until) == (days_ago(3), days_ago(1))


def test_a_later_sync_makes_the_days_since_rest() -> None:
    history = history_of([easy_run(days_ago(10))], FTP, TODAY)
    assert history.covers(days_ago(10), TODAY)
    assert not history_of([easy_run(days_ago(10))], FTP, days_ago(20)).covers(days_ago(9), days_ago(9))


def test_sports_a_plan_has_no_word_for_are_other() -> None:
    sports = [ActivitySport.HIKE, ActivitySport.ROW, ActivitySport.MULTISPORT]
    history = history_of([known(days_ago(i), sport) for i, sport in enumerate(sports)], FTP, None)
    assert {session.sport for session in history.sessions} == {TrainingSport.OTHER}


def test_duplicates_and_the_undated_do_not_count() -> None:
    activities = [
        easy_run(days_ago(1)),
        easy_run(days_ago(1), duplicate_of="another"),
        known(None),
        known(date(1989, 12, 31)),
    ]
    assert len(history_of(activities, FTP, None).sessions) == 1
    assert history_of(activities[1:], FTP, None).sessions == ()


def test_the_future_does_not_count_but_tomorrow_may_be_here() -> None:
    activities = [known(TODAY + timedelta(days=days)) for days in (0, 1, 2, 30_000)]
    assert len(counted(activities, TODAY)) == 2


def test_the_order_does_not_matter() -> None:
    activities = list(daily_history(60))
    before = history_of(activities, FTP, None)
    random.Random(4).shuffle(activities)
    assert history_of(activities, FTP, None) == before
