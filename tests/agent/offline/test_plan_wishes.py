"""An answer to a question of the plan's is short and nothing else."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from agent.offline.plan_wishes import hours_answered, rules_beside, with_question
from agent.offline.turn import OfflineTurn
from agent.understanding.training_wishes import read_wish
from tools.domain.wording.plan_proposed import HOURS_NOW
from tools.kit.plan_arguments import WHEN_IS_IT, WHICH_OF_THE_TWO

TODAY = date(2026, 11, 22)
ASKED = OfflineTurn(
    text="", today=TODAY, before="a plan for my half on 4 April", asked=f"19 weeks. {HOURS_NOW}"
)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("6", {"weekly_hours_now": 6.0}),
        ("about six", {"weekly_hours_now": 6.0}),
        ("I train about 5 hours a week", {"weekly_hours_now": 5.0}),
        ("4 days, 5 hours", {"days_a_week": 4, "weekly_hours_now": 5.0}),
        ("roughly 40 km", {"weekly_km_now": 40.0}),
        ("nothing at all", {"weekly_hours_now": 0.0}),
    ],
)
def test_an_amount_answers_the_question_for_it(text: str, wish: dict[str, Any]) -> None:
    assert hours_answered(replace(ASKED, text=text)) == wish


@pytest.mark.parametrize(
    "text",
    [
        "only got 30 min on wed, make it shorter",
        "signed up for a half on 14 march as a test race",
        "about 6 hours but can you move sunday to saturday",
        "never more than 90 min on weekdays",
        "3:30",
        "is 6 enough?",
        "60",
    ],
)
def test_a_message_of_its_own_is_no_answer(text: str) -> None:
    assert hours_answered(replace(ASKED, text=text)) is None


def test_no_number_answers_what_was_not_asked() -> None:
    assert hours_answered(replace(ASKED, text="6", asked="Done.")) is None


def test_a_day_is_read_together_with_what_it_answers() -> None:
    turn = replace(
        ASKED, text="4th of april, 4 days", before="I want a plan for a half marathon", asked=WHEN_IS_IT
    )
    whole = with_question(turn)
    assert whole is not None
    assert read_wish(whole.text, TODAY)["races"][0]["day"] == "2027-04-04"


@pytest.mark.parametrize(
    ("text", "day"), [("sunday", "2027-04-25"), ("the 24th", "2027-04-24"), ("25 april", "2027-04-25")]
)
def test_one_of_two_days_is_chosen(text: str, day: str) -> None:
    asked = f"24 April 2027 is a Saturday; the Sunday is 25 April 2027. {WHICH_OF_THE_TWO}"
    before = "a plan for sunday 24 april 2027, marathon, 4 runs a week"
    whole = with_question(replace(ASKED, text=text, before=before, asked=asked))
    assert whole is not None
    (race,) = read_wish(whole.text, TODAY)["races"]
    assert race["day"] == day
    assert "weekday" not in race


def test_only_the_clauses_that_state_rules_are_read_as_rules() -> None:
    text = "Training plan for a 10k on 28 February, 3 days a week, no runs on Mondays, long run on Saturdays."
    assert rules_beside(replace(ASKED, text=text)) == "no runs on Mondays, long run on Saturdays."
    assert rules_beside(replace(ASKED, text="a plan for a 10k on 28 February, 3 days a week")) == ""
