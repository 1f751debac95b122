"""Sections: the whole course, cut where slope or wind change, named as a rider would."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.courses import course_of, flat, symmetric_hill
from tests.support.rides import a_ride, cut, heading, hills, passes
from tools.domain.course import SegmentKind
from tools.domain.riding.ride_sections import SHORTEST_M, RideCut, SectionLabel, steepest_sustained
from tools.domain.riding.ride_setup import set_up_ride
from tools.domain.strategy import FeltWind


def lengths(made: RideCut) -> np.ndarray:
    return np.diff(made.setup.ground.edge_m[made.first])


@settings(max_examples=40, deadline=None)
@given(
    distance_m=st.floats(500, 90_000),
    height_m=st.floats(0, 120),
    wave_m=st.floats(500, 20_000),
    wind=st.floats(0, 15),
)
def test_sections_are_the_whole_course(
    distance_m: float, height_m: float, wave_m: float, wind: float
) -> None:
    course = course_of(lambda x: 500 + height_m * math.sin(2 * math.pi * x / wave_m), distance_m)
    round_trip = heading(course, lambda at: 360 * at / distance_m)
    made = cut(round_trip, wind_speed_m_per_s=wind, wind_from_deg=30)
    assert made.first[0] == 0
    assert lengths(made).sum() == pytest.approx(distance_m)
    assert (np.diff(made.first) > 0).all()
    assert len(made.names) == made.grade.size == made.coasts.size == made.first.size - 1 <= 80
    assert np.bincount(made.of_interval).tolist() == np.diff(made.first).tolist()
    if len(made.names) > 1:
        assert lengths(made).min() >= min(SHORTEST_M, distance_m / 4) - 15


@pytest.mark.parametrize("course", [flat(180_000), passes()], ids=["flat", "passes"])
def test_a_long_ride_has_twenty_to_eighty_sections(course) -> None:  # type: ignore[no-untyped-def]
    assert 20 <= len(cut(course).names) <= 80


def test_a_hill_is_cut_at_its_top() -> None:
    made = cut(symmetric_hill(8_000, 0.05))
    edges = made.setup.ground.edge_m[made.first]
    assert np.abs(edges - 4_000).min() <= 100
    assert made.names == ("Climb 1, 5.0 %", "Descent, −5.0 %")


def test_parts_of_one_climb_share_its_number() -> None:
    course = course_of(lambda x: 0.03 * min(x, 4000) + 0.08 * max(0.0, min(x, 8000) - 4000), 12_000)
    names = cut(course).names
    assert [name.split(",")[0] for name in names] == ["Climb 1", "Climb 1", "Flat"]
    assert [label.number for label in cut(course).labels] == [1, 1, None]


def test_the_wind_cuts_a_flat_course_and_names_it() -> None:
    there_and_back = heading(flat(20_000), lambda at: 0 if at < 10_000 else 180)
    made = cut(there_and_back, wind_speed_m_per_s=8, wind_from_deg=0)
    edges = made.setup.ground.edge_m[made.first]
    assert np.abs(edges - 10_000).min() <= 100
    assert made.names[0] == "Flat, headwind"
    assert made.names[-1] == "Flat, tailwind"
    assert made.labels[0] == SectionLabel(SegmentKind.FLAT, None, FeltWind.HEADWIND)
    assert made.labels[-1].wind is FeltWind.TAILWIND


def test_a_steep_descent_is_coasted_and_a_gentle_one_pedalled() -> None:
    steep, gentle = cut(symmetric_hill(8_000, 0.07)), cut(symmetric_hill(8_000, 0.025))
    assert steep.coasts.tolist() == [False, True]
    assert not steep.pedals[steep.first[1] :].any()
    assert not gentle.coasts.any()
    assert gentle.pedals.all()


def test_a_rise_within_a_descent_is_pedalled() -> None:
    def height(x: float) -> float:
        return 600 - 0.08 * x + (0.10 * min(max(x - 4000, 0), 150))

    made = cut(course_of(height, 7_000))
    assert made.coasts.any()
    at = made.setup.ground.edge_m[:-1]
    assert made.pedals[(at > 4020) & (at < 4130)].all()
    assert not made.pedals[(at > 500) & (at < 3900)].any()


def test_short_rollers_are_one_rolling_section() -> None:
    assert set(cut(hills(20_000, height_m=3, wave_m=350)).names) == {"Rolling"}


def test_the_steepest_sustained_grade_is_over_300_m() -> None:
    def height(x: float) -> float:
        return 0.02 * x + 0.08 * min(max(x - 5000, 0), 400) + 0.2 * min(max(x - 8000, 0), 60)

    at_m, grade = steepest_sustained(set_up_ride(course_of(height, 10_000), a_ride()))
    assert grade == pytest.approx(0.10, abs=0.002)
    assert 4_990 <= at_m <= 5_110


def test_a_course_shorter_than_300_m_is_its_own_steepest() -> None:
    at_m, grade = steepest_sustained(set_up_ride(course_of(lambda x: 0.06 * x, 250), a_ride()))
    assert at_m == 0
    assert grade == pytest.approx(0.06, abs=1e-3)


def test_the_steepest_stretch_is_one_of_three_hundred_metres() -> None:
    """200 m at 12 % are 8 % over 300 m; 600 m at 9 % are steeper."""
    course = course_of(
        lambda x: 0.12 * min(max(x - 1_000, 0), 200) + 0.09 * min(max(x - 3_000, 0), 600), 6_000
    )
    at_m, grade = steepest_sustained(set_up_ride(course, a_ride()))
    assert grade == pytest.approx(0.09, abs=1e-3)
    assert 3_000 <= at_m <= 3_300


@pytest.mark.parametrize(("grade", "coasted"), [(0.045, False), (0.056, True)])
def test_a_descent_is_coasted_from_fifty_kilometres_an_hour(grade: float, coasted: bool) -> None:
    # By hand for 85 kg and 0.325 m2 at 50 km/h: 38.9 N of air on 834 N of weight, rolling 0.0045: 5.1 %.
    made = cut(course_of(lambda x: 450 - grade * x, 8_000))
    assert made.coasts.any() == coasted
