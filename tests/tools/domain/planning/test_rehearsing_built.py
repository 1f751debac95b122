"""Plans built for a race with a strategy rehearse it, and stay what the builder made of them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.support.courses import hilly_marathon
from tools.domain.athlete import Thresholds
from tools.domain.athlete_rules import AthleteRule, RuleKind, Trigger
from tools.domain.plan_request import NoSuchPlan, PlanRequest, PlanStanding, PlanWish
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.rehearsing import with_rehearsals
from tools.domain.race import RaceBrief, Sport
from tools.domain.strategy import RaceStrategy
from tools.domain.strategy_building import build_strategy
from tools.domain.training.rehearsal import RehearsalKind
from tools.domain.training.training_plan import (
    GoalRace,
    RacePriority,
    TrainingPlan,
    TrainingSport,
    WorkoutPurpose,
)

TODAY = date(2026, 3, 2)
COURSE = hilly_marathon()
KNEE = AthleteRule(
    kind=RuleKind.HURT, words="my knee hurts downhill", body_part="knee", trigger=Trigger.DOWNHILL
)


def strategy(sport: Sport, day: date, goal_s: float) -> RaceStrategy:
    brief = RaceBrief(race_name="Hilly", race_date=day, goal_time_s=goal_s, weight_kg=65)
    if sport is Sport.RIDE:
        brief = RaceBrief(sport=sport, race_date=day, ftp_w=250, weight_kg=70, system_mass_kg=79)
    return build_strategy(COURSE, brief)


def totals(plan: TrainingPlan) -> list[object]:
    return [
        (
            each.id,
            each.day,
            each.sport,
            each.purpose,
            each.planned_duration_s,
            each.planned_distance_m,
            each.planned_load,
            each.intensity,
            each.key,
        )
        for each in plan.workouts
    ]


@settings(max_examples=25, deadline=None)
@given(
    weeks=some.integers(6, 20),
    hours=some.floats(3, 10),
    pace=some.one_of(some.none(), some.floats(220, 400)),
    goal_h=some.floats(2.8, 5.5),
    sport=some.sampled_from((Sport.RUN, Sport.RIDE)),
    hurt=some.booleans(),
)
def test_every_built_plan_rehearses_its_race_and_stays_valid(
    weeks: int, hours: float, pace: float | None, goal_h: float, sport: Sport, hurt: bool
) -> None:
    day = TODAY + timedelta(days=7 * weeks - 1)
    race = GoalRace(
        day=day,
        priority=RacePriority.A,
        name="Hilly",
        sport=TrainingSport(sport.value),
        distance_m=42_195,
        goal_time_s=goal_h * 3600,
    )
    thresholds = Thresholds(threshold_pace_s_per_km=pace, ftp_w=250 if pace else None)
    rules = (KNEE,) if hurt else ()
    standing = PlanStanding(today=TODAY, thresholds=thresholds, rules=rules)
    wish = PlanWish(races=(race,), weekly_hours_now=hours, longest_now_s=hours * 900)
    try:
        built = build_plan(PlanRequest(wish=wish, standing=standing)).plan
    except NoSuchPlan:
        return
    wanted = strategy(sport, day, goal_h * 3600)
    rehearsed = with_rehearsals(built, wanted, thresholds, rules=rules)
    assert totals(rehearsed) == totals(built)
    assert judge(rehearsed, standing) == judge(built, standing)
    assert with_rehearsals(rehearsed, wanted, thresholds, rules=rules) == rehearsed
    long = [
        each
        for each in rehearsed.workouts
        if each.purpose is WorkoutPurpose.LONG
        and each.sport is race.sport
        and 2 < (day - each.day).days <= 56
    ]
    for each in long:
        assert any(said.kind is RehearsalKind.CUE for said in each.rehearses), each.day
        hilly = any(said.kind is RehearsalKind.GRADE for said in each.rehearses)
        assert not (hilly and hurt)


@pytest.mark.parametrize("other", [TrainingSport.SWIM, TrainingSport.RIDE])
def test_another_sports_race_is_not_rehearsed(other: TrainingSport) -> None:
    race = GoalRace(day=TODAY + timedelta(days=69), priority=RacePriority.A, name="Other", sport=other)
    wish = PlanWish(races=(race,), weekly_hours_now=6, longest_now_s=5400)
    built = build_plan(PlanRequest(wish=wish, standing=PlanStanding(today=TODAY))).plan
    assert with_rehearsals(built, strategy(Sport.RUN, race.day, 12_600), Thresholds()) == built
