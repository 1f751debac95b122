"""A sentence embedder that remembers the last texts: a turn embeds its message once, whoever asks for it."""

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np

from agent.models import sentence_embedder
from agent.settings import Settings
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import MODEL_SHA256, Embedder, SentenceEmbedder, Vectors

REMEMBERED_TEXTS = 256  # 0.4 MB at 384 dimensions: our design choice [D]
BUILT_IN = f"all-MiniLM-L6-v2-int8-{MODEL_SHA256[:8]}"
"""The name of the built-in model, by which vectors kept are told from another model's."""


class EmbeddingMemo:
    """A sentence embedder with the vectors of the last texts at hand (a SentenceEmbedder itself).

    `name` tells one model's vectors from another's: they are never compared. Safe to share between threads.
    """

    def __init__(self, embedder: SentenceEmbedder | None = None, name: str = BUILT_IN) -> None:
        self.name = name
        self._embedder = embedder or Embedder()
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._lock = threading.Lock()

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimensions); raise ModelUnavailable. Blocks."""
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        unknown = [text for text in dict.fromkeys(texts) if text not in found]
        if unknown or not texts:
            vectors = self._embedder.embed(unknown)
            if not texts:
                return vectors
            if len(vectors) != len(unknown):
                raise ModelUnavailable("Your embedding model did not answer for every text.")
            found |= dict(zip(unknown, vectors, strict=True))
        self._remember(texts, found)
        return np.stack([found[text] for text in texts])

    def _remember(self, texts: Sequence[str], found: dict[str, Vectors]) -> None:
        with self._lock:
            for text in texts:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > REMEMBERED_TEXTS:
                self._known.popitem(last=False)


def shared_embedder(settings: Settings) -> EmbeddingMemo:
    """Return the house's one embedder: the endpoint's model, or the built-in one, each by its name."""
    name = f"endpoint-{settings.embedding_model}" if settings.embedding_model else BUILT_IN
    return EmbeddingMemo(sentence_embedder(settings), name)
