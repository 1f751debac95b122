"""Where the digits of a label really stand: the middle of its ink, finer than the box around it."""

from collections.abc import Sequence

import cv2
import numpy as np

from tools.domain.course_picture import TextInPicture
from tools.domain.picture.axis_numbers import label_number
from tools.sources.pictures.decoding import Pixels
from tools.sources.pictures.plot_area import Floats

_STRONG = 0.5  # of the strongest difference from the box's ground: the edge of a digit


def with_ink_middles(rgb: Pixels, texts: Sequence[TextInPicture]) -> tuple[TextInPicture, ...]:
    """Return the texts, the boxes of numbers moved onto the middle of their ink."""
    grey = cv2.cvtColor(rgb, cv2.COLOR_RGB2GRAY).astype(np.float64)
    return tuple(_centred(grey, text) if label_number(text.text) else text for text in texts)


def _centred(grey: Floats, text: TextInPicture) -> TextInPicture:
    left, top, right, bottom = text.box
    x0, y0 = max(0, int(left) - 1), max(0, int(top) - 1)
    cut = grey[y0 : int(bottom) + 2, x0 : int(right) + 2]
    if min(cut.shape) < 5:
        return text
    off = np.abs(cut - np.median(np.concatenate([cut[0], cut[-1], cut[:, 0], cut[:, -1]])))
    if off.max() < 25:
        return text
    ink = off / np.percentile(off, 98)
    rows, columns = _span(ink.max(axis=1)), _span(ink.max(axis=0))
    if rows is None or columns is None:
        return text
    shift_x = x0 + (columns[0] + columns[1]) / 2 - (left + right) / 2
    shift_y = y0 + (rows[0] + rows[1]) / 2 - (top + bottom) / 2
    if abs(shift_x) > 0.35 * (bottom - top) or abs(shift_y) > 0.3 * (bottom - top):
        return text
    box = (left + shift_x, top + shift_y, right + shift_x, bottom + shift_y)
    return text.model_copy(update={"box": box})


def _span(strength: Floats) -> tuple[float, float] | None:
    """Return where ink begins and ends, between pixels: where it rises through half its strength."""
    strong = np.nonzero(strength >= _STRONG)[0]
    if not strong.size or strong[0] == 0 or strong[-1] == strength.size - 1:
        return None
    first, last = int(strong[0]), int(strong[-1])
    before, after = strength[first - 1], strength[last + 1]
    return first - _part(before, strength[first]), last + _part(after, strength[last])


def _part(outer: float, inner: float) -> float:
    """Return how far beyond the last strong pixel's middle the half strength lies, 0 to 1."""
    return float((inner - _STRONG) / max(inner - outer, 1e-9))
