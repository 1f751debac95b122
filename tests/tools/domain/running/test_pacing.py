"""Pacing plans: sums, hills, defaults that are named, honest warnings."""

import math

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, hilly_marathon, symmetric_hill, without_elevation
from tools.domain.race import RaceBrief, RaceResult, Sport, Stop, Surface, UnitSystem
from tools.domain.running.pacing import plan_pacing
from tools.domain.running.pacing_notes import mean_band
from tools.domain.running.walking import TRAINED_CLIMB_M_PER_H
from tools.domain.strategy import PacingPlan

HALF = RaceResult(distance_m=21_097.5, time_s=5400)


def plan(goal_s: float | None = 13_500, **said: object) -> PacingPlan:
    return plan_pacing(hilly_marathon(), RaceBrief(goal_time_s=goal_s, **said))  # type: ignore[arg-type]


@settings(max_examples=60, deadline=None)
@given(
    distance_m=st.floats(400, 60_000),
    goal_s=st.floats(120, 60_000),
    height_m=st.floats(0, 60),
    wave_m=st.floats(400, 6000),
    tilt=st.floats(-0.05, 0.05),
)
@example(distance_m=13_001, goal_s=1900, height_m=0, wave_m=400, tilt=0)
@example(distance_m=13_001, goal_s=120, height_m=0, wave_m=400, tilt=0)
def test_km_and_mile_splits_add_up_to_the_goal(
    distance_m: float, goal_s: float, height_m: float, wave_m: float, tilt: float
) -> None:
    course = course_of(lambda x: 500 + tilt * x + height_m * math.sin(2 * math.pi * x / wave_m), distance_m)
    made = plan_pacing(course, RaceBrief(goal_time_s=goal_s))
    for splits in (made.splits_km, made.splits_mile):
        assert sum(split.target_s for split in splits) == pytest.approx(goal_s, abs=0.5)
        assert splits[-1].cumulative_s == pytest.approx(goal_s, abs=0.5)
        assert sum(split.distance_m for split in splits) == pytest.approx(distance_m)
        assert all(split.low_s <= split.target_s <= split.high_s for split in splits)
        # Targets are written to 0.1 s: only a pace nobody can run leaves a split without one.
        assert goal_s / distance_m < 0.1 or all(split.target_s > 0 for split in splits)


@settings(max_examples=40, deadline=None)
@given(distance_m=st.floats(3000, 100_000), pace=st.floats(0.15, 0.7))
def test_on_a_flat_course_without_drift_every_kilometre_is_the_same(distance_m: float, pace: float) -> None:
    made = plan_pacing(flat(distance_m), RaceBrief(goal_time_s=pace * distance_m), drift=0, congestion=0)
    full = [split.target_s for split in made.splits_km if split.distance_m == 1000]
    assert max(full) - min(full) <= 0.21  # targets are differences of times rounded to 0.1 s


def test_a_symmetric_hill_splits_the_time_by_the_factors() -> None:
    course = symmetric_hill(10_000, 0.02)
    made = plan_pacing(course, RaceBrief(goal_time_s=3600), drift=0, congestion=0)
    up = sum(split.target_s for split in made.splits_km[:5])
    down = sum(split.target_s for split in made.splits_km[5:])
    assert up / down == pytest.approx(1.055 / 0.98, abs=5e-4)  # 1.0765


def test_the_last_partial_split_is_there() -> None:
    last_km, last_mile = plan().splits_km[-1], plan().splits_mile[-1]
    assert (last_km.index, last_km.distance_m) == (43, pytest.approx(195))
    assert (last_mile.index, last_mile.distance_m) == (27, pytest.approx(352.06, abs=0.1))


def test_a_course_of_whole_kilometres_has_no_empty_split() -> None:
    assert len(plan_pacing(flat(10_000), RaceBrief(goal_time_s=3000)).splits_km) == 10


def test_the_first_kilometre_is_slower_on_purpose() -> None:
    made = plan_pacing(flat(10_000), RaceBrief(goal_time_s=3000))
    assert made.splits_km[0].target_s / made.splits_km[1].target_s == pytest.approx(1.015, abs=1e-3)


