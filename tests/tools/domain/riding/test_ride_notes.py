"""What a ride plan says beside its numbers: every stand-in, every danger."""

import pytest

from tests.support.courses import flat
from tests.support.rides import planned, said_in
from tools.domain.race import Cutoff


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
        ({"cutoffs": (Cutoff(at_m=10_000, time_s=7_200),)}, "The tightest cut-off is km 10 at 2:00:00"),
    ],
)
def test_what_should_be_known_is_warned_of(said: dict[str, object], words: str) -> None:
    assert said_in(planned(flat(20_000), **said)[0].warnings, words)


def test_nothing_is_said_of_what_was_measured() -> None:
    said = {"cda_m2": 0.3, "crr": 0.004, "temperature_c": 18, "target_power_w": 220}
    assumptions = planned(flat(20_000), **said)[0].assumptions
    assert assumptions == ("Times may be off by 4 % either way with your measured drag.",)
