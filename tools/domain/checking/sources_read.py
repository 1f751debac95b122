"""What is known is read source by source, into facts and days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tools.domain.checking.checked import Origin
from tools.domain.checking.days import Day
from tools.domain.checking.evidence import ToolSaid
from tools.domain.checking.facts import Fact, length_of, told
from tools.domain.checking.known_values import facts_of_finding
from tools.domain.checking.measures import Dimension
from tools.domain.checking.others_names import without_their_numbers
from tools.domain.checking.reading import Reading, read
from tools.domain.finding import Finding
from tools.domain.knowledge import KnowledgePassage

CONVERSATION = "an earlier answer"


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day that something known names, with the words it is named with."""

    day: Day
    date: date | None
    words: frozenset[str]
    origin: Origin
    source: str
    meaning: str


class SourceReader:
    """Reads one source after the other into facts and days."""

    def __init__(self, today: date, names: tuple[str, ...]) -> None:
        self._today = today
        self._names = names
        self.facts: list[Fact] = []
        self.days: list[KnownDay] = []
        self.texts: list[str] = []
        self.sources: list[str] = []
        self.told: list[tuple[Reading, Origin]] = []

    def tool(self, said: ToolSaid) -> None:
        """Read what a tool gave."""
        self.findings(said.findings)
        read_as = [without_their_numbers(text, self._names, tool=said.tool) for text in said.sentences]
        self.texts.extend(set(said.sentences) - set(read_as))  # names are looked up whole
        self.sentences(read_as, Origin.TOLD, said.tool)

    def findings(self, findings: Iterable[Finding]) -> None:
        """Read findings."""
        for finding in findings:
            self.facts.extend(facts_of_finding(finding))
            self.sources.append(f"{finding.model} {finding.source}")

    def passages(self, passages: Iterable[KnowledgePassage]) -> None:
        """Read what was looked up."""
        for passage in passages:
            cited = "; ".join(citation.short for citation in passage.citations)
            self.sentences((passage.text,), Origin.KNOWLEDGE, cited)
            self.sentences((passage.title, cited), Origin.KNOWLEDGE, cited)

    def answers(self, answers: Iterable[str], version: int | None) -> None:
        """Read earlier answers; what they told of another version of the plan counts no more."""
        for answer in answers:
            for reading in read(without_their_numbers(answer, self._names)):
                versions = {
                    clause.quantity.said_as
                    for clause in reading.clauses
                    if clause.quantity.dimension is Dimension.VERSION
                }
                if version is None or not versions - {version}:
                    self.sentences((reading.text,), Origin.CONVERSATION, CONVERSATION)
                else:
                    self.texts.append(reading.text)

    def sentences(self, texts: Iterable[str], origin: Origin, source: str) -> None:
        """Read sentences of one origin."""
        for text in texts:
            self.texts.append(text)
            for reading in read(text):
                self.told.append((reading, origin))
                for clause in reading.clauses:
                    self.facts.append(told(clause, origin, source, reading.words))
                    if (length := length_of(self.facts[-1])) is not None:
                        self.facts.append(length)
                for day in reading.days:
                    self.days.append(
                        KnownDay(
                            day, day.date_near(self._today), reading.words, origin, source, reading.text[:90]
                        )
                    )
