"""The sentence model: close in meaning is close in space, and only the right files are loaded."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from tools.kit.errors import SettingsError
from tools.sources.embedding import DIMENSIONS, Embedder

EMBEDDER = Embedder()


def test_vectors_have_unit_length_and_their_stated_shape() -> None:
    vectors = EMBEDDER.embed(["How much should I drink?", "a" * 5_000, ""])
    assert vectors.shape == (3, DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)
    assert EMBEDDER.embed([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    ("sentence", "paraphrase", "unrelated"),
    [
        ("How much should I drink?", "What amount of fluid do I need?", "Delete my old plan."),
        ("How do I run the hills?", "What is the right way to take the climbs?", "Which gels have caffeine?"),
        ("I am nervous before the start", "I get anxious ahead of the race", "Show the splits in miles"),
    ],
)
def test_a_paraphrase_is_closer_than_something_else(sentence: str, paraphrase: str, unrelated: str) -> None:
    said, same, other = EMBEDDER.embed([sentence, paraphrase, unrelated])
    assert said @ same > said @ other + 0.2


def test_padding_in_a_batch_does_not_change_a_sentence() -> None:
    alone = EMBEDDER.embed(["pace"])[0]
    beside = EMBEDDER.embed(["pace", "a much longer sentence about eating and drinking in a hot marathon"])[0]
    # Weights and activations are int8 and scaled per batch, so equal means nearly equal.
    assert alone @ beside > 0.98


def test_many_threads_share_one_model() -> None:
    fresh = Embedder()
    with ThreadPoolExecutor(4) as pool:
        vectors = list(pool.map(lambda _: fresh.embed(["fuel for a marathon"])[0], range(8)))
    assert all(np.array_equal(vector, vectors[0]) for vector in vectors)


def test_another_tokenizer_is_refused_with_a_sentence(tmp_path: Path) -> None:
    changed = tmp_path / "tokenizer.json"
    changed.write_text("{}")
    with pytest.raises(SettingsError, match=r"tokenizer\.json is not the one Paceline was built with"):
        Embedder(tokenizer_path=changed).embed(["hello"])


def test_a_missing_model_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"model\.onnx cannot be read"):
        Embedder(model_path=tmp_path / "model.onnx").embed(["hello"])
