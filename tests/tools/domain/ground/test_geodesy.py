"""Distances against geographiclib, an independent geodesic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.ground.geodesy import (
    cumulative_distance_m,
    direction_vectors,
    segment_lengths_m,
    segment_vectors_m,
)


@pytest.mark.parametrize(
    ("lat", "lon", "geodesic_m"),
    [
        ((42.0, 42.0), (0.0, 1.0), 82_850.29),
        ((42.0, 43.0), (0.0, 0.0), 111_083.00),
        ((42.22975, 42.3499), (-71.518245, -71.0785), 38_645.05),
    ],
)
def test_published_geodesics(lat: tuple[float, ...], lon: tuple[float, ...], geodesic_m: float) -> None:
    assert segment_lengths_m(np.array(lat), np.array(lon))[0] == pytest.approx(geodesic_m, rel=1e-5)


def test_the_antimeridian_is_crossed_the_short_way() -> None:
    across = segment_lengths_m(np.array([10.0, 10.0]), np.array([179.9995, -179.9995]))
    assert across[0] == pytest.approx(segment_lengths_m(np.array([10.0, 10.0]), np.array([0.0, 0.001]))[0])


def test_cumulative_distance_starts_at_zero_and_has_one_value_per_point() -> None:
    at_m = cumulative_distance_m(np.array([0.0, 0.001, 0.002]), np.zeros(3))
    assert at_m.shape == (3,)
    assert at_m[0] == 0.0
    assert at_m[2] == pytest.approx(2 * at_m[1], rel=1e-6)


def test_north_and_east_are_told_apart() -> None:
    north, east = segment_vectors_m(np.array([42.0, 43.0, 43.0]), np.array([0.0, 0.0, -1.0]))
    assert north == pytest.approx([111_083.00, 0.0], rel=1e-5)
    assert east == pytest.approx([0.0, -81_541.0], rel=1e-4)


def test_points_close_together_are_measured_as_points_far_apart() -> None:
    """A course of a few degrees is computed by series, a longer way by whole sines: both agree."""
    lat, lon = np.linspace(44.0, 49.0, 500), np.linspace(5.0, 9.0, 500)
    alone = segment_lengths_m(lat, lon)
    with_a_leap = segment_lengths_m(np.append(lat, 20.0), np.append(lon, 9.0))
    assert alone == pytest.approx(with_a_leap[:-1], rel=1e-9)


places = st.tuples(st.floats(-89, 89), st.floats(-180, 180))


@given(places, places)
def test_lengths_are_the_same_both_ways(a: tuple[float, float], b: tuple[float, float]) -> None:
    lat, lon = np.array([a[0], b[0]]), np.array([a[1], b[1]])
    there, back = segment_lengths_m(lat, lon)[0], segment_lengths_m(lat[::-1], lon[::-1])[0]
    assert there >= 0.0
    assert there == pytest.approx(back, abs=1e-6)


@given(places)
def test_directions_are_unit_vectors(place: tuple[float, float]) -> None:
    vector = direction_vectors(np.array([place[0]]), np.array([place[1]]))
    assert np.linalg.norm(vector) == pytest.approx(1.0)
