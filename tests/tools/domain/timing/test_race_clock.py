"""The clock of a plan: places and times agree, and a halt lies where it was told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import flat
from tests.support.paced import even_pacing
from tools.domain.race import RaceBrief, Stop
from tools.domain.running.pacing import plan_pacing
from tools.domain.timing.race_clock import race_clock

COURSE = flat(10_000)


def test_without_halts_it_is_the_even_speed() -> None:
    clock = race_clock(COURSE, RaceBrief(), even_pacing(10_000, 3600))
    assert clock.reached_s(2500) == pytest.approx(900)
    assert clock.place_m(900) == pytest.approx(2500)


def test_a_told_halt_lies_where_it_was_told() -> None:
    brief = RaceBrief(stops=(Stop(at_m=4500, duration_s=120),))
    clock = race_clock(COURSE, brief, even_pacing(10_000, 3720, stop_s={5: 120}))
    assert clock.reached_s(4500) == pytest.approx(1620)
    assert clock.place_m(1680) == clock.place_m(1740) == 4500
    assert clock.reached_s(4600) == pytest.approx(1620 + 36 + 120)
    assert clock.reached_s(10_000) == pytest.approx(3720)


def test_halts_at_aid_stations_share_a_kilometre() -> None:
    brief = RaceBrief(aid_every_m=400, stop_s_per_aid=30)
    clock = race_clock(COURSE, brief, even_pacing(10_000, 3660, stop_s={1: 60}))
    assert clock.place_m(144 + 15) == 400
    assert clock.reached_s(800) == pytest.approx(288 + 30)


def test_a_halt_nobody_placed_ends_its_kilometre() -> None:
    clock = race_clock(COURSE, RaceBrief(), even_pacing(10_000, 3720, stop_s={5: 120}))
    assert clock.reached_s(5000) == pytest.approx(1800)
    assert clock.place_m(1800 + 60) == 5000


@given(
    at_m=st.floats(0, 10_000),
    stops=st.dictionaries(st.integers(1, 10), st.floats(1, 900), max_size=4),
)
def test_a_place_is_reached_when_the_clock_is_there(at_m: float, stops: dict[int, float]) -> None:
    pacing = even_pacing(10_000, 3600 + sum(stops.values()), stop_s=stops)
    clock = race_clock(COURSE, RaceBrief(), pacing)
    assert clock.place_m(clock.reached_s(at_m)) == pytest.approx(at_m, abs=1e-3)
    assert clock.reached_s(10_000) <= pacing.goal_time_s + 1e-6


def test_it_agrees_with_the_plan_that_is_really_made() -> None:
    brief = RaceBrief(goal_time_s=3900, stops=(Stop(at_m=5000, duration_s=90), Stop(at_m=0, duration_s=30)))
    pacing = plan_pacing(COURSE, brief)
    clock = race_clock(COURSE, brief, pacing)
    for split in pacing.splits_km:
        left_s = clock.reached_s(split.start_m + split.distance_m + 1e-6)
        assert left_s == pytest.approx(split.cumulative_s, abs=0.01)
    assert clock.reached_s(5000) == pytest.approx(pacing.splits_km[4].cumulative_s - 90, abs=0.01)
    assert clock.place_m(15) == 0


def test_halts_within_a_kilometre_follow_one_another() -> None:
    told = ((4_200, 60), (4_500, 120), (4_800, 30))
    stops = tuple(Stop(at_m=at_m, duration_s=halt_s) for at_m, halt_s in told)
    clock = race_clock(COURSE, RaceBrief(stops=stops), even_pacing(10_000, 3600 + 210, stop_s={5: 210}))
    assert clock.reached_s(4_200) == pytest.approx(4_200 * 0.36)
    assert clock.reached_s(4_500) == pytest.approx(4_500 * 0.36 + 60)
    assert clock.reached_s(4_800) == pytest.approx(4_800 * 0.36 + 180)
    assert clock.reached_s(5_000) == pytest.approx(5_000 * 0.36 + 210)
