"""How numbers are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain import display
from tools.domain.race import UnitSystem

KM, MILES = UnitSystem.METRIC, UnitSystem.IMPERIAL


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (display.clock(13_500), "3:45:00"),
        (display.clock(3137), "52:17"),
        (display.clock(59.6), "1:00"),
        (display.clock(-75), "−1:15"),
        (display.pace(0.32, KM), "5:20 /km"),
        (display.pace(0.32, MILES), "8:35 /mi"),
        (display.pace_number(0.32, KM), "5:20"),
        (display.distance(42_195, KM), "42.195 km"),
        (display.distance(21_097.5, KM), "21.0975 km"),
        (display.distance(42_195, MILES), "26.2 mi"),
        (display.distance(42_340, KM), "42.3 km"),
        (display.distance(10_000, KM), "10 km"),
        (display.short_distance(670, KM), "670 m"),
        (display.short_distance(1200, KM), "1.2 km"),
        (display.place(30_000, KM), "km 30"),
        (display.place(30_440, KM), "km 30.4"),
        (display.place(30_000, MILES), "mile 18.6"),
        (display.stretch(26_000, 33_400, KM), "km 26–33.4"),
        (display.height(147, KM), "145 m"),
        (display.height(147, MILES), "480 ft"),
        (display.height(1.0, KM), "0 m"),
        (display.height_range(5627, 6127, KM), "5,625–6,125 m"),
        (display.height_range(147, 188, KM), "145–190 m"),
        (display.height_range(147, 148, KM), "145–150 m"),
        (display.height_range(146, 147, KM), "145 m"),
        (display.temperature(28, KM), "28 °C"),
        (display.temperature(28, MILES), "82 °F"),
        (display.temperature(-10.4, KM), "−10 °C"),
        (display.temperature(-0.3, KM), "0 °C"),
        (display.weight(58, KM), "58 kg"),
        (display.weight(58, MILES), "128 lb"),
        (display.grams(58), "60 g"),
        (display.grams_range(700, 840), "700–840 g"),
        (display.milligrams(112.5), "110 mg"),
        (display.volume(474, KM), "470 ml"),
        (display.volume(474, MILES), "16 fl oz"),
        (display.volume_range(400, 680, KM), "400–680 ml"),
        (display.percent(0.025, 1), "2.5 %"),
        (display.percent(-0.03), "−3 %"),
        (display.grade(0.025), "+2.5 %"),
        (display.grade(-0.0001), "0.0 %"),
        (display.duration(41), "41 s"),
        (display.duration(-1500), "25 min"),
        (display.duration(4800), "1 h 20 min"),
        (display.race_time(1590), "26 min"),
        (display.race_time(10_500), "2:55 h"),
        (display.rough_clock(13_589), "3:46:00"),
        (display.rough_clock(1474), "24:30"),
        (display.rough_range(11_940, 15_360), "3:19:00–4:16:00"),
        (display.race_distance(21_100, KM), "half marathon"),
        (display.race_distance(42_195, MILES), "marathon"),
        (display.race_distance(10_000, MILES), "10 km"),
        (display.race_distance(16_093.44, MILES), "10 mi"),
    ],
)
def test_numbers_are_written_as_an_athlete_reads_them(written: str, expected: str) -> None:
    assert written == expected


@given(st.lists(st.floats(1, 600), min_size=1, max_size=60))
def test_whole_seconds_add_up_to_the_rounded_total(targets: list[float]) -> None:
    cumulative = [sum(targets[: i + 1]) for i in range(len(targets))]
    assert sum(display.whole_seconds(cumulative)) == round(cumulative[-1])
