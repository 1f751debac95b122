"""The two networks that read text, PP-OCRv6 (Apache-2.0): one finds lines, one reads them.

Their weights lie inside the rapidocr wheel and are run directly: nothing is ever fetched.
"""

import importlib.util
import threading
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tools.kit.errors import SettingsError

THREADS = 2
_FINDER, _READER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"

Floats = NDArray[np.float32]


class TextModels:
    """The two networks, about 400 MB in memory, loaded at the first use; one picture at a time."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._parts: tuple[Any, Any, tuple[str, ...]] | None = None

    def found(self, batch: Floats) -> Floats:
        """Return how likely each pixel (height, width) belongs to text; `batch` is (1, 3, height, width)."""
        with self._lock:
            finder = self._loaded()[0]
            scores: Floats = finder.run(None, {finder.get_inputs()[0].name: batch})[0][0, 0]
        return scores

    def read(self, batch: Floats) -> Floats:
        """Return the likelihood of each character at each step (lines, steps, characters)."""
        with self._lock:
            reader = self._loaded()[1]
            steps: Floats = reader.run(None, {reader.get_inputs()[0].name: batch})[0]
        return steps

    def characters(self) -> tuple[str, ...]:
        """Return what each number of `read` stands for; the first is "nothing"."""
        with self._lock:
            return self._loaded()[2]

    def _loaded(self) -> tuple[Any, Any, tuple[str, ...]]:
        if self._parts is None:
            self._parts = self._load()
        return self._parts

    def _load(self) -> tuple[Any, Any, tuple[str, ...]]:
        folder = self._folder or _wheel_folder()
        finder, reader = (_session(folder / name) for name in (_FINDER, _READER))
        known = reader.get_modelmeta().custom_metadata_map["character"].splitlines()
        return finder, reader, ("", *known, " ")


def _wheel_folder() -> Path:
    spec = importlib.util.find_spec("rapidocr")  # found, not imported: only its weights are wanted
    if spec is None or not spec.submodule_search_locations:
        raise SettingsError(
            "The package rapidocr, which carries the text models, is missing; install it again."
        )
    return Path(spec.submodule_search_locations[0]) / "models"


def _session(weights: Path) -> Any:
    import onnxruntime  # takes a third of a second, and most turns hold no picture

    if not weights.is_file():
        raise SettingsError(f"The text model {weights.name} is missing; install Paceline again.")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads, options.inter_op_num_threads = THREADS, 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads sleep
    options.enable_cpu_mem_arena = False  # pictures differ in size; memory goes back after each
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
