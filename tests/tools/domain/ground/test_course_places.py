"""Where a course lies: equal steps along its line, the same place for the same share of the way."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.tracks import hills, make_track, straight_track
from tools.domain.course import CoursePlaces
from tools.domain.ground.course_line import CourseTooShort
from tools.domain.ground.course_places import course_places, place_at
from tools.domain.ground.geodesy import segment_lengths_m


def test_a_straight_line_keeps_its_ends_and_equal_steps() -> None:
    track = straight_track(5_000, hills)

    places = course_places(track)

    assert (places.lat[0], places.lat[-1]) == pytest.approx((track.lat[0], track.lat[-1]), abs=1e-9)
    lengths = segment_lengths_m(places.lat, places.lon)
    assert lengths.mean() == pytest.approx(20, abs=0.5)
    assert np.ptp(lengths) < 0.1


def test_across_the_180th_meridian_it_does_not_go_round_the_world() -> None:
    lon = np.concatenate((np.linspace(179.9, 179.999, 50), np.linspace(-179.999, -179.9, 50)))
    track = make_track(np.full(100, -16.5), lon, np.zeros(100))

    places = course_places(track)

    assert (np.abs(places.lon) <= 180).all()
    assert segment_lengths_m(places.lat, places.lon).max() < 50
    _, middle = place_at(places, 0.5)
    assert abs(float(middle)) > 179.9


def test_what_goes_nowhere_lies_nowhere() -> None:
    with pytest.raises(CourseTooShort):
        course_places(make_track(np.full(5, 47.0), np.full(5, 8.0), np.zeros(5)))


@given(share=st.floats(-1, 2))
def test_a_share_of_the_way_is_on_the_line(share: float) -> None:
    places = CoursePlaces(lat=np.linspace(47.0, 47.1, 11), lon=np.linspace(8.0, 8.2, 11))

    lat, lon = place_at(places, share)

    assert 47.0 <= lat <= 47.1
    assert (float(lat) - 47.0) * 2 == pytest.approx(float(lon) - 8.0, abs=1e-9)
