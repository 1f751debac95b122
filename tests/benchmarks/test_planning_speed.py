"""How long a marathon takes to plan: pacing alone, and the whole strategy.

Run with `--benchmark-enable`. CPU time is recorded, not asserted: machines are noisy. There is no other
planner here to hold it against.
"""

from collections.abc import Callable

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.courses import hilly_marathon
from tools.domain.race import RaceBrief
from tools.domain.running.pacing import plan_pacing
from tools.domain.strategy_building import build_strategy

BRIEF = RaceBrief(goal_time_s=12_600, weight_kg=58)


@pytest.mark.benchmark(group="planning")
def test_pacing_speed(benchmark: BenchmarkFixture) -> None:
    course = hilly_marathon()
    plan = benchmark(plan_pacing, course, BRIEF)
    assert sum(split.target_s for split in plan.splits_km) == pytest.approx(12_600, abs=1)
    record_cpu(benchmark, lambda: plan_pacing(course, BRIEF))


@pytest.mark.benchmark(group="planning")
def test_strategy_speed(benchmark: BenchmarkFixture) -> None:
    course = hilly_marathon()
    strategy = benchmark(build_strategy, course, BRIEF)
    assert strategy.fuel.events
    record_cpu(benchmark, lambda: build_strategy(course, BRIEF))


def record_cpu(benchmark: BenchmarkFixture, work: Callable[[], object]) -> None:
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * cpu_s(work, rounds=15), 2)
