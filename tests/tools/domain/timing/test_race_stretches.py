"""The stretches a race falls into: whole splits, all of the race, few enough to read."""

from itertools import pairwise

import pytest

from tests.support.courses import flat, hilly_marathon, rolling
from tests.support.raced import race_plan
from tools.domain.course import SegmentKind
from tools.domain.race import UnitSystem
from tools.domain.timing.race_stretches import MOST_STRETCHES, race_stretches


def test_climb_and_descent_stand_apart_from_pieces_of_the_flat() -> None:
    found = race_stretches(race_plan(), UnitSystem.METRIC)
    assert [(each.kind, each.start_m / 1000, each.end_m / 1000) for each in found[5:9]] == [
        (SegmentKind.FLAT, 25, 28),
        (SegmentKind.CLIMB, 28, 30),
        (SegmentKind.DESCENT, 30, 33),
        (SegmentKind.FLAT, 33, 38),
    ]
    assert found[6].mean_grade == pytest.approx(0.04, abs=0.002)


@pytest.mark.parametrize("units", list(UnitSystem))
@pytest.mark.parametrize("length_m", [5_000.0, 10_000.0, 21_097.5, 42_195.0, 100_000.0, 180_000.0])
def test_they_are_the_whole_race_in_order(length_m: float, units: UnitSystem) -> None:
    plan = race_plan(flat(length_m), goal_time_s=length_m * 0.36)
    found = race_stretches(plan, units)
    assert found[0].start_m == 0
    assert all(one.end_m == two.start_m for one, two in pairwise(found))
    assert found[-1].end_m == pytest.approx(length_m, abs=0.5)
    assert sum(each.target_s + each.stop_s for each in found) == pytest.approx(plan.pacing.goal_time_s, abs=1)
    assert 3 <= len(found) <= MOST_STRETCHES


def test_a_course_of_waves_is_not_told_wave_by_wave() -> None:
    course = rolling(height_m=40)
    assert len(race_stretches(race_plan(course), UnitSystem.METRIC)) <= MOST_STRETCHES
    assert hilly_marathon().climbs
