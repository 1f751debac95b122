"""A thinned profile keeps ends and extremes; grades have the same colours everywhere."""

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import course_of, hilly_marathon, without_elevation
from tools.domain.ground.grade_bands import GRADE_EDGES, GRADE_NAMES, ON_DARK, ON_LIGHT, grade_colour
from tools.domain.ground.thinned_profile import seen_grade, thinned_profile

ROOT = Path(__file__).parents[4]


@given(st.integers(2, 900), st.integers(3, 400))
def test_thinning_keeps_ends_and_extremes(points: int, most: int) -> None:
    rng = np.random.default_rng(points)
    heights = rng.normal(100, 30, points)
    course = course_of(lambda at_m: float(heights[min(round(at_m / 10), points - 1)]), (points - 1) * 10.0)
    kept = thinned_profile(course, most)
    assert kept[0] == 0
    assert kept[-1] == len(course.elevation_m) - 1
    assert list(kept) == sorted(set(kept))
    assert len(kept) <= most + 2
    reached = [course.elevation_m[i] for i in kept]
    far = max(course.elevation_m, key=lambda height: abs(height - float(np.mean(course.elevation_m))))
    assert far in reached or len(course.elevation_m) > most


def test_a_course_without_heights_has_no_profile() -> None:
    assert thinned_profile(without_elevation(), 100) == ()


def test_the_seen_grade_is_the_mean_around_a_place() -> None:
    grade = seen_grade(course_of(lambda at_m: 0.05 * at_m, 10_000.0))
    assert grade == pytest.approx(0.05)
    assert seen_grade(hilly_marathon(), 10).size == len(hilly_marathon().grade)


def test_the_page_and_the_paper_have_the_same_colours() -> None:
    style = (ROOT / "public/paceline.css").read_text(encoding="utf-8")
    found = [
        colour for _, colour in sorted(re.findall(r"--grade-(\d): (#\w{6})", style), key=lambda each: each[0])
    ]
    assert (tuple(found[0::2]), tuple(found[1::2])) == (ON_LIGHT, ON_DARK)
    chart = (ROOT / "public/elements/CourseChart.jsx").read_text(encoding="utf-8")
    edges = re.findall(r"const EDGES = \[(.*?)\]", chart)[0].split(",")
    assert [float(edge) / 100 for edge in edges] == list(GRADE_EDGES)
    assert len(GRADE_NAMES) == len(GRADE_EDGES)


@given(st.floats(-0.5, 0.5), st.floats(-0.5, 0.5))
def test_steeper_is_never_a_flatter_colour(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert grade_colour(low) <= grade_colour(high)
