"""What a model says about a race goes on top of the brief, within its limits."""

import pytest
from pydantic import ValidationError

from tools.domain.race import Avoidance, RaceBrief
from tools.kit.race_arguments import KnownResult, RaceArguments, brief_with, clock_seconds


@pytest.mark.parametrize(("clock", "seconds"), [("3:30:00", 12_600), ("3:45", 13_500), ("0:48:20", 2_900)])
def test_clock_times(clock: str, seconds: float) -> None:
    assert clock_seconds(clock) == seconds


def test_arguments_go_on_top_and_the_rest_stays() -> None:
    before = RaceBrief(weight_kg=58, avoid=(Avoidance.CAFFEINE,))
    said = RaceArguments(
        goal_time="3:25:00",
        avoid=[Avoidance.GELS],
        recent_result=KnownResult(distance_km=21.0975, time="1:40:00"),
    )
    brief = brief_with(said, before)
    assert brief.weight_kg == 58
    assert brief.goal_time_s == 12_300
    assert brief.avoid == (Avoidance.CAFFEINE, Avoidance.GELS)
    assert brief.recent_result is not None
    assert brief.recent_result.distance_m == pytest.approx(21_097.5)


def test_outside_the_limits_is_refused() -> None:
    with pytest.raises(ValidationError):
        RaceArguments(weight_kg=900).applied_to(RaceBrief())
    with pytest.raises(ValidationError):
        RaceArguments(goal_time="fast")


def test_no_arguments_leave_the_brief() -> None:
    brief = RaceBrief(distance_m=10_000)
    assert brief_with(None, brief) is brief
