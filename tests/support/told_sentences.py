"""Lies and truths written by somebody else than the check, in several ways of speaking; each batch was scored
once before anything was mended by it.

On that first run of `a` (chatty) 56 of 60 lies were caught and 20 of 60 truths marked, of `b` (terse) 56 and
20, of `c` (explaining, with German among it) 52 and 14. Mended by these, it caught
56 and marked 1 of `d`; mended again, 54 and 4 of `e`. `own` was written beside the check.
"""

import json
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).parents[1] / "data" / "told_sentences.jsonl"
BATCHES = ("a", "b", "c", "d", "e", "own")


class Told(NamedTuple):
    """A sentence told on an evidence; `lie` says how it lies, None for a truth."""

    batch: str
    evidence: str
    lie: str | None
    text: str


def told_sentences() -> tuple[Told, ...]:
    """Return all sentences of all batches."""
    return tuple(Told(**json.loads(line)) for line in _FILE.read_text(encoding="utf-8").splitlines())
