"""Plans made valid again: little changes, the past and the races stay."""

from datetime import date, timedelta

import pytest

from tests.support.generated_athletes import request_of
from tests.support.training_plans import MONDAY, calm_history, calm_plan, run, with_workouts
from tools.domain.athlete_rules import AthleteRule, Per, RuleKind, Trigger, Weekday
from tools.domain.plan_request import NoSuchPlan, PlanStanding
from tools.domain.planning.build_plan import build_plan
from tools.domain.planning.judging import judge
from tools.domain.planning.repairing import repaired
from tools.domain.training.plan_rule import AthleteFlags, Severity
from tools.domain.training.training_plan import TrainingPlan, WorkoutPurpose

STANDING = PlanStanding(today=MONDAY, history=calm_history())


def named(plan: TrainingPlan) -> TrainingPlan:
    """Return the plan with an id for every session."""
    weeks, number = [], 0
    for week in plan.weeks:
        workouts = []
        for workout in week.workouts:
            number += 1
            workouts.append(workout.model_copy(update={"id": f"w{number:03d}"}))
        weeks.append(week.model_copy(update={"workouts": tuple(workouts)}))
    return plan.model_copy(update={"weeks": tuple(weeks)})


def is_valid(plan: TrainingPlan, standing: PlanStanding) -> bool:
    return not [each for each in judge(plan, standing) if each.severity is Severity.ERROR]


def test_a_valid_plan_stays_as_it_is() -> None:
    plan = named(calm_plan())
    assert repaired(plan, STANDING) is plan


def test_a_hard_day_after_a_hard_day_moves_or_eases() -> None:
    day = MONDAY + timedelta(days=2)
    hard = run(day, 60, purpose=WorkoutPurpose.INTERVALS, hard=0.3)
    plan = named(with_workouts(calm_plan(), 1, hard))
    assert not is_valid(plan, STANDING)
    mended = repaired(plan, STANDING)
    assert is_valid(mended, STANDING)
    assert mended.weeks[1:] == plan.weeks[1:]


def test_a_run_too_long_is_shortened_and_nothing_else() -> None:
    plan = named(with_workouts(calm_plan(), 2, run(MONDAY + timedelta(days=12), 130)))
    mended = repaired(plan, STANDING)
    before = {each.id: each for each in plan.workouts}
    changed = [each.id for each in mended.workouts if each != before[each.id]]
    assert len(mended.workouts) == len(plan.workouts)
    assert len(changed) == 1
    assert is_valid(mended, STANDING)


@pytest.mark.parametrize(
    "rule",
    [
        AthleteRule(kind=RuleKind.NO_TRAINING, words="never on Saturdays", weekdays=(Weekday.SATURDAY,)),
        AthleteRule(kind=RuleKind.MOST_TIME, words="four hours a week", per=Per.WEEK, limit=4 * 3_600),
        AthleteRule(kind=RuleKind.MOST_TIME, words="an hour a day", per=Per.DAY, limit=3_600),
        AthleteRule(kind=RuleKind.MOST_DAYS, words="three days", per=Per.WEEK, limit=3),
        AthleteRule(kind=RuleKind.NOTHING_HARD, words="easy on Tuesdays", weekdays=(Weekday.TUESDAY,)),
        AthleteRule(kind=RuleKind.HURT, words="my calf hurts", body_part="calf", trigger=Trigger.FAST),
        AthleteRule(
            kind=RuleKind.AWAY,
            words="away",
            first=MONDAY + timedelta(days=3),
            last=MONDAY + timedelta(days=9),
        ),
    ],
    ids=lambda rule: rule.words,
)
def test_a_new_rule_is_obeyed(rule: AthleteRule) -> None:
    standing = STANDING.model_copy(update={"rules": (rule,)})
    mended = repaired(named(calm_plan()), standing)
    assert is_valid(mended, standing)


def test_past_days_are_never_touched() -> None:
    today = MONDAY + timedelta(days=10)
    plan = named(calm_plan())
    standing = STANDING.model_copy(update={"today": today, "flags": AthleteFlags(ill=True)})
    mended = repaired(plan, standing)
    assert is_valid(mended, standing)
    assert [each for each in mended.workouts if each.day < today] == [
        each for each in plan.workouts if each.day < today
    ]


def test_races_stay_whatever_happens() -> None:
    seen = 0
    for seed in range(60):
        request = request_of(seed)
        if not request.wish.races or request.standing.flags.ill:
            continue
        plan = build_plan(request).plan
        today = max(request.standing.today, plan.starts_on) + timedelta(days=9)
        flags = AthleteFlags(ill=True, until=today + timedelta(days=6))
        standing = request.standing.model_copy(update={"today": today, "flags": flags})
        try:
            mended = repaired(plan, standing)
        except NoSuchPlan:
            continue
        seen += 1
        assert is_valid(mended, standing), seed
        assert [each for each in mended.workouts if each.purpose is WorkoutPurpose.RACE] == [
            each for each in plan.workouts if each.purpose is WorkoutPurpose.RACE
        ]
        assert [each for each in mended.workouts if each.day < today] == [
            each for each in plan.workouts if each.day < today
        ]
    assert seen >= 25


def test_what_cannot_be_mended_is_said() -> None:
    plan = named(calm_plan())
    late = plan.model_copy(
        update={"weeks": (plan.weeks[0].model_copy(update={"number": 7}), *plan.weeks[1:])}
    )
    with pytest.raises(NoSuchPlan, match="Week 7"):
        repaired(late, PlanStanding(today=date(2026, 3, 2), history=calm_history()))