def test_the_drift_stays_within_what_a_plan_may_hold() -> None:
    made = plan_pacing(flat(), RaceBrief(goal_time_s=12_600))
    slowing = made.splits_km[41].target_s / made.splits_km[5].target_s - 1
    # By hand: the middle of km 42 has (41.5 / 42.195 - 0.45) / 0.55 = 97 % of the last metre's 2 %.
    assert slowing == pytest.approx(0.0194, abs=4e-4)


def test_the_band_is_wider_where_it_is_steep() -> None:
    flat_km, steep_km = plan().splits_km[10], plan().splits_km[28]
    assert flat_km.high_s / flat_km.target_s - 1 == pytest.approx(0.02, abs=5e-4)
    assert steep_km.high_s / steep_km.target_s - 1 == pytest.approx(0.03, abs=5e-4)
    assert steep_km.grade == pytest.approx(0.04, abs=1e-3)
    assert steep_km.gain_m == pytest.approx(40, abs=0.5)


@settings(max_examples=30, deadline=None)
@given(grade=st.floats(0.0, 0.45))
def test_no_target_is_below_nine_tenths_of_flat_pace(grade: float) -> None:
    course = symmetric_hill(6000, grade)
    made = plan_pacing(course, RaceBrief(goal_time_s=2400))
    flat_s_per_m = (made.flat_pace.value or 0) / 1000
    fastest = min(split.target_s / split.distance_m for split in made.splits_km)
    assert fastest >= 0.9 * flat_s_per_m - 1e-3


def test_without_goal_or_result_the_placeholder_is_named() -> None:
    made = plan_pacing(flat(10_000), RaceBrief())
    assert made.flat_pace.value == pytest.approx(360, abs=0.1)
    assert "No goal yet: this uses 6:00 /km as a placeholder." in made.assumptions


def test_the_placeholder_is_named_in_the_athletes_units() -> None:
    made = plan_pacing(flat(10_000), RaceBrief(units=UnitSystem.IMPERIAL))
    assert "No goal yet: this uses 9:39 /mi as a placeholder." in made.assumptions


def test_without_goal_but_with_a_result_the_prediction_is_the_goal() -> None:
    made = plan_pacing(flat(), RaceBrief(recent_result=HALF, weekly_distance_km=64.37376))
    assert made.goal_time_s == pytest.approx(200.40 * 60, abs=1)
    assert any("predicted finish" in note for note in made.assumptions)


def test_a_goal_faster_than_the_predictions_range_is_warned_of() -> None:
    made = plan_pacing(flat(), RaceBrief(goal_time_s=10_000, recent_result=HALF))
    assert any(
        text.startswith("2:46:40 is faster than your recent result supports") for text in made.warnings
    )
    fair = plan_pacing(flat(), RaceBrief(goal_time_s=12_300, recent_result=HALF))
    assert not any("recent result" in text for text in fair.warnings)


def test_a_distance_that_is_not_the_courses_is_warned_of() -> None:
    made = plan_pacing(flat(21_097.5), RaceBrief(goal_time_s=7200, distance_m=42_195))
    assert any("21.0975 km, not 42.195 km" in text for text in made.warnings)
    near = plan_pacing(flat(42_700), RaceBrief(goal_time_s=13_500, distance_m=42_195))
    assert not any("measures" in text for text in near.warnings)


def test_heat_warns_and_leaves_the_goal_alone() -> None:
    hot = plan(temperature_c=28.0)
    assert hot.goal_time_s == plan().goal_time_s
    assert hot.flat_pace == plan().flat_pace
    heat = next(finding for finding in hot.findings if finding.name == "heat_slowdown")
    assert heat.value == pytest.approx(12.8, abs=0.1)
    assert any("28 °C a marathon takes about 13 % longer" in text for text in hot.warnings)


def test_heat_is_applied_to_the_prediction() -> None:
    cool, hot = (plan(recent_result=HALF, temperature_c=celsius) for celsius in (5.0, 28.0))
    assert (hot.prediction.value or 0) / (cool.prediction.value or 1) == pytest.approx(1.128, abs=0.002)


