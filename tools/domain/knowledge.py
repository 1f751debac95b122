"""Coaching knowledge with its sources: passages written by us, each with who found it out and when."""

from pydantic import Field

from tools.domain.finding import Frozen


class Citation(Frozen):
    """A source as it is cited: "Jeukendrup 2014"."""

    authors: str
    year: int
    title: str = ""
    where: str = ""
    """The journal with volume and pages, or the publisher."""

    @property
    def short(self) -> str:
        """Return authors and year, as an answer cites it."""
        return f"{self.authors} {self.year}"


class KnowledgePassage(Frozen):
    """A few sentences on one question, with their sources. `id` is "fuelling/carbohydrate-per-hour"."""

    id: str
    title: str
    text: str
    citations: tuple[Citation, ...] = Field(min_length=1)
