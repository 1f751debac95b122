"""How times, paces, gears and places are read, and how they are refused."""

from argparse import ArgumentTypeError
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.commands import arguments


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("3:30:00", 12_600), ("0:03:30", 210), ("22:30", 1350), ("100:00", 6000), ("24:00:00", 86_400)],
)
def test_times(text: str, seconds: float) -> None:
    assert arguments.clock_time(text) == seconds


def test_hours_or_minutes_are_asked_for() -> None:
    with pytest.raises(ArgumentTypeError, match="3:30:00 or 0:03:30"):
        arguments.clock_time("3:30")


@given(st.integers(1, 400_000))
def test_every_written_time_is_read_back(seconds: int) -> None:
    text = f"{seconds // 3600}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"
    assert arguments.clock_time(text) == seconds


@pytest.mark.parametrize(("text", "seconds"), [("4:05", 245), ("4:05/km", 245), ("6:35/mi", 245.44)])
def test_paces(text: str, seconds: float) -> None:
    assert arguments.pace(text) == pytest.approx(seconds, abs=0.01)


@pytest.mark.parametrize(
    ("text", "teeth"), [("50,34", (50, 34)), ("11-34", (11, 34)), ("52/36", (52, 36)), ("40", (40,))]
)
def test_teeth(text: str, teeth: tuple[int, ...]) -> None:
    assert arguments.teeth(text) == teeth


@pytest.mark.parametrize(
    ("text", "km"),
    [("marathon", 42.195), ("Half", 21.0975), ("10k", 10), ("15", 15), ("15km", 15), ("10 mi", 16.09344)],
)
def test_races(text: str, km: float) -> None:
    assert arguments.race_km(text) == pytest.approx(km)


def test_places_with_a_time() -> None:
    assert arguments.stop("21.1@3:00").duration_s == 180
    assert arguments.cutoff("30@4:00:00").at_m == 30_000
    assert arguments.effort("320@12:00").duration_s == 720


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (arguments.clock_time, "3h30"),
        (arguments.clock_time, "1:75:00"),
        (arguments.clock_time, "0:00:00"),
        (arguments.pace, "245"),
        (arguments.pace, "4:65"),
        (arguments.teeth, "fifty"),
        (arguments.teeth, "50,,34"),
        (arguments.teeth, "5"),
        (arguments.teeth, "11-99"),
        (arguments.race_km, "moon"),
        (arguments.race_km, "nan"),
        (arguments.race_km, "0"),
        (arguments.race_km, "-5"),
        (arguments.race_km, "5000"),
        (arguments.not_negative, "-1"),
        (arguments.stop, "21.1"),
        (arguments.stop, "@3:00"),
        (arguments.cutoff, "0@1:00:00"),
        (arguments.cutoff, "30@4:00"),
        (arguments.effort, "320"),
        (arguments.effort, "9999@1:00"),
        (arguments.number, "nan"),
        (arguments.number, "inf"),
        (arguments.number, "many"),
        (arguments.positive, "0"),
        (arguments.picture, "out.txt"),
    ],
)
def test_what_cannot_be_read_is_said(read: Callable[[str], object], text: str) -> None:
    with pytest.raises(ArgumentTypeError):
        read(text)
