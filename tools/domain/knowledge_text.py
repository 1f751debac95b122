"""Reading the Markdown that coaching knowledge is written in, strictly: a slip is an error, never a guess."""

import re
from collections.abc import Mapping

from tools.domain.knowledge import Citation, KnowledgePassage

LONGEST_TEXT = 900  # characters of a passage, so that it is an answer and no chapter: our design choice [D]

_SOURCE = re.compile(r"^- (?P<authors>[^|]+?) (?P<year>\d{4}) \| ?(?P<title>[^|]*?) ?\| (?P<where>[^|]+)$")
_HEADING = re.compile(r"^(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*): (?P<title>\S.*\?)$")
_BETWEEN_SENTENCES = re.compile(r"(?:(?<=[.!?])|(?<=[.!?][\"”])) +(?=[A-Z0-9“\"])")
_ASKED, _SOURCES = "Also asked: ", "Sources: "

Sources = Mapping[str, Citation]


class BadKnowledge(ValueError):
    """A file of knowledge is not written as it has to be."""


def read_sources(text: str) -> dict[str, Citation]:
    """Return the sources by "authors year"; a title that is not known for certain is left empty."""
    sources: dict[str, Citation] = {}
    for line in _lines(text)[1:]:
        match = _SOURCE.match(line)
        if match is None:
            raise BadKnowledge(f"This is no source: {line}")
        citation = Citation(
            authors=match["authors"], year=int(match["year"]), title=match["title"], where=match["where"]
        )
        if citation.short in sources:
            raise BadKnowledge(f"This source is there twice: {citation.short}")
        sources[citation.short] = citation
    return sources


def read_passages(shelf: str, text: str, sources: Sources) -> tuple[KnowledgePassage, ...]:
    """Return the passages of one shelf, as `## slug: Question?`, a text, `Also asked:` and `Sources:`."""
    _, *pieces = re.split(r"^## ", text, flags=re.MULTILINE)
    passages = tuple(_passage(shelf, piece, sources) for piece in pieces)
    ids = [passage.id for passage in passages]
    if len(set(ids)) < len(ids):
        raise BadKnowledge(f"A passage of {shelf} is there twice.")
    return passages


def _passage(shelf: str, piece: str, sources: Sources) -> KnowledgePassage:
    lines = _lines(piece)
    heading = _HEADING.match(lines[0])
    if heading is None or len(lines) != 4:
        raise BadKnowledge(f"A passage is a question, a text, what is also asked and sources: {lines[0]}")
    _, said, asked, cited = lines
    if not (asked.startswith(_ASKED) and cited.startswith(_SOURCES)):
        raise BadKnowledge(f"{lines[0]} needs “{_ASKED}” and “{_SOURCES}”.")
    if len(said) > LONGEST_TEXT:
        raise BadKnowledge(f"{lines[0]} has {len(said)} characters; at most {LONGEST_TEXT} are an answer.")
    return KnowledgePassage(
        id=f"{shelf}/{heading['slug']}",
        title=heading["title"],
        text=said,
        asked=tuple(asked.removeprefix(_ASKED).split(" | ")),
        citations=tuple(_cited(each, sources) for each in cited.removeprefix(_SOURCES).split("; ")),
    )


def _cited(short: str, sources: Sources) -> Citation:
    if short not in sources:
        raise BadKnowledge(f"There is no source “{short}”.")
    return sources[short]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def sentences_of(text: str) -> tuple[str, ...]:
    """Return the sentences of a passage."""
    return tuple(_BETWEEN_SENTENCES.split(text))
