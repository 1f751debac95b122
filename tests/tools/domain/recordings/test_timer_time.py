import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.recordings import recording
from tools.domain.recordings.timer_time import (
    HELD_S,
    ActivityTooLong,
    merged_spans,
    second_grid,
    silences,
    timer_seconds,
    without_spans,
)


def test_a_full_rate_recording_has_one_second_a_record() -> None:
    grid = second_grid(recording(4_700))
    assert grid.seconds == 4_700
    assert grid.held.all()


def test_stops_of_the_timer_are_left_out() -> None:
    time_s = np.concatenate((np.arange(0, 101), np.arange(400, 501))).astype(float)
    ride = recording(time_s=time_s, pauses=((100.0, 400.0),))
    assert timer_seconds(ride) == 200.0
    assert second_grid(ride).seconds == 201
    assert silences(ride) == ()


def test_a_recording_that_goes_on_through_a_stop_is_cut() -> None:
    power = np.full(301, 200.0)
    power[101:200] = 999.0
    grid = second_grid(ride := recording(301, pauses=((100.0, 200.0),), power_w=power))
    assert grid.seconds == 201
    assert grid.column(ride.power_w).max() == 200.0


def test_smart_recording_is_held_and_a_drop_out_is_not() -> None:
    ride = recording(time_s=np.array([0.0, 7.0, 8.0, 48.0]), power_w=np.array([100.0, 200.0, 300.0, 400.0]))
    power = second_grid(ride).column(ride.power_w)
    assert power.size == 49
    assert (power[:7] == 100.0).all()
    assert (power[8 : 8 + int(HELD_S) + 1] == 300.0).all()
    assert np.isnan(power[8 + int(HELD_S) + 1 : 48]).all()
    assert power[48] == 400.0


def test_a_long_silence_counts_as_a_stop() -> None:
    time_s = np.concatenate((np.arange(0, 100), np.arange(500, 600))).astype(float)
    ride = recording(time_s=time_s)
    assert silences(ride) == ((99.0, 500.0),)
    assert timer_seconds(ride) == 599.0, "the timer ran, as far as anybody knows"
    assert second_grid(ride).seconds == 199


def test_a_pool_swim_of_one_record_a_length_is_no_silence() -> None:
    swim = recording(time_s=np.arange(40) * 65.0)
    assert silences(swim) == ()
    assert second_grid(swim).seconds == 39 * 65 + 1


def test_weeks_of_timer_time_are_refused() -> None:
    with pytest.raises(ActivityTooLong, match="clock cannot be right"):
        second_grid(recording(time_s=np.arange(0.0, 4e6, 59.0)))


def test_spans_are_joined_and_empty_ones_left_out() -> None:
    assert merged_spans(((5.0, 9.0), (1.0, 3.0), (2.0, 4.0), (7.0, 7.0))) == ((1.0, 4.0), (5.0, 9.0))


@given(
    spans=st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 1000)), max_size=8),
    times=st.lists(st.floats(0, 1000), min_size=2, max_size=40),
)
def test_a_clock_without_spans_never_falls_and_loses_what_they_cover(
    spans: list[tuple[float, float]], times: list[float]
) -> None:
    apart = merged_spans(tuple(spans))
    clock = without_spans(np.array([0.0, *sorted(times), 1000.0]), apart)
    assert (np.diff(clock) >= -1e-9).all()
    covered = sum(end - start for start, end in apart)
    assert clock[-1] - clock[0] == pytest.approx(1000.0 - covered, abs=1e-6)


def test_a_record_stands_for_ten_seconds_and_no_longer() -> None:
    power = np.array([100.0, 110.0, 120.0, 200.0])
    grid = second_grid(recording(time_s=np.array([0.0, 1.0, 2.0, 15.0]), power_w=power))
    column = grid.column(power)
    assert column[[2, 12]].tolist() == [120.0, 120.0]
    assert np.isnan(column[[13, 14]]).all()
    assert column[15] == 200.0
