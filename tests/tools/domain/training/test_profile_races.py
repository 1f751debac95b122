"""Races told from training, each with its reason."""

import pytest

from tests.support.histories import TODAY, days_ago, easy_run, known, paces
from tools.domain.activity import ActivitySport
from tools.domain.race import RaceResult
from tools.domain.training.profile_races import recent_races, standard_distance_m
from tools.domain.units import HALF_MARATHON_M


def test_a_marked_race_has_its_nominal_distance_and_its_whole_time() -> None:
    run = easy_run(days_ago(20), 21.3, 280, race=True, name="City half", elapsed_s=6_000.0)
    (race,) = recent_races([run], TODAY)
    assert race.result == RaceResult(distance_m=HALF_MARATHON_M, time_s=6_000)
    assert (race.name, race.activity_id, race.day) == ("City half", run.id, days_ago(20))
    assert race.why == "it is marked as a race, and its distance is that of a half marathon"


def test_a_watch_that_ran_on_for_long_does_not_count() -> None:
    run = easy_run(days_ago(20), 10, 240, race=True, elapsed_s=4_000.0)
    assert recent_races([run], TODAY)[0].result.time_s == 2400


def test_a_race_within_a_longer_recording_is_its_fastest_stretch() -> None:
    run = easy_run(days_ago(20), 14, 300, race=True, best_pace_s_per_km=paces(10_000, 240))
    (race,) = recent_races([run], TODAY)
    assert race.result == RaceResult(distance_m=10_000, time_s=2400)
    assert "inside counts" in race.why


def test_a_hard_run_of_a_standard_distance_is_one() -> None:
    slow = easy_run(days_ago(50), 10, 330)
    fast = easy_run(days_ago(20), 10.1, 250, average_heart_rate_bpm=176.0)
    (race,) = recent_races([slow, fast], TODAY, maximum_bpm=195)
    assert race.activity_id == fast.id
    assert race.why == (
        "your fastest 10 km of the year, a whole run of that distance, at 90 % of your maximum heart rate"
    )


def test_an_easy_run_of_a_standard_distance_is_none() -> None:
    easy = easy_run(days_ago(20), 10, 330, average_heart_rate_bpm=140.0)
    assert recent_races([easy], TODAY, maximum_bpm=195, training_pace_s_per_km=400) == ()
    assert recent_races([easy], TODAY) == ()


def test_without_heart_rate_the_pace_decides() -> None:
    fast = easy_run(days_ago(20), 10, 290, average_heart_rate_bpm=None)
    (race,) = recent_races([fast], TODAY, training_pace_s_per_km=340)
    assert "faster than your mean of all running" in race.why
    assert recent_races([fast], TODAY, training_pace_s_per_km=300) == ()


def test_a_slower_repeat_is_training() -> None:
    best = easy_run(days_ago(60), 10, 240, average_heart_rate_bpm=176.0)
    again = easy_run(days_ago(10), 10, 262, average_heart_rate_bpm=176.0)
    assert [race.activity_id for race in recent_races([best, again], TODAY, maximum_bpm=195)] == [best.id]


def test_rides_old_races_and_nonsense_are_left_out() -> None:
    ride = known(days_ago(5), ActivitySport.RIDE, 60, race=True, distance_m=40_000)
    old = easy_run(days_ago(400), 10, 240, race=True)
    nonsense = easy_run(days_ago(5), 10, 60, race=True)
    assert recent_races([old, ride, nonsense], TODAY) == ()


@pytest.mark.parametrize(
    ("metres", "standard"), [(10_190, 10_000), (10_250, None), (4_905, 5_000), (42_195, 42_195), (None, None)]
)
def test_standard_distances(metres: float | None, standard: float | None) -> None:
    assert standard_distance_m(metres) == standard
