"""After lost weeks a plan grows from what was done."""

from datetime import timedelta

import pytest

from tests.support.changing_plans import MONDAY, plan_of, standing_on
from tools.domain.plan_event import Away
from tools.domain.planning.gentle_growth import with_gentle_growth
from tools.domain.planning.judging import judge
from tools.domain.planning.plan_evolution import evolve
from tools.domain.planning.plan_sessions import changed_plan
from tools.domain.training.plan_rule import Severity
from tools.domain.training.plan_rule_load import LONGEST_RUN, WEEKLY_LOAD
from tools.domain.training.training_plan import TrainingPlan

RISING = plan_of(9, scales=(1.0, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.35, 1.4))
TODAY = MONDAY + timedelta(days=7)


def jumps(plan: TrainingPlan) -> list[str]:
    found = judge(plan, standing_on(TODAY, RISING))
    codes = (WEEKLY_LOAD.code, LONGEST_RUN.code)
    return [each.sentence for each in found if each.severity is Severity.ERROR and each.code in codes]


def test_weeks_after_lost_weeks_no_longer_jump() -> None:
    lost = [each.id for each in RISING.workouts if 1 <= (each.day - MONDAY).days // 7 <= 4]
    holed = changed_plan(RISING, dict.fromkeys(lost))
    assert jumps(holed)
    grown = with_gentle_growth(holed, standing_on(TODAY, RISING))
    assert not jumps(grown)
    assert grown.weeks[0] == RISING.weeks[0]


def test_a_plan_that_grows_gently_stays_as_it_is() -> None:
    plan = plan_of(4)
    assert with_gentle_growth(plan, standing_on(TODAY, plan)) == plan


def test_five_weeks_away_leave_a_valid_plan() -> None:
    away = Away(first=TODAY, last=TODAY + timedelta(days=34))
    found = evolve(RISING, away, standing_on(TODAY, RISING), {})
    assert not [each for each in judge(found.plan, found.standing) if each.severity is Severity.ERROR]
    back = [now.duration_s / was.duration_s for now, was in zip(found.plan.weeks, RISING.weeks, strict=True)]
    assert back[1:6] == [0.0] * 5
    assert back[6] == pytest.approx(0.5, abs=0.05)
    assert back[6] < back[7] <= 0.8
