"""What athletes say of their own body."""

from datetime import date

import pytest

from agent.understanding import understand
from agent.understanding.oneself import read_oneself
from agent.understanding.sweat_test import SweatTestSaid
from tools.domain.profile import ProfileName
from tools.domain.race import RaceBrief

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("words", "name", "value"),
    [
        ("my FTP is 260", ProfileName.FTP_W, 260),
        ("my ftp went up to 271 w", ProfileName.FTP_W, 271),
        ("max HR is 188", ProfileName.MAXIMUM_HEART_RATE_BPM, 188),
        ("my maximum heart rate is about 191 bpm", ProfileName.MAXIMUM_HEART_RATE_BPM, 191),
        ("resting pulse 44", ProfileName.RESTING_HEART_RATE_BPM, 44),
        ("my lactate threshold heart rate is 172", ProfileName.THRESHOLD_HEART_RATE_BPM, 172),
        ("threshold pace 4:05", ProfileName.THRESHOLD_PACE_S_PER_KM, 245),
        ("threshold pace is 6:30 /mi", ProfileName.THRESHOLD_PACE_S_PER_KM, 242.3),
    ],
)
def test_values_are_read(words: str, name: ProfileName, value: float) -> None:
    assert read_oneself(words, TODAY, RaceBrief()).values == {name: pytest.approx(value)}


@pytest.mark.parametrize(
    ("words", "test"),
    [
        ("I lost 1.1 kg in 90 min and drank 500 ml", SweatTestSaid(1.1, 90, 500)),
        ("lost 2 lbs over 1 hour, drank nothing", SweatTestSaid(0.907, 60, 0)),
        ("lost 800 g in 1:15 h", SweatTestSaid(0.8, 75, 0)),
        ("weighed 70.8 before and 69.9 after one hour, drank half a litre", SweatTestSaid(0.9, 60, 500)),
    ],
)
def test_sweat_tests_are_read(words: str, test: SweatTestSaid) -> None:
    said = read_oneself(words, TODAY, RaceBrief())
    assert said.sweat == test
    assert understand(words, TODAY, RaceBrief()).changes == {}


def test_weight_lost_over_a_season_is_no_sweat_test() -> None:
    words = "I lost 5 kg this year, marathon in 3 hours"
    assert read_oneself(words, TODAY, RaceBrief()).sweat is None
    assert understand(words, TODAY, RaceBrief()).changes["goal_time_s"] == 10_800


@pytest.mark.parametrize("words", ["80 % of my max heart rate", "how was my ride?", "my heart rate hit 170"])
def test_nothing_is_invented(words: str) -> None:
    assert not read_oneself(words, TODAY, RaceBrief())
