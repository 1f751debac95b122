"""Two servers on one database: a yes said to both at once, or to one that dies, makes one version."""

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import httpx
import pytest

from tests.support.server import Served, new_home, serving

WISH = {
    "weeks": 6,
    "sport": "run",
    "weekly_hours_now": 4,
    "longest_now_s": 4500,
    "hours_a_week": 5,
    "days_a_week": 4,
    "novice": False,
}
TABS = 10


@pytest.fixture
async def servers(postgres_url: str) -> AsyncIterator[list[Served]]:
    """Two processes that know nothing of each other."""
    async with AsyncExitStack() as stack:
        yield [
            await stack.enter_async_context(serving(new_home(), DATABASE_URL=postgres_url)) for _ in range(2)
        ]


async def one_plan(client: httpx.AsyncClient, server: Served) -> str:
    answer = await client.post(f"{server.address}/plans", json=WISH)
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


async def versions(client: httpx.AsyncClient, server: Served, plan_id: str) -> list[int]:
    answer = await client.get(f"{server.address}/plans/{plan_id}/versions")
    return [each["version"] for each in answer.json()["versions"]]


async def test_twenty_yeses_to_two_servers_then_one_dies(servers: list[Served]) -> None:
    one, other = servers
    async with httpx.AsyncClient(timeout=60) as client:
        card = await one_plan(client, one)
        urls = [f"{server.address}/proposals/{card}/approve" for server in servers * TABS]
        answers = await asyncio.gather(*(client.post(url) for url in urls))

        assert [each.status_code for each in answers] == [200] * 2 * TABS
        assert len({each.text for each in answers}) == 1
        plan_id = answers[0].json()["subject_id"]
        assert await versions(client, other, plan_id) == [1]

        second = await one_plan(client, one)
        waiting = asyncio.create_task(client.post(f"{one.address}/proposals/{second}/approve"))
        await one.stop(signal.SIGKILL)
        await asyncio.gather(waiting, return_exceptions=True)
        again = await client.post(f"{other.address}/proposals/{second}/approve")

        assert (again.status_code, again.json()["status"]) == (200, "applied"), again.text
        plans = (await client.get(f"{other.address}/plans")).json()["plans"]
        assert sum(each["current"] for each in plans) == 1
        made = again.json()
        assert await versions(client, other, made["subject_id"]) == list(range(made["version"], 0, -1))
