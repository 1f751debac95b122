"""A thousand made-up athletes: every plan is valid, obeys their rules, hits their races, keeps the past."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.support.generated_athletes import request_of
from tools.domain.athlete_rules import RuleKind
from tools.domain.plan_request import BuiltPlan, NoSuchPlan, PlanRequest
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.training.plan_rule import Severity
from tools.domain.training.plan_rules import check_plan
from tools.domain.training.training_plan import TrainingPlan, TrainingSport, WorkoutPurpose

pytestmark = pytest.mark.corpus

ATHLETES, IN_A_BATCH = 1_000, 100
MOST_REFUSED = 0.02  # of all: only what cannot be met


@pytest.mark.parametrize("first", range(0, ATHLETES, IN_A_BATCH))
def test_every_plan_is_valid_and_what_was_asked_for(first: int) -> None:
    refused = []
    for seed in range(first, first + IN_A_BATCH):
        request = request_of(seed)
        try:
            built = build_plan(request)
        except NoSuchPlan as refusal:
            refused.append(f"{seed}: {refusal}")
            continue
        _holds(request, built, seed)
    assert len(refused) <= 2 * MOST_REFUSED * IN_A_BATCH, refused
    for sentence in refused:
        assert sentence.endswith(".")


def _holds(request: PlanRequest, built: BuiltPlan, seed: int) -> None:
    plan, standing = built.plan, request.standing
    wrong = [each for each in judge(plan, standing) if each.severity is Severity.ERROR]
    assert not wrong, (seed, wrong[0].code, wrong[0].sentence)
    _is_well_formed(request, plan, seed)
    _hits_its_races(request, built, seed)
    _keeps_hard_days_apart(plan, request, seed)


def _is_well_formed(request: PlanRequest, plan: TrainingPlan, seed: int) -> None:
    today, wish = request.standing.today, request.wish
    assert plan.starts_on.weekday() == 0
    assert plan.starts_on > today - timedelta(days=7), seed
    assert 4 <= len(plan.weeks) <= 30, seed
    if not wish.races and wish.weeks:
        assert len(plan.weeks) == wish.weeks, seed
    assert all(workout.day >= today for workout in plan.workouts), seed
    ids = [workout.id for workout in plan.workouts]
    assert len(set(ids)) == len(ids)
    assert all(ids)
    for workout in plan.workouts:
        steps = tuple(workout.every_step())
        if workout.purpose is not WorkoutPurpose.RACE:
            assert sum(step.duration_s or 0.0 for step in steps) == pytest.approx(workout.planned_duration_s)
            assert workout.planned_duration_s >= 300, seed
        assert workout.planned_load is not None


def _hits_its_races(request: PlanRequest, built: BuiltPlan, seed: int) -> None:
    """Every race within the plan's weeks stands on its day under its name; every other is named in a note."""
    plan = built.plan
    last = plan.weeks[-1].ends_on
    planned = {(each.day, each.title) for each in plan.workouts if each.purpose is WorkoutPurpose.RACE}
    for race in request.wish.races:
        if plan.starts_on <= race.day <= last:
            assert (race.day, race.name) in planned, seed
        else:
            assert any(race.name in note for note in built.notes), seed
    assert {day for day, _ in planned} == {race.day for race in plan.goal_races}


def _keeps_hard_days_apart(plan: TrainingPlan, request: PlanRequest, seed: int) -> None:
    """Counted without the validator: races, and 15 minutes at zone 4, lie two days apart or more."""
    days = sorted(
        {
            each.day
            for each in plan.workouts
            if each.purpose is WorkoutPurpose.RACE
            or (each.sport is not TrainingSport.STRENGTH and each.hard_s >= 900)
        }
    )
    apart = [rule.limit or 0 for rule in request.standing.rules if rule.kind is RuleKind.HARD_APART]
    races = {race.day for race in plan.goal_races}
    for before, day in pairwise(days):
        least = 2 if {before, day} <= races else max((2, *apart))
        assert (day - before).days >= least, seed


def test_the_same_request_builds_the_same_plan() -> None:
    for seed in range(25):
        assert build_plan(request_of(seed)) == build_plan(request_of(seed))


def test_warnings_are_few() -> None:
    """A run that carries its week (L7) is told; everything else is rare."""
    found: Counter[str] = Counter()
    plans = 60
    for seed in range(plans):
        request = request_of(seed)
        built = build_plan(request)
        found.update(each.code for each in judge(built.plan, request.standing))
    del found["L7"]
    assert sum(found.values()) < 1.5 * plans, found


def test_the_validator_alone_agrees_for_plans_that_lie_ahead() -> None:
    for seed in range(40):
        request = request_of(seed)
        standing, plan = request.standing, build_plan(request).plan
        if plan.starts_on < standing.today or standing.flags.ill or standing.flags.injured or standing.rules:
            continue
        found = check_plan(plan, standing.history, standing.thresholds, standing.flags)
        assert not [each for each in found if each.severity is Severity.ERROR], seed
