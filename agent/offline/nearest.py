"""The intent whose examples are nearest in meaning, if near enough and clearly nearer than any other."""

import logging
import threading
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from agent.offline.intents import ANSWERED_BY, Intent
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import Embedder, SentenceEmbedder, Vectors

# How near is near depends on the embedding model, so limits are quantiles of how near each example lies to
# the others of its intent. The shares were chosen on the examples themselves (our design choice [D]).
NEAR_ENOUGH_SHARE = 0.25
# A whole plan is three specialists' work, and touching saved plans startles: both want more certainty.
NEAR_ENOUGH_TO_ACT_SHARE = 0.54
CLEARLY_NEARER_DEVIATIONS = 0.2
_ACTS = frozenset((Intent.PLAN, Intent.OPEN, Intent.COMPARE, Intent.DELETE, Intent.SAVE))

log = logging.getLogger(__name__)


@cache
def examples() -> dict[Intent, tuple[str, ...]]:
    """Return the example sentences of every intent."""
    said = tomllib.loads((files("agent.offline") / "examples.toml").read_text("utf-8"))
    return {Intent(name): tuple(sentences) for name, sentences in said.items()}


@dataclass(frozen=True, slots=True)
class Landmarks:
    """Where the intents lie in one embedding model's space, and what near means there."""

    means: Vectors
    near_enough: float
    near_enough_to_act: float
    clearly_nearer: float


class NearestIntent:
    """Compares a message with the mean vector of each intent's examples. Loads at the first use."""

    def __init__(self, embedder: SentenceEmbedder | None = None) -> None:
        self._embedder = embedder or Embedder()
        self._lock = threading.Lock()
        self._known: Landmarks | None = None

    def intent(self, text: str) -> Intent | None:
        """Return the nearest intent; None when nothing is near, or two that mean different answers are."""
        if not text.strip():
            return None
        try:
            landmarks, vector = self._landmarks(), self._embedder.embed([text])[0]
        except ModelUnavailable as error:
            log.warning("%s The built-in sentence model takes over.", error)
            self._embedder, self._known = Embedder(), None
            return self.intent(text)
        return _nearest(landmarks, vector)

    def _landmarks(self) -> Landmarks:
        with self._lock:
            if self._known is None:
                self._known = _landmarks([self._embedder.embed(said) for said in examples().values()])
            return self._known


def _nearest(landmarks: Landmarks, vector: Vectors) -> Intent | None:
    likeness = landmarks.means @ vector
    order = [int(index) for index in np.argsort(-likeness)]
    intents = list(examples())
    best = intents[order[0]]
    limit = landmarks.near_enough_to_act if best in _ACTS else landmarks.near_enough
    if likeness[order[0]] < limit:
        return None
    for other in order[1:]:
        if likeness[order[0]] - likeness[other] >= landmarks.clearly_nearer:
            break
        if ANSWERED_BY.get(intents[other]) != ANSWERED_BY.get(best):
            return None
    return best


def _landmarks(groups: list[Vectors]) -> Landmarks:
    """Learn a space from the examples: each is compared with the others of its intent, itself left out."""
    nearness = np.array(
        [
            float(centroid(np.delete(vectors, index, axis=0)) @ vectors[index])
            for vectors in groups
            for index in range(len(vectors))
        ]
    )
    return Landmarks(
        means=np.stack([centroid(vectors) for vectors in groups]),
        near_enough=float(np.quantile(nearness, NEAR_ENOUGH_SHARE)),
        near_enough_to_act=float(np.quantile(nearness, NEAR_ENOUGH_TO_ACT_SHARE)),
        clearly_nearer=CLEARLY_NEARER_DEVIATIONS * float(nearness.std()),
    )


def centroid(vectors: Vectors) -> Vectors:
    """Return the unit vector in the middle of others, shape (dimensions,)."""
    mean: Vectors = vectors.mean(axis=0)
    return mean / np.float32(np.linalg.norm(mean))
