"""Knowledge found by meaning: the right passage first, nothing where none fits, whatever model embeds."""

from collections.abc import Sequence

import numpy as np
import pytest

from agent.embedding_memo import BUILT_IN, EmbeddingMemo
from agent.knowledge import passages
from agent.knowledge_shelf import KnowledgeBook
from memory.database import Database
from memory.knowledge import KnowledgeStore
from tests.support.general_questions import HELD_OUT, NOBODY_KNOWS, TUNED, GeneralQuestion
from tools.kit.errors import ModelUnavailable
from tools.sources.embedding import Embedder, Vectors


class Counting:
    """The built-in embedder, counting what it embeds."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._embedder = Embedder()

    def embed(self, texts: Sequence[str]) -> Vectors:
        self.texts.extend(texts)
        return self._embedder.embed(texts)


class Rotated:
    """Another model: the built-in one with its space mirrored and stretched by one dimension."""

    def __init__(self) -> None:
        self._embedder = Embedder()

    def embed(self, texts: Sequence[str]) -> Vectors:
        vectors = self._embedder.embed(texts)[:, ::-1]
        return np.hstack([vectors, np.zeros((len(vectors), 1), dtype=np.float32)])


class Unavailable:
    """An endpoint that does not answer."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        raise ModelUnavailable("Your model endpoint did not answer.")


@pytest.fixture(scope="module")
async def book(database: Database) -> KnowledgeBook:
    return KnowledgeBook(KnowledgeStore(database), EmbeddingMemo())


async def rightly_answered(book: KnowledgeBook, questions: Sequence[GeneralQuestion]) -> int:
    found = [await book.passages(question.text) for question in questions]
    return sum(
        bool(first) and first[0].id in question.passages
        for first, question in zip(found, questions, strict=True)
    )


async def test_the_right_passage_comes_first(book: KnowledgeBook) -> None:
    assert await rightly_answered(book, TUNED) == 30


async def test_the_hold_out_keeps_the_score_of_its_first_run(book: KnowledgeBook) -> None:
    """29 of 30 had the right passage first when they were first asked, and no question off topic had any."""
    assert await rightly_answered(book, HELD_OUT) >= 29


@pytest.mark.parametrize("question", NOBODY_KNOWS)
async def test_nothing_is_cited_where_nothing_fits(book: KnowledgeBook, question: str) -> None:
    assert await book.passages(question) == ()


async def test_a_title_finds_its_own_passage(book: KnowledgeBook) -> None:
    for passage in passages():
        found = await book.passages(passage.title)
        assert found[0].id == passage.id, passage.title


async def test_at_most_as_many_as_wanted_come(book: KnowledgeBook) -> None:
    assert len(await book.passages("does caffeine help?", limit=1)) == 1


async def test_what_is_embedded_is_not_embedded_again(book: KnowledgeBook, database: Database) -> None:
    await book.passages("what is TSS?")
    counting = Counting()
    again = KnowledgeBook(KnowledgeStore(database), EmbeddingMemo(counting, BUILT_IN))
    await again.passages("what is IF?")
    assert counting.texts == ["what is IF?"]


async def test_another_model_embeds_for_itself(book: KnowledgeBook, database: Database) -> None:
    other = KnowledgeBook(KnowledgeStore(database), EmbeddingMemo(Rotated(), "endpoint-rotated"))
    assert await rightly_answered(other, TUNED[:6]) == 6
    assert await rightly_answered(book, TUNED[:6]) == 6


async def test_where_no_vector_can_be_had_the_words_decide(database: Database) -> None:
    silent = KnowledgeBook(KnowledgeStore(database), EmbeddingMemo(Unavailable(), "endpoint-silent"))
    assert [each.id for each in await silent.passages("what is bonking")] == ["fuelling/the-wall"]
    assert await silent.passages("does beetroot juice help?") == ()
