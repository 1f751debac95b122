"""Climbs: the score and its boundaries, the walk, and the passes of known races."""

import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tools.domain.course import CourseAnalysis
from tools.domain.ground.climbs import RIDER_RULE, RUNNER_RULE, climb_category, find_climbs, find_rises
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.relief import Relief
from tools.domain.race import Sport
from tools.sources.gpx import read_gpx


@pytest.mark.parametrize(
    ("length_m", "grade", "category"),
    [
        (2_000, 0.04, None),
        (2_001, 0.04, "4"),
        (10_000, 0.08, "1"),
        (10_001, 0.08, "HC"),
        (4_000, 0.04, "4"),
        (8_000, 0.05, "2"),
        (8_000, 0.04, "3"),
        (300, 0.03, None),
        (21_100, 0.075, "HC"),
    ],
)
def test_a_category_needs_more_than_its_limit(length_m: float, grade: float, category: str | None) -> None:
    assert climb_category(length_m, grade) == category


def path(*legs: tuple[float, float]) -> Relief:
    """Return a profile with a height each 10 m along legs of (metres, grade)."""
    grades = np.concatenate([np.full(round(length / 10), grade) for length, grade in legs])
    return Relief.of(np.concatenate(([100.0], 100.0 + np.cumsum(grades * 10.0))), 10.0)


def test_a_climb_is_found_where_it_is() -> None:
    hill = path((1_000, 0.0), (2_000, 0.06), (1_000, 0.0))
    (climb,) = find_climbs(hill, find_rises(hill, RIDER_RULE))
    assert climb.length_m == pytest.approx(2_000, rel=0.3)
    assert climb.gain_m == pytest.approx(120.0)
    assert 0.03 <= climb.mean_grade <= climb.max_grade
    assert climb.max_grade == pytest.approx(0.06)


def test_a_small_dip_does_not_end_a_long_climb_and_a_deep_one_does() -> None:
    small = path((3_000, 0.08), (200, -0.05), (3_000, 0.08))
    deep = path((3_000, 0.08), (1_000, -0.05), (3_000, 0.08))
    assert len(find_rises(small, RIDER_RULE)) == 1
    assert len(find_rises(deep, RIDER_RULE)) == 2


def test_flat_ends_are_trimmed() -> None:
    ((first, last),) = find_rises(path((3_000, 0.004), (2_000, 0.07), (3_000, 0.004)), RIDER_RULE)
    assert 250 <= first <= 300
    assert 500 <= last <= 550


def test_a_climb_inside_a_long_gentle_rise_is_still_a_climb() -> None:
    gentle = path((2_000, 0.0), (300, 0.03), (4_000, 0.002), (900, 0.04), (300, -0.03))
    ((first, last),) = find_rises(gentle, RUNNER_RULE)
    assert (first, last) == (630, 720)


def test_runners_feel_hills_that_riders_do_not() -> None:
    hill = path((1_000, 0.0), (800, 0.022), (1_000, -0.02))
    assert len(find_rises(hill, RUNNER_RULE)) == 1
    assert find_rises(hill, RIDER_RULE) == []


def test_level_ground_has_no_climb() -> None:
    assert find_rises(Relief.of(np.full(100, 5.0), 10.0), RUNNER_RULE) == []
    assert find_rises(Relief.of(np.array([0.0, 1.0]), 10.0), RUNNER_RULE) == []
    assert find_climbs(Relief.of(np.full(100, 5.0), 10.0), []) == ()


def ridden(name: str) -> CourseAnalysis:
    return analyze_course(read_gpx(shared_file(name)), sport=Sport.RIDE)


def test_the_passes_of_la_marmotte() -> None:
    """Glandon, Telegraphe and Galibier, Alpe d'Huez; within 8 % of length and 5 % of height."""
    passes = [climb for climb in ridden("race-courses/pg_marmotte.gpx.gz").climbs if climb.category == "HC"]
    for climb, (length_km, grade) in zip(
        passes, [(16.0, 0.055), (21.7, 0.045), (18.0, 0.068), (12.3, 0.084)], strict=True
    ):
        assert climb.length_m / 1000 == pytest.approx(length_km, rel=0.08)
        assert climb.gain_m == pytest.approx(length_km * 1000 * grade, rel=0.05)
    assert passes[-1].gain_m == pytest.approx(1_032, rel=0.05)


def test_mont_ventoux_three_times() -> None:
    climbs = [climb for climb in ridden("race-courses/pg_ventoux.gpx.gz").climbs if climb.category == "HC"]
    assert len(climbs) == 3
    assert climbs[0].length_m == pytest.approx(21_000, rel=0.08)
    assert climbs[0].gain_m == pytest.approx(1_579, rel=0.05)
    assert climbs[0].mean_grade == pytest.approx(0.075, abs=0.002)
    assert climbs[1].length_m == pytest.approx(21_100, rel=0.08)
    assert climbs[1].gain_m == pytest.approx(1_557, rel=0.05)


@pytest.mark.parametrize(
    ("name", "which", "length_m", "gain_m"),
    [
        ("race-courses/pg_ventoux.gpx.gz", 0, 21_500, 1_610),
        ("race-courses/pg_marmotte.gpx.gz", -1, 13_100, 1_073),
    ],
)
def test_the_figures_commonly_given_for_two_famous_climbs(
    name: str, which: int, length_m: float, gain_m: float
) -> None:
    """Ventoux from Bedoin and Alpe d'Huez: within 8 % of length and 5 % of height."""
    climb = [climb for climb in ridden(name).climbs if climb.category == "HC"][which]
    assert climb.length_m == pytest.approx(length_m, rel=0.08)
    assert climb.gain_m == pytest.approx(gain_m, rel=0.05)


def test_boston_has_the_newton_hills_for_runners_and_no_climb_for_riders() -> None:
    track = read_gpx(shared_file("race-courses/fm_boston.gpx"))
    newton = analyze_course(track).climbs
    assert len(newton) == 4
    assert all(25_000 < climb.start_m < 34_000 for climb in newton)
    assert analyze_course(track, sport=Sport.RIDE).climbs == ()
