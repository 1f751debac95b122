"""The guards, each around an application of a few lines."""

from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from ui.guards import AnswerHeaders, BodyLimit, SameOrigin


async def count(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


def asked(guarded: ASGIApp) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(guarded), base_url="http://localhost:8000")


@pytest.fixture
def plain() -> Starlette:
    return Starlette(routes=[Route("/", count, methods=["GET", "POST"])])


async def chunks(number: int) -> AsyncIterator[bytes]:
    for _ in range(number):
        yield bytes(100)


@pytest.mark.parametrize(("number", "status"), [(10, 200), (11, 413)])
async def test_a_body_of_unknown_length_is_counted(plain: Starlette, number: int, status: int) -> None:
    async with asked(BodyLimit(plain, lambda _path: 1000)) as client:
        assert (await client.post("/", content=chunks(number))).status_code == status


async def test_an_announced_length_is_refused_unread(plain: Starlette) -> None:
    async with asked(BodyLimit(plain, lambda _path: 1000)) as client:
        answer = await client.post("/", content=bytes(1001))
    assert answer.status_code == 413
    assert answer.json()["error"] == "file_too_large"


async def test_a_small_limit_is_told_as_what_it_is(plain: Starlette) -> None:
    async with asked(BodyLimit(plain, lambda _path: 500_000)) as client:
        answer = await client.post("/", content=bytes(500_001))
    assert "larger than 0.5 MB" in answer.json()["message"]


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost:8000"}, 200),
        ({"Origin": "http://localhost:9000"}, 403),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
    ],
)
async def test_only_our_own_page_may_change_things(
    plain: Starlette, headers: dict[str, str], status: int
) -> None:
    async with asked(SameOrigin(plain)) as client:
        assert (await client.post("/", headers=headers)).status_code == status
        assert (await client.get("/", headers=headers)).status_code == 200


@pytest.mark.parametrize(("address", "told"), [("http://here", None), ("https://here", "max-age=31536000")])
async def test_who_came_by_https_comes_by_nothing_else(
    plain: Starlette, address: str, told: str | None
) -> None:
    guarded = AnswerHeaders(plain, "default-src 'self'")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(guarded), base_url=address) as client:
        assert (await client.get("/")).headers.get("strict-transport-security") == told


async def test_every_answer_says_what_a_browser_may_do_with_it(plain: Starlette) -> None:
    async with asked(AnswerHeaders(plain, "default-src 'self'")) as client:
        headers = (await client.get("/")).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    for name in ("cross-origin-opener-policy", "cross-origin-resource-policy"):
        assert headers[name] == "same-origin"


async def test_headers_an_answer_sets_itself_stay(plain: Starlette) -> None:
    async def own(_request: Request) -> Response:
        return PlainTextResponse("", headers={"Content-Security-Policy": "sandbox"})

    app = Starlette(routes=[Route("/own", own), *plain.routes])
    async with asked(AnswerHeaders(app, "default-src 'self'")) as client:
        assert (await client.get("/own")).headers["content-security-policy"] == "sandbox"
        assert (await client.get("/")).headers["content-security-policy"] == "default-src 'self'"
