"""A photographed sheet laid straight by the lines on it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.picture.vanishing import family, upright_transform

SIDE = 1000.0


def seen(segments: np.ndarray, transform: np.ndarray) -> np.ndarray:
    """Return segments as a camera sees them."""
    ends = segments.reshape(-1, 2)
    moved = np.column_stack([ends, np.ones(len(ends))]) @ transform.T
    return (moved[:, :2] / moved[:, 2:]).reshape(-1, 4)


def sheet() -> np.ndarray:
    """Return the level and plumb lines of a chart with a grid, about its middle."""
    at = np.linspace(-400, 400, 6)
    level = [[-450, y, 450, y] for y in at]
    plumb = [[x, -450, x, 450] for x in at]
    return np.array([*level, *plumb], dtype=float)


@given(turn=st.floats(-8, 8), tilt_x=st.floats(-2e-4, 2e-4), tilt_y=st.floats(-2e-4, 2e-4))
def test_level_lines_become_level_and_plumb_ones_plumb(turn: float, tilt_x: float, tilt_y: float) -> None:
    angle = np.radians(turn)
    camera = np.array(
        [[np.cos(angle), -np.sin(angle), 0], [np.sin(angle), np.cos(angle), 0], [tilt_x, tilt_y, 1]]
    )
    photo = seen(sheet(), camera)
    level = family(photo, level=True, side_px=SIDE)
    plumb = family(photo, level=False, side_px=SIDE)
    if level.straight and plumb.straight:
        return
    laid = seen(photo, upright_transform(level, plumb))
    assert np.abs(laid[:6, 1] - laid[:6, 3]).max() < 2.5
    assert np.abs(laid[6:, 0] - laid[6:, 2]).max() < 2.5


def test_a_straight_sheet_stays() -> None:
    assert family(sheet(), level=True, side_px=SIDE).straight
    assert family(sheet(), level=False, side_px=SIDE).straight


def test_a_hatching_is_no_direction() -> None:
    x = np.linspace(-400, 400, 60)
    hatching = np.column_stack([x, np.full(60, 30.0), x + 12, np.full(60, -5.0)])
    plumb = family(hatching, level=False, side_px=SIDE)
    assert plumb.straight
    assert plumb.agreeing < 1.0


def test_nothing_to_go_by_leaves_a_picture_as_it_is() -> None:
    nothing = family(np.zeros((0, 4)), level=True, side_px=SIDE)
    assert nothing.straight
    assert nothing.agreeing == pytest.approx(0.0)
