"""Personal factors: only where the history carries them, and right where it does."""

import numpy as np
import pytest

from tests.support.histories import TODAY, days_ago, easy_run, known
from tools.domain.activity_summary import HillResponse, KnownActivity
from tools.domain.profile import Confidence, ProfileName, RecentRace
from tools.domain.race import RaceResult
from tools.domain.training.athlete_profile import build_profile
from tools.domain.training.profile_personal import personal_entries, slowing_at_the_finish


def hilly(day: int, factor: float, noise: float = 0.02, hilly_m: float = 3_000.0) -> KnownActivity:
    """Return a run over hills whose sums are those of a runner with this factor."""
    rng = np.random.default_rng(day)
    cost = rng.normal(0, 0.1, 60)
    pace = factor * cost + rng.normal(0, noise, 60)
    response = HillResponse(
        stretches=60,
        hilly_m=hilly_m,
        spread=float(cost @ cost),
        shared=float(cost @ pace),
        scatter=float(pace @ pace),
    )
    return easy_run(days_ago(day), 12, hill_response=response)


def hill_factor(runs: list[KnownActivity]):  # type: ignore[no-untyped-def]
    return build_profile(runs, (), (), TODAY).entries[ProfileName.HILL_FACTOR]


def test_the_hill_factor_is_found_again() -> None:
    entry = hill_factor([hilly(day, 0.8) for day in range(1, 13)])
    assert entry.value == pytest.approx(0.8, abs=0.02)
    assert entry.estimate.low < 0.8 < entry.estimate.high
    assert entry.confidence is Confidence.MEDIUM


def test_too_few_hills_say_how_many_it_needs() -> None:
    entry = hill_factor([hilly(day, 0.8) for day in range(1, 5)])
    assert entry.value is None
    assert "5 steady runs with 20 km" in str(entry.estimate.reason)
    assert "has 4 with 12 km" in str(entry.estimate.reason)
    assert hill_factor([hilly(day, 0.8, hilly_m=500.0) for day in range(1, 9)]).value is None


def test_a_pace_that_follows_nothing_has_no_factor() -> None:
    entry = hill_factor([hilly(day, 0.8, noise=0.5) for day in range(1, 8)])
    assert entry.value is None
    assert "varies too much" in str(entry.estimate.reason)


def test_slowing_at_the_finish_undoes_the_plans_own_drift() -> None:
    place = (np.arange(100_000) + 0.5) / 100_000
    slowing = 1 + 0.03 * np.maximum(0, (place - 0.45) / 0.55)
    late = (slowing[place >= 0.5].mean() / slowing[place < 0.5].mean() - 1) * 100
    assert slowing_at_the_finish(late) == pytest.approx(3.0, abs=0.001)
    assert slowing_at_the_finish(0) == 0


def test_fade_needs_two_long_races() -> None:
    runs = [known(days_ago(30 * i), distance_m=21_100, late_slowing_percent=2.0) for i in range(1, 4)]
    races = [
        RecentRace(
            activity_id=run.id,
            name=None,
            day=run.summary.day or TODAY,
            result=RaceResult(distance_m=21_097.5, time_s=6_000),
            why="it is marked as a race",
        )
        for run in runs
    ]
    three, two, one = (personal_entries(runs, races[:count], TODAY)[1] for count in (3, 2, 1))
    assert three.value == pytest.approx(slowing_at_the_finish(2.0))
    assert (three.confidence, two.confidence) == (Confidence.MEDIUM, Confidence.LOW)
    assert one.value is None
    assert "needs 2 races of 20 km" in str(one.estimate.reason)
