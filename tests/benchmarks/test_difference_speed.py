"""How long the difference of two plans of thirty weeks takes.

Run with `--benchmark-enable`. CPU time is recorded, not asserted: machines are noisy.
"""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.changing_plans import TRIATHLETE_WEEK, plan_of
from tools.domain.planning.plan_difference import apply_difference, difference
from tools.domain.training.training_plan import TrainingPlan


def two_plans() -> tuple[TrainingPlan, TrainingPlan]:
    """Return two plans of thirty weeks in which every session differs."""
    return plan_of(30, TRIATHLETE_WEEK), plan_of(30, TRIATHLETE_WEEK, scales=(0.9,) * 30)


@pytest.mark.benchmark(group="plan difference")
def test_difference_speed(benchmark: BenchmarkFixture) -> None:
    before, after = two_plans()
    found = benchmark(difference, before, after)
    assert len(found.changes) == 180
    assert apply_difference(before, found) == after
    if not benchmark.disabled:
        benchmark.extra_info["cpu_ms"] = round(1e3 * cpu_s(lambda: difference(before, after), rounds=15), 2)
