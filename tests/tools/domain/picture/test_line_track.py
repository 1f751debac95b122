"""A line followed through gaps and crossings; the edge of an area that others cross."""

import numpy as np

from tools.domain.picture.line_track import filled_edge, follow


def picture(height: int = 120, width: int = 300) -> tuple[np.ndarray, np.ndarray]:
    """Return a mask with a wave drawn into it, and the wave."""
    wave = 60 + 35 * np.sin(np.arange(width) / 40)
    rows = np.arange(height)[:, None]
    return np.abs(rows - wave[None, :]) <= 1.5, wave


def test_a_line_is_followed_to_its_middle() -> None:
    mask, wave = picture()
    track = follow(mask.astype(float), mask, reach_px=12)
    assert track is not None
    assert track.extent == (0, 299)
    assert float(np.abs(track.y - wave).max()) < 0.8


def test_a_gap_is_crossed_and_specks_are_left() -> None:
    mask, wave = picture()
    mask[:, 140:150] = False
    mask[5, 40:60] = mask[110, 200:203] = True
    track = follow(mask.astype(float), mask, reach_px=12)
    assert track is not None
    seen = np.isfinite(track.y)
    assert track.extent == (0, 299)
    assert np.nonzero(~seen)[0].tolist() == list(range(140, 150))
    assert float(np.abs(track.y - wave)[seen].max()) < 0.8
    assert track.touched < 1.0


def test_nothing_is_no_line() -> None:
    assert follow(np.zeros((20, 20)), np.zeros((20, 20), dtype=bool), reach_px=5) is None


def test_an_edge_outvotes_what_crosses_it() -> None:
    _, wave = picture()
    rows = np.arange(120)[:, None]
    votes = np.where(rows >= wave[None, :], 1.0, -1.0)
    votes[20] = 1.0  # a grid line over the ground
    votes[100:103] = -1.0  # and one through the area
    votes[:, 150] = 0.0
    edge, agreed = filled_edge(votes)
    inside = np.arange(300) != 150
    assert float(np.abs(edge - np.ceil(wave))[inside].max()) == 0.0
    assert float(agreed[inside].min()) > 0.8
