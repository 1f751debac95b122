"""Difficulty: per kilometre, beside a flat course, with a reason that needs no unit."""

import re

import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tools.domain.ground.course_analysis import analyze_course
from tools.domain.ground.difficulty import rate_difficulty
from tools.domain.race import Sport
from tools.sources.gpx import read_gpx

LEVEL = np.zeros(100)


@pytest.mark.parametrize(
    ("gain_m", "sport", "rating"),
    [
        (20, Sport.RUN, "easy"),
        (60, Sport.RUN, "moderate"),
        (150, Sport.RUN, "hard"),
        (400, Sport.RUN, "very_hard"),
        (150, Sport.RIDE, "very_hard"),
        (60, Sport.RIDE, "moderate"),
    ],
)
def test_more_climbing_per_kilometre_is_harder(gain_m: float, sport: Sport, rating: str) -> None:
    difficulty, reason = rate_difficulty(gain_m, gain_m, 10_000.0, LEVEL, sport)
    assert difficulty == rating
    assert reason.endswith(".")
    assert not re.search(r"\d", reason)


def test_steepness_lifts_the_rating_and_descent_is_named() -> None:
    steep = np.where(np.arange(100) < 15, 0.18, 0.0)
    assert rate_difficulty(60, 60, 10_000.0, LEVEL, Sport.RUN)[0] == "moderate"
    assert rate_difficulty(60, 60, 10_000.0, steep, Sport.RUN)[0] == "hard"
    assert "descends far more" in rate_difficulty(20, 200, 10_000.0, LEVEL, Sport.RUN)[1]


@pytest.mark.parametrize(
    ("course", "rating"),
    [
        ("fm_berlin.gpx", "easy"),
        ("fm_london.gpx", "easy"),
        ("fm_boston.gpx", "moderate"),
        ("fm_athens.gpx", "moderate"),
        ("rb_ccc.gpx.gz", "very_hard"),
        ("pg_utmb.gpx.gz", "very_hard"),
    ],
)
def test_known_courses(course: str, rating: str) -> None:
    assert analyze_course(read_gpx(shared_file(f"race-courses/{course}"))).difficulty == rating