def test_without_elevation_the_effort_is_even_and_said_to_be() -> None:
    made = plan_pacing(without_elevation(), RaceBrief(goal_time_s=12_600), drift=0, congestion=0)
    assert made.course_factor.value is None
    assert "No elevation for this course: the plan is even effort on flat ground." in made.assumptions
    assert made.splits_km[0].target_s == pytest.approx(made.splits_km[30].target_s, abs=0.2)


@pytest.mark.parametrize(
    ("goal_s", "words"), [(4000, "faster than anyone has raced"), (40_000, "mostly walking")]
)
def test_impossible_goals_are_named(goal_s: float, words: str) -> None:
    assert any(words in text for text in plan_pacing(flat(), RaceBrief(goal_time_s=goal_s)).warnings)


def test_a_ride_gets_power_and_no_running_pace() -> None:
    made = plan_pacing(flat(40_000), RaceBrief(sport=Sport.RIDE, ftp_w=250, weight_kg=75))
    assert made.ride is not None
    assert made.flat_pace.value is None
    assert made.course_factor.value is None
    assert made.prediction == made.ride.finish


def test_a_mountain_course_is_told_to_go_by_effort() -> None:
    steep = course_of(lambda x: 0.2 * min(x, 5000 - x), 5000)
    assert any("by effort" in text for text in plan_pacing(steep, RaceBrief(goal_time_s=2400)).warnings)


def test_a_goal_too_small_for_any_target_has_no_band() -> None:
    splits = plan_pacing(flat(1_000_000), RaceBrief(goal_time_s=1)).splits_km
    assert mean_band(splits, 1000) == (0.0, 0.0)


def test_a_few_metres_beyond_a_kilometre_make_no_split_of_their_own() -> None:
    splits = plan_pacing(flat(10_006), RaceBrief(goal_time_s=3000)).splits_km
    assert [round(split.distance_m) for split in splits] == [1000] * 9 + [1006]
    assert len(plan_pacing(flat(10_020), RaceBrief(goal_time_s=3000)).splits_km) == 11


def test_an_even_plan_drifts_by_nothing_and_none_by_more_than_a_race_may() -> None:
    even = plan_pacing(flat(30_000), RaceBrief(goal_time_s=9000), drift=0, congestion=0)
    assert even.splits_km[-1].target_s == even.splits_km[0].target_s
    with pytest.raises(ValueError, match="drifts by 0 to"):
        plan_pacing(flat(30_000), RaceBrief(goal_time_s=9000), drift=0.1)


def test_stops_come_out_of_the_goal_and_lie_where_they_are_made() -> None:
    brief = RaceBrief(
        goal_time_s=3600, stops=(Stop(at_m=4500, duration_s=120), Stop(at_m=7000, duration_s=60))
    )
    made = plan_pacing(flat(10_000), brief, drift=0, congestion=0)
    assert [split.stop_s for split in made.splits_km] == [0, 0, 0, 0, 120, 0, 60, 0, 0, 0]
    assert all(split.target_s == pytest.approx(342, abs=0.11) for split in made.splits_km)
    assert made.splits_km[-1].cumulative_s == pytest.approx(3600, abs=0.1)
    assert made.splits_km[4].cumulative_s == pytest.approx(5 * 342 + 120, abs=0.2)
    assert "2 stops, 3 min in all, within the goal: targets are time in motion." in made.assumptions


def test_stops_are_added_to_a_predicted_finish() -> None:
    halted = RaceBrief(recent_result=HALF, aid_every_m=10_000, stop_s_per_aid=60)
    without = plan_pacing(flat(), RaceBrief(recent_result=HALF))
    assert plan_pacing(flat(), halted).goal_time_s == pytest.approx(without.goal_time_s + 240, abs=1)


def test_stops_as_long_as_the_goal_are_left_out_and_said_to_be() -> None:
    made = plan_pacing(flat(), RaceBrief(goal_time_s=9000, stops=(Stop(at_m=5000, duration_s=9000),)))
    assert sum(split.target_s for split in made.splits_km) == pytest.approx(9000, abs=0.5)
    assert any("I left them out" in text for text in made.warnings)


