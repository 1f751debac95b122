"""Lines of text found and read in a picture, wherever they stand and however they are turned."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.domain.course_picture import TextInPicture
from tools.sources.pictures.decoding import Picture, Pixels
from tools.sources.pictures.text_models import TextModels

MOST_LINES = 400
MOST_CHARACTERS = 200
LEAST_CONFIDENCE = 0.5
_FIND_LONGEST_PX, _FIND_SHORTEST_PX = 1600, 736  # the size lines are looked for at, in multiples of 32
_LIKELY, _LIKELY_LINE, _GROW = 0.3, 0.5, 1.6  # as PP-OCR's detector was trained to be cut
_LINE_HEIGHT_PX = 48  # what the reader takes
_WIDEST_PX, _BATCH_PX = 2400, 6000

Quad = NDArray[np.float64]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it lies: `corners` (4, 2) from the text's own top left, clockwise, in pixels."""

    text: str
    corners: Quad
    confidence: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the line: x, y."""
        x, y = self.corners.mean(axis=0)
        return float(x), float(y)

    @property
    def height(self) -> float:
        """The height of the letters' row, in pixels."""
        return float(np.linalg.norm(self.corners[3] - self.corners[0]))

    @property
    def width(self) -> float:
        """The length of the line, in pixels."""
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))

    @property
    def upright(self) -> bool:
        """Whether the line runs across the picture rather than up or down."""
        along = self.corners[1] - self.corners[0]
        return bool(abs(along[0]) >= abs(along[1]))


_MODELS = TextModels()  # shared by all threads: the weights are loaded once


def text_lines(picture: Picture) -> tuple[TextInPicture, ...]:
    """Return the lines of a picture from the top, other people's words each at most MOST_CHARACTERS long."""
    return tuple(in_picture(line) for line in lines_of(picture.rgb))


def in_picture(line: TextLine) -> TextInPicture:
    """Return a line as the rest of the house knows it: with the upright box around it."""
    left, top = (round(float(edge), 1) for edge in line.corners.min(axis=0))
    right, bottom = (round(float(edge), 1) for edge in line.corners.max(axis=0))
    return TextInPicture(text=line.text, box=(left, top, right, bottom), confidence=line.confidence)


def lines_of(rgb: Pixels, models: TextModels = _MODELS, known: Sequence[Box] = ()) -> tuple[TextLine, ...]:
    """Return the lines in some pixels (height, width, 3), from the top, without those that are `known`."""
    quads = [quad for quad in _found(rgb, models) if not any(_inside(quad, box) for box in known)]
    ways = [(at, way) for at, quad in enumerate(quads) for way in _reading_ways(quad)]
    crops = [_straight(rgb, corners) for _, corners in ways]
    best: dict[int, TextLine] = {}
    for (line_at, corners), (text, confidence) in zip(ways, _read(crops, models), strict=True):
        stripped = " ".join(text.split())[:MOST_CHARACTERS]
        before = best.get(line_at)
        if stripped and confidence >= max(LEAST_CONFIDENCE, before.confidence if before else 0.0):
            best[line_at] = TextLine(stripped, corners, confidence)
    lines = best.values()
    return tuple(sorted(lines, key=lambda line: (line.centre[1], line.centre[0])))


def _inside(quad: Quad, box: Box) -> bool:
    x, y = quad.mean(axis=0)
    return bool(box[0] < x < box[2] and box[1] < y < box[3])


def read_at(rgb: Pixels, boxes: Sequence[Box], models: TextModels = _MODELS) -> tuple[TextInPicture, ...]:
    """Return what is written in some upright boxes, however unlikely; nothing is looked for beside them."""
    quads = [
        np.array([[left, top], [right, top], [right, bottom], [left, bottom]], dtype=np.float64)
        for left, top, right, bottom in boxes
    ]
    texts = _read([_straight(rgb, quad) for quad in quads], models)
    return tuple(
        TextInPicture(text=" ".join(text.split())[:MOST_CHARACTERS], box=box, confidence=confidence)
        for box, (text, confidence) in zip(boxes, texts, strict=True)
    )


