"""Fewer days than were offered are said, with the week from which all are taken."""

from datetime import date

import pytest

from tools.domain.plan_request import PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.training.training_plan import GoalRace, RacePriority, TrainingPlan, TrainingSport
from tools.domain.wording.days_wished import fewer_days_note

TODAY = date(2026, 11, 22)


def plan_of(days: int, hours_now: float) -> TrainingPlan:
    race = GoalRace(
        day=date(2027, 4, 25),
        name="Marathon",
        sport=TrainingSport.RUN,
        distance_m=42_195.0,
        priority=RacePriority.A,
    )
    wish = PlanWish(races=(race,), days_a_week=days, weekly_hours_now=hours_now)
    return build_plan(PlanRequest(wish=wish, standing=PlanStanding(today=TODAY))).plan


def test_fewer_days_are_said_with_the_reason() -> None:
    note = fewer_days_note(plan_of(6, 2.5), 6, with_rules=True)
    assert note is not None
    assert note.startswith("You offered 6 days a week: it begins with ")
    assert "a week and your rules give no more sessions" in note


@pytest.mark.parametrize(("days", "hours_now"), [(5, 6.0), (3, 2.5)])
def test_nothing_is_said_where_all_are_taken(days: int, hours_now: float) -> None:
    assert fewer_days_note(plan_of(days, hours_now), days) is None


def test_a_seventh_day_is_not_asked_for() -> None:
    assert fewer_days_note(plan_of(6, 8.0), 7) is None


def test_nothing_is_said_where_no_days_were() -> None:
    assert fewer_days_note(plan_of(6, 2.5), None) is None
