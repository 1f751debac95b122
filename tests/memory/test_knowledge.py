"""The house's knowledge in Postgres: brought in by its content, embedded once a model, compared exactly."""

from uuid import uuid4

import pytest

from memory.database import Database
from memory.knowledge import KnowledgeStore, Spread
from tools.domain.knowledge import Citation, KnowledgePassage

NOBODY = (Citation(authors="Nobody", year=2020, title="Of nothing", where="Nowhere 1:1"),)
CAFFEINE = KnowledgePassage(
    id="a/caffeine", title="Does caffeine help?", text="It does.", asked=("is coffee good",), citations=NOBODY
)
CRAMPS = KnowledgePassage(
    id="a/cramps", title="What causes cramps?", text="Much.", asked=("why do I cramp",), citations=NOBODY
)
VECTORS = {
    "Does caffeine help?": [1.0, 0.0, 0.0],
    "is coffee good": [0.8, 0.6, 0.0],
    "What causes cramps?": [0.0, 0.0, 1.0],
    "why do I cramp": [0.0, 0.6, 0.8],
}


@pytest.fixture
async def store(database: Database) -> KnowledgeStore:
    store = KnowledgeStore(database)
    await store.seed((CAFFEINE, CRAMPS))
    return store


@pytest.fixture
def model() -> str:
    """A model of this test alone: the table belongs to the whole house."""
    return f"model-{uuid4().hex}"


async def embedded(store: KnowledgeStore, model: str) -> list[str]:
    missing = await store.not_embedded(model)
    await store.embed(missing, [VECTORS[wording] for _, wording in missing], model)
    return [wording for _, wording in missing]


async def test_what_is_unchanged_is_not_brought_in_again(store: KnowledgeStore) -> None:
    assert not await store.seed((CAFFEINE, CRAMPS))


async def test_every_question_is_embedded_once_by_each_model(store: KnowledgeStore, model: str) -> None:
    assert sorted(await embedded(store, model)) == sorted(VECTORS)
    assert await store.not_embedded(model) == ()
    assert len(await store.not_embedded(f"{model}-other")) == len(VECTORS)


async def test_only_what_changed_is_embedded_again(store: KnowledgeStore, model: str) -> None:
    await embedded(store, model)
    asked = CAFFEINE.model_copy(update={"asked": ("is espresso good",), "text": "It does, for most."})
    assert await store.seed((asked, CRAMPS))
    assert await store.not_embedded(model) == (("a/caffeine", "is espresso good"),)


async def test_the_nearest_of_its_questions_decides(store: KnowledgeStore, model: str) -> None:
    await embedded(store, model)
    found = await store.nearest([0.8, 0.6, 0.0], model, 2)
    assert [(passage.id, round(cosine, 3)) for passage, cosine in found] == [
        ("a/caffeine", 1.0),
        ("a/cramps", 0.36),
    ]
    assert found[0][0] == CAFFEINE


async def test_vectors_of_another_model_are_never_compared(store: KnowledgeStore, model: str) -> None:
    await embedded(store, model)
    assert await store.nearest([1.0, 0.0], f"{model}-of-two-dimensions", 2) == ()


async def test_how_near_sentences_lie_is_told_by_model(store: KnowledgeStore, model: str) -> None:
    assert await store.spread(model) is None
    await embedded(store, model)
    assert await store.spread(model) == Spread(own=pytest.approx(0.8), others=pytest.approx(0.0))


async def test_what_is_written_no_more_goes_with_its_vectors(store: KnowledgeStore, model: str) -> None:
    await embedded(store, model)
    await store.seed((CRAMPS,))
    assert {passage.id for passage, _ in await store.nearest([1.0, 0.0, 0.0], model, 9)} == {"a/cramps"}
    assert await store.passages(["a/caffeine", "a/cramps"]) == (CRAMPS,)
