"""Answers about a plan: worked values."""

from datetime import date, timedelta

from tests.tools.domain.wording.test_plan import METRIC, MONDAY, PLAN, run
from tools.domain.training.training_plan import WorkoutPurpose
from tools.domain.wording.plan_looks import (
    block_after_facts,
    intensity_facts,
    next_facts,
    purpose_facts,
    race_facts,
    taper_facts,
    weekend_days,
    weekend_facts,
)

SUNDAY = MONDAY - timedelta(days=1)
LONG = run(6, 70, "Long run", purpose=WorkoutPurpose.LONG)


def test_the_next_of_a_kind_begins_with_its_day_and_length() -> None:
    (said, *_) = next_facts(LONG, "long", MONDAY, METRIC)
    assert said == "Your next long run is on Sunday 29 November: Long run, 1 h 10 min."
    (near, *_) = next_facts(LONG, "long", MONDAY + timedelta(days=5), METRIC)
    assert near.startswith("Your next long run is tomorrow, Sunday 29 November:")


def test_a_session_is_told_with_what_it_is_for() -> None:
    assert purpose_facts(LONG, MONDAY, METRIC)[0].startswith(
        "Sunday 29 November, Long run, 1 h 10 min: it builds the endurance"
    )


def test_the_weeks_to_the_race_are_counted_in_weeks_and_days() -> None:
    race = max(each.day for each in PLAN.goal_races)
    assert race_facts(PLAN, race - timedelta(days=15))[0].startswith("2 weeks and 1 day to ")
    assert race_facts(PLAN, race - timedelta(days=1))[0].startswith("1 day to ")
    assert race_facts(PLAN, race)[0].endswith("is today.")


def test_on_a_sunday_the_weekend_is_today_and_the_one_that_comes() -> None:
    assert weekend_days(SUNDAY, None) == (SUNDAY, date(2026, 11, 28), date(2026, 11, 29))
    assert weekend_days(MONDAY, None) == (date(2026, 11, 28), date(2026, 11, 29))
    assert weekend_days(MONDAY, date(2026, 12, 5)) == (date(2026, 12, 5), date(2026, 12, 6))
    facts = weekend_facts(PLAN, weekend_days(SUNDAY, None), SUNDAY, METRIC)
    assert facts[1] == "- Sunday 22 November: before your plan begins"


def test_what_has_no_answer_in_a_plan_is_said() -> None:
    late = PLAN.weeks[-1].ends_on + timedelta(days=1)
    assert taper_facts(PLAN, late)[0].startswith("No taper lies ahead")
    assert block_after_facts(PLAN, late, late)[0].startswith("After the ")
    assert intensity_facts(PLAN, late, METRIC)[0].startswith("Most of it is easy on purpose")
