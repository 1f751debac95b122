"""Ride plans: times that add up, goals met or honestly missed, every number a finding, nothing invented."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, symmetric_hill, without_elevation
from tests.support.rides import a_ride, heading, hills, passes, planned, said_in
from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.race import PowerEffort, Sport, Stop
from tools.domain.running.pacing import plan_pacing
from tools.sources.gpx import read_gpx


@settings(max_examples=25, deadline=None)
@given(
    distance_m=st.floats(800, 60_000),
    height_m=st.floats(0, 80),
    wave_m=st.floats(600, 8_000),
    ftp=st.floats(100, 400),
    halts=st.lists(st.tuples(st.floats(0.05, 0.95), st.floats(1, 900)), max_size=3),
)
def test_kilometres_miles_and_sections_add_up_to_the_finish(
    distance_m: float, height_m: float, wave_m: float, ftp: float, halts: list[tuple[float, float]]
) -> None:
    course = course_of(lambda x: 300 + height_m * math.sin(2 * math.pi * x / wave_m), distance_m)
    stops = tuple(Stop(at_m=share * distance_m, duration_s=seconds) for share, seconds in halts)
    plan, ride = planned(course, ftp_w=ftp, stops=stops)
    halted_s = sum(stop.duration_s for stop in stops)
    assert plan.goal_time_s == pytest.approx(round(plan.goal_time_s), abs=0.06)
    for splits in (plan.splits_km, plan.splits_mile):
        assert sum(s.target_s + s.stop_s for s in splits) == pytest.approx(plan.goal_time_s, abs=0.5)
        assert splits[-1].cumulative_s == pytest.approx(plan.goal_time_s, abs=0.2)
        assert all(s.low_s <= s.target_s <= s.high_s for s in splits)
        assert sum(s.distance_m for s in splits) == pytest.approx(distance_m)
    assert ride.sections[-1].cumulative_s == pytest.approx(plan.goal_time_s, abs=0.2)
    assert ride.sections[-1].end_m == distance_m
    assert all(a.end_m == b.start_m for a, b in zip(ride.sections, ride.sections[1:], strict=False))
    moving_s = sum(section.duration_s for section in ride.sections)
    assert moving_s + halted_s == pytest.approx(plan.goal_time_s, abs=0.6 + 0.05 * len(ride.sections))


def test_power_of_splits_and_sections_is_the_work() -> None:
    plan, ride = planned(hills(), ftp_w=260)
    by_splits = sum((split.power_w or 0) * split.target_s for split in plan.splits_km) / 1000
    by_sections = sum(section.power_w * section.duration_s for section in ride.sections) / 1000
    assert by_splits == pytest.approx(ride.work.value, rel=2e-3)
    assert by_sections == pytest.approx(ride.work.value, rel=2e-3)


def test_the_one_door_leads_here() -> None:
    plan = plan_pacing(hills(), a_ride(ftp_w=250))
    assert plan.ride is not None
    assert plan.flat_pace.value is plan.course_factor.value is None
    assert plan.prediction.value == pytest.approx(plan.goal_time_s, abs=0.1)


@pytest.mark.parametrize("course", [hills(), symmetric_hill(20_000, 0.06)], ids=["hills", "one pass"])
@pytest.mark.parametrize("share", [0.9, 1.15])
def test_a_goal_is_met_by_the_power_it_needs(course: CourseAnalysis, share: float) -> None:
    at_threshold = planned(course, target_power_w=200)[0].goal_time_s
    goal_s = round(at_threshold * share)
    plan, ride = planned(course, goal_time_s=goal_s, ftp_w=330)
    assert plan.goal_time_s == pytest.approx(goal_s, abs=1)
    assert ride.binding == "goal time"
    power = ride.normalized_power
    assert power.low is not None
    assert power.high is not None
    assert power.low < (power.value or 0) < power.high
    again = planned(course, target_power_w=power.value, ftp_w=330)[0]
    assert again.goal_time_s == pytest.approx(goal_s, abs=3)


def test_a_goal_with_stops_is_met_with_them() -> None:
    course, halt = hills(), Stop(at_m=12_000, duration_s=600)
    alone = planned(course, goal_time_s=4_000)[1].normalized_power.value
    plan, ride = planned(course, goal_time_s=4_600, stops=(halt,))
    assert plan.goal_time_s == pytest.approx(4_600, abs=1)
    assert ride.normalized_power.value == pytest.approx(alone, rel=1e-3)
    assert sum(split.stop_s for split in plan.splits_km) == 600


def test_a_goal_without_ftp_names_the_power_and_no_intensity() -> None:
    plan, ride = planned(hills(), goal_time_s=3_900)
    assert plan.goal_time_s == 3_900
    assert ride.normalized_power.low is not None
    assert ride.intensity_factor.value is ride.training_stress.value is ride.w_balance_low.value is None
    assert "FTP" in str(ride.intensity_factor.reason)


def test_a_goal_beyond_the_rider_is_not_planned_but_told() -> None:
    plan, ride = planned(hills(), goal_time_s=2_700, ftp_w=200)
    assert plan.goal_time_s > 2_760
    assert said_in(plan.warnings, "45:00 would take about")
    assert (ride.intensity_factor.value or 9) <= 1.06
    assert ride.normalized_power.inputs["needed_w"] > 200  # type: ignore[operator]


def test_a_goal_nobody_can_ride_is_told_apart() -> None:
    plan, _ = planned(hills(), goal_time_s=600, ftp_w=300)
    assert said_in(plan.warnings, "faster than anyone could ride")
    stopped, _ = planned(hills(), goal_time_s=600, stops=(Stop(at_m=5_000, duration_s=900),))
    assert said_in(stopped.warnings, "faster than anyone could ride")
    assert said_in(stopped.assumptions, "as a placeholder")


def test_a_goal_slower_than_soft_pedalling_arrives_early() -> None:
    plan, _ = planned(flat(10_000), goal_time_s=20_000)
    assert plan.goal_time_s < 20_000
    assert said_in(plan.warnings, "slower than soft pedalling")


def test_with_ftp_alone_the_intensity_suits_the_duration() -> None:
    long, short = planned(passes(), ftp_w=250)[1], planned(hills(), ftp_w=250)[1]
    assert 0.65 <= (long.intensity_factor.value or 0) <= 0.75
    assert 0.99 <= (short.intensity_factor.value or 0) <= 1.02
    hours = (short.finish.value or 0) / 3600
    stress = 100 * hours * (short.intensity_factor.value or 0) ** 2
    assert short.training_stress.value == pytest.approx(stress, rel=1e-3)


def test_without_anything_the_placeholder_is_named_first() -> None:
    plan, ride = planned(hills(), system_mass_kg=None, weight_kg=80)
    assert ride.normalized_power.value == pytest.approx(200, rel=1e-3)
    assert "200 W (2.5 W per kg) as a placeholder" in plan.assumptions[0]
    assert "FTP or a goal time" in plan.assumptions[0]


def test_a_named_power_is_ridden_without_being_called_a_placeholder() -> None:
    plan, ride = planned(hills(), target_power_w=230)
    assert ride.normalized_power.value == pytest.approx(230, rel=5e-4)
    assert not said_in(plan.assumptions, "placeholder")


def test_a_named_power_beyond_the_duration_is_warned_of() -> None:
    assert said_in(planned(passes(), target_power_w=225, ftp_w=240)[0].warnings, "as a rule of thumb")
    plan, ride = planned(passes(), target_power_w=300, ftp_w=240)
    assert said_in(plan.warnings, "300 W normalized is more than you can hold")
    assert ride.binding == "power cap"


def test_w_prime_limits_and_is_shown() -> None:
    efforts = (PowerEffort(power_w=330, duration_s=180), PowerEffort(power_w=270, duration_s=720))
    ride = planned(passes(), power_efforts=efforts, target_power_w=260)[1]
    assert ride.binding == "W' balance"
    assert ride.w_balance_low.value == pytest.approx(0.25, abs=0.02)
    shares = [section.w_balance_share for section in ride.sections]
    assert all(share is not None and 0.24 <= share <= 1 for share in shares)


def test_a_pass_is_coasted_down_with_a_word_of_care() -> None:
    plan, ride = planned(symmetric_hill(20_000, 0.07), ftp_w=250)
    down = ride.sections[-1]
    assert down.power_w == down.high_w == 0
    assert down.speed_m_per_s <= 60 / 3.6 + 1e-6
    assert said_in(plan.warnings, "bends, traffic and the road")
    assert not said_in(planned(flat(20_000), ftp_w=250)[0].warnings, "bends")


@pytest.mark.parametrize(
    "said", [{}, {"ftp_w": 250}, {"goal_time_s": 700}, {"goal_time_s": 3_000, "ftp_w": 250}]
)
def test_a_ride_that_only_falls_needs_no_power(said: dict[str, object]) -> None:
    plan, ride = planned(course_of(lambda x: 1_500 - 0.09 * x, 12_000), **said)
    assert ride.work.value == ride.normalized_power.value == 0
    assert plan.goal_time_s == pytest.approx(12_000 * math.sqrt(1.0081) / (60 / 3.6), rel=0.02)


def test_drafting_is_faster_and_comes_with_the_rules() -> None:
    alone, behind = planned(flat(40_000), ftp_w=250)[0], planned(flat(40_000), ftp_w=250, drafting=True)[0]
    assert behind.goal_time_s < 0.95 * alone.goal_time_s
    assert said_in(behind.warnings, "against the rules")
    assert not said_in(alone.warnings, "Drafting")


def test_headwind_costs_more_than_tailwind_gives() -> None:
    way = heading(flat(40_000), lambda at: 0 if at < 20_000 else 180)
    calm, windy = (
        planned(way, target_power_w=220, **said)[0]
        for said in ({}, {"wind_speed_m_per_s": 7, "wind_from_deg": 0})
    )
    assert windy.goal_time_s > calm.goal_time_s + 30
    assert said_in(windy.assumptions, "60 % of the forecast")


def test_a_distance_alone_is_planned_as_flat() -> None:
    plan, ride = planned(without_elevation(40_000), ftp_w=250)
    assert said_in(plan.assumptions, "flat ground")
    assert 0.97 * 250 <= (ride.normalized_power.value or 0) <= 1.03 * 250


@settings(max_examples=15, deadline=None)
@given(power=st.floats(120, 320), more=st.floats(2, 30))
def test_heavier_steeper_and_weaker_are_slower(power: float, more: float) -> None:
    def finish_s(height_m: float = 40.0, **said: object) -> float:
        return (
            planned(hills(15_000, height_m=height_m), **({"target_power_w": power} | said))[1].finish.value
            or 0
        )

    plain = finish_s()
    assert finish_s(system_mass_kg=85 + more) >= plain
    assert finish_s(height_m=40 + more) >= plain - 1
    assert finish_s(target_power_w=power + more) <= plain


def test_a_real_pass_course_is_planned_within_what_can_be_ridden() -> None:
    course = analyze_course(read_gpx(shared_file("race-courses/pg_marmotte.gpx.gz")), sport=Sport.RIDE)
    plan, ride = planned(course, ftp_w=280)
    assert 7.0 < plan.goal_time_s / 3600 < 10.0
    assert 20 <= len(ride.sections) <= 80
    assert 200 < (ride.steady_time.value or 0) - (ride.finish.value or 0) < 700
    assert max(section.speed_m_per_s for section in ride.sections) <= 60 / 3.6 + 1e-6
    assert 1.0 < (ride.variability_index.value or 0) < 1.15


def test_the_band_of_a_split_is_what_five_percent_of_power_are_worth() -> None:
    plan, _ = planned(course_of(lambda x: 0.08 * x, 8_000), target_power_w=250)
    for split in plan.splits_km:  # nearly all of it lifts weight: time goes with one over power
        assert split.high_s / split.target_s == pytest.approx(1 / 0.95, abs=0.006)
        assert split.low_s / split.target_s == pytest.approx(1 / 1.05, abs=0.006)
    level = planned(flat(8_000), target_power_w=250)[0].splits_km[4]
    assert 1.01 < level.high_s / level.target_s < 1.03
