"""A running server is asked for what its interface allows and what not, and its chat is sent rubbish."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.fuzz import chat
from tests.fuzz.http_interface import fuzz
from tests.fuzz.world import World, fill
from tests.support.joining import make_key
from tests.support.server import Served, new_home, serving

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
async def served() -> AsyncIterator[Served]:
    async with serving(new_home()) as server:
        yield server


@pytest.fixture(scope="module")
async def client(served: Served) -> AsyncIterator[httpx.AsyncClient]:
    headers = {"origin": served.address}
    async with httpx.AsyncClient(base_url=served.address, timeout=60, headers=headers) as opened:
        yield opened


@pytest.fixture(scope="module")
async def world(client: httpx.AsyncClient) -> World:
    return await fill(client)


async def test_a_key_that_only_reads_gets_answers_as_they_are_described(
    served: Served, client: httpx.AsyncClient, world: World
) -> None:
    run = await fuzz(served, world, "fuzzing", cases_each=1, seed=3, key=await make_key(client))
    assert run.held, run.told
    assert run.cases >= 80


async def test_the_owner_gets_answers_as_they_are_described(served: Served, world: World) -> None:
    run = await fuzz(served, world, "fuzzing", cases_each=2, seed=3)
    assert run.held, run.told
    assert run.cases >= 150


async def test_the_chat_outlives_what_no_page_sends(served: Served) -> None:
    found = await chat.fuzz(served, first=1, inputs=150)
    assert found.findings == []
    assert min(found.sent.values()) > 20
