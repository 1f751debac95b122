"""Coaching knowledge with its sources: passages written by us, each with who found it out and when."""

from pydantic import Field

from tools.domain.finding import Frozen

LONGEST_QUESTION = 500  # characters that are looked up: our design choice [D]


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

    @property
    def whole(self) -> str:
        """Return it as it is looked up: authors (year), title, where."""
        return ", ".join(filter(None, (f"{self.authors} ({self.year})", self.title, self.where)))


class KnowledgePassage(Frozen):
    """A few sentences on one question, with their sources. `id` is "fuelling/carbohydrate-per-hour".

    `asked` are other ways to ask for it.
    """

    id: str
    title: str
    text: str
    asked: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = Field(min_length=1)

    @property
    def shelf(self) -> str:
        """Return what it is of: "fuelling"."""
        return self.id.partition("/")[0]

    @property
    def cited(self) -> str:
        """Return its sources as an answer cites them: "Jeukendrup 2014; Wallis & Podlogar 2022"."""
        return "; ".join(citation.short for citation in self.citations)
