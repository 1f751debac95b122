"""How long a marathon takes to plan: pacing alone, and the whole strategy."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.support.courses import hilly_marathon
from tools.domain.race import RaceBrief
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy_building import build_strategy

BRIEF = RaceBrief(goal_time_s=12_600, weight_kg=58)


@pytest.mark.benchmark(group="planning")
def test_pacing_speed(benchmark: BenchmarkFixture) -> None:
    plan = benchmark(plan_pacing, hilly_marathon(), BRIEF)
    assert sum(split.target_s for split in plan.splits_km) == pytest.approx(12_600, abs=1)


@pytest.mark.benchmark(group="planning")
def test_strategy_speed(benchmark: BenchmarkFixture) -> None:
    strategy = benchmark(build_strategy, hilly_marathon(), BRIEF)
    assert strategy.fuel.events
