"""Health and numbers through real HTTP: for anybody, for the owner, for a Prometheus with its key."""

import httpx
import pytest

from tests.support.server import new_home, serving
from ui.http_watch import route_of

KEY = "planted-metrics-key"


async def test_it_lives_and_is_ready(client: httpx.AsyncClient) -> None:
    for path in ("/health/live", "/health/ready"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


async def test_the_owner_is_told_of_every_part(client: httpx.AsyncClient) -> None:
    told = (await client.get("/health")).json()
    parts = {part["part"]: part for part in told["parts"]}
    assert {"database", "queue", "storage", "disk", "backup", "model"} <= set(parts)
    assert all(part["told"].endswith((".", "connected")) for part in parts.values())


async def test_the_numbers_are_for_this_machine(client: httpx.AsyncClient) -> None:
    answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    for name in (
        'paceline_turns_total{outcome="done"}',
        "paceline_queue_oldest_seconds",
        'paceline_pool_connections{status="open"}',
        "paceline_sockets",
        "process_resident_memory_bytes",
        "paceline_database_up 1.0",
    ):
        assert name in answer.text


async def test_a_request_is_counted_by_its_route_alone(client: httpx.AsyncClient) -> None:
    await client.get("/course/analysis/planted-course-id")
    await client.get("/planted/nowhere")
    numbers = (await client.get("/metrics")).text
    assert 'route="/course/analysis/{course_id}",status="404"' in numbers
    assert "planted" not in numbers


@pytest.mark.parametrize("scope", [{}, {"route": None}, {"route": object()}])
def test_a_request_without_a_route_is_one_of_many(scope: dict[str, object]) -> None:
    assert route_of(scope) == "other"


async def test_a_server_for_others_tells_strangers_little() -> None:
    settings = {"PACELINE_LOGIN": "always", "PACELINE_METRICS_KEY": KEY}
    async with (
        serving(new_home(), **settings) as server,
        httpx.AsyncClient(base_url=server.address, timeout=30) as stranger,
    ):
        assert (await stranger.get("/health/live")).json() == {"status": "ok"}
        assert (await stranger.get("/health/ready")).json() == {"status": "ok"}
        assert (await stranger.get("/health")).json() == {"status": "ok"}
        for sent in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": KEY}):
            refused = await stranger.get("/metrics", headers=sent)
            assert (refused.status_code, refused.json()["error"]) == (403, "not_allowed")
        told = await stranger.get("/metrics", headers={"Authorization": f"Bearer {KEY}"})
        assert "paceline_turns_total" in told.text


async def test_who_comes_through_a_proxy_is_not_this_machine() -> None:
    async with (
        serving(new_home(), PACELINE_LOGIN="always") as server,
        httpx.AsyncClient(base_url=server.address, timeout=30) as stranger,
    ):
        assert (await stranger.get("/metrics")).status_code == 200
        passed_on = await stranger.get("/metrics", headers={"X-Forwarded-For": "203.0.113.9"})
        assert passed_on.status_code == 403
