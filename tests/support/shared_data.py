"""The folder of real files beside the repository; tests that need it are skipped where it is absent."""

import csv
import gzip
from pathlib import Path

import pytest

SHARED_DATA = Path(__file__).parents[3] / "shared" / "data"


def shared_file(name: str) -> bytes:
    """Return a file's bytes, unpacked if it is a .gz; skip the test where the folder is absent."""
    path = SHARED_DATA / name
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def shared_manifest() -> dict[str, dict[str, str]]:
    """Return what an independent reader found in each file, by its name."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the shared data folder is not here")
    with (SHARED_DATA / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return {row["rel"]: row for row in csv.DictReader(lines)}
