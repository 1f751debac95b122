"""The house's coaching knowledge (kit's KnowledgeShelf): written in `agent/knowledge`, found by meaning."""

import asyncio
import logging
from dataclasses import dataclass, field

from agent.embedding_memo import EmbeddingMemo
from agent.knowledge import passages as written
from agent.knowledge import words as known
from memory.knowledge import KnowledgeStore, Spread
from tools.domain.knowledge import KnowledgePassage
from tools.domain.knowledge_words import about
from tools.kit.errors import ModelUnavailable

# Nearness is told on a scale of each model's own: 1 is how near the questions of one passage lie to each
# other, 0 how near those of different passages do. The limits were chosen on half of our own questions [D].
NEAR_ENOUGH = 0.55
COVERED_ENOUGH = 0.40  # of what a question is about has to be spoken of by the passage
COVERED_BESIDE_UNKNOWN = 0.60  # where a word of it stands in no passage: it may be what is asked for
BOTH_ENOUGH = 1.15  # nearness and half of what is covered: what is weak in one is strong in the other
NEAR_WITHOUT_WORDS = 1.0
COVERED_BY_WORDS_ALONE = 0.80  # where no vector can be had
_LOOKED_AT = 6
_CLOSE = 0.15  # so close to the best, a second passage answers as well

log = logging.getLogger(__name__)


@dataclass(slots=True)
class KnowledgeBook:
    """Passages with their sources. It is brought into the database, and embedded, at the first question."""

    store: KnowledgeStore
    embedder: EmbeddingMemo
    _spread: Spread | None = None
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def passages(self, question: str, limit: int = 3) -> tuple[KnowledgePassage, ...]:
        """Return the passages that answer a question, the nearest first; none where nothing is near."""
        try:
            spread = await self._ready()
            vector = (await asyncio.to_thread(self.embedder.embed, [question]))[0]
        except ModelUnavailable as error:
            log.warning("%s Knowledge is found by its words alone.", error)
            return await self._by_words(question)
        near = await self.store.nearest([float(value) for value in vector], self.embedder.name, _LOOKED_AT)
        scored = sorted(
            (
                (score, passage)
                for passage, cosine in near
                if (score := _score(question, passage, cosine, spread)) is not None
            ),
            key=lambda it: -it[0],
        )
        return tuple(passage for score, passage in scored if score >= scored[0][0] - _CLOSE)[:limit]

    async def _ready(self) -> Spread:
        """Bring in what is written, once a process; only what changed is embedded. Raise ModelUnavailable."""
        async with self._lock:
            if self._spread is None:
                await self.store.seed(written())
                if missing := await self.store.not_embedded(self.embedder.name):
                    vectors = await asyncio.to_thread(
                        self.embedder.embed, [wording for _, wording in missing]
                    )
                    await self.store.embed(missing, vectors.tolist(), self.embedder.name)
                self._spread = await self.store.spread(self.embedder.name)
                assert self._spread is not None, "there are passages, and they are embedded"
            return self._spread

    async def _by_words(self, question: str) -> tuple[KnowledgePassage, ...]:
        best, covered = known().best(question)
        return await self.store.passages([best]) if covered >= COVERED_BY_WORDS_ALONE else ()


def _score(question: str, passage: KnowledgePassage, cosine: float, spread: Spread) -> float | None:
    """Return how well a passage answers, None where it does not: it has to be near, and of the same thing."""
    words = known()
    if passage.id not in words.of_passages:  # of another version of the program, on the same database
        return None
    near = (cosine - spread.others) / (spread.own - spread.others)
    covered = words.covered(question, passage.id)
    score = near + covered / 2
    if not about(question):  # nothing in it says what it is about: nearness alone decides
        return score if near >= NEAR_WITHOUT_WORDS else None
    least = COVERED_ENOUGH if words.all_known(question) else COVERED_BESIDE_UNKNOWN
    enough = near >= NEAR_ENOUGH and covered >= least and score >= BOTH_ENOUGH
    return score if enough else None
