"""All that is known in a turn, prepared for tracing: it grows with each tool call, and is read many times."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tools.domain.checking.checked import Origin
from tools.domain.checking.days import Day
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.checking.facts import Fact, length_of, told
from tools.domain.checking.known_values import YOUR_WORDS, facts_of_brief, facts_of_finding
from tools.domain.checking.measures import Dimension
from tools.domain.checking.reading import Reading, read
from tools.domain.finding import Finding
from tools.domain.knowledge import KnowledgePassage

CONVERSATION = "an earlier answer"
_WORD = re.compile(r"[^\W_][\w’'-]*")


@dataclass(frozen=True, slots=True)
class KnownDay:
    """A day that something known names, with the words it is named with."""

    day: Day
    date: date | None
    words: frozenset[str]
    origin: Origin
    source: str
    meaning: str


@dataclass(frozen=True)
class Known:
    """The evidence of an answer, read. Made by `prepared`; `with_tool` returns one that knows more."""

    evidence: Evidence
    facts: tuple[Fact, ...]
    days: tuple[KnownDay, ...]
    texts: tuple[str, ...]
    told: tuple[tuple[Reading, Origin], ...] = field(default=())
    sources: tuple[str, ...] = ()

    def with_tool(self, said: ToolSaid, passages: tuple[KnowledgePassage, ...] = ()) -> "Known":
        """Return what is known with one more tool call."""
        more = _Reader(self.evidence.today)
        more.tool(said)
        more.passages(passages)
        return Known(
            self.evidence.with_tool(said, passages),
            (*self.facts, *more.facts),
            (*self.days, *more.days),
            (*self.texts, *more.texts),
            (*self.told, *more.told),
            (*self.sources, *more.sources),
        )

    @cached_property
    def by_dimension(self) -> dict[Dimension, list[Fact]]:
        """The facts by what they measure; a fact with several readings stands under each."""
        found: dict[Dimension, list[Fact]] = {}
        for fact in self.facts:
            for dimension in dict.fromkeys(reading.dimension for reading in fact.readings):
                found.setdefault(dimension, []).append(fact)
        return found

    @cached_property
    def _by_size(self) -> dict[Dimension, tuple[list[float], list[Fact]]]:
        """The facts of a dimension by the size of their values, each under every value it has."""
        found: dict[Dimension, list[tuple[float, int, Fact]]] = {}
        for number, fact in enumerate(self.facts):
            for reading in fact.readings:
                sizes = {abs(reading.value), abs(reading.high or reading.value)}
                sizes |= {abs(end) for end in (fact.low, fact.high) if end is not None and fact.is_exact}
                for size in sizes:
                    found.setdefault(reading.dimension, []).append((size, number, fact))
        sorted_ = {dimension: sorted(sized, key=lambda each: each[:2]) for dimension, sized in found.items()}
        return {
            dimension: ([size for size, _, _ in sized], [fact for _, _, fact in sized])
            for dimension, sized in sorted_.items()
        }

    def about_as_large(self, dimension: Dimension, low: float, high: float) -> list[Fact]:
        """Return the facts of a dimension with a value from `low` to `high`, in base units."""
        sizes, facts = self._by_size.get(dimension, ((), ()))
        return list(facts[bisect_left(sizes, low) : bisect_right(sizes, high)])

    @cached_property
    def by_noun(self) -> dict[str, list[Fact]]:
        """The counts by what is counted."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for noun in fact.nouns:
                found.setdefault(noun, []).append(fact)
        return found

    @cached_property
    def numbers(self) -> dict[float, list[Fact]]:
        """The facts by the bare number they were written with."""
        found: dict[float, list[Fact]] = {}
        for fact in self.facts:
            if fact.said_as is not None:
                found.setdefault(abs(fact.said_as), []).append(fact)
            for reading in fact.readings[:1]:
                if reading.high is not None and reading.unit.factor:
                    found.setdefault(round(abs(reading.high / reading.unit.factor), 4), []).append(fact)
        return found

    @cached_property
    def finished(self) -> frozenset[str]:
        """The sentences of the tools: said as they are, they stand."""
        return frozenset(_plain(reading.text) for reading, origin in self.told if origin is Origin.TOLD)

    def is_finished(self, sentence: str) -> bool:
        """Tell whether a tool said this very sentence."""
        return _plain(sentence) in self.finished

    @cached_property
    def dates(self) -> dict[date, KnownDay]:
        """The dates that are known, today among them."""
        found = {known.date: known for known in self.days if known.date is not None}
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of all that is known, in lower case."""
        return frozenset(
            part for text in self.texts for word in _WORD.findall(text.lower()) for part in _parts(word)
        )

    @cached_property
    def text(self) -> str:
        """All that is known as one text in lower case, to look names up in."""
        return "\n".join(self.texts).lower()

    def of(self, *dimensions: Dimension) -> Iterator[Fact]:
        """Give the facts of these dimensions."""
        for dimension in dimensions:
            yield from self.by_dimension.get(dimension, ())


def prepared(evidence: Evidence) -> Known:
    """Return the evidence read and sorted; sentences read before are not read again."""
    reader = _Reader(evidence.today)
    reader.days.append(
        KnownDay(
            Day(0, 0, "today", from_today=0),
            evidence.today,
            frozenset(),
            Origin.CALENDAR,
            "the calendar",
            "today",
        )
    )
    brief = evidence.brief
    reader.facts.extend(facts_of_brief(brief))
    if brief.race_date is not None:
        words = frozenset(
            {"race", "marathon", "start", "event", "raceday", "goal", *_words(brief.race_name or "")}
        )
        reader.days.append(
            KnownDay(
                _as_day(brief.race_date),
                brief.race_date,
                words,
                Origin.ATHLETE,
                YOUR_WORDS,
                "the day of your race",
            )
        )
    reader.texts.extend(filter(None, (brief.race_name, brief.sport.value, *evidence.names)))
    reader.sentences(evidence.names, Origin.ATHLETE, "its name")
    for said in evidence.tools:
        reader.tool(said)
    reader.passages(evidence.passages)
    reader.sentences(evidence.said, Origin.ATHLETE, YOUR_WORDS)
    reader.sentences(evidence.answered, Origin.CONVERSATION, CONVERSATION)
    return Known(
        evidence,
        tuple(reader.facts),
        tuple(reader.days),
        tuple(reader.texts),
        tuple(reader.told),
        tuple(reader.sources),
    )


class _Reader:
    """Reads one source after the other into facts and days."""

    def __init__(self, today: date) -> None:
        self._today = today
        self.facts: list[Fact] = []
        self.days: list[KnownDay] = []
        self.texts: list[str] = []
        self.sources: list[str] = []
        self.told: list[tuple[Reading, Origin]] = []

    def tool(self, said: ToolSaid) -> None:
        self.findings(said.findings)
        self.sentences(said.sentences, Origin.TOLD, said.tool)

    def findings(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            self.facts.extend(facts_of_finding(finding))
            self.sources.append(f"{finding.model} {finding.source}")

    def passages(self, passages: Iterable[KnowledgePassage]) -> None:
        for passage in passages:
            cited = "; ".join(citation.short for citation in passage.citations)
            self.sentences((passage.text,), Origin.KNOWLEDGE, cited)
            self.sentences((passage.title, cited), Origin.KNOWLEDGE, cited)

    def sentences(self, texts: Iterable[str], origin: Origin, source: str) -> None:
        for text in texts:
            self.texts.append(text)
            for reading in read(text):
                self.told.append((reading, origin))
                for clause in reading.clauses:
                    self.facts.append(told(clause, origin, source))
                    if (length := length_of(self.facts[-1])) is not None:
                        self.facts.append(length)
                for day in reading.days:
                    self.days.append(
                        KnownDay(
                            day, day.date_near(self._today), reading.words, origin, source, reading.text[:90]
                        )
                    )


def _plain(sentence: str) -> str:
    return sentence.strip(" -*>#\n").rstrip(".:;")


def _as_day(known: date) -> Day:
    return Day(0, 0, known.isoformat(), known.weekday(), known.day, known.month, known.year)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _parts(word: str) -> tuple[str, ...]:
    """Return a word, and what it is without the ending of a genitive."""
    short = word.removesuffix("’s").removesuffix("'s")
    return (word, short, *short.split("-")) if short != word or "-" in word else (word,)
