"""A confirmed picture becomes a course like any other, corrected linearly, and never surer than it is."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.picture_readings import a_profile, a_reading, a_table, an_axis, found
from tools.domain.course import ElevationQuality
from tools.domain.course_picture import PictureCorrections
from tools.domain.ground.certified_distance import on_certified_distance
from tools.domain.ground.picture_course import (
    ImplausibleCorrection,
    checked,
    confirmed_stations,
    picture_course,
    read_distance_m,
)
from tools.domain.race import AidStation, RaceBrief
from tools.domain.strategy_building import build_strategy

AS_READ = PictureCorrections()


def course(reading=None, right=AS_READ):
    reading = reading or a_reading()
    return picture_course(reading, checked(reading, right), reading_id="r", name="profile")


def test_it_is_judged_as_a_files_profile_is():
    made = course()
    assert (made.origin, made.name, made.bearing_deg, made.waypoints) == ("picture", "profile", (), ())
    assert made.distance_m == 42_000.0
    assert made.elevation_m[0] == pytest.approx(40, abs=1)
    assert max(made.elevation_m) == pytest.approx(190, abs=2)
    assert made.gain.value == pytest.approx(300, rel=0.05)  # one and a half hills of 150 m end on top
    assert made.key_segments
    assert course(a_reading(a_profile(high_m=700.0, hills=3.5))).climbs


def test_it_plans_like_any_course():
    made = course()
    strategy = build_strategy(made, RaceBrief(course_id=made.id, goal_time_s=3.75 * 3600, weight_kg=70))
    splits = strategy.pacing.splits_km
    assert sum(split.distance_m for split in splits) == pytest.approx(made.distance_m)
    paces = [split.target_s / split.distance_m for split in splits]
    assert max(paces) - min(paces) > 0.005, "its hills are paced"


def test_the_range_holds_the_error_of_the_reading():
    sure, unsure = course(), course(a_reading(profile_with(0.06)))
    assert sure.gain.low < sure.gain.value < sure.gain.high
    assert unsure.gain.low < sure.gain.low
    assert unsure.gain.high > sure.gain.high
    assert "picture" in sure.gain.source


def profile_with(residual: float):
    return a_profile().model_copy(update={"elevation_axis": an_axis("m", residual)})


def test_its_quality_is_fair_at_best_and_it_says_where_it_comes_from():
    assert course().elevation_quality is ElevationQuality.FAIR
    assert course(a_reading(confidence=0.3)).elevation_quality is ElevationQuality.POOR
    assert any("picture" in warning for warning in course().warnings)
    assert course().elevation_source == "a picture"


@given(
    distance_m=st.floats(30_000, 200_000),
    lowest_m=st.floats(-100, 2_000),
    rise_m=st.floats(50, 900),
)
def test_a_correction_stretches_linearly(distance_m, lowest_m, rise_m):
    reading = a_reading()
    right = PictureCorrections(distance_m=distance_m, lowest_m=lowest_m, highest_m=lowest_m + rise_m)
    made = course(reading, right)
    assert made.distance_m == distance_m
    assert made.distance.model == "given"
    as_read = np.asarray(course(reading).elevation_m)
    at = np.linspace(0, 1, 50)
    told = np.interp(at, np.linspace(0, 1, len(made.elevation_m)), made.elevation_m)
    expected = lowest_m + (np.interp(at, np.linspace(0, 1, as_read.size), as_read) - 40.0) / 150.0 * rise_m
    assert np.abs(told - expected).max() < 0.04 * rise_m + 0.2  # short courses are smoothed a little more


@pytest.mark.parametrize(
    ("right", "why"),
    [
        ({"distance_m": 50.0}, "distance"),
        ({"distance_m": 2_000_000.0}, "distance"),
        ({"lowest_m": 190.0}, "above the lowest"),
        ({"lowest_m": 500.0}, "above the lowest"),
        ({"highest_m": 10.0}, "above the lowest"),
        ({"highest_m": 9_500.0}, "Everest"),
        ({"lowest_m": -900.0}, "Dead Sea"),
        ({"distance_m": 200.0}, "does not fit"),
    ],
)
def test_what_no_course_has_is_refused(right, why):
    with pytest.raises(ImplausibleCorrection, match=why):
        checked(a_reading(), PictureCorrections(**right))


def test_a_flat_reading_needs_no_correction():
    flat = a_reading(a_profile(low_m=50.0, high_m=50.0))
    assert course(flat, AS_READ).gain.value == 0.0


def test_a_length_in_words_near_the_axis_is_the_length():
    assert read_distance_m(a_reading(distance=found("distance", 42_195.0))) == 42_195.0
    assert read_distance_m(a_reading(distance=found("distance", 21_097.5))) == 42_000.0
    assert read_distance_m(a_table()) == 42_195.0
    assert course(a_reading(distance=found("distance", 42_195.0))).distance_m == 42_195.0


def test_the_same_reading_with_the_same_corrections_is_the_same_course():
    right = PictureCorrections(distance_m=42_195.0)
    assert course().id == course().id
    assert len({course().id, course(right=right).id, course(a_reading(a_profile(hills=2))).id}) == 3


def test_it_can_be_put_on_the_official_distance():
    assert on_certified_distance(course(), 42_195.0).certified_distance_m == 42_195.0


def test_a_name_is_data():
    named = course(a_reading(title="[Lake](http://x) «run»"))
    assert not set(named.name) & set("[]«»")
    assert course(right=PictureCorrections(name="My  race")).name == "My race"


def test_stations_are_those_confirmed_in_course_order():
    table = a_table()
    assert [station.name for station in confirmed_stations(table, AS_READ)] == ["Lake", "Mill"]
    right = PictureCorrections(
        stations=(
            AidStation(name="Far", at_m=99_000),
            AidStation(name="B", at_m=20),
            AidStation(name="A", at_m=3),
        )
    )
    assert [s.name for s in confirmed_stations(table, checked(table, right))] == ["A", "B"]
