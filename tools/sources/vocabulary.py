"""The words of everyday English, as the built-in embedder knows them: what is not among them is rare."""

import json
from functools import cache
from pathlib import Path

_TOKENIZER = Path(__file__).parent / "embedding_data" / "tokenizer.json"
_PART_OF_A_WORD = "##"


@cache
def everyday_words() -> frozenset[str]:
    """Return the 20,000 words in lower case that are one piece to the tokenizer. Blocks."""
    vocabulary = json.loads(_TOKENIZER.read_text(encoding="utf-8"))["model"]["vocab"]
    return frozenset(word for word in vocabulary if word.isalpha() and not word.startswith(_PART_OF_A_WORD))
