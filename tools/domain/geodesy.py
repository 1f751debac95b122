"""Distances on the WGS84 ellipsoid."""

import numpy as np

from tools.domain.course import FloatArray

WGS84_SEMI_MAJOR_M = 6_378_137.0
WGS84_FLATTENING = 1 / 298.257223563
_ECCENTRICITY_SQUARED = WGS84_FLATTENING * (2 - WGS84_FLATTENING)


def segment_lengths_m(lat: FloatArray, lon: FloatArray) -> FloatArray:
    """Return the distance from each point to the next, in metres; degrees in, shape (points - 1,).

    Each step is measured with the ellipsoid's two radii of curvature at its middle latitude: within 1 in
    100,000 of the geodesic up to 100 km, where a sphere is off by as much as 0.26 %.
    """
    phi = np.radians(lat)
    middle = (phi[1:] + phi[:-1]) / 2
    across = np.radians((np.diff(lon) + 180.0) % 360.0 - 180.0)  # the short way round at the antimeridian
    bulge = 1.0 - _ECCENTRICITY_SQUARED * np.sin(middle) ** 2
    prime_vertical_m = WGS84_SEMI_MAJOR_M / np.sqrt(bulge)
    meridional_m = prime_vertical_m * (1.0 - _ECCENTRICITY_SQUARED) / bulge
    return np.hypot(meridional_m * np.diff(phi), prime_vertical_m * np.cos(middle) * across)


def cumulative_distance_m(lat: FloatArray, lon: FloatArray) -> FloatArray:
    """Return the distance from the first point to each point along the line, in metres, shape (points,)."""
    return np.concatenate(([0.0], np.cumsum(segment_lengths_m(lat, lon))))


def direction_vectors(lat: FloatArray, lon: FloatArray) -> FloatArray:
    """Return unit vectors from the earth's centre, shape (points, 3): to find what lies near."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.stack((np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)), axis=-1)
