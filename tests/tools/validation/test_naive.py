"""The methods we do not use, computed as those who use them do."""

import gpxpy.gpx
import numpy as np
import pytest

from tests.support.tracks import hills
from tools.validation.naive import gpxpy_gain_m, haversine_lengths_m, longest_rise_m, raw_gain_m


@pytest.mark.parametrize(
    ("lat", "lon", "sphere_m"),
    [
        ((42.0, 42.0), (0.0, 1.0), 82_633.58),
        ((42.0, 43.0), (0.0, 0.0), 111_195.08),
        ((42.22975, 42.3499), (-71.518245, -71.0785), 38_560.30),
    ],
)
def test_the_haversine_of_the_published_places(
    lat: tuple[float, float], lon: tuple[float, float], sphere_m: float
) -> None:
    assert haversine_lengths_m(np.array(lat), np.array(lon))[0] == pytest.approx(sphere_m, abs=0.01)


def test_gpxpys_gain_is_gpxpys() -> None:
    heights = hills(np.arange(300) * 20.0) + np.random.default_rng(8).normal(0.0, 1.5, 300)
    segment = gpxpy.gpx.GPXTrackSegment(
        [gpxpy.gpx.GPXTrackPoint(45.0 + i * 1e-4, 7.0, elevation=height) for i, height in enumerate(heights)]
    )
    assert gpxpy_gain_m(heights) == pytest.approx(segment.get_uphill_downhill().uphill, rel=1e-9)
    assert gpxpy_gain_m(heights) < raw_gain_m(heights)
    assert gpxpy_gain_m(np.array([1.0, 4.0])) == 3.0


def test_any_dip_ends_the_longest_rise() -> None:
    heights = np.array([5.0, 6.0, 9.0, 8.9, 12.0, 14.0, 20.0, 19.0])
    length_m, gain_m = longest_rise_m(heights, 10.0)
    assert length_m == 30.0
    assert gain_m == pytest.approx(11.1)
