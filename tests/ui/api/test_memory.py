"""What is remembered, over real HTTP: read, corrected, forgotten."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.server import new_home, serving
from tests.ui.api.test_http import assert_told


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A server of these tests alone: its one owner tells it something."""
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


async def texts(client: httpx.AsyncClient, of: str = "facts") -> list[str]:
    answer = await client.get("/memory")
    assert answer.status_code == 200, answer.text
    return [fact["text"] for fact in answer.json()[of]]


async def test_a_fact_is_read_corrected_and_forgotten(client: httpx.AsyncClient) -> None:
    assert await texts(client) == []
    for said in ("I ride a Canyon Aeroad", "I hate gels", "I sold the Canyon, I ride a Trek now"):
        asked = await client.post("/strategy/question", json={"question": said})
        assert asked.status_code == 200, asked.text
    assert sorted(await texts(client)) == ["You hate gels.", "You ride a Trek now."]
    assert await texts(client, "past") == ["You ride a Canyon Aeroad."]

    facts = {fact["text"]: fact for fact in (await client.get("/memory")).json()["facts"]}
    trek = facts["You ride a Trek now."]
    assert (trek["kind"], trek["quote"]) == ("equipment", "I ride a Trek now")
    corrected = await client.patch(f"/memory/{trek['id']}", json={"text": "You ride a Trek Madone."})
    assert corrected.json()["text"] == "You ride a Trek Madone."
    assert_told(await client.patch("/memory/fact-none", json={"text": "You ride."}), 404, "not_found")
    assert (await client.patch(f"/memory/{trek['id']}", json={"text": ""})).status_code == 422

    gone = await client.delete(f"/memory/{facts['You hate gels.']['id']}")
    assert gone.json()["done"][0].startswith("Forgotten")
    assert await texts(client) == ["You ride a Trek Madone."]
    assert_told(await client.delete("/memory/fact-none"), 404, "not_found")
    assert (await client.delete("/memory")).status_code == 200
    assert (await texts(client), await texts(client, "past")) == ([], [])
