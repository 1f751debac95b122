"""What a ride plan says beside its numbers: every stand-in, every danger."""

import pytest

from tests.support.courses import flat, symmetric_hill, without_elevation
from tests.support.rides import planned, said_in
from tools.domain.course import CourseAnalysis
from tools.domain.race import Cutoff, UnitSystem


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"wind_speed_m_per_s": 5}, "its direction is not known"),
        ({"wind_from_deg": 90}, "its speed is not known"),
        ({"wind_speed_m_per_s": 5, "wind_from_deg": 90}, "direction of this course is not known"),
        ({"system_mass_kg": None}, "Your weight is not known"),
        ({}, "a road position (not said)"),
        ({}, "race tyres"),
        ({}, "No temperature was said"),
        ({"critical_power_w": 240}, "critical power stands for it"),
    ],
)
def test_what_is_taken_for_granted_is_said(said: dict[str, object], words: str) -> None:
    assert said_in(planned(flat(20_000), **said)[0].assumptions, words)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"ftp_w": 250, "critical_power_w": 320}, "CP estimate inconsistent"),
        ({"temperature_c": 34}, "costs power that this plan does not count"),
        ({"distance_m": 30_000}, "Is it the right file?"),
        ({"cutoffs": (Cutoff(at_m=10_000, time_s=300),)}, "misses the cut-off at km 10"),
        ({"cutoffs": (Cutoff(at_m=10_000, time_s=7_200),)}, "The tightest cut-off is km 10, 2:00 h after"),
    ],
)
def test_what_should_be_known_is_warned_of(said: dict[str, object], words: str) -> None:
    assert said_in(planned(flat(20_000), **said)[0].warnings, words)


def test_nothing_is_said_of_what_was_measured() -> None:
    said = {"cda_m2": 0.3, "crr": 0.004, "temperature_c": 18, "target_power_w": 220}
    assumptions = planned(flat(20_000), **said)[0].assumptions
    assert assumptions == ("Times may be off by 4 % either way with your measured drag.",)


@pytest.mark.parametrize(
    ("course", "words"),
    [
        (
            without_elevation(40_000),
            "by 4 % either way with your measured drag; your weight and rolling resistance are stand-ins.",
        ),
        (
            symmetric_hill(20_000, 0.03),
            "by 8 % either way; your weight and rolling resistance are stand-ins.",
        ),
    ],
)
def test_beside_a_measured_drag_the_stand_ins_left_are_named(course: CourseAnalysis, words: str) -> None:
    assert said_in(planned(course, cda_m2=0.25, ftp_w=280, system_mass_kg=None)[0].assumptions, words)


def test_speeds_that_bound_are_whole_numbers() -> None:
    falling = planned(symmetric_hill(8_000, 0.07), ftp_w=250, units=UnitSystem.IMPERIAL)[0]
    assert said_in(falling.assumptions, "gives 31 mph or more, never planned faster than 37 mph.")
