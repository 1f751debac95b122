"""CPU time of a piece of work: what a benchmark records beside the clock, which other programs disturb."""

import time
from collections.abc import Callable

import numpy as np


def cpu_s(work: Callable[[], object], rounds: int = 5) -> float:
    """Return the median CPU time in seconds of work whose memory is warm."""
    work()
    return float(np.median([_once_s(work) for _ in range(rounds)]))


def _once_s(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
