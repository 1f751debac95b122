"""A race under way beside its plan: the clock, and the cut-offs to come."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.courses import flat
from tools.domain.finding import Finding
from tools.domain.prediction.live_cutoffs import behind_plan, next_cutoff_arrivals, planned_clock_s
from tools.domain.prediction.live_projection import project_finish
from tools.domain.race import Cutoff, RaceBrief
from tools.domain.strategy import PacingPlan
from tools.domain.strategy_building import build_strategy

MARATHON = flat()
BRIEF = RaceBrief(
    goal_time_s=14_400,
    cutoffs=(
        Cutoff(at_m=20_000, time_s=7_200),
        Cutoff(at_m=30_000, time_s=11_000),
        Cutoff(at_m=42_000, time_s=16_000),
    ),
)
UNKNOWN = Finding.unknown("projected_finish", "s", reason="none", model="none", source="none")


def plan() -> PacingPlan:
    return build_strategy(MARATHON, BRIEF).pacing


def test_a_split_is_set_beside_the_clock_of_the_plan() -> None:
    half_s = planned_clock_s(plan(), 21_000)
    assert half_s == pytest.approx(7_200, rel=0.02)
    assert behind_plan(plan(), 21_000, half_s + 120).value == pytest.approx(120)
    assert behind_plan(plan(), 21_000, half_s - 120).value == pytest.approx(-120)


def test_without_a_projection_the_rest_is_as_slow_as_what_is_behind() -> None:
    here_s = planned_clock_s(plan(), 21_000)
    first, last = next_cutoff_arrivals(plan(), 21_000, 1.1 * here_s, UNKNOWN)
    assert first.inputs["cutoff_at_m"] == 30_000
    assert first.value == pytest.approx(1.1 * float(first.inputs["planned_s"] or 0))
    assert last.value == pytest.approx(1.1 * float(last.inputs["planned_s"] or 0))
    assert first.low is first.high is None
    assert first.model == "scaled_plan"


@given(slower=st.floats(0.9, 1.4))
def test_with_a_projection_the_arrivals_lead_to_it(slower: float) -> None:
    elapsed_s = slower * planned_clock_s(plan(), 21_000)
    projected = project_finish(MARATHON, BRIEF, 21_000, elapsed_s)
    arrivals = next_cutoff_arrivals(plan(), 21_000, elapsed_s, projected)
    assert len(arrivals) == 2
    for arrival in arrivals:
        assert arrival.low is not None
        assert arrival.value is not None
        assert arrival.high is not None
        assert elapsed_s < arrival.low <= arrival.value <= arrival.high
        assert arrival.high < (projected.high or 0.0)
    assert (projected.value or 0.0) - (arrivals[-1].value or 0.0) < 120


def test_on_the_start_line_nothing_can_be_scaled() -> None:
    assert all(found.value is None for found in next_cutoff_arrivals(plan(), 10, 3, UNKNOWN))
