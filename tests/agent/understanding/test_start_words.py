"""When a race starts, told from paces, goals and distances that are written alike."""

from datetime import date, time

import pytest

from agent.understanding import understand
from tools.domain.race import Cutoff, RaceBrief

TODAY = date(2026, 4, 1)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("starts at 9:00", time(9)),
        ("the race starts at 9", time(9)),
        ("gun at 8.30", time(8, 30)),
        ("gun goes off at 10", time(10)),
        ("9am start", time(9)),
        ("8:00 start", time(8)),
        ("start time is 09:30", time(9, 30)),
        ("it starts at 7.15 am", time(7, 15)),
        ("starts 5am", time(5)),
        ("the race begins at 6:00", time(6)),
        ("we start at noon", time(12)),
        ("kick-off at 6pm", time(18)),
        ("9am", time(9)),
        ("at 7:30 am", time(7, 30)),
        ("starts at 12am", time(0)),
        ("starts at 21 o'clock", time(21)),
    ],
)
def test_a_start_is_understood(text: str, start: time) -> None:
    understood = understand(text, TODAY, RaceBrief())

    assert understood.changes == {"start_time": start}
    assert understood.refused == ()


@pytest.mark.parametrize(
    "text",
    [
        "I want to start at 5:20",
        "should I start at 5:20 /km?",
        "start at 5:30 pace",
        "start at 10 km",
        "start slow",
        "starting at 150 watts",
        "starts in 2 weeks",
        "starts in 3 hours",
        "my plan starts at 30 km a week",
        "9:00",
        "I start at 4:50 and finish at 4:30",
    ],
)
def test_what_is_no_start_is_not_taken_for_one(text: str) -> None:
    assert "start_time" not in understand(text, TODAY, RaceBrief()).changes


def test_a_start_is_no_goal_time() -> None:
    understood = understand("marathon in 3:45 on 18 April, start at 10:00", TODAY, RaceBrief())

    assert understood.changes["goal_time_s"] == 3.75 * 3600
    assert understood.changes["start_time"] == time(10)


def test_cutoffs_by_the_clock_go_by_the_start_said_before() -> None:
    brief = RaceBrief(distance_m=60_000, start_time=time(7))
    understood = understand("the cut-off at km 30 is at 12:30pm", TODAY, brief)

    assert understood.changes == {"cutoffs": (Cutoff(at_m=30_000, time_s=5.5 * 3600),)}
