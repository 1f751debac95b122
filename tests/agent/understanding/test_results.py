"""Races already run, told in the question what can be run now."""

import pytest

from tests.support.understanding import said
from tools.domain.race import RaceResult

HALF_95 = RaceResult(distance_m=21_097.5, time_s=5_700)


def test_what_can_i_run_makes_a_bare_time_a_result() -> None:
    assert said("what can I run? half in 1:35, 50 km a week").changes == {
        "recent_result": HALF_95,
        "weekly_distance_km": 50,
    }


@pytest.mark.parametrize("text", ["what can I run with a half in 1:35?", "half in 1:35, what can I run?"])
def test_the_result_stands_before_or_after_the_question(text: str) -> None:
    assert said(text).changes == {"recent_result": HALF_95}


def test_the_other_distance_is_the_race() -> None:
    changes = said("what can I run for a marathon? half in 1:35").changes
    assert changes == {"recent_result": HALF_95, "distance_m": 42_195}


@pytest.mark.parametrize(
    "text",
    [
        "what can I run? I want a half in 1:35",
        "can I run a half in 1:35?",
        "how fast can I run a half in 1:35",
    ],
)
def test_a_goal_stays_a_goal(text: str) -> None:
    changes = said(text).changes
    assert changes["goal_time_s"] == HALF_95.time_s
    assert "recent_result" not in changes
