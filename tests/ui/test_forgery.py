"""Another site's page can change nothing here: every changing route, and the websocket, refuse it."""

from collections.abc import AsyncIterator

import aiohttp
import httpx
import pytest

from tests.support.joining import OWNERS, browser_of, first_link, join
from tests.support.server import Served, new_home, serving
from ui.app import PARTS

EVIL = "https://evil.example"
OF_THE_CHAT = [
    ("POST", "/login"),
    ("POST", "/logout"),
    ("POST", "/project/file"),
    ("POST", "/project/action"),
    ("POST", "/set-session-cookie"),
    ("PUT", "/feedback"),
    ("DELETE", "/feedback"),
    ("PUT", "/project/thread"),
    ("DELETE", "/project/thread"),
    ("PUT", "/project/element"),
    ("POST", "/ws/socket.io/?EIO=4&transport=polling"),
]


def changing() -> list[tuple[str, str]]:
    """Return (method, path) of every changing route of the route table, and of the chat's own."""
    found = [
        (method, route.path)  # type: ignore[attr-defined]
        for part in PARTS
        for route in part.router.routes
        for method in sorted(route.methods - {"GET", "HEAD", "OPTIONS"})  # type: ignore[attr-defined]
    ]
    return sorted(set(found)) + OF_THE_CHAT


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[Served]:
    async with serving(new_home(), PACELINE_LOGIN="always") as served:
        yield served


@pytest.fixture(scope="module")
async def owner(server: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(server) as client:
        await join(client, first_link(server), OWNERS)
        yield client


@pytest.mark.parametrize(
    "says",
    [
        {"Origin": EVIL},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "", "Sec-Fetch-Site": "cross-site"},
        {"Origin": "", "Sec-Fetch-Site": "same-site"},
    ],
)
async def test_another_sites_page_changes_nothing(owner: httpx.AsyncClient, says: dict[str, str]) -> None:
    headers = dict(owner.headers)
    headers.pop("origin")
    headers |= {name.lower(): value for name, value in says.items() if value}
    async with httpx.AsyncClient(base_url=owner.base_url, cookies=owner.cookies, timeout=30) as evil:
        evil.headers.clear()
        for method, path in changing():
            answer = await evil.request(method, path, headers=headers)
            assert (answer.status_code, answer.json()["error"]) == (403, "other_origin"), (method, path)


async def test_another_sites_page_reads_nothing(owner: httpx.AsyncClient) -> None:
    for path in ("/", "/services", "/project/settings", "/user", "/ws/socket.io/?EIO=4&transport=polling"):
        answer = await owner.get(path, headers={"Origin": EVIL})
        assert "access-control-allow-origin" not in answer.headers, path
    asked = {"Origin": EVIL, "Access-Control-Request-Method": "POST"}
    assert "access-control-allow-origin" not in (await owner.options("/plans", headers=asked)).headers


@pytest.mark.parametrize(("origin", "status"), [(EVIL, 403), ("null", 403), (None, 101)])
async def test_another_sites_page_opens_no_socket(
    owner: httpx.AsyncClient, server: Served, origin: str | None, status: int
) -> None:
    address = f"{server.address}/ws/socket.io/?EIO=4&transport=websocket"
    async with aiohttp.ClientSession(cookies=dict(owner.cookies)) as session:
        try:
            async with session.ws_connect(address, origin=origin or server.address) as socket:
                assert socket._response.status == status
        except aiohttp.WSServerHandshakeError as refusal:
            assert refusal.status == status  # noqa: PT017 (which status depends on the case)


async def test_the_session_is_sent_along_by_no_other_sites_form(server: Served) -> None:
    async with browser_of(server) as client:
        answer = await client.post("/sign-in", data=OWNERS)
    (cookie,) = [
        each for each in answer.headers.get_list("set-cookie") if each.startswith("paceline_session=")
    ]
    assert "SameSite=lax" in cookie
    assert "HttpOnly" in cookie
