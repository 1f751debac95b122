"""Where a ride plan leaves what its models know, it says so; on an ordinary ride it is silent."""

import math

import pytest

from tests.support.courses import course_of, flat
from tests.support.rides import heading, hills, planned, said_in
from tools.domain.course import CourseAnalysis


def high_road(height_m: float) -> CourseAnalysis:
    return course_of(lambda x: height_m + 10 * math.sin(x / 700), 20_000)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"temperature_c": 28}, "costs power that this plan does not count"),
        ({"temperature_c": -10}, "hard frost"),
        ({"wind_speed_m_per_s": 17, "wind_from_deg": 0}, "is a gale"),
    ],
)
def test_weather_the_models_do_not_count_is_told(said: dict[str, object], words: str) -> None:
    assert said_in(planned(heading(flat(20_000), lambda _: 90), ftp_w=200, **said)[0].warnings, words)


def test_an_ordinary_ride_is_silent() -> None:
    said = {"temperature_c": 15, "wind_speed_m_per_s": 6, "wind_from_deg": 0, "ftp_w": 220}
    warnings = planned(heading(flat(20_000), lambda _: 90), **said)[0].warnings
    assert warnings == ()


@pytest.mark.parametrize(("height_m", "told"), [(1_400, False), (1_600, True), (3_000, True)])
def test_thin_air_is_in_the_drag_and_not_in_the_power(height_m: float, told: bool) -> None:
    assert said_in(planned(high_road(height_m), ftp_w=220)[0].warnings, "not in your power") == told


def test_a_slope_nobody_can_ride_is_walked() -> None:
    wall = course_of(lambda x: 0.2 * min(x, 6_000 - x), 6_000)
    assert said_in(planned(wall, ftp_w=80)[0].warnings, "3 km of this course would be slower than 5 km/h")
    assert not said_in(planned(wall, ftp_w=350)[0].warnings, "expect to walk there")


def test_a_ride_through_the_night_has_no_reference() -> None:
    assert said_in(planned(flat(400_000), ftp_w=200)[0].warnings, "up to about 6 hours")
    assert not said_in(planned(flat(180_000), ftp_w=200)[0].warnings, "up to about 6 hours")


def test_a_ride_that_only_falls_names_no_power() -> None:
    plan, ride = planned(course_of(lambda x: 1_200 - 0.1 * x, 10_000), ftp_w=250)
    assert ride.normalized_power.value == 0
    assert said_in(plan.assumptions, "coasts from start to finish")
    assert not said_in(plan.assumptions, "of FTP")


def test_the_speed_of_descents_is_named_where_a_goal_meets_it() -> None:
    falling = course_of(lambda x: 1_200 - 0.1 * x, 10_000)
    assert said_in(planned(falling, goal_time_s=300)[0].warnings, "with descents under 60 km/h")
    assert not said_in(planned(flat(10_000), goal_time_s=200)[0].warnings, "descents under")


@pytest.mark.parametrize(("height_m", "uneven"), [(2.0, False), (60.0, True)])
def test_an_uneven_plan_is_told_as_a_rule_of_thumb(height_m: float, uneven: bool) -> None:
    plan, ride = planned(hills(height_m=height_m), ftp_w=230)
    assert ((ride.variability_index.value or 0) > 1.10) == uneven
    assert said_in(plan.assumptions, "uneven, as a rule of thumb") == uneven
