"""The athlete's own hill factor and fade, where a plan and a prediction use them."""

import pytest

from tests.support.courses import flat, hilly_marathon, symmetric_hill
from tools.domain.prediction.finish import predict_finish
from tools.domain.race import RaceBrief, RaceResult
from tools.domain.running.course_cost import cost_grid
from tools.domain.running.goal_solving import planned_drift, solve_goal
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy_building import strategy_key

HALF = RaceResult(distance_m=21_097.5, time_s=5400)


def test_a_hill_factor_scales_how_far_cost_lies_from_the_flat() -> None:
    hill = symmetric_hill(grade=0.02)
    whole, half, none = (cost_grid(hill, hills=share).terrain - 1 for share in (1.0, 0.5, 0.0))
    assert whole == pytest.approx((1.055 + 0.98) / 2 - 1, abs=1e-4)
    assert half == pytest.approx(whole / 2, abs=1e-6)
    assert none == pytest.approx(0)


def test_a_plan_with_a_hill_factor_still_adds_up_and_runs_hills_nearer_the_mean() -> None:
    course = hilly_marathon()
    usual, light = (
        plan_pacing(course, RaceBrief(goal_time_s=13_500, hill_factor=factor)) for factor in (None, 0.6)
    )
    assert sum(split.target_s for split in light.splits_km) == pytest.approx(13_500, abs=0.5)
    spread = [
        max(each.target_s / each.distance_m for each in made.splits_km)
        - min(each.target_s / each.distance_m for each in made.splits_km)
        for made in (usual, light)
    ]
    assert spread[1] < spread[0]
    assert any("hill factor" in note for note in light.assumptions)
    assert not any("hill factor" in note for note in usual.assumptions)


def test_a_prediction_knows_the_hill_factor_too() -> None:
    course = hilly_marathon()
    finishes = {
        factor: predict_finish(course, RaceBrief(recent_result=HALF, hill_factor=factor)).value
        for factor in (None, 1.0, 0.5)
    }
    assert finishes[None] == finishes[1.0]
    assert finishes[0.5] < finishes[1.0]  # type: ignore[operator]
    solved = solve_goal(course, RaceBrief(recent_result=HALF, hill_factor=0.5)).value
    assert solved == pytest.approx(finishes[0.5])


def test_on_the_flat_a_hill_factor_changes_nothing() -> None:
    plain, own = (
        plan_pacing(flat(), RaceBrief(goal_time_s=13_500, hill_factor=each)) for each in (None, 1.6)
    )
    assert plain.splits_km == own.splits_km


@pytest.mark.parametrize(
    ("said", "drift"),
    [({}, 0.02), ({"fade_percent": 0.0}, 0.0), ({"fade_percent": 1.2}, 0.012), ({"fade_percent": 9.0}, 0.03)],
)
def test_ones_own_fade_is_planned_up_to_three_percent(said: dict[str, float], drift: float) -> None:
    assert planned_drift(RaceBrief(**said)) == pytest.approx(drift)  # type: ignore[arg-type]
    assert planned_drift(RaceBrief(even_pace=True, **said)) == 0  # type: ignore[arg-type]
    made = plan_pacing(flat(), RaceBrief(goal_time_s=13_500, **said))  # type: ignore[arg-type]
    assert made.flat_pace.inputs["drift"] == pytest.approx(drift)
    assert sum(split.target_s for split in made.splits_km) == pytest.approx(13_500, abs=0.5)


def test_a_fade_beyond_a_plan_is_said() -> None:
    made = plan_pacing(flat(), RaceBrief(goal_time_s=13_500, fade_percent=9.0))
    assert any("fade by 9 %" in note and "3 %" in note for note in made.assumptions)


def test_a_brief_without_them_keeps_its_key() -> None:
    course = flat()
    assert strategy_key(course, RaceBrief(hill_factor=0.8)) != strategy_key(course, RaceBrief())
    assert strategy_key(course, RaceBrief(hill_factor=None, fade_percent=None)) == strategy_key(
        course, RaceBrief()
    )
