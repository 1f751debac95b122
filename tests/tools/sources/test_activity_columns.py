import numpy as np
import pytest

from tools.kit.errors import UnreadableFile
from tools.sources.activity_columns import COLUMNS, clean_columns


def test_clean_records_stay_as_they_are() -> None:
    found = clean_columns(np.array([10.0, 11.0, 12.0]), {"power_w": np.array([100.0, 200.0, np.nan])})
    assert found.clock_s.tolist() == [10.0, 11.0, 12.0]
    assert found.values["power_w"][:2].tolist() == [100.0, 200.0]
    assert set(found.values) == set(COLUMNS)
    assert np.isnan(found.values["lat"]).all()
    assert found.warnings == ()


def test_records_without_a_time_are_left_out() -> None:
    found = clean_columns(np.array([1.0, np.nan, 2.0]), {"power_w": np.array([1.0, 2.0, 3.0])})
    assert found.values["power_w"].tolist() == [1.0, 3.0]
    assert "1 record has no time" in found.warnings[0]


@pytest.mark.parametrize("clock", [[np.nan, np.nan], [5.0], [5.0, 5.0, 5.0]])
def test_below_two_times_there_is_no_activity(clock: list[float]) -> None:
    with pytest.raises(UnreadableFile):
        clean_columns(np.array(clock), {})


def test_a_small_slip_stands_still_and_a_set_clock_goes_on() -> None:
    slipped = clean_columns(np.array([0.0, 1.0, 2.0, 1.5, 3.0]), {})
    assert slipped.clock_s.tolist() == [0.0, 1.0, 2.0, 3.0]
    reset = clean_columns(np.array([5000.0, 5001.0, 5002.0, 100.0, 101.0, 103.0]), {})
    assert reset.clock_s.tolist() == [5000.0, 5001.0, 5002.0, 5003.0, 5005.0], "nothing is thrown away"
    assert "backwards once" in reset.warnings[0]


def test_of_one_instant_the_last_known_value_counts() -> None:
    found = clean_columns(
        np.array([0.0, 1.0, 1.0, 1.0]),
        {
            "power_w": np.array([1.0, 2.0, 3.0, np.nan]),
            "heart_rate_bpm": np.array([np.nan, np.nan, np.nan, 140.0]),
        },
    )
    assert found.values["power_w"].tolist() == [1.0, 3.0]
    assert np.isnan(found.values["heart_rate_bpm"][0])
    assert found.values["heart_rate_bpm"][1] == 140.0


def test_impossible_values_are_left_out_and_told() -> None:
    found = clean_columns(
        np.arange(4.0),
        {
            "power_w": np.array([100.0, 65_000.0, -3.0, 200.0]),
            "elevation_m": np.array([100.0, 12_000.0, 101.0, 102.0]),
        },
    )
    assert np.isnan(found.values["power_w"][1:3]).all()
    assert found.warnings == ("Some values cannot be (1 heights, 2 power values); I left them out.",)


def test_a_silent_strap_and_a_place_without_a_fix_say_nothing() -> None:
    found = clean_columns(
        np.arange(3.0),
        {
            "heart_rate_bpm": np.array([0.0, 140.0, 0.0]),
            "lat": np.array([0.0, 45.0, 45.0]),
            "lon": np.array([0.0, 7.0, np.nan]),
        },
    )
    assert np.isnan(found.values["heart_rate_bpm"][[0, 2]]).all()
    assert np.isnan(found.values["lat"]).tolist() == [True, False, True]
    assert found.warnings == ()
