"""GPTCache as it comes, beside ours: its own search and evaluation, with our embedder. A test dependency."""

import importlib.util
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.sources.embedding import DIMENSIONS, Vectors
from tools.validation.question_pairs import Pair

COSINE_FROM = 0.6
"""The cosine its default comes to: threshold 0.8 of a scale of 4 is a squared distance of at most 0.8."""
_NEEDED = ("gptcache", "faiss", "sqlalchemy")


def gptcache_is_here() -> bool:
    """Whether everything GPTCache needs is installed: it would fetch what is missing by itself, unasked."""
    return all(importlib.util.find_spec(name) is not None for name in _NEEDED)


def gptcache_hits(pairs: Sequence[Pair], vectors: dict[str, Vectors]) -> list[bool]:
    """Return for each pair whether GPTCache, holding an answer to `a` alone, gives it to `b`.

    `init_similar_cache` at its defaults: SQLite, faiss, SearchDistanceEvaluation, similarity_threshold 0.8.
    """
    with warnings.catch_warnings(), tempfile.TemporaryDirectory() as folder:
        warnings.simplefilter("ignore")  # GPTCache speaks to SQLAlchemy 2 as to its first version.
        return _hits(pairs, vectors, Path(folder))


def _hits(pairs: Sequence[Pair], vectors: dict[str, Vectors], folder: Path) -> list[bool]:
    from gptcache import Cache
    from gptcache.adapter.api import get, init_similar_cache, put
    from gptcache.manager import CacheBase, VectorBase, get_data_manager

    cache, hits = Cache(), []
    store = CacheBase("sqlite", sql_url="sqlite:///:memory:")
    for at, pair in enumerate(pairs):
        # A fresh index for every pair: one entry is kept at a time, so neighbours cannot help or hurt.
        index = VectorBase("faiss", dimension=DIMENSIONS, index_path=str(folder / f"{at}.index"))
        manager = get_data_manager(store, index)
        if at == 0:
            init_similar_cache(cache_obj=cache, embedding=_Embedding(vectors), data_manager=manager)
        cache.data_manager = manager
        put(pair.a, "kept", cache_obj=cache)
        hits.append(get(pair.b, cache_obj=cache) == "kept")
    cache.data_manager = _NothingToClose()
    store._engine.dispose()
    return hits


class _NothingToClose:
    """What is left of a cache whose folder is gone: it would write into it once more at exit."""

    def close(self) -> None:
        """Do nothing."""


class _Embedding:
    """Our vectors in GPTCache's form."""

    dimension = DIMENSIONS

    def __init__(self, vectors: dict[str, Vectors]) -> None:
        self._vectors = vectors

    def to_embeddings(self, text: str, **_: object) -> Vectors:
        """Return the vector of a text."""
        return np.asarray(self._vectors[text], dtype=np.float32)
