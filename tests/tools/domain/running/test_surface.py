"""Surfaces: the published ranges, the athlete's own share, and silence where nothing was said."""

import pytest

from tools.domain.race import RaceBrief, Surface
from tools.domain.running.surface import surface_factor


@pytest.mark.parametrize(
    ("surface", "low", "value", "high"),
    [
        (Surface.PAVED, 1.0, 1.0, 1.0),
        (Surface.FIRE_ROAD, 1.02, 1.04, 1.06),
        (Surface.DOUBLE_TRACK, 1.06, 1.08, 1.10),
        (Surface.SINGLE_TRACK, 1.10, 1.125, 1.15),
        (Surface.TECHNICAL, 1.15, 1.20, 1.25),
    ],
)
def test_the_published_ranges(surface: Surface, low: float, value: float, high: float) -> None:
    found = surface_factor(RaceBrief(surface=surface))
    assert (found.low, found.value, found.high) == pytest.approx((low, value, high))


def test_the_athletes_own_share_goes_first() -> None:
    found = surface_factor(RaceBrief(surface=Surface.TECHNICAL, surface_share=0.05))
    assert (found.low, found.value, found.high) == pytest.approx((1.05, 1.05, 1.05))
    assert found.model == "given"


def test_nothing_said_is_nothing_known() -> None:
    found = surface_factor(RaceBrief())
    assert found.value is None
    assert found.reason == "no surface named, so it counts as paved"
