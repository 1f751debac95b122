"""A fact as it was said, and all that a message says of its athlete."""

from dataclasses import dataclass

from agent.understanding.facts_ended import Ending
from tools.domain.fact import FactKind


@dataclass(frozen=True, slots=True)
class FactSaid:
    """A fact as it was said.

    `changed`: the words say that it was otherwise before. `additional`: it stands beside another of its slot.
    `instead_of` are words for what it takes the place of, `bad` says that it speaks against its subject.
    """

    kind: FactKind
    slot: str
    text: str
    quote: str
    confidence: float
    changed: bool = False
    additional: bool = False
    instead_of: frozenset[str] = frozenset()
    bad: bool = False
    only_if_new: bool = False


@dataclass(frozen=True, slots=True)
class SaidOfOneself:
    """All that a message says of its athlete: facts in order, and what holds no longer."""

    facts: tuple[FactSaid, ...] = ()
    endings: tuple[Ending, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was said."""
        return bool(self.facts or self.endings)
