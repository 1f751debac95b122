"""How much hard work a plan may hold: rules L4, L5, L9 and L12, each kept, bent and broken."""

from datetime import timedelta

import pytest

from tests.support.training_plans import MONDAY, calm_history, calm_plan, history_of, rest, run, with_workouts
from tools.domain.athlete import Thresholds
from tools.domain.training.plan_rules import AthleteFlags, RuleBreach, check_plan
from tools.domain.training.training_plan import History, IntensityShare, TrainingPlan, WorkoutPurpose
from tools.domain.training.workout_step import RepeatBlock, StepTarget, TargetKind, WorkoutStep

TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (MONDAY + timedelta(days=i) for i in range(1, 5))
SATURDAY, SUNDAY = MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)


def breaches(code: str, plan: TrainingPlan, flags: AthleteFlags | None = None) -> list[RuleBreach]:
    found = check_plan(plan, calm_history(), Thresholds(ftp_w=250), flags)
    return [breach for breach in found if breach.code == code]


@pytest.mark.parametrize(("hard", "count"), [(0.24, 0), (0.25, 1)])  # of 60 min: 15 min make a day hard
def test_l4_fifteen_minutes_make_a_day_hard(hard: float, count: int) -> None:
    second = run(WEDNESDAY, 60, purpose=WorkoutPurpose.THRESHOLD, hard=hard)
    found = breaches("L4", with_workouts(calm_plan((1.0,)), 1, second))
    assert [breach.severity for breach in found] == ["E"] * count
    assert all(breach.value == 24 and breach.limit == 48 and breach.day == WEDNESDAY for breach in found)


def test_l4_two_days_apart_is_far_enough() -> None:
    third = run(THURSDAY, 60, purpose=WorkoutPurpose.THRESHOLD, hard=0.25)
    assert breaches("L4", with_workouts(calm_plan((1.0,)), 1, third)) == []


@pytest.mark.parametrize(("intensity_factor", "count"), [(0.85, 0), (0.86, 1)])
def test_l4_a_high_intensity_factor_makes_a_day_hard(intensity_factor: float, count: int) -> None:
    steady = run(WEDNESDAY, 60, load=100 * intensity_factor**2)
    assert len(breaches("L4", with_workouts(calm_plan((1.0,)), 1, steady))) == count


@pytest.mark.parametrize(("minutes", "count"), [(115, 0), (118, 1)])
def test_l4_a_very_long_run_makes_a_day_hard(minutes: float, count: int) -> None:
    # The other four runs take 215 min: 35 % of the week are 115.8 min.
    long = run(SATURDAY, minutes, purpose=WorkoutPurpose.LONG)
    friday = run(FRIDAY, 1e-6, purpose=WorkoutPurpose.THRESHOLD, load=1.0)
    hard_friday = with_workouts(calm_plan((1.0,)), 1, long, friday)
    assert len(breaches("L4", hard_friday)) == count


def test_l4_counts_the_eve_of_the_plan() -> None:
    history = history_of((1.0,) * 4)
    *before, sunday = history.sessions
    raced = history.model_copy(
        update={"sessions": (*before, sunday.model_copy(update={"intensity_factor": 0.95}))}
    )
    monday = run(MONDAY, 60, purpose=WorkoutPurpose.INTERVALS, hard=0.5)
    plan = with_workouts(calm_plan((1.0,)), 1, monday, rest(TUESDAY))
    found = [breach for breach in check_plan(plan, raced) if breach.code == "L4"]
    assert [breach.day for breach in found] == [MONDAY]
    assert not [breach for breach in check_plan(plan, history) if breach.code == "L4"]


def test_l4_three_hard_days_are_many_for_a_novice() -> None:
    plan = with_workouts(
        calm_plan((1.0,)),
        1,
        run(THURSDAY, 60, purpose=WorkoutPurpose.THRESHOLD, hard=0.25),
        run(SATURDAY, 60, purpose=WorkoutPurpose.THRESHOLD, hard=0.25),
    )
    assert breaches("L4", plan) == []
    found = breaches("L4", plan, AthleteFlags(novice=True))
    assert [(breach.severity, breach.day, breach.limit) for breach in found] == [("W", SATURDAY, 2.0)]


@pytest.mark.parametrize(("easy", "count"), [(0.70, 0), (0.69, 1)])
def test_l5_the_easy_share(easy: float, count: int) -> None:
    plan = calm_plan((1.0,))
    moderate = IntensityShare(easy=easy, moderate=1 - easy)
    workouts = tuple(each.model_copy(update={"intensity": moderate}) for each in plan.weeks[0].workouts)
    found = breaches("L5", with_workouts(plan, 1, *workouts))
    assert [breach.severity for breach in found] == ["W"] * count


def test_l5_leaves_races_out() -> None:
    race = run(SATURDAY, 240, purpose=WorkoutPurpose.RACE, hard=1.0)
    assert breaches("L5", with_workouts(calm_plan((1.0,)), 1, race)) == []


@pytest.mark.parametrize(("trained", "count"), [(13, 0), (14, 1), (28, 2)])
def test_l9_a_rest_day_in_fourteen(trained: int, count: int) -> None:
    runs = [run(MONDAY + timedelta(days=i), 40) for i in range(trained)]
    plan = calm_plan((1.0,) * 5)
    weeks = tuple(
        week.model_copy(
            update={"workouts": tuple(each for each in runs if week.starts_on <= each.day <= week.ends_on)}
        )
        for week in plan.weeks
    )
    found = [
        each for each in check_plan(plan.model_copy(update={"weeks": weeks}), History()) if each.code == "L9"
    ]
    assert [breach.severity for breach in found] == ["E"] * count
    assert all(breach.limit == 13 for breach in found)


def test_l9_a_written_rest_day_is_rest() -> None:
    runs = [run(MONDAY + timedelta(days=i), 40) for i in range(13)]
    week_one, week_two = calm_plan((1.0, 1.0)).weeks
    plan = TrainingPlan(
        goal_races=(),
        weeks=(
            week_one.model_copy(update={"workouts": tuple(runs[:7])}),
            week_two.model_copy(update={"workouts": (*runs[7:], rest(week_two.ends_on))}),
        ),
    )
    assert not [each for each in check_plan(plan, History()) if each.code == "L9"]


def test_l12_nothing_hard_while_ill_or_hurt() -> None:
    plan = calm_plan((1.0, 1.0))
    assert breaches("L12", plan) == []
    assert [each.week for each in breaches("L12", plan, AthleteFlags(injured=True))] == [1, 2]
    found = breaches("L12", plan, AthleteFlags(ill=True, until=SUNDAY))
    assert [(each.week, each.severity) for each in found] == [(1, "E")]
    assert "ill" in found[0].sentence


def test_l12_reads_the_steps_too() -> None:
    hidden = run(THURSDAY, 50).model_copy(
        update={
            "steps": (
                WorkoutStep(duration_s=1800),
                RepeatBlock(
                    times=4,
                    steps=(
                        WorkoutStep(
                            duration_s=180, target=StepTarget(kind=TargetKind.POWER, low=260, high=290)
                        ),
                        WorkoutStep(duration_s=120),
                    ),
                ),
            )
        }
    )
    plan = with_workouts(calm_plan((1.0,)), 1, rest(TUESDAY), hidden)
    found = breaches("L12", plan, AthleteFlags(injured=True))
    assert [(each.day, each.value) for each in found] == [(THURSDAY, 12.0)]
    assert [each.unit for each in breaches("L11", plan)] == ["s"]  # the session calls itself easy
