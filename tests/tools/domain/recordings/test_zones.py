import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from tools.domain.recordings.zones import (
    COGGAN_POWER,
    FRIEL_RIDE_HEART_RATE,
    FRIEL_RUN_HEART_RATE,
    ZoneScheme,
    seiler_zones,
    time_in_zones,
)

SCHEMES = (COGGAN_POWER, FRIEL_RUN_HEART_RATE, FRIEL_RIDE_HEART_RATE)


@pytest.mark.parametrize(
    ("percent", "zone"),
    [
        (0, 0),
        (54, 0),
        (55, 0),
        (56, 1),
        (75, 1),
        (76, 2),
        (90, 2),
        (91, 3),
        (105, 3),
        (106, 4),
        (120, 4),
        (121, 5),
        (150, 5),
        (151, 6),
        (300, 6),
    ],
)
def test_coggan_zones_by_percent_of_ftp(percent: float, zone: int) -> None:
    zones = time_in_zones(np.array([percent / 100 * 200.0]), 200.0, COGGAN_POWER)
    assert [found.seconds for found in zones.zones].index(1.0) == zone


@pytest.mark.parametrize(
    ("percent", "zone"),
    [
        (84, 0),
        (85, 1),
        (89, 1),
        (90, 2),
        (94, 2),
        (95, 3),
        (99, 3),
        (100, 4),
        (102, 4),
        (103, 5),
        (106, 5),
        (107, 6),
    ],
)
def test_friel_zones_by_percent_of_threshold_heart_rate(percent: float, zone: int) -> None:
    zones = time_in_zones(np.array([percent * 2.0]), 200.0, FRIEL_RUN_HEART_RATE)
    assert [found.seconds for found in zones.zones].index(1.0) == zone


def test_limits_touch_and_are_open_at_both_ends() -> None:
    zones = time_in_zones(np.array([100.0]), 250.0, COGGAN_POWER).zones
    assert zones[0].low is None
    assert zones[-1].high is None
    assert [zone.high for zone in zones[:-1]] == [zone.low for zone in zones[1:]]
    assert zones[3].low == pytest.approx(227.5)


def test_seiler_splits_at_the_turn_points() -> None:
    zones = seiler_zones(
        np.array([100.0, 150.0, 160.0, 180.0]), 150.0, 180.0, quantity="heart rate", unit="bpm"
    )
    assert [zone.seconds for zone in zones.zones] == [1.0, 2.0, 1.0]
    with pytest.raises(ValueError, match="above the first"):
        seiler_zones(np.array([100.0]), 180.0, 150.0, quantity="heart rate", unit="bpm")


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
@given(values=arrays(np.float64, st.integers(0, 200), elements=st.floats(0, 400) | st.just(np.nan)))
def test_zones_sum_to_the_time(scheme: ZoneScheme, values: np.ndarray) -> None:
    zones = time_in_zones(values, 180.0, scheme)
    assert sum(zone.seconds for zone in zones.zones) + zones.unknown_s == values.size
    assert zones.unknown_s == np.count_nonzero(np.isnan(values))


@pytest.mark.parametrize(
    ("percent", "zone"),
    [
        (80, 0),
        (81, 1),
        (89, 1),
        (90, 2),
        (93, 2),
        (94, 3),
        (99, 3),
        (100, 4),
        (102, 4),
        (103, 5),
        (106, 5),
        (107, 6),
    ],
)
def test_friel_zones_of_a_ride(percent: float, zone: int) -> None:
    zones = time_in_zones(np.array([percent * 2.0]), 200.0, FRIEL_RIDE_HEART_RATE)
    assert [found.seconds for found in zones.zones].index(1.0) == zone


@pytest.mark.parametrize("scheme", SCHEMES, ids=lambda scheme: scheme.name)
def test_limits_from_memory_say_so(scheme: ZoneScheme) -> None:
    assert "unchecked" in time_in_zones(np.array([100.0]), 200.0, scheme).source
