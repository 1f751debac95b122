"""First-order linear recurrences solved at once: what comes next is a share of what was, and more."""

import numpy as np
from scipy.linalg import lapack

from tools.domain.course import FloatArray


def run_forward(kept: FloatArray, added: FloatArray) -> FloatArray:
    """Return x of shape (steps,) with x[0] = added[0] and x[i] = kept[i] · x[i−1] + added[i].

    `kept[0]` is not used. The recurrence is a triangular system with two diagonals, which LAPACK solves in
    one pass: a million steps take hundredths of a second.
    """
    return _solved(kept, added, transposed=False)


def run_backward(kept: FloatArray, added: FloatArray) -> FloatArray:
    """Return y of shape (steps,) with y[i] = kept[i+1] · y[i+1] + added[i]: the transposed recurrence.

    y[i] is what one unit added at step i changes in the sum of added · x: how gradients travel backwards.
    """
    return _solved(kept, added, transposed=True)


def _solved(kept: FloatArray, added: FloatArray, *, transposed: bool) -> FloatArray:
    bands = np.ones((2, added.size), order="F")
    bands[1, :-1] = -kept[1:]
    bands[1, -1] = 0.0
    solution, _ = lapack.dtbtrs(bands, added[:, None], uplo="L", trans="T" if transposed else "N")
    return np.asarray(solution[:, 0], dtype=np.float64)
