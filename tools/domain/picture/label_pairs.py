"""Which label belongs to which number where they stand apart: under it, over it, or to its right."""

from collections.abc import Callable, Sequence

from tools.domain.course_picture import TextInPicture

_FARTHEST = 2.6  # heights of the label's letters, downwards; our design choice [D]
_FARTHEST_BESIDE = 14.0  # to the right; our design choice [D]
Pair = tuple[TextInPicture, TextInPicture]
Gap = Callable[[TextInPicture, TextInPicture], float | None]


def paired_below_or_beside(
    labels: Sequence[TextInPicture],
    values: Sequence[TextInPicture],
    go_together: Callable[[TextInPicture, TextInPicture], bool],
) -> list[Pair]:
    """Return each label with its number; the whole picture follows one of three ways.

    The way that pairs the most wins, of equals the one whose pairs stand closest together.
    """
    ways = [_pairs(labels, values, go_together, gap) for gap in (_below, _above, _right)]
    pairs, _ = max(ways, key=lambda way: (len(way[0]), -way[1]))
    return pairs


def _pairs(
    labels: Sequence[TextInPicture],
    values: Sequence[TextInPicture],
    go_together: Callable[[TextInPicture, TextInPicture], bool],
    gap: Gap,
) -> tuple[list[Pair], float]:
    near = [
        (apart, at, to)
        for at, label in enumerate(labels)
        for to, value in enumerate(values)
        if (apart := gap(label, value)) is not None and go_together(label, value)
    ]
    taken_labels: set[int] = set()
    taken_values: set[int] = set()
    pairs: list[Pair] = []
    total = 0.0
    for apart, at, to in sorted(near):
        if at not in taken_labels and to not in taken_values:
            taken_labels.add(at)
            taken_values.add(to)
            pairs.append((labels[at], values[to]))
            total += apart
    return pairs, total / max(len(pairs), 1)


def _below(label: TextInPicture, value: TextInPicture) -> float | None:
    return _stacked(label, value, value.box[1] - label.box[3])


def _above(label: TextInPicture, value: TextInPicture) -> float | None:
    return _stacked(label, value, label.box[1] - value.box[3])


def _stacked(label: TextInPicture, value: TextInPicture, gap_px: float) -> float | None:
    height = label.box[3] - label.box[1]
    overlap = min(label.box[2], value.box[2]) - max(label.box[0], value.box[0])
    apart = gap_px / height
    return max(apart, 0.0) if overlap > 0 and -0.6 < apart < _FARTHEST else None


def _right(label: TextInPicture, value: TextInPicture) -> float | None:
    height = label.box[3] - label.box[1]
    same_row = abs((label.box[1] + label.box[3]) - (value.box[1] + value.box[3])) / 2 < 0.6 * height
    apart = (value.box[0] - label.box[2]) / height
    return max(apart, 0.0) if same_row and -0.5 < apart < _FARTHEST_BESIDE else None
