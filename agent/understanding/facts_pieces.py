"""Two pieces of gear named in one breath, each a fact of its own: it is replaced alone."""

from dataclasses import replace
from datetime import date

from agent.understanding.facts_clauses import Clause
from agent.understanding.facts_gear import gear_slot
from agent.understanding.facts_lexicon import pattern
from agent.understanding.facts_told import FactSaid
from agent.understanding.facts_wording import addressed
from agent.understanding.reading import plain

_TWO_PIECES = pattern(
    r"""
        (?P<lead>for_[\w\s]{2,20}?\s)?(?P<verb>i(?:'ve|_\w+)?_(?:use|have|got|own|ride|wear|bought|track_with
        |race_in|run_in|train_with)|my_[\w\s]{2,20}?_(?:is|are))_(?P<first>.+?)_and_(?P<second>.+)
    """,
    any_case=True,
)


def two_pieces(clause: Clause, fact: FactSaid, today: date) -> list[FactSaid]:
    """Return a fact about gear as two, where its clause names two pieces of different use; else nothing."""
    two = _TWO_PIECES.fullmatch(clause.meant)
    if two is None:
        return []
    verb = "I have" if two["verb"].casefold().startswith("my") else two["verb"]
    pieces = [f"{two['verb']} {two['first']}", f"{verb} {two['second']}"]
    slots = [gear_slot(plain(f"{two['lead'] or ''}{piece}")) for piece in pieces]
    if not all(slots) or slots[0] == slots[1]:
        return []
    return [
        replace(fact, slot=slot or "", text=addressed(piece, today), quote=stretch)
        for slot, piece, stretch in zip(slots, pieces, _halves(clause.words), strict=True)
    ]


def _halves(words: str) -> tuple[str, str]:
    """Return a clause cut at its first "and": each half is the words of one piece."""
    at = _AND.search(words)
    return (words[: at.start()], words[at.end() :]) if at else (words, words)


_AND = pattern(r"\s+and\s+", any_case=True)