def _found(rgb: Pixels, models: TextModels) -> list[Quad]:
    """Return the corners of each line, clockwise from the top left of its box."""
    import cv2

    height, width = rgb.shape[:2]
    scale = _finding_scale(height, width)
    rows, columns = (max(32, round(side * scale / 32) * 32) for side in (height, width))
    small = cv2.resize(rgb, (columns, rows), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    batch = ((small[..., ::-1].astype(np.float32) / 255 - 0.5) / 0.5).transpose(2, 0, 1)[None]
    likely = models.found(np.ascontiguousarray(batch))
    mask = cv2.dilate((likely > _LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    stretch = np.array([width / columns, height / rows])
    quads = [_line_box(contour, likely) for contour in contours[: 2 * MOST_LINES]]
    return [quad * stretch for quad in quads if quad is not None][:MOST_LINES]


def _finding_scale(height: int, width: int) -> float:
    scale = min(1.0, _FIND_LONGEST_PX / max(height, width))
    wanted = _FIND_SHORTEST_PX / (min(height, width) * scale)
    return scale * max(1.0, min(wanted, _FIND_LONGEST_PX / (max(height, width) * scale)))


def _line_box(contour: Any, likely: NDArray[np.float32]) -> Quad | None:
    """Return the box around a blob of text, grown to the letters' edge; None for an unlikely one."""
    import cv2

    (x, y), (across, along), angle = cv2.minAreaRect(contour)
    if min(across, along) < 3:
        return None
    corners = _clockwise(cv2.boxPoints(((x, y), (across, along), angle)))
    if _mean_inside(likely, corners) < _LIKELY_LINE:
        return None
    grow = across * along * _GROW / (2 * (across + along))
    return _clockwise(cv2.boxPoints(((x, y), (across + 2 * grow, along + 2 * grow), angle)))


def _mean_inside(likely: NDArray[np.float32], corners: Quad) -> float:
    import cv2

    height, width = likely.shape
    left, top = np.floor(corners.min(axis=0)).clip(0, (width - 1, height - 1)).astype(int)
    right, bottom = np.ceil(corners.max(axis=0)).clip(0, (width - 1, height - 1)).astype(int)
    mask = np.zeros((bottom - top + 1, right - left + 1), np.uint8)
    cv2.fillPoly(mask, [(corners - (left, top)).round().astype(np.int32)], 1.0)
    return float(cv2.mean(likely[top : bottom + 1, left : right + 1], mask)[0])


def _clockwise(corners: Any) -> Quad:
    """Return four corners from the top left, clockwise as they are seen."""
    points = np.asarray(corners, dtype=np.float64)
    by_x = points[np.argsort(points[:, 0], kind="stable")]
    top_left, bottom_left = by_x[:2][np.argsort(by_x[:2, 1], kind="stable")]
    top_right, bottom_right = by_x[2:][np.argsort(by_x[2:, 1], kind="stable")]
    return np.array([top_left, top_right, bottom_right, bottom_left])


def _reading_ways(quad: Quad) -> tuple[Quad, ...]:
    """Return the corners from the text's own top left: a line that stands may read upwards or downwards."""
    across, down = np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])
    return (np.roll(quad, 1, axis=0), np.roll(quad, -1, axis=0)) if down >= 1.5 * across else (quad,)


def _straight(rgb: Pixels, corners: Quad) -> Pixels:
    """Return a line's pixels, upright, as high as the reader takes them."""
    import cv2

    long = float(np.linalg.norm(corners[1] - corners[0]))
    high = float(np.linalg.norm(corners[3] - corners[0]))
    columns = int(np.clip(math.ceil(_LINE_HEIGHT_PX * long / max(high, 1.0)), 8, _WIDEST_PX))
    to = np.array([[0, 0], [columns, 0], [columns, _LINE_HEIGHT_PX], [0, _LINE_HEIGHT_PX]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), to)
    shrinks = high > 2 * _LINE_HEIGHT_PX
    source = cv2.GaussianBlur(rgb, (0, 0), 0.4 * high / _LINE_HEIGHT_PX) if shrinks and high < 400 else rgb
    flags, border = cv2.INTER_CUBIC, cv2.BORDER_REPLICATE
    line = cv2.warpPerspective(source, turn, (columns, _LINE_HEIGHT_PX), flags=flags, borderMode=border)
    return np.asarray(line, dtype=np.uint8)


def _read(crops: list[Pixels], models: TextModels) -> list[tuple[str, float]]:
    """Return the text of each line with the mean confidence of its characters; batches of like widths."""
    texts: list[tuple[str, float]] = [("", 0.0)] * len(crops)
    waiting = sorted(range(len(crops)), key=lambda at: crops[at].shape[1])
    while waiting:
        widest = max(96, crops[waiting[min(len(waiting), 8) - 1]].shape[1])
        taken = waiting[: max(1, min(8, _BATCH_PX // widest))]
        waiting = waiting[len(taken) :]
        widest = max(96, *(crops[at].shape[1] for at in taken))
        batch = np.zeros((len(taken), 3, _LINE_HEIGHT_PX, widest), np.float32)
        for row, at in enumerate(taken):
            line = (crops[at][..., ::-1].astype(np.float32) / 255 - 0.5) / 0.5
            batch[row, :, :, : line.shape[1]] = line.transpose(2, 0, 1)
        for at, steps in zip(taken, models.read(batch), strict=True):
            texts[at] = _told(steps, models.characters())
    return texts


def _told(steps: NDArray[np.float32], characters: tuple[str, ...]) -> tuple[str, float]:
    """Return what the reader's steps (steps, characters) spell: repeats and "nothing" (0) dropped."""
    best, sure = steps.argmax(axis=1), steps.max(axis=1)
    kept = (best != 0) & np.concatenate([[True], best[1:] != best[:-1]])
    if not kept.any():
        return "", 0.0
    return "".join(characters[at] for at in best[kept]), round(float(sure[kept].mean()), 4)
