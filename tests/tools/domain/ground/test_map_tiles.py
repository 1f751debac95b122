"""Pixels of web tiles around places: known tiles, shares that add up; and a way thinned."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.ground.geodesy import cumulative_distance_m
from tools.domain.ground.map_tiles import pixel_corners, pixel_m, tiles_of
from tools.domain.ground.thinned_way import thinned_way


def test_known_places_lie_in_their_known_tiles() -> None:
    # OpenStreetMap's wiki, "Slippy map tilenames".
    corners = pixel_corners(np.array([51.51202]), np.array([0.02435]), 17, 512)
    assert tiles_of(corners, 512) == [(65_544, 43_582)]


@given(st.floats(-85, 85), st.floats(-180, 180), st.integers(0, 15))
def test_shares_add_up_and_pixels_lie_on_the_map(lat: float, lon: float, zoom: int) -> None:
    corners = pixel_corners(np.array([lat]), np.array([lon]), zoom, 512)

    assert corners.weight.sum() == pytest.approx(1.0)
    assert corners.weight.min() >= 0
    for pixels in (corners.column, corners.row):
        assert pixels.min() >= 0
        assert pixels.max() < 512 * 2**zoom


def test_a_pixel_is_as_wide_as_the_service_says() -> None:
    assert pixel_m(42.5, 14, 512) == pytest.approx(3.5, abs=0.05)
    assert pixel_m(42.5, 14, 256) == pytest.approx(7.0, abs=0.1)


@given(st.integers(2, 400), st.floats(5, 60), st.integers(2, 50))
def test_a_thinned_way_keeps_its_ends_and_its_distance(points: int, step_m: float, most: int) -> None:
    lat, lon = 45 + np.arange(points) * step_m / 111_132, np.full(points, 7.0)
    wanted, at_m = thinned_way(lat, lon, apart_m=90.0, most=most)

    np.testing.assert_array_equal(at_m, cumulative_distance_m(lat, lon))
    assert (wanted[0], wanted[-1]) == (0, points - 1)
    assert wanted.size <= most
    assert (np.diff(wanted) > 0).all()
    if wanted.size > 2:
        assert np.diff(at_m[wanted]).min() >= 90.0 - step_m - 1
