"""How long 180 km over three passes take to plan, by FTP and by goal time, beside one ride at even power.

Run with `--benchmark-enable`. CPU time and the ratio are recorded, not asserted: machines are noisy.
"""

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.rides import a_ride, cut, passes
from tools.domain.riding.ride_pacing import plan_ride
from tools.domain.riding.riding_speed import ride_along
from tools.domain.riding.w_balance import w_balance_j

EFFORTS = {"critical_power_w": 255, "w_prime_j": 18_000, "ftp_w": 250}


@pytest.mark.benchmark(group="ride")
@pytest.mark.parametrize(
    "said",
    [{"ftp_w": 250}, EFFORTS | {"target_power_w": 248}, EFFORTS | {"goal_time_s": 8.5 * 3600}],
    ids=["by FTP", "limited by W'", "by goal time"],
)
def test_a_180_km_plan(benchmark: BenchmarkFixture, said: dict[str, object]) -> None:
    course, brief = passes(180_000), a_ride(**said)
    plan = benchmark.pedantic(plan_ride, args=(course, brief), rounds=5, warmup_rounds=1)
    assert plan.ride is not None
    assert (plan.ride.steady_time.value or 0) > plan.goal_time_s
    if not benchmark.disabled:
        ground = cut(course).setup.ground
        once = cpu_s(lambda: ride_along(ground, np.full(ground.grade.size, 200.0)))
        ours = cpu_s(lambda: plan_ride(course, brief))
        benchmark.extra_info["plan_cpu_ms"] = round(ours * 1e3, 1)
        benchmark.extra_info["one_ride_cpu_ms"] = round(once * 1e3, 1)
        benchmark.extra_info["plan_over_one_ride"] = round(ours / once, 1)


@pytest.mark.benchmark(group="ride")
def test_w_balance_of_a_million_seconds(benchmark: BenchmarkFixture) -> None:
    power = np.random.default_rng(1).uniform(0, 480, 1_000_000)
    balance = benchmark.pedantic(w_balance_j, args=(power, 250.0, 20_000.0), rounds=5, warmup_rounds=1)
    assert (balance <= 20_000.0 + 1e-6).all()
    if not benchmark.disabled:
        cpu = cpu_s(lambda: w_balance_j(power, 250.0, 20_000.0))
        benchmark.extra_info["cpu_ms"] = round(cpu * 1e3, 1)
