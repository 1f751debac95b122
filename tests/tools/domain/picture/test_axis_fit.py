"""An axis through its labels: wrong readings lie, rounded labels fit nothing."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.picture.axis_fit import AxisFit, fit_axis


def fitted(places: list[float], values: list[tuple[float, ...]], within: float = 3.0) -> AxisFit | None:
    return fit_axis(np.array(places), values, np.full(len(places), within), rises=True)


@given(
    first=st.floats(0, 500),
    step_px=st.floats(25, 200),
    step=st.sampled_from([0.5, 1, 2, 5, 10, 25, 100, 250]),
    count=st.integers(4, 10),
    wrong=st.integers(0, 9),
)
def test_one_wrong_reading_does_not_move_an_axis(
    first: float, step_px: float, step: float, count: int, wrong: int
) -> None:
    places = [first + step_px * at for at in range(count)]
    values = [(step * at,) for at in range(count)]
    values[wrong % count] = (step * (wrong % count) * 10 + 7 * step,)
    fit = fitted(places, values)
    assert fit is not None
    assert fit.count >= count - 1
    assert fit.px(2 * step) == pytest.approx(places[2], abs=0.5)
    assert float(fit.value(np.array([places[0]]))[0]) == pytest.approx(0.0, abs=0.02 * step)


def test_two_labels_are_no_axis() -> None:
    assert fitted([10.0, 60.0], [(0.0,), (5.0,)]) is None
    assert fitted([10.0, 60.0, 110.0], [(0.0,), (5.0,), (40.0,)]) is None


def test_rounded_labels_are_counted_once() -> None:
    fit = fitted([0.0, 50.0, 100.0, 150.0, 200.0], [(0.0,), (1.0,), (1.0,), (2.0,), (2.0,)])
    assert fit is None or fit.count <= 3


def test_thousands_win_over_thousandths() -> None:
    fit = fitted([0.0, 50.0, 100.0, 150.0], [(2000.0, 2.0), (2200.0, 2.2), (2400.0, 2.4), (2600.0, 2.6)])
    assert fit is not None
    assert fit.used.tolist() == [2000.0, 2200.0, 2400.0, 2600.0]


def test_a_reading_that_fits_beats_the_likelier_one() -> None:
    fit = fitted([0.0, 50.0, 100.0, 150.0], [(0.5,), (1000.0, 1.0), (1.5,), (2000.0, 2.0)])
    assert fit is not None
    assert fit.used.tolist() == [0.5, 1.0, 1.5, 2.0]


def test_values_must_grow_the_way_that_is_asked() -> None:
    places, values = np.array([0.0, 50.0, 100.0, 150.0]), [(30.0,), (20.0,), (10.0,), (0.0,)]
    assert fit_axis(places, values, np.full(4, 3.0), rises=True) is None
    falling = fit_axis(places, values, np.full(4, 3.0), rises=False)
    assert falling is not None
    assert falling.count == 4
