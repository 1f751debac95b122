"""Reviews over real HTTP: listed with who told them, and taken over into the plan once."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.recent_rides import ride_fit
from tests.support.server import new_home, serving
from tests.ui.api.test_http import assert_told
from tests.ui.api.test_own_data import brought
from tools.domain.prompt_version import OFFLINE


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A server of these tests alone: its one owner has a ride."""
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


async def test_a_review_is_listed_read_and_approved_once(client: httpx.AsyncClient) -> None:
    assert (await client.get("/analyses")).json() == {"analyses": []}
    await brought(client, ("ride.fit", ride_fit(2)))
    (activity,) = (await client.get("/activities")).json()["activities"]
    made = (await client.get(f"/activities/{activity['id']}/review")).json()["review"]
    assert made["spoken_with"] == {"model": OFFLINE, "prompts": {}}

    (listed,) = (await client.get("/analyses")).json()["analyses"]
    assert listed == made
    assert (await client.get(f"/analyses/{made['id']}")).json() == made
    (kept,) = (await client.get(f"/activities/{activity['id']}/reviews")).json()["reviews"]
    assert kept == made

    first = (await client.post(f"/analyses/{made['id']}/approve")).json()
    assert first["message"].startswith("Noted.")
    assert first["proposal"] is None, "there is no plan that could change"
    again = await client.post(f"/analyses/{made['id']}/approve")
    assert again.status_code == 200
    assert (await client.get(f"/analyses/{made['id']}")).json()["approved_at"] is not None


async def test_an_older_review_gives_way_to_a_newer_one(client: httpx.AsyncClient) -> None:
    await brought(client, ("other.fit", ride_fit(9)))
    activity = (await client.get("/activities")).json()["activities"][-1]
    older = (await client.get(f"/activities/{activity['id']}/review")).json()["review"]
    await client.put("/profile/ftp_w", json={"value": 275})
    newer = (await client.get(f"/activities/{activity['id']}/review")).json()["review"]
    assert older["id"] != newer["id"]
    told = assert_told(await client.post(f"/analyses/{older['id']}/approve"), 409, "stale_proposal")
    assert "newer review" in told
    assert (await client.post(f"/analyses/{newer['id']}/approve")).status_code == 200


async def test_a_conversations_answers_are_listed(client: httpx.AsyncClient) -> None:
    asked = await client.post("/strategy/question", json={"question": "what can you do?"})
    assert asked.status_code == 200
    assert (await client.get("/answers")).json() == {"answers": []}, "that conversation is forgotten"
