"""A line followed from column to column, and the edge of a filled area found in each column."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]

_MOST_RUNS = 8  # of one column that are looked at
_SKIP_COST = 0.35  # of a column without the line, in columns that hold it
_JUMP_COST = 0.12  # of a pixel between two runs that do not touch


@dataclass(frozen=True, slots=True)
class Track:
    """A line's height in each column, pixels from the top; NaN where it was not seen. `thick_px` is typical.

    `touched` is the share of the line's own pixels that lie on the track.
    """

    y: Floats
    thick_px: float
    touched: float = 1.0

    @property
    def extent(self) -> tuple[int, int]:
        """The first and the last column where it was seen."""
        seen = np.nonzero(np.isfinite(self.y))[0]
        return (int(seen[0]), int(seen[-1])) if seen.size else (0, -1)

    @property
    def seen_share(self) -> float:
        """The share of the columns between its ends where it was seen."""
        first, last = self.extent
        return float(np.isfinite(self.y[first : last + 1]).mean()) if last >= first else 0.0


@dataclass(frozen=True, slots=True)
class _Runs:
    """All vertical runs of a mask, column by column: run i covers the rows `top[i]` to `bottom[i]`."""

    column: NDArray[np.intp]
    top: NDArray[np.intp]
    bottom: NDArray[np.intp]
    middle: Floats
    weight: Floats


def runs_of(weight: Floats, mask: Mask) -> _Runs:
    """Return the vertical runs of a mask (height, width), their middles weighted by `weight`."""
    padded = np.zeros((mask.shape[0] + 2, mask.shape[1]), dtype=np.int8)
    padded[1:-1] = mask
    change = np.diff(padded, axis=0).T  # columns first, so that runs come column by column
    column, top = np.nonzero(change == 1)
    _, end = np.nonzero(change == -1)
    held = np.where(mask, weight, 0.0)
    sums = np.vstack([np.zeros(mask.shape[1]), np.cumsum(held, axis=0)])
    rows = np.arange(mask.shape[0])[:, None]
    moments = np.vstack([np.zeros(mask.shape[1]), np.cumsum(held * rows, axis=0)])
    total = sums[end, column] - sums[top, column]
    middle = (moments[end, column] - moments[top, column]) / np.maximum(total, 1e-9)
    return _Runs(column, top, end - 1, middle, total)


def follow(weight: Floats, mask: Mask, reach_px: int) -> Track | None:
    """Return the most complete path through the runs of a mask; gaps of up to `reach_px` columns are crossed.

    A path gains 1 for each column, pays for the columns skipped and for the pixels between runs that do not
    touch: the best one is found by dynamic programming.
    """
    width = mask.shape[1]
    runs = runs_of(weight, mask)
    if not runs.column.size:
        return None
    starts = np.searchsorted(runs.column, np.arange(width + 1))
    gain = np.ones(runs.column.size)
    before = np.full(runs.column.size, -1, dtype=np.intp)
    for column in range(1, width):
        mine = _strongest(runs, starts[column], starts[column + 1])
        if not mine.size:
            continue
        earlier = np.arange(starts[max(0, column - reach_px)], starts[column])
        if not earlier.size:
            continue
        apart = np.maximum(
            0,
            np.maximum(
                runs.top[mine][:, None] - runs.bottom[earlier][None, :] - 1,
                runs.top[earlier][None, :] - runs.bottom[mine][:, None] - 1,
            ),
        )
        skipped = column - runs.column[earlier] - 1
        worth = gain[earlier] - _JUMP_COST * apart / (1 + 0.5 * skipped) - _SKIP_COST * skipped
        best = np.argmax(worth, axis=1)
        value = worth[np.arange(mine.size), best]
        linked = value > 0
        gain[mine[linked]] = 1 + value[linked]
        before[mine[linked]] = earlier[best[linked]]
    return _path(runs, gain, before, width)


def _strongest(runs: _Runs, first: int, last: int) -> NDArray[np.intp]:
    mine = np.arange(first, last)
    if mine.size > _MOST_RUNS:
        mine = np.sort(mine[np.argsort(runs.weight[mine])[-_MOST_RUNS:]])
    return mine


def _path(runs: _Runs, gain: Floats, before: NDArray[np.intp], width: int) -> Track:
    y = np.full(width, np.nan)
    at = int(np.argmax(gain))
    thick, held = [], 0.0
    while at >= 0:
        y[runs.column[at]] = runs.middle[at]
        thick.append(float(runs.bottom[at] - runs.top[at] + 1))
        held += float(runs.weight[at])
        at = int(before[at])
    return Track(y, float(np.median(thick)), held / max(float(runs.weight.sum()), 1e-9))


def filled_edge(votes: Floats) -> tuple[Floats, Floats]:
    """Return where each column's area begins, and how well its pixels agree with that (-1 to 1).

    `votes` (height, width) is positive for what belongs to the area, negative for the ground, 0 for neither.
    The edge is the split that most pixels agree with: area below, ground above; what crosses it (a grid,
    words, another line) is outvoted.
    """
    below = np.cumsum(votes[::-1], axis=0)[::-1]
    below = np.vstack([below, np.zeros(votes.shape[1])])
    above = np.vstack([np.zeros(votes.shape[1]), np.cumsum(-votes, axis=0)])
    agreed = below + above
    edge = agreed.argmax(axis=0)
    cast = np.maximum(np.abs(votes).sum(axis=0), 1e-9)
    return edge.astype(np.float64), agreed.max(axis=0) / cast
