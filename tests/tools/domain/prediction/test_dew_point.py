"""The dew point of humid air."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.prediction.dew_point import dew_point_c


@pytest.mark.parametrize(
    ("temperature_c", "percent", "expected_c"), [(25, 50, 13.9), (20, 60, 12.0), (30, 80, 26.2)]
)
def test_dew_points(temperature_c: float, percent: float, expected_c: float) -> None:
    assert dew_point_c(temperature_c, percent) == pytest.approx(expected_c, abs=0.05)


@given(temperature_c=st.floats(-20, 45), percent=st.floats(1, 99))
def test_it_lies_below_the_temperature_and_rises_with_humidity(temperature_c: float, percent: float) -> None:
    found = dew_point_c(temperature_c, percent)
    assert found < temperature_c
    assert found < dew_point_c(temperature_c, percent + 1)
    assert dew_point_c(temperature_c, 100) == pytest.approx(temperature_c)


@pytest.mark.parametrize("percent", [0, -5, 101])
def test_no_such_humidity(percent: float) -> None:
    with pytest.raises(ValueError, match="humidity"):
        dew_point_c(20, percent)
