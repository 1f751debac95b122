"""Walking: the exact solution of the capped pace, and where a plan walks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, symmetric_hill
from tools.domain.race import RaceBrief
from tools.domain.running.course_cost import cost_grid
from tools.domain.running.pacing import plan_pacing
from tools.domain.running.walking import find_walks, least_climbing_s, solve_flat_pace, step_seconds

AMOUNTS = st.lists(st.tuples(st.floats(0.5, 50), st.floats(0, 50)), min_size=1, max_size=30)


@given(AMOUNTS, st.floats(0.05, 3))
def test_the_solved_pace_gives_the_time_back(amounts: list[tuple[float, float]], pace: float) -> None:
    cost, least = (np.array(column) for column in zip(*amounts, strict=True))
    time_s = float(np.maximum(pace * cost, least).sum())
    solved = solve_flat_pace(cost, least, time_s)
    if solved is None:
        assert time_s <= least.sum() * (1 + 1e-9)
    else:
        assert float(np.maximum(solved * cost, least).sum()) == pytest.approx(time_s)


def test_by_hand_one_step_is_held_and_the_rest_makes_good() -> None:
    cost, least = np.array([100.0, 100.0, 200.0]), np.array([0.0, 0.0, 100.0])
    assert solve_flat_pace(cost, least, 160) == pytest.approx(0.3)  # 30 + 30, and 100 held: 60 would be less
    assert solve_flat_pace(cost, least, 240) == pytest.approx(0.6)  # nothing is held: 60 + 60 + 120
    assert solve_flat_pace(cost, least, 100) is None


def mountain_brief(**said: object) -> RaceBrief:
    return RaceBrief(**({"goal_time_s": 3 * 3600} | said))  # type: ignore[arg-type]


def test_the_cap_holds_on_steep_courses_and_not_on_roads() -> None:
    road, mountain = (cost_grid(symmetric_hill(10_000, grade)) for grade in (0.10, 0.20))
    assert not least_climbing_s(RaceBrief(), road).any()
    least_s = least_climbing_s(RaceBrief(), mountain)
    assert least_s[100] == pytest.approx(10 * 0.20 / 900 * 3600)
    assert least_s[700] == 0
    assert least_climbing_s(RaceBrief(climbing_speed_m_per_h=600), road)[100] == pytest.approx(6.0)


def test_a_short_ramp_makes_no_mountain() -> None:
    ramp = course_of(lambda x: 0.2 * min(max(x - 5000, 0), 60), 10_000)
    assert not least_climbing_s(RaceBrief(), cost_grid(ramp)).any()


def test_a_steep_climb_is_walked_at_the_athletes_climbing_speed() -> None:
    made = plan_pacing(symmetric_hill(12_000, 0.25), mountain_brief(climbing_speed_m_per_h=700))
    (walk,) = made.walk_breaks
    assert (walk.start_m, walk.end_m) == pytest.approx((0, 6000), abs=20)
    assert walk.mean_grade == pytest.approx(0.25, abs=0.002)
    assert walk.climbing_speed_m_per_h == pytest.approx(700, rel=0.01)
    assert sum(split.walked_m for split in made.splits_km) == pytest.approx(6000, abs=20)
    assert sum(split.target_s for split in made.splits_km) == pytest.approx(3 * 3600, abs=0.5)
    (walked,) = (finding for finding in made.findings if finding.name == "walked_distance")
    assert walked.value == pytest.approx(6000, abs=20)


def test_running_makes_good_for_the_cap() -> None:
    course = course_of(lambda x: 0.25 * min(max(x - 10_000, 0), 3000), 30_000)
    free = plan_pacing(course, mountain_brief(climbing_speed_m_per_h=1500))
    held = plan_pacing(course, mountain_brief(climbing_speed_m_per_h=650))
    assert (held.flat_pace.value or 0) < (free.flat_pace.value or 0)
    assert held.splits_km[11].target_s > free.splits_km[11].target_s
    assert sum(split.target_s for split in held.splits_km) == pytest.approx(3 * 3600, abs=0.5)
    assert any("that the running makes good" in text for text in held.warnings)


def test_a_goal_the_cap_does_not_allow_is_said_and_still_adds_up() -> None:
    made = plan_pacing(symmetric_hill(12_000, 0.25), mountain_brief(goal_time_s=4000))
    assert any(
        "asks for more climbing speed than my default of 900 m an hour" in text for text in made.warnings
    )
    assert sum(split.target_s for split in made.splits_km) == pytest.approx(4000, abs=0.5)


def test_without_a_goal_walking_takes_its_time() -> None:
    course = course_of(lambda x: 0.25 * min(max(x - 10_000, 0), 3000), 30_000)
    fast, slow = (plan_pacing(course, RaceBrief(climbing_speed_m_per_h=speed)) for speed in (1500.0, 500.0))
    assert fast.flat_pace.value == pytest.approx(360, abs=0.1)
    assert slow.flat_pace.value == pytest.approx(360, abs=0.1)
    assert slow.goal_time_s > fast.goal_time_s
    assert slow.walk_breaks[0].climbing_speed_m_per_h == pytest.approx(500, rel=0.01)


@given(st.floats(0.3, 0.9))
def test_a_flat_course_is_run_at_any_pace(flat_s_per_m: float) -> None:
    grid = cost_grid(flat(5000))
    least_s = least_climbing_s(RaceBrief(), grid)
    walks, walked_m = find_walks(grid, step_seconds(grid, least_s, flat_s_per_m), least_s)
    assert walks == ()
    assert not walked_m.any()


def test_a_strong_climber_runs_what_others_walk() -> None:
    """At 15 % a flat pace of 4:00 /km asks for 7:23 /km, which is running for who climbs 1,500 m an hour."""
    course = course_of(lambda x: 0.155 * min(max(x - 5000, 0), 2000), 12_000)
    grid = cost_grid(course)
    for speed, walked in ((1500.0, 0), (600.0, 1)):
        least_s = least_climbing_s(RaceBrief(climbing_speed_m_per_h=speed), grid)
        walks, _ = find_walks(grid, step_seconds(grid, least_s, 0.24), least_s)
        assert len(walks) == walked


@pytest.mark.parametrize(("grade", "capped"), [(0.149, False), (0.151, True)])
def test_the_default_cap_begins_at_fifteen_percent(grade: float, capped: bool) -> None:
    assert least_climbing_s(RaceBrief(), cost_grid(symmetric_hill(10_000, grade))).any() == capped


@pytest.mark.parametrize(("ramp_m", "capped"), [(80, False), (140, True)])
def test_the_default_cap_needs_a_hundred_metres(ramp_m: float, capped: bool) -> None:
    ramp = course_of(lambda x: 0.2 * min(max(x - 5000, 0), ramp_m), 10_000)
    assert least_climbing_s(RaceBrief(), cost_grid(ramp)).any() == capped


@pytest.mark.parametrize(("flat_s_per_m", "walked"), [(0.27, 0), (0.30, 1)])
def test_on_a_steep_grade_slower_than_nine_minutes_is_a_walk(flat_s_per_m: float, walked: int) -> None:
    """At 15.5 % even effort is 1.89 times as slow: from 4:30 /km that is 8:30, from 5:00 /km 9:27 /km."""
    course = course_of(lambda x: 0.155 * min(max(x - 5000, 0), 2000), 12_000)
    grid = cost_grid(course)
    least_s = least_climbing_s(RaceBrief(climbing_speed_m_per_h=1500), grid)
    walks, _ = find_walks(grid, step_seconds(grid, least_s, flat_s_per_m), least_s)
    assert len(walks) == walked
