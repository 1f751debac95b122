"""What lives as long as the server, told to the garbage collector.

A full collection looks at every object there is. That took half a second for the modules and tables loaded
at the start, every few seconds under load, and every open page stood still meanwhile.
"""

import gc
import time

YOUNG_OBJECTS = 5_000
"""How many new objects bring a collection of the young ones; Python's own default is 700 [D]."""
TOO_LONG_S = 0.05
"""A collection that takes longer is felt on the pages [D]."""
TIMES = 6
"""How often what was loaded later is spared too; spared rings are never freed, hence a limit [D]."""


class Sparing:
    """Watches full collections: what one that took too long has left is not looked at again."""

    def __init__(self, too_long_s: float = TOO_LONG_S) -> None:
        self._too_long_s = too_long_s
        self._began_s = 0.0
        self._left = TIMES

    def __call__(self, phase: str, info: dict[str, int]) -> None:
        """Take the time of a full collection (`gc.callbacks`)."""
        if info["generation"] < 2:
            return
        if phase == "start":
            self._began_s = time.monotonic()
        elif self._left and time.monotonic() - self._began_s > self._too_long_s:
            self._left -= 1
            gc.freeze()


def spare_what_stays() -> None:
    """Clean up once, and have no later collection look at what is left, nor at much that is loaded later."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS, 20, 20)
    gc.callbacks.append(Sparing())
