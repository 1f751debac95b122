"""A photographed or turned chart laid straight: level lines level, plumb lines plumb."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.axis_numbers import label_number
from tools.domain.picture.vanishing import SURE, Family, family, skew_deg, upright_transform
from tools.sources.pictures.decoding import Pixels
from tools.sources.pictures.plot_area import Floats

_LOOKED_AT_PX = 1400
_WORKED_AT_PX = 1800  # finer than this a chart gains nothing; our design choice [D]
_SHORTEST = 0.035  # of the longer side: shorter lines say little about a direction
_MOST_SKEW_DEG = 14.0  # more than that is no sheet seen from in front
_SAME_ROW_DEG = 0.5
_LARGEST = 1.5  # times the picture's own size


@dataclass(frozen=True, slots=True)
class StraightPicture:
    """A picture laid straight, small enough to work on; `to_straight` (3, 3) takes the original there.

    `turned` tells whether it differs from the original in more than its size.
    """

    rgb: Pixels
    to_straight: Floats
    turned: bool

    def back(self, points: Floats) -> Floats:
        """Return places (points, 2) of the straight picture in the original's pixels."""
        return _moved(points, np.asarray(np.linalg.inv(self.to_straight), dtype=np.float64))

    def boxes(self, texts: Sequence[TextInPicture]) -> tuple[TextInPicture, ...]:
        """Return texts of the original with their boxes here."""
        return tuple(
            text.model_copy(update={"box": _moved_box(text.box, self.to_straight)}) for text in texts
        )


def _moved(points: Floats, by: Floats) -> Floats:
    moved = np.column_stack([points, np.ones(points.shape[0])]) @ by.T
    return np.asarray(moved[:, :2] / moved[:, 2:], dtype=np.float64)


def _moved_box(box: tuple[float, float, float, float], by: Floats) -> tuple[float, float, float, float]:
    left, top, right, bottom = box
    around: Floats = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64)
    corners = _moved(around, by)
    (low_x, low_y), (high_x, high_y) = corners.min(axis=0), corners.max(axis=0)
    return float(low_x), float(low_y), float(high_x), float(high_y)


def straightened(rgb: Pixels, texts: Sequence[TextInPicture]) -> StraightPicture:
    """Return a picture laid straight by the straight lines in it, or by its rows of numbers."""
    height, width = rgb.shape[:2]
    longest = max(height, width)
    middle = np.array([width, height]) / 2
    segments = _segments(rgb) - np.tile(middle, 2)
    level = family(segments, level=True, side_px=longest)
    plumb = family(segments, level=False, side_px=min(height, width))
    if level.agreeing < SURE:
        level = _level_by_rows(texts) or level
    if plumb.agreeing < SURE or skew_deg(level, plumb) > _MOST_SKEW_DEG:
        plumb = _across(level)
    laid = None
    if not (level.straight and plumb.straight):
        laid = _warped(rgb, upright_transform(level, plumb) @ _shift(-middle))
    return laid or _smaller(rgb)


def _smaller(rgb: Pixels) -> StraightPicture:
    height, width = rgb.shape[:2]
    scale = min(1.0, _WORKED_AT_PX / max(height, width))
    if scale == 1.0:
        return StraightPicture(rgb, np.eye(3), turned=False)
    small = cv2.resize(rgb, (round(width * scale), round(height * scale)), interpolation=cv2.INTER_AREA)
    return StraightPicture(np.asarray(small, dtype=np.uint8), _scaled(scale), turned=False)


def _scaled(by: float) -> Floats:
    """Return the transform of pixel middles by a size; the first pixel's edge stays where it is."""
    change = np.diag([by, by, 1.0])
    change[:2, 2] = 0.5 * by - 0.5
    return change


def _segments(rgb: Pixels) -> Floats:
    """Return the straight lines in some pixels, shape (lines, 4)."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY)
    scale = min(1.0, _LOOKED_AT_PX / max(grey.shape))
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    found = cv2.createLineSegmentDetector().detect(grey)[0]
    if found is None:
        return np.zeros((0, 4))
    segments = found.reshape(-1, 4).astype(np.float64)
    lengths = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return np.asarray(segments[lengths > _SHORTEST * max(grey.shape)] / scale)


def _level_by_rows(texts: Sequence[TextInPicture]) -> Family | None:
    """Return the direction most pairs of numbers of one size share: that of the labels' row."""
    numbers = [text.box for text in texts if label_number(text.text) is not None]
    middles = np.array([((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in numbers])
    if len(numbers) < 4:
        return None
    first, second = np.triu_indices(len(numbers), 1)
    off = middles[second] - middles[first]
    tall = float(np.median([box[3] - box[1] for box in numbers]))
    angles = np.degrees(np.arctan2(off[:, 1] * np.sign(off[:, 0]), np.abs(off[:, 0])))
    held = (np.abs(angles) < 8) & (np.abs(off[:, 0]) > 8 * tall)
    if held.sum() < 3:
        return None
    # Counted along a line: a page full of numbers has millions of pairs of pairs.
    ordered = np.sort(angles[held])
    first_near = np.searchsorted(ordered, ordered - _SAME_ROW_DEG, side="right")
    end_near = np.searchsorted(ordered, ordered + _SAME_ROW_DEG, side="left")
    best = int(np.argmax(end_near - first_near))
    if end_near[best] - first_near[best] < 3:
        return None
    angle = np.radians(np.mean(ordered[first_near[best] : end_near[best]]))
    return Family(np.array([np.cos(angle), np.sin(angle), 0.0]), 0.0, straight=abs(np.degrees(angle)) < 0.12)


def _across(level: Family) -> Family:
    """Return the plumb lines of a sheet that is turned, not tilted."""
    x, y = level.point[:2] / np.linalg.norm(level.point[:2])
    return Family(np.array([-y, x, 0.0]), 0.0, straight=level.straight)


def _shift(by: Floats) -> Floats:
    moved = np.eye(3)
    moved[:2, 2] = by
    return moved


def _warped(rgb: Pixels, turn: Floats) -> StraightPicture | None:
    height, width = rgb.shape[:2]
    corners = np.array([[0, 0, 1], [width, 0, 1], [width, height, 1], [0, height, 1]], dtype=float) @ turn.T
    if np.any(corners[:, 2] <= 0.2):
        return None  # the horizon crosses the picture: no sheet seen from in front
    placed = corners[:, :2] / corners[:, 2:]
    low, high = placed.min(axis=0), placed.max(axis=0)
    largest = min(_LARGEST * max(height, width), _WORKED_AT_PX)
    scale = min(1.0, largest / float((high - low).max()))
    to_straight = np.diag([scale, scale, 1.0]) @ _shift(-low) @ turn
    columns, rows = (max(1, round(float(side) * scale)) for side in high - low)
    laid = cv2.warpPerspective(
        rgb, to_straight, (columns, rows), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    transform = np.asarray(to_straight, dtype=np.float64)
    return StraightPicture(np.asarray(laid, dtype=np.uint8), transform, turned=True)
