"""Where a race turned: the place from which it was lastingly slower than planned, beyond its own noise."""

from dataclasses import dataclass

import numpy as np

from tools.domain.course import FloatArray

FEWEST_PIECES = 8
FIRST_SHARE = 0.15  # of the pieces that come before a turn at least: our design choice [D]
FEWEST_BEFORE, FEWEST_AFTER = 3, 3
SLOWER_THAN_BEFORE = 0.02  # a turn costs at least this of the pace there was: our design choice [D]
SLOWER_THAN_PLAN = 0.01  # and leaves it at least this slower than planned: our design choice [D]
LASTING_SHARE = 0.8  # of what comes after is slower than what came before: our design choice [D]
BEYOND_NOISE = 5.0  # standard errors of the difference; all places are tried, so it is strict: our choice [D]
LEAST_NOISE = 0.004  # of a piece's time; clocks and satellites leave at least this: our design choice [D]
SLOPE_FITS = 0.8  # of a step's left-over squares: a slope has to fit that much better, our design choice [D]
_MAD = 1.4826  # of a normal distribution: its standard deviation over its median absolute deviation


@dataclass(frozen=True, slots=True)
class Turn:
    """The first piece after a turn, and by which share the race was slower after it than before."""

    piece: int
    slower: float


def find_turn(ratio: FloatArray) -> Turn | None:
    """Return where time taken over time planned, of pieces of alike length in order, rises for good.

    The place is that of the best fit by least squares of a step or of a slope that begins there, after a
    running median of three. None where what follows is not slower lastingly, clearly and than planned.
    """
    if ratio.size < FEWEST_PIECES or not np.isfinite(ratio).all():
        return None
    piece = _best_break(_smoothed(ratio))
    if piece is None:
        return None
    before, after = ratio[:piece], ratio[piece:]
    usual, now = float(np.median(before)), float(np.median(after))
    end = float(np.median(after[-max(FEWEST_AFTER, after.size // 3) :]))
    slower = now - usual
    if min(slower, end - usual) < SLOWER_THAN_BEFORE or now < 1.0 + SLOWER_THAN_PLAN:
        return None
    if np.mean(after > usual + SLOWER_THAN_BEFORE / 4) < LASTING_SHARE:
        return None
    error = max(_noise(ratio), _scatter(before, after)) * float(np.sqrt(1.0 / before.size + 1.0 / after.size))
    if float(after.mean() - before.mean()) < BEYOND_NOISE * error:
        return None
    return Turn(piece, slower)


def _smoothed(ratio: FloatArray) -> FloatArray:
    """Return running medians of three: one odd piece (a crowd, a shoe lace) is no turn."""
    padded = np.concatenate((ratio[:1], ratio, ratio[-1:]))
    return np.asarray(np.median(np.stack((padded[:-2], padded[1:-1], padded[2:])), axis=0))


def _noise(ratio: FloatArray) -> float:
    """Return the scatter from piece to piece, robust against the turn itself."""
    steps = np.diff(ratio)
    scatter = _MAD * float(np.median(np.abs(steps - np.median(steps)))) / np.sqrt(2.0)
    return max(float(scatter), LEAST_NOISE)


def _scatter(before: FloatArray, after: FloatArray) -> float:
    """Return the scatter around the two levels: a chance run of slow pieces makes them look far apart."""
    left = np.concatenate((before - before.mean(), after - after.mean()))
    return float(np.sqrt(left @ left / max(left.size - 2, 1)))


def _best_break(values: FloatArray) -> int | None:
    """Return the place of the step that leaves the least squares, or of a slope where that fits far better.

    None where nothing rises.
    """
    count = values.size
    places = np.arange(count, dtype=np.float64)
    level = float(np.sum((values - values.mean()) ** 2)) - 1e-12
    found: list[tuple[float, int]] = []
    for slope in (False, True):
        best = (level, 0)
        for piece in range(max(FEWEST_BEFORE, round(FIRST_SHARE * count)), count - FEWEST_AFTER + 1):
            step = (places >= piece).astype(np.float64)
            left = _left_over(values, step * (places - piece + 1) if slope else step)
            if left is not None:
                best = min(best, (left, piece))
        found.append(best)
    (by_step, step_at), (by_slope, slope_at) = found
    piece = slope_at if by_slope < SLOPE_FITS * by_step else step_at
    return piece or None


def _left_over(values: FloatArray, shape: FloatArray) -> float | None:
    """Return the squares a level and a multiple of a shape leave; None where the multiple falls."""
    centred, moved = values - values.mean(), shape - shape.mean()
    height = float(moved @ centred) / float(moved @ moved)
    if height <= 0:
        return None
    rest = centred - height * moved
    return float(rest @ rest)
