"""How long form takes from ten years of daily training: the chart an athlete waits for."""

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.cpu_time import cpu_s
from tests.support.histories import TODAY, daily_history, mornings
from tools.domain.activity_summary import KnownActivity
from tools.domain.dashboard import Period
from tools.domain.profile import AthleteProfile
from tools.domain.training.activity_history import history_of
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.form_dashboard import build_dashboard
from tools.domain.training.training_load import load_curve

DAYS = 3_650


@pytest.fixture(scope="module")
def decade() -> tuple[KnownActivity, ...]:
    return daily_history(DAYS)


@pytest.fixture(scope="module")
def profile(decade: tuple[KnownActivity, ...]) -> AthleteProfile:
    return build_profile(decade, (), mornings(30), TODAY)


@pytest.mark.benchmark(group="form")
@pytest.mark.parametrize(
    "period", [Period.WEEKS_12, Period.YEAR, Period.ALL], ids=["12 weeks", "year", "all"]
)
def test_the_dashboard_of_ten_years(
    benchmark: BenchmarkFixture,
    decade: tuple[KnownActivity, ...],
    profile: AthleteProfile,
    period: Period,
) -> None:
    dashboard = benchmark(build_dashboard, decade, profile, period, TODAY, None)
    assert dashboard.fitness.value is not None
    assert len(dashboard.load_curve) == {Period.WEEKS_12: 84, Period.YEAR: 365}.get(period, DAYS)
    if not benchmark.disabled:
        spent = cpu_s(lambda: build_dashboard(decade, profile, period, TODAY, None))
        benchmark.extra_info["cpu_ms"] = round(1e3 * spent, 1)


@pytest.mark.benchmark(group="form")
def test_the_load_of_ten_years(
    benchmark: BenchmarkFixture, decade: tuple[KnownActivity, ...], profile: AthleteProfile
) -> None:
    curve = benchmark(lambda: load_curve(history_of(decade, profile.thresholds(), None)))
    assert len(curve) == DAYS
    if not benchmark.disabled:
        spent = cpu_s(lambda: load_curve(history_of(decade, profile.thresholds(), None)))
        benchmark.extra_info["cpu_ms"] = round(1e3 * spent, 1)


@pytest.mark.benchmark(group="form")
def test_the_profile_of_ten_years(benchmark: BenchmarkFixture, decade: tuple[KnownActivity, ...]) -> None:
    profile = benchmark(build_profile, decade, (), mornings(30), TODAY)
    assert profile.activities == DAYS
    if not benchmark.disabled:
        spent = cpu_s(lambda: build_profile(decade, (), mornings(30), TODAY))
        benchmark.extra_info["cpu_ms"] = round(1e3 * spent, 1)