def test_a_surface_slows_what_i_can_run_and_not_a_goal() -> None:
    def single_track(**said: object) -> PacingPlan:
        return plan_pacing(flat(), RaceBrief(surface=Surface.SINGLE_TRACK, **said))  # type: ignore[arg-type]

    paved = plan_pacing(flat(), RaceBrief(recent_result=HALF)).prediction
    trail = single_track(recent_result=HALF).prediction
    assert (trail.value or 0) / (paved.value or 1) == pytest.approx(1.125)
    assert (trail.low or 0) / (paved.low or 1) == pytest.approx(1.10)
    assert (trail.high or 0) / (paved.high or 1) == pytest.approx(1.15)
    wanted = single_track(goal_time_s=13_500)
    assert wanted.goal_time_s == 13_500
    assert (wanted.flat_pace.value or 0) * 1.125 == pytest.approx(
        plan_pacing(flat(), RaceBrief(goal_time_s=13_500)).flat_pace.value
    )


def test_altitude_moves_time_to_the_heights() -> None:
    """Level at 1300 m, then level at 300 m: 2.8 % more time for the same effort, the ramp apart."""
    course = course_of(lambda x: 1300 if x < 20_000 else max(300, 1300 - (x - 20_000) * 0.1), 50_000)
    made = plan_pacing(course, RaceBrief(goal_time_s=18_000), drift=0, congestion=0)
    assert made.splits_km[5].target_s / made.splits_km[45].target_s == pytest.approx(1.028, abs=1e-3)


@settings(max_examples=40, deadline=None)
@given(
    distance_m=st.floats(4000, 90_000),
    pace=st.floats(0.25, 1.2),
    steepness=st.floats(0, 0.4),
    wave_m=st.floats(1500, 8000),
    base_m=st.floats(0, 3000),
    climbing=st.none() | st.floats(300, 1500),
    surface=st.sampled_from(Surface),
    every_m=st.floats(2000, 20_000),
    halt_s=st.floats(0, 600),
)
def test_whatever_is_applied_it_all_adds_up(
    distance_m: float,
    pace: float,
    steepness: float,
    wave_m: float,
    base_m: float,
    climbing: float | None,
    surface: Surface,
    every_m: float,
    halt_s: float,
) -> None:
    course = course_of(lambda x: base_m + steepness * abs((x + wave_m) % (2 * wave_m) - wave_m), distance_m)
    brief = RaceBrief(
        goal_time_s=pace * distance_m,
        climbing_speed_m_per_h=climbing,
        surface=surface,
        aid_every_m=every_m,
        stop_s_per_aid=halt_s,
    )
    made = plan_pacing(course, brief)
    for splits in (made.splits_km, made.splits_mile):
        total_s = sum(split.target_s + split.stop_s for split in splits)
        assert total_s == pytest.approx(made.goal_time_s, abs=0.5)
        passed_s = [split.cumulative_s for split in splits]
        assert passed_s == sorted(passed_s)
        assert passed_s[-1] == pytest.approx(made.goal_time_s, abs=0.5)
        assert all(0 <= split.walked_m <= split.distance_m + 0.1 for split in splits)
    walked_m = sum(walk.end_m - walk.start_m for walk in made.walk_breaks)
    assert walked_m == pytest.approx(sum(split.walked_m for split in made.splits_km), abs=10)
    cap = climbing or TRAINED_CLIMB_M_PER_H
    assert all(walk.climbing_speed_m_per_h <= cap * (1 + 1e-6) for walk in made.walk_breaks)


@pytest.mark.parametrize(
    ("distance_m", "goal_s", "told"), [(800, 105, False), (800, 60, True), (3000, 400, True)]
)
def test_a_track_race_may_be_faster_than_any_road_race(distance_m: float, goal_s: float, told: bool) -> None:
    warnings = plan_pacing(flat(distance_m), RaceBrief(goal_time_s=goal_s)).warnings
    assert any("faster than anyone has raced" in text for text in warnings) == told


def test_an_even_pace_is_planned_where_it_is_wished_for() -> None:
    made = plan_pacing(flat(10_000.0), RaceBrief(goal_time_s=3_000, even_pace=True))
    assert {split.target_s for split in made.splits_km} == {300.0}
    assert "Even effort all the way, as you asked: no slowing is planned." in made.assumptions
    assert not any("drift" in text for text in made.assumptions)
