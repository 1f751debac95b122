"""A second look for numbers beside an axis that the first one missed: nearer, and where they should stand."""

from collections.abc import Sequence

import cv2
import numpy as np

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.axes import Label
from tools.domain.picture.axis_numbers import label_number
from tools.sources.pictures.decoding import Pixels
from tools.sources.pictures.text_lines import Box, in_picture, lines_of, read_at

_OVERLAP = 0.12  # of a quarter's size: a label on the seam is whole in one of them
_ENLARGED_PX = 1500
_MOST_ENLARGED = 2.0
_LEAST_CONFIDENCE = 0.8
_PROBES = 12
_MOST_SPOTS = 60


def read_under(
    rgb: Pixels, column: Sequence[Label], texts: Sequence[TextInPicture]
) -> tuple[TextInPicture, ...]:
    """Return the texts with the numbers that stand under a chart whose column of labels is known.

    Single digits are easily overlooked: every spot of ink as high as the column's digits is read.
    """
    tall = float(np.median([label.height for label in column]))
    lowest = max(label.y for label in column)
    top, bottom = max(0, round(lowest - 0.8 * tall)), min(rgb.shape[0], round(lowest + 7 * tall))
    if bottom - top < tall:
        return tuple(texts)
    boxes = [(left, top + y0, right, top + y1) for left, y0, right, y1 in _spots(rgb[top:bottom], tall)]
    fresh = [box for box in boxes if not any(_overlap(box, text.box) for text in texts)][:_MOST_SPOTS]
    return (*texts, *(text for text in read_at(rgb, fresh) if _sure(text)))


def _spots(strip: Pixels, tall: float) -> list[Box]:
    """Return boxes around what may be a number: ink about as high as digits, joined along the line."""
    grey = cv2.cvtColor(strip, cv2.COLOR_RGB2GRAY)
    around = cv2.medianBlur(grey, max(3, 2 * round(0.8 * tall) + 1))
    off = cv2.absdiff(grey, around)
    ink = (off > max(14.0, 0.35 * float(np.percentile(off, 99.5)))).astype(np.uint8)
    joined = cv2.dilate(ink, np.ones((1, max(3, round(0.45 * tall))), np.uint8))
    _, _, parts, _ = cv2.connectedComponentsWithStats(joined)
    pad = 0.22 * tall
    return [
        (float(x) - pad, float(y) - pad, float(x + wide) + pad, float(y + high) + pad)
        for x, y, wide, high, _ in parts[1:].tolist()
        if 0.3 * tall < high < 1.05 * tall and wide < 5 * tall
    ]


def looked_closer(rgb: Pixels, texts: Sequence[TextInPicture]) -> tuple[TextInPicture, ...]:
    """Return the texts with the numbers found in the picture's quarters, each looked at enlarged."""
    known = list(texts)
    for top, bottom in _halves(rgb.shape[0]):
        for left, right in _halves(rgb.shape[1]):
            found = _enlarged(rgb[top:bottom, left:right], _shifted(known, -left, -top))
            new = (text for text in _shifted(found, left, top) if label_number(text.text) is not None)
            known.extend([text for text in new if not any(_overlap(text.box, other.box) for other in known)])
    return tuple(known)


def _enlarged(cut: Pixels, known: Sequence[TextInPicture]) -> list[TextInPicture]:
    """Return the texts in a part of a picture, looked at enlarged, that are not known yet."""
    scale = max(1.0, min(_MOST_ENLARGED, _ENLARGED_PX / max(cut.shape[:2])))
    near = cv2.resize(cut, None, fx=scale, fy=scale, interpolation=cv2.INTER_CUBIC)
    boxes = [_times(text.box, scale) for text in known]
    lines = lines_of(np.asarray(near, dtype=np.uint8), known=boxes)
    return [_with_box(text, _times(text.box, 1 / scale)) for text in map(in_picture, lines)]


def _shifted(texts: Sequence[TextInPicture], x: float, y: float) -> list[TextInPicture]:
    moved = ((text, text.box) for text in texts)
    return [_with_box(text, (box[0] + x, box[1] + y, box[2] + x, box[3] + y)) for text, box in moved]


def _with_box(text: TextInPicture, box: Box) -> TextInPicture:
    return text.model_copy(update={"box": box})


def _times(box: Box, by: float) -> Box:
    return box[0] * by, box[1] * by, box[2] * by, box[3] * by


def probed_rows(rgb: Pixels, texts: Sequence[TextInPicture]) -> tuple[TextInPicture, ...]:
    """Return the texts with the numbers that stand where a row of labels goes on at equal steps."""
    numbers = [text for text in texts if label_number(text.text) is not None]
    known = list(texts)
    for one in numbers:
        for other in numbers:
            x, y, tall = _middle(one)
            far_x, far_y, far_tall = _middle(other)
            step = far_x - x
            if step < 3 * tall or abs(far_y - y) > 0.35 * tall or abs(far_tall - tall) > 0.3 * tall:
                continue
            places = [x + step * by for by in range(-_PROBES, _PROBES) if 0 < x + step * by < rgb.shape[1]]
            boxes = [_around(place, y, tall) for place in places]
            fresh = [box for box in boxes if not any(_overlap(box, text.box) for text in known)]
            known.extend(text for text in read_at(rgb, fresh) if _sure(text))
    return tuple(known)


def _sure(text: TextInPicture) -> bool:
    return text.confidence >= _LEAST_CONFIDENCE and label_number(text.text) is not None


def _halves(size: int) -> tuple[tuple[int, int], tuple[int, int]]:
    over = round(size * _OVERLAP / 2)
    return (0, size // 2 + over), (size // 2 - over, size)


def _middle(text: TextInPicture) -> tuple[float, float, float]:
    left, top, right, bottom = text.box
    return (left + right) / 2, (top + bottom) / 2, bottom - top


def _around(x: float, y: float, tall: float) -> Box:
    return x - 1.6 * tall, y - 0.5 * tall, x + 1.6 * tall, y + 0.5 * tall


def _overlap(one: Box, other: Box) -> bool:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    tall = min(one[3], other[3]) - max(one[1], other[1])
    return wide > 0 and tall > 0.3 * min(one[3] - one[1], other[3] - other[1])
