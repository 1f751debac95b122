"""The cache of answers over real HTTP: counted, cleared, and said of an answer that was given before."""

import httpx

SPLIT = "What should I do around km 12?"


async def saved_strategy(client: httpx.AsyncClient) -> str:
    body = {"race_info": {"name": "Cached", "distance_km": 42.195}, "goal_time_minutes": 215, "weight_kg": 61}
    answer = await client.post("/strategy/generate", json=body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


async def test_the_cache_is_counted_and_cleared(client: httpx.AsyncClient) -> None:
    cleared = await client.post("/cache/clear")
    assert cleared.status_code == 200
    assert cleared.json()["removed"] >= 0
    stats = (await client.get("/cache/stats")).json()
    assert stats["on"] is True
    assert (stats["own"], stats["anybodys"], stats["size_bytes"]) == (0, 0, 0)
    assert stats["limit"] == 1000


async def test_a_question_over_http_says_whether_it_was_answered_before(client: httpx.AsyncClient) -> None:
    asked = {"question": SPLIT, "strategy_id": await saved_strategy(client)}
    for again in (False, True):
        answer = (await client.post("/strategy/question", json=asked | {"ask_again": again})).json()
        assert "12" in answer["answer"]
        assert answer["answered_before"] is None, "its conversation is forgotten, and the answer with it"


async def test_the_documentation_names_both_ways(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert set(paths["/cache/stats"]) == {"get"}
    assert set(paths["/cache/clear"]) == {"post"}
