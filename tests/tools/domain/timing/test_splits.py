"""Splits: marks, halts on them, and what is walked."""

import numpy as np
import pytest

from tests.support.courses import flat
from tools.domain.race import Stop
from tools.domain.running.course_cost import cost_grid
from tools.domain.timing.splits import cut_splits
from tools.domain.timing.timeline import Timeline

GRID = cost_grid(flat(3000))


def timeline(*stops: Stop) -> Timeline:
    return Timeline(GRID.position_m, GRID.position_m * 0.3, np.minimum(GRID.position_m, 1500), stops)


def test_a_halt_on_a_mark_belongs_to_the_split_it_ends_and_one_at_the_start_to_the_first() -> None:
    halts = (Stop(at_m=0, duration_s=7), Stop(at_m=1000, duration_s=30), Stop(at_m=2500, duration_s=60))
    splits = cut_splits(GRID, timeline(*halts), 1000)
    assert [split.stop_s for split in splits] == [37, 0, 60]
    assert [split.cumulative_s for split in splits] == pytest.approx([337, 637, 997])
    assert [split.target_s for split in splits] == pytest.approx([300, 300, 300])


def test_walked_metres_lie_in_their_split() -> None:
    assert [split.walked_m for split in cut_splits(GRID, timeline(), 1000)] == [1000, 500, 0]


def test_rounded_halts_still_add_up() -> None:
    halts = tuple(Stop(at_m=at_m, duration_s=10.05) for at_m in range(100, 3000, 100))
    splits = cut_splits(GRID, timeline(*halts), 500)
    total_s = sum(split.target_s + split.stop_s for split in splits)
    assert total_s == pytest.approx(900 + 29 * 10.05, abs=0.1)
