"""What is asked of a training plan, and what only sounds like it."""

from datetime import date

import pytest

from agent.understanding.reading import settled
from agent.understanding.rules_asked import shows_rules, states_rules
from agent.understanding.training_asked import (
    PlanAsked,
    about_training_plan,
    may_be_of_a_strategy,
    shows_changes,
)

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "text",
    [
        "plan my marathon in 3:30",
        "make me a race plan for the Berlin marathon",
        "plan my race on 14 March",
        "how fast should I run the first km?",
        "what should I eat tomorrow before the race?",
        "I'm running a marathon in spring",
        "how was my run yesterday?",
        "how much should I run this week?",
        "delete my last run",
        "open my Boston plan",
        "what can I run? half in 1:35, 50 km a week",
        "drop the gels",
        "no gels on the bike",
        "I can carry two bottles",
        "there is an aid station every 5 km",
        "make it 3:25",
        "in miles please",
    ],
)
def test_what_is_of_a_race_or_of_recordings_is_left_to_them(text: str) -> None:
    assert about_training_plan(text) is None
    assert not states_rules(text, TODAY)
    assert not shows_rules(text)


@pytest.mark.parametrize("text", ["undo that", "what changed?", "the race is cancelled", "show my plan"])
def test_words_that_fit_a_strategy_as_well_are_known(text: str) -> None:
    assert about_training_plan(text) is not None
    assert may_be_of_a_strategy(text)


def test_a_training_plan_by_its_name_is_no_strategy() -> None:
    assert not may_be_of_a_strategy("what changed in my training plan?")


def test_long_runs_of_blanks_and_marks_are_read_as_short_ones() -> None:
    assert about_training_plan("show" + " " * 400 + "my training plan" + "!" * 3_000) is PlanAsked.SHOW
    assert settled("a" + " !" * 1_000 + "b") == "a ! b"


@pytest.mark.parametrize(
    "text",
    [
        "what changed between version 1 and version 2",
        "the difference between v1 and v3?",
        "why this plan?",
        "Why my training plan",
    ],
)
def test_versions_are_compared_and_a_plan_is_explained(text: str) -> None:
    assert shows_changes(text)
    assert about_training_plan(text) is PlanAsked.SHOW


def test_easy_days_are_a_rule_to_read_or_to_ask_about() -> None:
    assert states_rules("take it easy on Mondays if possible", date(2026, 11, 22))
