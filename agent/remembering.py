"""What is remembered of athletes: facts learnt from what they say, recalled by meaning and by rule."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from agent.embedding_memo import EmbeddingMemo
from agent.endpoint.budget import TurnBudget
from agent.fact_reading import FactReader
from agent.turn_ports import FactsForgotten, FactsSaid
from agent.understanding.facts_forget_wish import forget_wish
from agent.understanding.facts_merging import Step, about, steps
from agent.understanding.facts_names import names_in
from agent.understanding.facts_recalled import recalled
from agent.understanding.facts_told import FactSaid
from memory.facts import AthleteFacts, EmbeddedFact, FactStore, words_to_find
from tools.domain.fact import AthleteFact
from tools.kit.errors import ModelUnavailable

SAID = "what you told me"
MOST_FACTS = 1_000  # of one athlete that hold: beyond it nothing is learnt by itself [D]
NOTHING_KNOWN = "I find nothing about “{what}” in what I remember about you."
LOOK = "This is all of it: forget there what you mean."
FORGOTTEN = "I forget it: {facts}"
EVERYTHING = "This is everything I remember about you. “Forget all” on the card wipes it."

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Remembering:
    """Everybody's memory."""

    store: FactStore
    embedder: EmbeddingMemo
    reader: Callable[[TurnBudget], FactReader]

    def for_athlete(
        self,
        athlete_id: str,
        thread_id: str,
        today: date,
        budget: TurnBudget | None = None,
        *,
        learns: bool = True,
    ) -> "RememberedAthlete":
        """Return what is remembered of one athlete, as one conversation adds to it; `learns`: it may."""
        reader = self.reader(budget or TurnBudget())
        facts = self.store.for_athlete(athlete_id)
        return RememberedAthlete(facts, self.embedder, reader, thread_id, today, learns)


@dataclass(frozen=True, slots=True)
class RememberedAthlete:
    """What is remembered of one athlete (AthleteMemory). `forgotten` are ids the athlete wants gone.

    They are recalled no more in this turn, and forgotten everywhere once it is over.
    """

    facts: AthleteFacts
    embedder: EmbeddingMemo
    reader: FactReader
    thread_id: str
    today: date
    learns: bool = True
    forgotten: list[str] = field(default_factory=list)

    async def recall(self, text: str) -> tuple[AthleteFact, ...]:
        """Return the facts that matter for a message, those that matter most first."""
        known = [fact for fact in await self.facts.facts() if fact.id not in self.forgotten]
        if not known or not text.strip():
            return tuple(fact for fact in known if fact.is_about_safety)
        near: Mapping[str, float] = {}
        if any(not fact.is_about_safety for fact in known):
            near = (await self._near([text])).get(text, {})
        return recalled(known, text, near)

    async def learn(self, said: str, before: Sequence[str]) -> FactsSaid:
        """Keep what the athlete said of themselves in this message; return what is new and what is over."""
        if not self.learns:
            return FactsSaid()
        known = await self.facts.facts()
        names = names_in(fact.quote for fact in known)
        read = await self.reader.read(said, self.today, before, names)
        if not read:
            return FactsSaid()
        words = {fact.text: words_to_find(fact.text, fact.slot) for fact in read.facts}
        near = await self._near(list(words.values())) if known and words else {}
        found = steps(read, known, {text: near.get(told, {}) for text, told in words.items()})
        if not found or len(known) >= MOST_FACTS:
            return FactsSaid()
        vectors = await self._vectors([words[step.fact.text] for step in found if step.fact])
        changes = [self._change(step, words, vectors) for step in found]
        kept = await self.facts.keep(changes, self.embedder.name)
        over = {fact_id for step in found for fact_id in step.ends}
        return FactsSaid(facts=kept, ended=tuple(fact for fact in known if fact.id in over))

    async def forget(self, message: str) -> FactsForgotten | None:
        """Note what a message wants forgotten, and say so; None where it wants nothing forgotten."""
        wish = forget_wish(message)
        if wish is None:
            return None
        if wish.everything:
            return FactsForgotten(sentence=EVERYTHING, shows_all=True)
        known = await self.facts.every_fact()
        found = about(wish.what, known)
        if not found:
            sentence = NOTHING_KNOWN.format(what=_as_told(wish.what))
            return FactsForgotten(sentence=f"{sentence} {LOOK}" if known else sentence, shows_all=bool(known))
        self.forgotten.extend(fact.id for fact in found)
        over = EmbeddedFact(None, ends=tuple(fact.id for fact in found))
        await self.facts.keep(
            [over], self.embedder.name
        )  # not recalled any more, whatever happens to the turn
        told = " ".join(dict.fromkeys(f"“{fact.text}”" for fact in found))
        return FactsForgotten(sentence=FORGOTTEN.format(facts=told), facts=found)

    def to_forget(self) -> tuple[str, ...]:
        """Return the ids of the facts to be forgotten everywhere once the turn is over."""
        return tuple(self.forgotten)

    def _change(
        self, step: Step, words: Mapping[str, str], vectors: Mapping[str, Sequence[float]]
    ) -> EmbeddedFact:
        if step.fact is None:
            return EmbeddedFact(None, ends=step.ends)
        vector = vectors.get(words[step.fact.text])
        return EmbeddedFact(self._fact(step.fact), vector, step.ends)

    def _fact(self, said: FactSaid) -> AthleteFact:
        return AthleteFact(
            text=said.text,
            source=SAID,
            learnt_on=self.today,
            kind=said.kind,
            slot=said.slot,
            quote=said.quote,
            thread_id=self.thread_id,
            confidence=said.confidence,
        )

    async def _near(self, texts: Sequence[str]) -> dict[str, dict[str, float]]:
        """Return how near each fact that holds is to each text; nothing where no vectors can be made."""
        by = self.embedder.name
        if missing := await self.facts.not_embedded(by):
            vectors = await self._vectors([told for _, told in missing])
            known = [(fact_id, vectors[told]) for fact_id, told in missing if told in vectors]
            await self.facts.embed(known, by)
        vectors = await self._vectors(texts)
        return {text: await self.facts.likenesses(vector, by) for text, vector in vectors.items()}

    async def _vectors(self, texts: Sequence[str]) -> dict[str, list[float]]:
        if not texts:
            return {}
        try:
            vectors = await asyncio.to_thread(self.embedder.embed, texts)  # CPU work, or a request
        except ModelUnavailable as failure:
            log.warning("%s Facts are recalled by their words alone.", failure)
            return {}
        return dict(zip(texts, vectors.tolist(), strict=True))


def _as_told(what: str) -> str:
    """Return the athlete's words as we say them back: "my knee" is theirs."""
    turned = {"my": "your", "i": "you", "me": "you", "i'm": "you are", "i've": "you have", "mine": "yours"}
    return " ".join(turned.get(word, word) for word in what.split())
