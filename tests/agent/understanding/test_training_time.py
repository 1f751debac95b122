"""Hours, days and kilometres of training belong to a week, now or at most; others are of a race."""

from typing import Any

import pytest

from agent.understanding.training_time import read_training_time, without_training_time


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("i run 5 days a week, about 6 hours a week", {"days_a_week": 5, "weekly_hours_now": 6.0}),
        ("5 days a week, about 6 hours a week", {"days_a_week": 5, "hours_a_week": 6.0}),
        ("4 rides per week 8 hours", {"days_a_week": 4, "hours_a_week": 8.0}),
        ("10 hours a week, 6 days", {"days_a_week": 6, "hours_a_week": 10.0}),
        ("can run 5x a week max 7h", {"days_a_week": 5, "hours_a_week": 7.0}),
        ("3 runs a week 30-40 min each", {"days_a_week": 3, "hours_a_week": 2.0, "weekly_hours_now": 1.5}),
        ("running about 35k a week now on 4 days", {"days_a_week": 4, "weekly_km_now": 35.0}),
        ("haven't run for 2 months", {"weekly_hours_now": 0.0}),
        ("i train 3 hours a week but can do 6 hours a week", {"weekly_hours_now": 3.0, "hours_a_week": 6.0}),
        ("goal about 4 hours", {}),
        ("a marathon in 3 days", {}),
        ("2 days ago i ran for 2 hours", {}),
    ],
)
def test_amounts_belong_to_their_units(text: str, read: dict[str, Any]) -> None:
    assert read_training_time(text) == read


def test_what_is_of_training_is_taken_out_before_a_race_is_read() -> None:
    left = without_training_time("130 km, 4 rides per week 8 hours, 35k a week, goal 5 hours")
    assert "8 hours" not in left
    assert "35k" not in left
    assert "130 km" in left
    assert "goal 5 hours" in left
