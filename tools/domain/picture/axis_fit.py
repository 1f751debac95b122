"""A straight line through the numbers beside an axis, wrong readings left lying."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST_LABELS = 3

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class AxisFit:
    """An axis through its labels: `value = offset + per_px * px`.

    `used[i]` is the value label i was taken for, NaN where it does not fit. `residual_px` is the root mean
    square distance of the used labels from the line, in pixels.
    """

    offset: float
    per_px: float
    used: Floats
    residual_px: float

    @property
    def count(self) -> int:
        """How many labels fit."""
        return int(np.isfinite(self.used).sum())

    def value(self, px: Floats) -> Floats:
        """Return the values at places along the axis."""
        return self.offset + self.per_px * px

    def px(self, value: float) -> float:
        """Return where a value stands along the axis."""
        return (value - self.offset) / self.per_px

    @property
    def span_px(self) -> float:
        """How far apart the outermost used labels stand."""
        values = self.used[np.isfinite(self.used)]
        return float((values.max() - values.min()) / abs(self.per_px))


def fit_axis(
    places_px: Floats, values: Sequence[tuple[float, ...]], within_px: Floats, *, rises: bool
) -> AxisFit | None:
    """Return the line most labels lie on, each at most `within_px[i]` away; None where fewer than 3 do.

    `values[i]` are all numbers label i may stand for. `rises` asks for values growing with the place.
    Every pair of labels proposes a line (all of them: an axis has few); the best is fitted again by least
    squares over the labels it holds. No two labels may share a value: rounded labels fit no axis.
    """
    choices = [(at, value) for at, given in enumerate(values) for value in given]
    if len(values) < FEWEST_LABELS:
        return None
    owner = np.array([at for at, _ in choices])
    value = np.array([number for _, number in choices])
    place = places_px[owner]
    first, second = np.nonzero(owner[:, None] < owner[None, :])
    run, rise = place[second] - place[first], value[second] - value[first]
    possible = (np.abs(run) > 4) & (rise != 0) & ((rise / np.where(run == 0, 1, run) > 0) == rises)
    first, run, rise = first[possible], run[possible], rise[possible]
    if not first.size:
        return None
    per_px = rise / run
    offset = value[first] - per_px * place[first]
    away = np.abs((value[None, :] - offset[:, None]) / per_px[:, None] - place[None, :])
    fits = away <= within_px[owner][None, :]
    # More labels beat a closer fit; among equals the likelier readings.
    second_choice = np.array([rank for given in values for rank in range(len(given))])
    loose = np.where(fits, 0.1 * away / within_px[owner] + 0.2 * second_choice, 0).sum(axis=1)
    score = _labels_of(fits, owner, len(values)) - loose
    best = int(np.argmax(score))
    return _refined(_chosen(fits[best], away[best], owner, value, len(values)), places_px, within_px)


def _labels_of(fits: NDArray[np.bool_], owner: NDArray[np.int_], labels: int) -> Floats:
    """Return how many labels each proposal holds: a label counts once, whichever reading fits."""
    counted = np.zeros((fits.shape[0], labels), dtype=bool)
    for column, at in enumerate(owner):
        counted[:, at] |= fits[:, column]
    return np.asarray(counted.sum(axis=1), dtype=np.float64)


def _chosen(
    fits: NDArray[np.bool_], away: Floats, owner: NDArray[np.int_], value: Floats, labels: int
) -> Floats:
    """Return the value each label stands for, NaN for none; of two labels of one value the closer stays."""
    used = np.full(labels, np.nan)
    distance = np.full(labels, np.inf)
    for column in np.nonzero(fits)[0]:
        at = owner[column]
        if away[column] < distance[at]:
            used[at], distance[at] = value[column], away[column]
    for at in np.argsort(distance):
        twins = np.nonzero(used == used[at])[0]
        used[twins[twins != at]] = np.nan
    return used


def _refined(used: Floats, places_px: Floats, within_px: Floats) -> AxisFit | None:
    for _ in range(3):
        held = np.isfinite(used)
        if held.sum() < FEWEST_LABELS or np.ptp(used[held]) == 0:
            return None
        # Fitted as place over value: the places carry the error.
        slope, start = np.polyfit(used[held], places_px[held], 1)
        away = np.abs(start + slope * used - places_px)
        loose = held & (away > within_px)
        if not loose.any():
            residual = float(np.sqrt(np.mean(away[held] ** 2)))
            return AxisFit(-start / slope, 1 / slope, used, residual)
        used = np.where(loose, np.nan, used)
    return None
