"""Lines of text of a photographed table laid straight: rows level, columns upright.

A flat sheet seen at an angle has rows that rise or fall, more at one edge than at the other. Their tilt and
how it changes are found by trying: where the rows are level, the most lines share a height.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray
from tools.domain.course_picture import TextInPicture

_MOST_TILT = 0.18  # about 10 degrees; our design choice [D]
_MOST_TURN = 0.12  # how much the tilt may change over the sheet; our design choice [D]
_MOST_LINES = 150  # looked at when trying; our design choice [D]
_TILT_COST = 0.02  # of the score for the whole tilt: level wins a tie; our design choice [D]


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a line of text, laid straight: its left and right edge, its middle's y, its own height."""

    text: str
    x0: float
    x1: float
    y: float
    height: float
    confidence: float
    line: int

    @property
    def x(self) -> float:
        """Return the middle from the left."""
        return (self.x0 + self.x1) / 2


def laid_straight(texts: Sequence[TextInPicture]) -> tuple[Piece, ...]:
    """Return lying lines as pieces in straight coordinates, in the units of the picture's pixels."""
    kept = [text for text in texts if not _stands(text)]
    if not kept:
        return ()
    boxes = np.array([text.box for text in kept])
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    high = _letter_height(boxes)
    level = _levelled(y, x, 0.3 * high)
    shift = level - y
    edges = np.concatenate((boxes[:, 0], boxes[:, 2]))
    upright = _levelled(edges, np.concatenate((level, level)), 0.5 * high) - edges
    half = len(kept)
    return tuple(
        Piece(
            text.text,
            float(text.box[0] + upright[at]),
            float(text.box[2] + upright[half + at]),
            float(y[at] + shift[at]),
            float(min(boxes[at, 3] - boxes[at, 1], 1.6 * high)),
            text.confidence,
            at,
        )
        for at, text in enumerate(kept)
    )


def in_words(piece: Piece) -> list[Piece]:
    """Return the words of a line with the place each takes by its letters."""
    if " " not in piece.text:
        return [piece]
    per_letter = (piece.x1 - piece.x0) / len(piece.text)
    found, at = [], 0
    for word in piece.text.split(" "):
        if word:
            x0 = piece.x0 + at * per_letter
            x1 = x0 + len(word) * per_letter
            found.append(Piece(word, x0, x1, piece.y, piece.height, piece.confidence, piece.line))
        at += len(word) + 1
    return found


def in_rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return the pieces by rows from the top, each row from the left."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.y):
        if rows:
            middle = sum(each.y for each in rows[-1]) / len(rows[-1])
            if piece.y - middle < 0.5 * min(piece.height, rows[-1][-1].height):
                rows[-1].append(piece)
                continue
        rows.append([piece])
    return [sorted(row, key=lambda each: each.x0) for row in rows]


def _stands(text: TextInPicture) -> bool:
    """Tell whether a line runs up or down the picture: no cell of a table."""
    wide, high = text.box[2] - text.box[0], text.box[3] - text.box[1]
    return len(text.text) >= 3 and high > 1.3 * wide


def _letter_height(boxes: FloatArray) -> float:
    return max(float(np.median(boxes[:, 3] - boxes[:, 1])), 1.0)


def _levelled(along: FloatArray, across: FloatArray, width: float) -> FloatArray:
    """Return `along` after the shear by `across` that lets the most of them coincide within `width`."""
    middle, centre = float(along.mean()), float(across.mean())
    size = max(float(np.ptp(along)), 1.0)
    some = np.linspace(0, along.size - 1, min(along.size, 2 * _MOST_LINES)).astype(np.intp)
    a, c, far = along[some], across[some] - centre, (along[some] - middle) / size

    def score(tilt: float, turn: float) -> float:
        laid = a - c * (tilt + turn * far)
        apart = (laid[:, None] - laid[None, :]) / width
        fitting = float(np.exp(-(apart**2)).sum()) / a.size
        return fitting * (1 - _TILT_COST * (abs(tilt) / _MOST_TILT + abs(turn) / _MOST_TURN))

    tilt, turn = _best(score, (0.0, 0.0), (_MOST_TILT, _MOST_TURN), (25, 9))
    tilt, turn = _best(score, (tilt, turn), (0.018, 0.03), (9, 5))
    return along - (across - centre) * (tilt + turn * (along - middle) / size)


def _best(
    score: Callable[[float, float], float],
    around: tuple[float, float],
    reach: tuple[float, float],
    steps: tuple[int, int],
) -> tuple[float, float]:
    tilts = around[0] + np.linspace(-reach[0], reach[0], steps[0])
    turns = around[1] + np.linspace(-reach[1], reach[1], steps[1])
    return max(((float(t), float(u)) for t in tilts for u in turns), key=lambda each: score(*each))
