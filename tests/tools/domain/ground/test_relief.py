"""A relief: its turns are found once, and everything that counts hills gets the same answer from them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.course import FloatArray
from tools.domain.ground.elevation_gain import gain_and_loss_m, local_extremes
from tools.domain.ground.relief import Relief

heights = st.lists(st.integers(0, 400), min_size=2, max_size=400).map(lambda cm: np.array(cm) / 10.0)


@given(heights, st.floats(0.1, 10.0))
def test_a_relief_counts_gain_and_loss_as_its_heights_do(height_m: FloatArray, threshold_m: float) -> None:
    assert Relief.of(height_m, 5.0).gain_and_loss_m(threshold_m) == gain_and_loss_m(height_m, threshold_m)


@given(heights)
def test_upside_down_it_turns_at_the_same_places(height_m: FloatArray) -> None:
    turned = Relief.of(height_m, 5.0).upside_down()
    assert turned.turns.tolist() == local_extremes(-height_m).tolist()
    assert turned.height_m.tolist() == (-height_m).tolist()


def test_level_ground_is_as_long_as_it_was_said_to_be() -> None:
    level = Relief.level(10_000.0)
    assert (level.step_m * (level.height_m.size - 1), level.height_m.tolist()) == (10_000.0, [0.0, 0.0])
    assert level.gain_and_loss_m(2.0) == (0.0, 0.0)
