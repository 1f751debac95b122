"""The two axes of a chart, found from the numbers written in a picture alone.

Rows of numbers that grow steadily to the right are offered as distance axes, columns that grow upwards as
elevation axes; the pair that lies as the axes of one chart lie, and whose words fit, is taken.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from tools.domain.course_picture import AxisLabel, ReadAxis, TextInPicture
from tools.domain.picture.axis_fit import AxisFit, fit_axis
from tools.domain.picture.axis_numbers import LabelNumber, label_number, split_labels
from tools.domain.picture.axis_words import Measures, distance_unit, height_unit, measured

_ALIGNED, _NEAR_TITLE = 0.6, 5.0  # in heights of a label
_LEAST_SHARE = 0.55  # of the numbers in a row or column that must fit
_CROOKED = 0.18  # of a label's height: how far a row's labels may stray from one line
_WITHIN = 0.45  # of a label's height a place may be off
_FURTHEST_KM, _HIGHEST_M, _LOWEST_M = 1500.0, 9000.0, -500.0


@dataclass(frozen=True, slots=True)
class Label:
    """A number written in the picture: what it may say and where its middle stands."""

    text: str
    number: LabelNumber
    x: float
    y: float
    left: float
    right: float
    height: float


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis found: its labels in order, the fit through them, the words beside it."""

    labels: tuple[Label, ...]
    fit: AxisFit
    words: tuple[str, ...]
    measures: Measures | None

    @property
    def used(self) -> tuple[Label, ...]:
        """The labels that fit."""
        held = np.isfinite(self.fit.used)
        return tuple(label for label, fits in zip(self.labels, held, strict=True) if fits)


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes of one chart: pixels across to a distance, pixels down to an elevation, in their units."""

    across: Axis
    up: Axis
    distance_unit: str
    elevation_unit: str
    distance_assumed: bool
    elevation_assumed: bool


@dataclass(frozen=True, slots=True)
class NoAxes:
    """How far it came: the most labels that fit a row and a column, and what an axis measures instead.

    `column` is the column of most labels, where there is one.
    """

    across: int
    up: int
    measures: Measures | None = None
    numbers: int = 0
    column: Axis | None = None


def find_axes(texts: Sequence[TextInPicture]) -> Axes | NoAxes:
    """Return the axes of the chart in an upright picture; NoAxes where no two fit together."""
    labels = _labels(texts)
    rows = [axis for group in _rows(labels) if (axis := _axis(group, texts, across=True))]
    columns = [axis for group in _columns(labels) if (axis := _axis(group, texts, across=False))]
    pairs = [(_score(row, column), row, column) for row in rows for column in columns if _fit(row, column)]
    good = [pair for pair in pairs if pair[0] > 0]
    if not good:
        across = max((axis.fit.count for axis in rows), default=0)
        up = max((axis.fit.count for axis in columns), default=0)
        strange = _strange([*rows, *columns] if not pairs else [*pairs[0][1:]])
        best = max(columns, key=lambda axis: axis.fit.count, default=None)
        return NoAxes(across, up, strange, len(labels), best)
    _, row, column = max(good, key=lambda pair: pair[0])
    return _with_units(row, column)


def _strange(axes: Sequence[Axis]) -> Measures | None:
    strange = (axis.measures for axis in axes if axis.measures in {Measures.OTHER, Measures.TIME})
    return next(strange, None)


def _labels(texts: Sequence[TextInPicture]) -> list[Label]:
    labels: list[Label] = []
    for line in texts:
        left, top, right, bottom = line.box
        parts = split_labels(line.text)
        number = label_number(line.text)
        stands = bottom - top > 1.5 * (right - left) and len(line.text) > 1
        if number is not None and not stands:
            labels.append(
                Label(line.text, number, (left + right) / 2, (top + bottom) / 2, left, right, bottom - top)
            )
        if len(parts) > 1 and not stands:
            labels.extend(_parts(parts, line))
    return labels


def _parts(parts: Sequence[tuple[str, float]], line: TextInPicture) -> list[Label]:
    left, top, right, bottom = line.box
    inset = 0.2 * (bottom - top)
    found = []
    for text, share in parts:
        number = label_number(text)
        x = left + inset + share * (right - left - 2 * inset)
        if number is not None:
            half = 0.3 * (bottom - top) * len(text)
            found.append(Label(text, number, x, (top + bottom) / 2, x - half, x + half, bottom - top))
    return found


def _rows(labels: Sequence[Label]) -> list[tuple[Label, ...]]:
    groups = {
        tuple(
            sorted(
                (other for other in labels if abs(other.y - seed.y) < _ALIGNED * seed.height),
                key=lambda label: label.x,
            )
        )
        for seed in labels
    }
    return [group for group in groups if len(group) >= 3]


def _columns(labels: Sequence[Label]) -> list[tuple[Label, ...]]:
    groups = set()
    edges: tuple[Callable[[Label], float], ...] = (
        lambda label: label.x,
        lambda label: label.right,
        lambda label: label.left,
    )
    for edge in edges:
        for seed in labels:
            near = (other for other in labels if abs(edge(other) - edge(seed)) < _ALIGNED * seed.height)
            groups.add(tuple(sorted(near, key=lambda label: label.y)))
    return [group for group in groups if len(group) >= 3]


def _axis(group: tuple[Label, ...], texts: Sequence[TextInPicture], *, across: bool) -> Axis | None:
    places = np.array([label.x if across else label.y for label in group])
    within = np.array([max(2.5, _WITHIN * label.height) for label in group])
    fit = fit_axis(places, [label.number.values for label in group], within, rises=across)
    if fit is None or not _sensible(fit, group, across=across):
        return None
    held = [label for label, fits in zip(group, np.isfinite(fit.used), strict=True) if fits]
    words = _words_below(held, texts) if across else _words_beside(held, texts)
    units = [label.number.unit for label in held if label.number.unit]
    said = next((what for text in [*words, *units] if (what := measured([text]))), None)
    return Axis(group, fit, (*units, *words), said)


def _sensible(fit: AxisFit, group: tuple[Label, ...], *, across: bool) -> bool:
    """Tell whether a fit may be an axis: long enough, most of its labels on it, in one line and one unit."""
    held = [label for label, fits in zip(group, np.isfinite(fit.used), strict=True) if fits]
    used = fit.used[np.isfinite(fit.used)]
    height = float(np.median([label.height for label in group]))
    if fit.span_px < (8 if across else 4) * height or fit.count < _LEAST_SHARE * len(group):
        return False
    if across and float(np.std([label.y for label in held])) > _CROOKED * height + 1.5:
        return False
    if len({label.number.unit for label in held} - {None}) > 1:
        return False
    if across:
        years = bool(np.all((used > 1985) & (used < 2045)) and np.all(np.diff(np.sort(used)) == 1))
        return bool(used.min() >= 0) and not years
    return bool(used.max() <= _HIGHEST_M / 0.3 and used.min() >= _LOWEST_M / 0.3)


def _words_below(held: Sequence[Label], texts: Sequence[TextInPicture]) -> list[str]:
    """Return the words under a row of labels, and what stands at its end ("km")."""
    height = float(np.median([label.height for label in held]))
    y = float(np.median([label.y for label in held]))
    first, last = held[0].left, held[-1].right
    words = []
    for line in sorted(texts, key=lambda line: abs((line.box[1] + line.box[3]) / 2 - y)):
        left, top, right, bottom = line.box
        under = 0.4 * height < (top + bottom) / 2 - y < _NEAR_TITLE * height and right > first and left < last
        at_end = abs((top + bottom) / 2 - y) < 1.6 * height and (
            last - height < left < last + 12 * height or first - 12 * height < right < first + height
        )
        if (under or at_end) and label_number(line.text) is None and right - left > bottom - top - 2:
            words.append(line.text)
    return words


def _words_beside(held: Sequence[Label], texts: Sequence[TextInPicture]) -> list[str]:
    """Return the words that stand beside a column of labels, and what is written over its top ("m")."""
    height = float(np.median([label.height for label in held]))
    left_edge, right_edge = min(label.left for label in held), max(label.right for label in held)
    top_y, low_y = held[0].y, held[-1].y
    words = []
    middle_x = (left_edge + right_edge) / 2
    for line in sorted(texts, key=lambda line: abs((line.box[0] + line.box[2]) / 2 - middle_x)):
        left, top, right, bottom = line.box
        stands = bottom - top > 1.3 * (right - left)
        middle = (top + bottom) / 2
        near = left_edge - _NEAR_TITLE * height < right and left < right_edge + _NEAR_TITLE * height
        beside = stands and near and top_y - 6 * height < middle < low_y + 6 * height
        over = 0.5 * height < top_y - middle < 3 * height and left < right_edge + height and right > left_edge
        if (beside or over) and label_number(line.text) is None:
            words.append(line.text)
    return words


def _fit(row: Axis, column: Axis) -> bool:
    """Tell whether a row and a column lie as one chart's axes: the row under it, the column at an end."""
    ys, xs = [label.y for label in column.used], [label.x for label in row.used]
    tall, wide = max(ys) - min(ys), max(xs) - min(xs)
    step_y, step_x = tall / max(1, len(ys) - 1), wide / max(1, len(xs) - 1)
    row_y = float(np.median([label.y for label in row.used]))
    if not max(ys) - 0.15 * tall - 4 < row_y < max(ys) + 2.2 * step_y + 4 * row.used[0].height:
        return False
    column_x = float(np.median([label.x for label in column.used]))
    left = min(xs) - 2.2 * step_x - 8 * row.used[0].height < column_x < min(xs) + 0.15 * wide
    right = max(xs) - 0.15 * wide < column_x < max(xs) + 2.2 * step_x + 8 * row.used[0].height
    return left or right


