"""Who reads facts about an athlete from their words: a model's structured answer, or our own parser."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from langchain_core.messages import AnyMessage, HumanMessage, SystemMessage
from pydantic import BaseModel, ConfigDict, Field

from agent.endpoint.asking import asked
from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.prompt_book import PromptBook
from agent.understanding.facts_said import may_tell_facts, read_facts
from agent.understanding.facts_told import FactSaid, SaidOfOneself
from agent.understanding.reading import plain
from tools.domain.fact import FactKind
from tools.domain.prompt_text import filled
from tools.kit.errors import ModelUnavailable

PROMPT = "facts"
LONGEST_WORDS = 2_000
MOST_FACTS = 10
BEFORE = 4  # messages before, for what "it" is
READ_BY_A_MODEL = 0.75
"""How sure we are of a fact only a model read: our design choice [D]."""


class FactReader(Protocol):
    """Who reads facts from words."""

    async def read(
        self, words: str, today: date, before: Sequence[str], names: frozenset[str] = frozenset()
    ) -> SaidOfOneself:
        """Return what a message says of its athlete, who told of people by these names; never raises."""
        ...


@dataclass(frozen=True, slots=True)
class OfflineFactReader:
    """Our own parser (FactReader)."""

    async def read(
        self, words: str, today: date, before: Sequence[str], names: frozenset[str] = frozenset()
    ) -> SaidOfOneself:
        """Return what a message says of its athlete."""
        return read_facts(words, today, before, names)


class _Answer(BaseModel):
    """Base of what a model fills in. Every field is asked for: strict schemas know no optional ones."""

    model_config = ConfigDict(extra="forbid")


class ReadFact(_Answer):
    """One fact as a model reads it."""

    kind: FactKind
    text: str = Field(description="One sentence to the athlete: “You …”.")
    quote: str = Field(description="The athlete's own words of it, copied exactly.")


class ReadFacts(_Answer):
    """All that was said of the athlete."""

    facts: list[ReadFact]


@dataclass(frozen=True, slots=True)
class EndpointFactReader:
    """A model's structured answer, beside what our own parser reads (FactReader).

    What the parser read counts as it is: it knows what takes whose place. The model adds what it missed,
    as far as the words it quotes were said. Its failure leaves the parser's reading.
    """

    endpoint: Endpoint
    timeout_s: float
    book: PromptBook
    budget: TurnBudget

    async def read(
        self, words: str, today: date, before: Sequence[str], names: frozenset[str] = frozenset()
    ) -> SaidOfOneself:
        """Return what a message says of its athlete."""
        own = read_facts(words, today, before, names)
        if self.budget.refusal or not may_tell_facts(words):
            return own
        prompt = (await self.book.read()).prompt(PROMPT, self.endpoint.model_name)
        try:
            read = await asked(
                self.endpoint,
                _messages(filled(prompt.text, {"today": today.isoformat()}), words, before),
                ReadFacts,
                timeout_s=self.timeout_s,
                budget=self.budget,
                purpose="facts",
            )
        except ModelUnavailable:
            return own
        return with_read(own, read, words)


def with_read(own: SaidOfOneself, read: ReadFacts, words: str) -> SaidOfOneself:
    """Return our own reading with what a model read beside it, as far as the words bear it."""
    said = _same_letters(words)
    facts = list(own.facts)
    for each in read.facts[:MOST_FACTS]:
        quote, text = each.quote.strip(), re.sub(r"\s+", " ", each.text).strip()
        told = _same_letters(quote)
        if len(told) < 8 or told not in said or not text or len(text) > 300 or each.kind is FactKind.LESSON:
            continue
        if any(_overlap(told, _same_letters(fact.quote)) for fact in facts):
            continue
        if set(re.findall(r"\d+", text)) - set(re.findall(r"\d+", words)):
            continue
        facts.append(FactSaid(each.kind, "", text, quote, READ_BY_A_MODEL))
    return SaidOfOneself(tuple(facts), own.endings)


def _same_letters(words: str) -> str:
    return re.sub(r"\s+", " ", plain(words)).strip()


def _overlap(one: str, other: str) -> bool:
    return one in other or other in one


def _messages(told: str, words: str, before: Sequence[str]) -> list[AnyMessage]:
    data = {"before": [text[:300] for text in before[-BEFORE:]], "message": words[:LONGEST_WORDS]}
    return [SystemMessage(told), HumanMessage(json.dumps(data, ensure_ascii=False))]
