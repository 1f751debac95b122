"""The clock along a plan: motion and halts."""

import numpy as np
import pytest

from tools.domain.race import Stop
from tools.domain.timing.timeline import Timeline

AT_M = np.array([0.0, 1000.0, 3000.0])
TIMELINE = Timeline(
    AT_M, AT_M * 0.3, np.zeros(3), (Stop(at_m=500, duration_s=60), Stop(at_m=2000, duration_s=30))
)


def test_a_place_is_left_after_the_halt_there() -> None:
    assert TIMELINE.left_at(499) == pytest.approx(149.7)
    assert TIMELINE.left_at(500) == pytest.approx(210)
    assert TIMELINE.left_at(np.array([0.0, 2000.0])) == pytest.approx([0, 690])


def test_the_finish_counts_motion_and_halts() -> None:
    assert TIMELINE.finish_s == pytest.approx(990)
    assert Timeline(AT_M, AT_M * 0.3, np.zeros(3)).finish_s == pytest.approx(900)
