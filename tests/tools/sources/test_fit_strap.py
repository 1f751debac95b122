import numpy as np
import pytest

from tests.support.shared_data import shared_file
from tools.sources.fit import read_fit
from tools.sources.fit_messages import Values
from tools.sources.fit_strap import with_strap

ANCHOR: Values = {"timestamp": 1000, "fractional_timestamp": 0.5, "event_timestamp": 50.0, "filtered_bpm": 70}


def packed(*ticks: int) -> tuple[int, ...]:
    """Return 12-bit numbers as bytes, two in three."""
    found: list[int] = []
    for first, second in zip(ticks[0::2], ticks[1::2], strict=True):
        low, high = first % 4096, second % 4096
        found += [low & 0xFF, low >> 8 | (high & 0x0F) << 4, high >> 4]
    return tuple(found)


def beats(*ticks: int, bpm: tuple[int, ...]) -> Values:
    return {"event_timestamp_12": packed(*ticks), "filtered_bpm": bpm}


def test_beats_are_placed_by_the_straps_own_clock() -> None:
    start = 50 * 1024
    straps = [ANCHOR, beats(start + 1024, start + 2048, bpm=(80, 90))]
    clock = np.array([1001.5, 1002.5, 1020.0])
    merged = with_strap(clock, np.array([np.nan, 60.0, 61.0]), straps)
    assert merged.tolist() == [80.0, 90.0, 61.0], "where the strap is silent, the watch counts"


def test_short_time_stamps_begin_again_every_four_seconds() -> None:
    start = 50 * 1024
    straps = [ANCHOR, beats(*(start + step * 3 * 1024 for step in range(1, 5)), bpm=(81, 82, 83, 84))]
    clock = 1000.5 + np.array([3.0, 6.0, 9.0, 12.0])
    assert with_strap(clock, np.full(4, np.nan), straps).tolist() == [81.0, 82.0, 83.0, 84.0]


def test_without_a_strap_nothing_changes() -> None:
    heart_rate = np.array([100.0, np.nan])
    assert with_strap(np.array([0.0, 1.0]), heart_rate, []) is heart_rate
    lost = [beats(1, 2, bpm=(80, 81))]
    assert with_strap(np.array([0.0, 1.0]), heart_rate, lost) is heart_rate, "no anchor, no time"


def test_the_heart_rate_of_a_swim() -> None:
    swim = read_fit(shared_file("fit-activity/sports-lib__swim-6860712481.fit"))
    assert np.nanmean(swim.heart_rate_bpm) == pytest.approx(128.0, abs=0.6)
    assert np.nanmax(swim.heart_rate_bpm) == 156.0
