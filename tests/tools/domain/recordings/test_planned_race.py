"""Planned beside done, by arithmetic."""

import numpy as np
import pytest

from tests.support.paced import even_pacing
from tests.support.races import a_strategy
from tests.support.workouts import run_at, steps
from tools.domain.activity import ActivitySport
from tools.domain.athlete import Thresholds
from tools.domain.race import UnitSystem
from tools.domain.recordings.activity_review import review_activity
from tools.domain.recordings.planned_race import beside_plan, same_distance, same_sport
from tools.domain.units import METRES_PER_MILE


def compared(units: UnitSystem = UnitSystem.METRIC) -> dict[str, float]:
    """Return 10 km planned in 50:00 and run in 25:00 and, with a minute of standing, 27:40."""
    plan = a_strategy().model_copy(update={"pacing": even_pacing(10_000.0, 3000.0)})
    run = run_at(steps((10 / 3, 1500), (3.125, 800), (0, 60), (3.125, 800), (0, 1)))
    found = beside_plan(plan, run, review_activity(run, Thresholds()), units)
    return {each.name: each.value for each in found if each.value is not None}


def test_time_halves_and_the_first_kilometre_stand_side_by_side() -> None:
    values = compared()
    assert (values["planned_time_s"], values["done_time_s"]) == (3000, 3160)
    assert values["planned_first_half_s"] == values["planned_second_half_s"] == pytest.approx(1500)
    assert values["done_first_half_s"] == pytest.approx(1500, abs=2)
    assert values["done_second_half_s"] == pytest.approx(1660, abs=2)
    assert values["planned_first_split_s"] == pytest.approx(300)
    assert values["done_first_split_s"] == pytest.approx(300, abs=1)


def test_a_reader_of_miles_hears_of_the_first_mile() -> None:
    assert compared(UnitSystem.IMPERIAL)["done_first_split_s"] == pytest.approx(METRES_PER_MILE * 0.3, abs=1)


def test_without_a_way_only_the_time_is_compared() -> None:
    run = run_at(np.full(600, 3.0), distance_m=np.nan, elevation_m=np.nan)
    found = beside_plan(a_strategy(), run, review_activity(run, Thresholds()), UnitSystem.METRIC)
    assert [each.name for each in found] == ["planned_time_s", "done_time_s"]


@pytest.mark.parametrize(
    ("done_m", "same"),
    [(42_195, True), (40_100, True), (44_300, True), (40_000, False), (44_400, False), (None, False)],
)
def test_five_per_cent_of_the_distance_are_the_same_race(done_m: float | None, same: bool) -> None:
    assert same_distance(42_195.0, done_m) is same


def test_a_ride_is_no_run() -> None:
    assert same_sport(a_strategy(), ActivitySport.RUN)
    assert not same_sport(a_strategy(), ActivitySport.RIDE)