def _score(row: Axis, column: Axis) -> float:
    """Return how well a pair speaks for itself: labels that fit, and words; below 0 for another quantity."""
    worth = {
        Measures.DISTANCE: (3.0, -20.0),
        Measures.ELEVATION: (-20.0, 4.0),
        Measures.TIME: (-20.0, -20.0),
        Measures.OTHER: (-20.0, -20.0),
    }
    score = float(min(row.fit.count, 8) + min(column.fit.count, 8))
    score += worth[row.measures][0] if row.measures else 0
    score += worth[column.measures][1] if column.measures else 0
    return score - (row.fit.residual_px + column.fit.residual_px) / 10


def _with_units(row: Axis, column: Axis) -> Axes:
    across, up = distance_unit(row.words), height_unit(column.words)
    up_unit = up or ("ft" if across == "mi" else "m")
    furthest = float(np.nanmax(row.fit.used))
    guessed = "mi" if up == "ft" else "km" if furthest < _FURTHEST_KM else "m"
    return Axes(row, column, across or guessed, up_unit, across is None, up is None)


def told(axis: Axis, unit: str, places: Sequence[tuple[float, float]], *, assumed: bool) -> ReadAxis:
    """Return an axis as the rest of the house knows it, its labels at their places in the picture."""
    labels = tuple(
        AxisLabel(
            text=label.text,
            value=float(label.number.values[0] if np.isnan(value) else value),
            x_px=round(x, 1),
            y_px=round(y, 1),
            used=bool(np.isfinite(value)),
        )
        for label, value, (x, y) in zip(axis.labels, axis.fit.used, places, strict=True)
    )
    share = axis.fit.residual_px / max(axis.fit.span_px, 1e-9)
    return ReadAxis(unit=unit, assumed_unit=assumed, labels=labels, residual=share)
