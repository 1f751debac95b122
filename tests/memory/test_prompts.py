"""The versions of prompts: nothing is lost, one counts, and the owner's own is never replaced by a seed."""

import asyncio
from uuid import uuid4

import pytest

from memory.database import Database
from memory.prompts import PromptStore
from tools.kit.errors import MissingInput, NotFound


@pytest.fixture
def store(database: Database) -> PromptStore:
    return PromptStore(database)


@pytest.fixture
def name() -> str:
    """A prompt of this test alone: the table belongs to the whole house."""
    return f"prompt-{uuid4().hex}"


async def counting(store: PromptStore, name: str, model: str | None = None) -> int | None:
    """Return which version counts."""
    found = [each.version for each in await store.active() if (each.name, each.model) == (name, model)]
    assert len(found) <= 1
    return found[0] if found else None


async def test_a_seed_counts_and_the_same_again_changes_nothing(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    await store.seed({name: "first"})
    (only,) = await store.versions(name)
    assert (only.version, only.text, only.active, only.seeded) == (1, "first", True, True)


async def test_a_changed_seed_takes_the_place_of_a_seed(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    await store.seed({name: "second"})
    assert await counting(store, name) == 2
    assert [each.text for each in await store.versions(name)] == ["second", "first"]


async def test_the_owners_own_version_stays_when_the_seed_changes(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    await store.save(name, "mine", activate=True)
    await store.seed({name: "second"})
    assert await counting(store, name) == 2
    newest = (await store.versions(name))[0]
    assert (newest.version, newest.seeded, newest.active) == (3, True, False)
    await store.seed({name: "second"})
    assert len(await store.versions(name)) == 3
    assert (await store.activate(name, 3)).active
    assert await counting(store, name) == 3


async def test_a_saved_version_counts_once_it_is_activated(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    saved = await store.save(name, "mine", note="shorter")
    assert (saved.version, saved.active, saved.note) == (2, False, "shorter")
    assert await counting(store, name) == 1
    await store.activate(name, 2)
    assert await counting(store, name) == 2


async def test_going_back_leads_to_what_counted_before(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    await store.save(name, "never counted")
    await store.save(name, "third", activate=True)
    back = await store.roll_back(name)
    assert back is not None
    assert (back.version, await counting(store, name)) == (1, 1)
    await store.roll_back(name)
    assert await counting(store, name) == 3


async def test_there_is_nothing_before_the_first(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    with pytest.raises(MissingInput, match="before"):
        await store.roll_back(name)
    assert await counting(store, name) == 1


async def test_a_models_own_has_its_own_versions(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    own = await store.save(name, "for the small one", "small", activate=True)
    assert (own.version, own.model) == (1, "small")
    assert (await counting(store, name), await counting(store, name, "small")) == (1, 1)
    assert await store.roll_back(name, "small") is None
    assert (await counting(store, name), await counting(store, name, "small")) == (1, None)


async def test_what_is_not_there_is_said(store: PromptStore, name: str) -> None:
    await store.seed({name: "first"})
    with pytest.raises(NotFound):
        await store.activate(name, 2)
    with pytest.raises(NotFound):
        await store.version(name, 9)
    assert await counting(store, name) == 1


async def test_many_at_once_leave_one_that_counts(postgres_url: str, name: str) -> None:
    async with Database(postgres_url) as one, Database(postgres_url) as other:
        stores = [PromptStore(one), PromptStore(other)]
        await asyncio.gather(*(store.seed({name: "first"}) for store in stores * 4))
        assert len(await stores[0].versions(name)) == 1
        saving = (stores[n % 2].save(name, f"text {n}", activate=True) for n in range(12))
        await asyncio.gather(*saving)
        versions = await stores[1].versions(name)
        assert [each.version for each in versions] == list(range(13, 0, -1))
        assert sum(each.active for each in versions) == 1
