"""Prompts over real HTTP: saved, compared, activated, rolled back; and refused in words."""

from uuid import uuid4

import httpx
import pytest

HOUSE = "Be kind.\n{task}\n{context}"


@pytest.fixture
def model() -> str:
    """A model nobody speaks with: the house's prompts stay as they are for every other test."""
    return f"model-{uuid4().hex[:8]}"


async def test_every_prompt_is_listed_with_what_counts(client: httpx.AsyncClient) -> None:
    told = (await client.get("/prompts")).json()["prompts"]
    names = [each["name"] for each in told]
    assert names[0] == "house"
    assert {"answer", "route", "pacing", "nutrition", "mental", "training"} <= set(names)
    assert told[0]["required"] == ["context", "task"]
    assert told[0]["active"]["seeded"] is True
    assert "{context}" in told[0]["active"]["text"]


async def test_a_version_is_saved_compared_activated_and_rolled_back(
    client: httpx.AsyncClient, model: str
) -> None:
    first = await client.post("/prompts/house", json={"text": HOUSE, "model": model, "note": "Shorter."})
    assert first.status_code == 201
    assert (first.json()["version"], first.json()["active"]) == (1, False)
    second = HOUSE.replace("kind", "dry")
    kept = await client.post("/prompts/house", json={"text": second, "model": model, "activate": True})
    assert (kept.json()["version"], kept.json()["active"]) == (2, True)

    asked = {"from": 1, "to": 2, "model": model}
    lines = (await client.get("/prompts/house/difference", params=asked)).json()["lines"]
    assert ("-Be kind." in lines, "+Be dry." in lines) == (True, True)

    chosen = await client.post("/prompts/house/activate", json={"version": 1, "model": model})
    assert chosen.json()["active"] is True
    back = await client.post("/prompts/house/rollback", json={"model": model})
    assert back.json()["active"]["version"] == 2

    told = (await client.get("/prompts/house", params={"model": model})).json()
    assert [(each["version"], each["active"]) for each in told["versions"]] == [(2, True), (1, False)]
    assert [each["version"] for each in told["prompt"]["for_models"] if each["model"] == model] == [2]


async def test_the_only_version_for_a_model_is_taken_away_by_going_back(
    client: httpx.AsyncClient, model: str
) -> None:
    await client.post("/prompts/mental", json={"text": "Breathe.", "model": model, "activate": True})
    assert (await client.post("/prompts/mental/rollback", json={"model": model})).json() == {"active": None}


@pytest.mark.parametrize(
    ("path", "body", "status", "code", "said"),
    [
        ("/prompts/house", {"text": "Be kind.\n{task}"}, 422, "missing_input", "{context} is missing"),
        ("/prompts/house", {"text": f"{HOUSE}\n{{x}}"}, 422, "missing_input", "I do not know {x}"),
        ("/prompts/house", {"text": " "}, 422, "missing_input", "empty"),
        ("/prompts/house", {"text": "x" * 30_000}, 422, "missing_input", "30,000 characters"),
        ("/prompts/house", {"text": "x" * 50_000}, 422, "invalid_request", "text"),
        ("/prompts/house", {"text": HOUSE, "active": True}, 422, "invalid_request", "active"),
        ("/prompts/weather", {"text": "Rain."}, 404, "not_found", "no prompt “weather”"),
        ("/prompts/house/activate", {"version": 999_999}, 404, "not_found", "no such version"),
        ("/prompts/house/activate", {"version": 0}, 422, "invalid_request", "version"),
        ("/prompts/weather/rollback", {}, 404, "not_found", "no prompt"),
        ("/prompts/route/rollback", {}, 422, "missing_input", "before this one"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence(
    client: httpx.AsyncClient, path: str, body: dict[str, object], status: int, code: str, said: str
) -> None:
    answer = await client.post(path, json=body)
    assert (answer.status_code, answer.json()["error"]) == (status, code)
    assert said in answer.json()["message"]


async def test_paths_that_lead_nowhere_are_told_in_the_same_shape(client: httpx.AsyncClient) -> None:
    assert (await client.get("/prompts/weather")).status_code == 404
    assert (await client.get("/prompts/house/nothing")).json()["error"] == "not_found"
    assert (await client.put("/prompts/house")).status_code == 405
    assert (await client.get("/prompts/house/difference", params={"from": 1})).status_code == 422
    missing = await client.get("/prompts/house/difference", params={"from": 1, "to": 77})
    assert (missing.status_code, missing.json()["error"]) == (404, "not_found")


async def test_another_sites_page_changes_nothing(client: httpx.AsyncClient, model: str) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    answer = await client.post("/prompts/house", json={"text": HOUSE, "model": model}, headers=headers)
    assert answer.status_code == 403
    assert (await client.get("/prompts/house", params={"model": model})).json()["versions"] == []


async def test_an_answer_says_with_what_it_was_told(client: httpx.AsyncClient) -> None:
    assert (await client.get("/answers", params={"limit": 0})).status_code == 422
    told = await client.get("/answers", params={"thread": "none"})
    assert told.json() == {"answers": []}


async def test_the_time_zone_is_kept_and_says_which_day_it_is(client: httpx.AsyncClient) -> None:
    days = {}
    for zone in ("Pacific/Kiritimati", "Pacific/Niue"):  # 25 hours apart: never the same day
        kept = await client.put("/preferences/time-zone", json={"time_zone": zone})
        assert kept.json()["time_zone"] == zone
        days[zone] = kept.json()["today"]
    assert days["Pacific/Niue"] < days["Pacific/Kiritimati"]
    refused = await client.put("/preferences/time-zone", json={"time_zone": "Nowhere/Land"})
    assert (refused.status_code, refused.json()["error"]) == (422, "missing_input")
    assert (await client.get("/preferences/time-zone")).json()["time_zone"] == "Pacific/Niue"
    elsewhere = {"Origin": "https://elsewhere.example"}
    turned_away = await client.put("/preferences/time-zone", json={"time_zone": "UTC"}, headers=elsewhere)
    assert turned_away.status_code == 403
