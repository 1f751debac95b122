"""How a flat sheet was turned and tilted when it was photographed, from lines that were level or plumb.

Lines that are parallel on the sheet meet in one point of the picture (infinitely far away where nothing is
tilted). Both families' points give the transform that lays the sheet straight: Hartley and Zisserman,
Multiple View Geometry, 2nd edition, section 2.7.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

SURE = 1.0  # as `Family.agreeing`: less line than that says nothing about a tilt
_STRAIGHT_DEG = 0.12  # lines this close to level need no straightening
_AGREE_DEG = 0.35
_STRONGEST = 70
_FAMILY_DEG = 22.0


@dataclass(frozen=True, slots=True)
class Family:
    """Lines of one direction: the point they meet in, homogeneous, and how much agrees with it.

    `agreeing` sums squared lengths, as shares of a side: a frame's two lines are worth more than a hatching.
    """

    point: Floats
    agreeing: float
    straight: bool


def family(segments: Floats, *, level: bool, side_px: float) -> Family:
    """Return where the level (or plumb) lines of a sheet meet; straight where they need no correction.

    `segments` has shape (lines, 4): x, y of both ends, about the picture's middle. `side_px` is the picture's
    side along them; where less than SURE agrees the sheet is taken to lie straight.
    """
    infinite = np.array([1.0, 0.0, 0.0]) if level else np.array([0.0, 1.0, 0.0])
    mine = segments[_along(segments, level=level)]
    if mine.shape[0] < 2:
        return Family(infinite, 0.0, straight=True)
    strongest = mine[np.argsort(-_lengths(mine))[:_STRONGEST]]
    lines = np.cross(_ends(strongest, 0), _ends(strongest, 1))
    first, second = np.triu_indices(strongest.shape[0], 1)
    meeting = np.cross(lines[first], lines[second])
    far = np.column_stack([strongest[:, 2:] - strongest[:, :2], np.zeros(strongest.shape[0])])
    points = _unit(np.vstack([infinite[None], far, meeting]))
    points = points[_plausible(points, strongest, level=level)]
    agreeing = np.array([_agreeing(point, mine, side_px) for point in points])
    best = int(np.argmax(agreeing * np.where(np.arange(agreeing.size) == 0, 1.1, 1.0)))
    if agreeing[best] < SURE:
        return Family(infinite, float(agreeing[best]), straight=True)
    point = _refined(points[best], mine)
    return Family(point, _agreeing(point, mine, side_px), straight=_straight(point, infinite, mine))


def upright_transform(level: Family, plumb: Family) -> Floats:
    """Return the transform (3, 3) of a picture, about its middle, that lays its sheet straight."""
    vanishing = np.cross(level.point, plumb.point)
    vanishing = vanishing / (vanishing[2] if abs(vanishing[2]) > 1e-12 else 1e-12)
    tilt = np.array([[1.0, 0, 0], [0, 1.0, 0], vanishing])
    across, down = tilt @ level.point, tilt @ plumb.point
    turn = np.column_stack([_pointing(across[:2], 0), _pointing(down[:2], 1)])
    lay = np.eye(3)
    lay[:2, :2] = np.linalg.inv(turn)
    return np.asarray(lay @ tilt, dtype=np.float64)


def skew_deg(level: Family, plumb: Family) -> float:
    """Return by how much the two directions miss a right angle in the picture's middle, in degrees."""
    across, down = _pointing(level.point[:2], 0), _pointing(plumb.point[:2], 1)
    return float(abs(np.degrees(np.arcsin(np.clip(across @ down, -1, 1)))))


def _pointing(direction: Floats, axis: int) -> Floats:
    unit = direction / np.linalg.norm(direction)
    return np.asarray(unit if unit[axis] > 0 else -unit, dtype=np.float64)


def _along(segments: Floats, *, level: bool) -> NDArray[np.bool_]:
    run, rise = np.abs(segments[:, 2] - segments[:, 0]), np.abs(segments[:, 3] - segments[:, 1])
    across, along = (rise, run) if level else (run, rise)
    return np.asarray(np.degrees(np.arctan2(across, along)) < _FAMILY_DEG)


def _plausible(points: Floats, segments: Floats, *, level: bool) -> NDArray[np.bool_]:
    """Tell which points lie well outside the picture, in the family's own direction."""
    size = float(np.abs(segments).max())
    outside = np.hypot(points[:, 0], points[:, 1]) > 2.0 * size * np.abs(points[:, 2])
    across, along = (points[:, 1], points[:, 0]) if level else (points[:, 0], points[:, 1])
    return np.asarray(outside & (np.abs(across) < 0.5 * np.abs(along)))


def _ends(segments: Floats, which: int) -> Floats:
    return np.column_stack([segments[:, 2 * which : 2 * which + 2], np.ones(segments.shape[0])])


def _lengths(segments: Floats) -> Floats:
    return np.asarray(np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1]))


def _unit(points: Floats) -> Floats:
    return np.asarray(points / np.maximum(np.linalg.norm(points, axis=1, keepdims=True), 1e-12))


def _off_deg(point: Floats, segments: Floats) -> Floats:
    """Return how far each segment points past a point, in degrees."""
    middle = (segments[:, :2] + segments[:, 2:]) / 2
    toward = point[:2][None, :] - point[2] * middle
    along = segments[:, 2:] - segments[:, :2]
    crossed = toward[:, 0] * along[:, 1] - toward[:, 1] * along[:, 0]
    return np.asarray(np.degrees(np.arctan2(np.abs(crossed), np.abs((toward * along).sum(axis=1)))))


def _agreeing(point: Floats, segments: Floats, side_px: float) -> float:
    near = _off_deg(point, segments) < _AGREE_DEG
    return float(((_lengths(segments) / side_px) ** 2 * near).sum())


def _refined(point: Floats, segments: Floats) -> Floats:
    """Return the point all agreeing lines pass closest to, long ones counting more: the least eigenvector."""
    size = float(np.abs(segments).max())
    scale = np.array([1 / size, 1 / size, 1.0])
    for _ in range(3):
        held = segments[_off_deg(point, segments) < _AGREE_DEG]
        if held.shape[0] < 2:
            return point
        lines = np.cross(_ends(held, 0) * scale, _ends(held, 1) * scale)
        lines /= np.linalg.norm(lines[:, :2], axis=1, keepdims=True)
        weighted = lines * _lengths(held)[:, None]
        _, _, axes = np.linalg.svd(weighted, full_matrices=False)
        point = axes[-1] / scale
        point = point / np.linalg.norm(point)
    return point


def _straight(point: Floats, infinite: Floats, segments: Floats) -> bool:
    """Tell whether lines to a point are level or plumb all over the picture."""
    corners = np.abs(segments).reshape(-1, 2).max(axis=0) * np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    toward = point[:2][None, :] - point[2] * corners
    crossed = np.abs(toward[:, 0] * infinite[1] - toward[:, 1] * infinite[0])
    along = np.abs(toward @ infinite[:2])
    return bool(np.degrees(np.arctan2(crossed, along)).max() < _STRAIGHT_DEG)
