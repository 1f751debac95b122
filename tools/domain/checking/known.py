"""All that is known in a turn, prepared for tracing: it grows with each tool call, and is read many times."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tools.domain.checking.checked import Origin
from tools.domain.checking.days import Day
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.checking.facts import Fact
from tools.domain.checking.known_values import YOUR_WORDS, facts_of_brief
from tools.domain.checking.measures import Dimension
from tools.domain.checking.others_names import OF_RECORDINGS, names_of_recordings, names_with_numbers
from tools.domain.checking.reading import Reading, read
from tools.domain.checking.sources_read import KnownDay, SourceReader
from tools.domain.knowledge import KnowledgePassage

_TIMED = (Dimension.DURATION, Dimension.PACE)
_WORD = re.compile(r"[^\W_][\w’'-]*")


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
        more = SourceReader(self.evidence.today, self.numbered_names)
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
    def numbered_names(self) -> tuple[str, ...]:
        """The names that hold numbers, which bear nothing out."""
        return (*names_with_numbers(self.evidence), *names_of_recordings(self.evidence))

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
    def by_word(self) -> dict[str, list[Fact]]:
        """The facts by the words that stand beside them."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for word in fact.words:
                found.setdefault(word, []).append(fact)
        return found

    @cached_property
    def by_word_around(self) -> dict[str, list[Fact]]:
        """The facts by the words of their sentences."""
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            for word in fact.words | fact.around:
                found.setdefault(word, []).append(fact)
        return found

    @cached_property
    def anchors(self) -> list[Fact]:
        """The values told once for all: computed or said, times at a place, the halves of the race."""
        brief = self.evidence.brief
        results = {
            result.time_s for result in (brief.recent_result, *brief.other_results) if result is not None
        }
        return [
            fact
            for fact in self.facts
            if not fact.is_range
            and fact.readings[0].value not in results
            and (
                (fact.is_exact and not fact.needs and "result" not in fact.groups.get("time", ()))
                or (
                    fact.origin is Origin.TOLD
                    and fact.place is not None
                    and fact.readings[0].dimension in _TIMED
                )
                or (fact.origin is Origin.TOLD and "half" in fact.sure_groups)
            )
        ]

    @cached_property
    def authors(self) -> frozenset[str]:
        """The names of those whose models computed something."""
        return frozenset(author for fact in self.facts for author in fact.authors)

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
        told = [reading.text for reading, origin in self.told if origin is Origin.TOLD]
        quoting = (
            text
            for said in self.evidence.tools
            if said.tool in OF_RECORDINGS
            for text in said.sentences
            if "“" in text
        )
        told.extend(reading.text for text in quoting for reading in read(text))
        return frozenset(_plain(text) for text in told)

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
    reader = SourceReader(evidence.today, names_with_numbers(evidence))
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
    for known in (brief, *evidence.briefs):
        reader.facts.extend(facts_of_brief(known))
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
    for said in evidence.tools:
        reader.tool(said)
    reader.passages(evidence.passages)
    reader.sentences(evidence.said, Origin.ATHLETE, YOUR_WORDS)
    reader.answers(evidence.answered, evidence.plan_version)
    return Known(
        evidence,
        tuple(reader.facts),
        tuple(reader.days),
        tuple(reader.texts),
        tuple(reader.told),
        tuple(reader.sources),
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
