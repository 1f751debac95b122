"""The house's coaching knowledge: passages in Markdown by shelf, and `sources.md` with what they cite."""

from functools import cache
from importlib.resources import files

from tools.domain.knowledge import KnowledgePassage
from tools.domain.knowledge_text import read_passages, read_sources
from tools.domain.knowledge_words import KnownWords, known_words

SOURCES = "sources.md"


@cache
def shelves() -> tuple[str, ...]:
    """Return the names of the shelves."""
    return tuple(sorted(name.removesuffix(".md") for name in _texts() if name != SOURCES))


@cache
def passages() -> tuple[KnowledgePassage, ...]:
    """Return every passage, by shelf and in the order it is written; raise BadKnowledge."""
    texts = _texts()
    sources = read_sources(texts[SOURCES])
    return tuple(
        passage for shelf in shelves() for passage in read_passages(shelf, texts[f"{shelf}.md"], sources)
    )


@cache
def words() -> KnownWords:
    """Return what the passages speak of."""
    return known_words(passages())


@cache
def words_asked() -> KnownWords:
    """Return what the passages are asked for."""
    return known_words(passages(), with_text=False)


@cache
def _texts() -> dict[str, str]:
    found = (file for file in files(__name__).iterdir() if file.name.endswith(".md"))
    return {file.name: file.read_text(encoding="utf-8") for file in found}
