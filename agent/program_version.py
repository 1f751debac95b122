"""Which program computes the answers: what it says may change with every file of it."""

import hashlib
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPUTES = ("agent", "tools")
"""The packages an answer depends on; their texts and tables belong to them."""
WRITTEN_IN = frozenset({".py", ".toml", ".md", ".json", ".csv", ".gpx"})


@cache
def program_version() -> str:
    """Return a digest of the program's files. Read once, some 20 ms: a running program does not change."""
    told = hashlib.sha256()
    for package in COMPUTES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in WRITTEN_IN and path.is_file():
                told.update(f"{path.relative_to(ROOT)}\0".encode())
                told.update(hashlib.sha256(path.read_bytes()).digest())
    return told.hexdigest()[:16]
