"""A text is embedded once, whoever asks, and the oldest are let go."""

from collections.abc import Sequence

import numpy as np
import pytest

from agent.embedding_memo import REMEMBERED_TEXTS, EmbeddingMemo, shared_embedder
from agent.settings import Settings
from tools.sources.embedding import Vectors


class Lengths:
    """Embeds a text as its length, and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        return np.array([[float(len(text))] for text in texts], dtype=np.float32).reshape(len(texts), 1)


@pytest.fixture
def lengths() -> Lengths:
    return Lengths()


def test_what_is_known_is_not_asked_again_and_the_order_is_kept(lengths: Lengths) -> None:
    memo = EmbeddingMemo(lengths, "lengths")
    assert memo.embed(["aa", "b", "aa"]).tolist() == [[2.0], [1.0], [2.0]]
    assert memo.embed(["b", "ccc"]).tolist() == [[1.0], [3.0]]
    assert lengths.asked == ["aa", "b", "ccc"]
    assert memo.embed([]).shape[0] == 0


def test_the_oldest_are_let_go(lengths: Lengths) -> None:
    memo = EmbeddingMemo(lengths, "lengths")
    texts = [f"text {number}" for number in range(REMEMBERED_TEXTS + 1)]
    memo.embed(texts)
    memo.embed(["text 1", "text 0"])
    assert lengths.asked == [*texts, "text 0"]


def test_models_have_names_of_their_own() -> None:
    built_in = shared_embedder(Settings(_env_file=None))
    endpoint = shared_embedder(
        Settings(_env_file=None, openai_base_url="http://127.0.0.1:9/v1", embedding_model="scripted")
    )
    assert built_in.name != endpoint.name
