"""The prompts that come with the program, as Markdown files named for what they are for.

They seed the prompts kept as versions (`agent/prompt_book.py`), which are what models are told.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@cache
def seeds() -> Mapping[str, str]:
    """Return every prompt's text by name."""
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".md"))
    texts = {file.name.removesuffix(".md"): file.read_text(encoding="utf-8").strip() for file in found}
    return MappingProxyType(dict(sorted(texts.items())))
