"""A plan of training is told from a strategy for race day by what is said beside it."""

from datetime import date

import pytest

from agent.understanding import understand
from agent.understanding.plan_wanted import adds_a_race, reshapes_the_wish, wants_training
from agent.understanding.race_told import tells_a_race_run
from tools.domain.race import RaceBrief

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    "text",
    [
        "rotterdam marathon 11 april 2027. make me a plan",
        "training paln for a marathon on 25 april 2027",
        "build me sth for my first ultra, 4 runs a wk",
        "I want a plan for a half marathon",
        "my race was on 3 october 2026, make me a plan for it",
        "marathon in 3 weeks, make a plan",
        "Could you put something together to get me round a gravel event on 2027-06-20?",
        "need to get ready for a 50k in june, running 4x/week",
        "10k in may. plan?",
    ],
)
def test_a_plan_with_training_beside_it_is_one_of_training(text: str) -> None:
    assert wants_training(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "make me a race plan for london marathon on 25 april",
        "I need a strategy for race day, London marathon on 25 April",
        "Can you make me a pacing plan for a half marathon in 1:45?",
        "can you make a plan for my marathon, goal 3h30min",
        "marathon on 29 november, plan please",
        "what's my plan for today?",
        "how should I pace the half on 4 april?",
        "do i have a gel plan",
    ],
)
def test_what_is_of_race_day_is_not(text: str) -> None:
    assert not wants_training(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "ran frankfurt 3:41:20, wanted 3:30, 4 gels",
        "how was my frankfurt marathon? I ran 3:41:20",
        "raced a 10k yesterday 47:12, goal was 45",
        "debrief my marathon",
    ],
)
def test_a_race_that_was_run_is_looked_back_at_and_changes_no_race_ahead(text: str) -> None:
    assert tells_a_race_run(text)
    assert understand(text, TODAY, RaceBrief()).changes == {}


@pytest.mark.parametrize(
    "text",
    [
        "i ran a half in 1:42:30, what can i do in a marathon?",
        "I ran 1:42 for a half in october, want a plan for a marathon on 25 april",
        "I ran 45:00 for 10 km",
        "4 gels for 3:30?",
    ],
)
def test_a_result_told_for_what_is_ahead_is_no_debrief(text: str) -> None:
    assert not tells_a_race_run(text)


def test_a_race_beside_the_one_that_counts_and_a_wish_said_again() -> None:
    assert adds_a_race("signed up for a half on 14 march as a test race")
    assert not adds_a_race("signed up for a half on 14 march")
    assert reshapes_the_wish("hm make it 5 days but shorter ones")
    assert not reshapes_the_wish("make it 30 minutes")
