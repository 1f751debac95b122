"""The chart's props: small, true to the course, and in the athlete's units."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.course import CourseAnalysis
from tools.domain.ground.course_analysis import flat_course
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.race import RaceBrief, UnitSystem
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from ui.charts import MOST_POINTS, course_chart
from ui.tables import split_table


def test_a_chart_is_small_enough_to_travel(course: CourseAnalysis, strategy: RaceStrategy) -> None:
    props = course_chart(course, UnitSystem.METRIC, strategy)
    assert len(props["profile"]) <= MOST_POINTS + 2  # type: ignore[arg-type]
    assert len(json.dumps(props)) < 20_000


def test_a_thinned_profile_keeps_its_summit_and_its_ends(course: CourseAnalysis) -> None:
    profile = course_chart(course, UnitSystem.METRIC)["profile"]
    heights = [point[1] for point in profile]  # type: ignore[attr-defined]
    assert max(heights) == pytest.approx(max(course.elevation_m), abs=1)
    assert min(heights) == pytest.approx(min(course.elevation_m), abs=1)
    assert profile[0][0] == 0  # type: ignore[index]
    assert profile[-1][0] == pytest.approx(course.distance_m / 1000, abs=0.05)  # type: ignore[index]


def test_targets_cover_the_course_and_add_up(course: CourseAnalysis, strategy: RaceStrategy) -> None:
    targets = course_chart(course, UnitSystem.METRIC, strategy)["targets"]
    assert targets[0][0] == 0  # type: ignore[index]
    assert sum((end - start) * pace for start, end, pace, _ in targets) == pytest.approx(12_600, abs=5)  # type: ignore[attr-defined]


@pytest.mark.parametrize("units", list(UnitSystem))
def test_the_chart_writes_a_target_as_the_table_does(
    units: UnitSystem, course: CourseAnalysis, strategy: RaceStrategy
) -> None:
    strategy = strategy.model_copy(update={"brief": strategy.brief.model_copy(update={"units": units})})
    targets = course_chart(course, units, strategy)["targets"]
    rows = [row for group in split_table(strategy)["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert [target[3] for target in targets] == [row[3] for row in rows]  # type: ignore[attr-defined]


def test_miles_when_the_athlete_reads_miles(course: CourseAnalysis) -> None:
    props = course_chart(course, UnitSystem.IMPERIAL)
    assert (props["unit"], props["height_unit"], props["place_word"]) == ("mi", "ft", "mile")
    assert props["length"] == pytest.approx(course.distance_m / 1609.344, abs=1e-3)


def test_a_course_without_heights_has_targets_and_no_profile() -> None:
    course = flat_course(10_000, "Ten")
    strategy = build_strategy(course, RaceBrief(distance_m=10_000, goal_time_s=3000))
    props = course_chart(course, UnitSystem.METRIC, strategy)
    assert props["profile"] == []
    assert len(props["targets"]) == 10  # type: ignore[arg-type]


def test_a_race_named_by_its_distance_is_not_told_it_twice() -> None:
    course = flat_course(10_000, "10 km")
    strategy = build_strategy(course, RaceBrief(distance_m=10_000, goal_time_s=3000))
    assert course_chart(course, UnitSystem.METRIC, strategy)["facts"] == ["50:00"]


@given(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_a_steeper_grade_never_has_a_lower_colour(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= grade_colour(low) <= grade_colour(high) <= 6


def test_flat_is_grey() -> None:
    assert grade_colour(0.0) == 3
