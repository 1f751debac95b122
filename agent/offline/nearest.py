"""The intent whose examples are nearest in meaning, if near enough and clearly nearer than any other."""

import threading
import tomllib
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from agent.embedding import Embedder
from agent.offline.intents import ANSWERED_BY, Intent

# Both chosen on the example sentences themselves, each left out in turn (our design choice [D]).
NEAR_ENOUGH = 0.4
CLEARLY_NEARER = 0.03
# A whole plan is three specialists' work, and touching saved plans startles: both want more certainty.
NEAR_ENOUGH_TO_ACT = 0.5
_ACTS = frozenset((Intent.PLAN, Intent.OPEN, Intent.COMPARE, Intent.DELETE, Intent.SAVE))


@cache
def examples() -> dict[Intent, tuple[str, ...]]:
    """Return the example sentences of every intent."""
    said = tomllib.loads((files("agent.offline") / "examples.toml").read_text("utf-8"))
    return {Intent(name): tuple(sentences) for name, sentences in said.items()}


class NearestIntent:
    """Compares a message with the mean vector of each intent's examples. Loads at the first use."""

    def __init__(self, embedder: Embedder | None = None) -> None:
        self._embedder = embedder or Embedder()
        self._lock = threading.Lock()
        self._means: NDArray[np.float32] | None = None

    def intent(self, text: str) -> Intent | None:
        """Return the nearest intent; None when nothing is near, or two that mean different answers are."""
        if not text.strip():
            return None
        means = self._centroids()
        likeness = means @ self._embedder.embed([text])[0]
        order = [int(index) for index in np.argsort(-likeness)]
        intents = list(examples())
        best = intents[order[0]]
        if likeness[order[0]] < (NEAR_ENOUGH_TO_ACT if best in _ACTS else NEAR_ENOUGH):
            return None
        for other in order[1:]:
            if likeness[order[0]] - likeness[other] >= CLEARLY_NEARER:
                break
            if ANSWERED_BY.get(intents[other]) != ANSWERED_BY.get(best):
                return None
        return best

    def _centroids(self) -> NDArray[np.float32]:
        with self._lock:
            if self._means is None:
                self._means = np.stack([centroid(self._embedder.embed(said)) for said in examples().values()])
            return self._means


def centroid(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the unit vector in the middle of others, shape (384,)."""
    mean: NDArray[np.float32] = vectors.mean(axis=0)
    return mean / np.float32(np.linalg.norm(mean))
