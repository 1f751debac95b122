"""Coming into a house that asks who one is: the owner's first link, an invitation, a program's key."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from tests.support.server import Served

OWNERS = {"email": "owner@example.org", "password": "nine green bottles", "name": "Olive"}
GUESTS = {"email": "guest@example.org", "password": "ten blue marbles", "name": "Gus"}
LINK = re.compile(r"/join/[\w.-]+")
KEY = re.compile(r"paceline-[\w-]+\.[\w-]+")
ALERT = re.compile(r'role="alert">([^<]*)')


def first_link(server: Served) -> str:
    """Return the path of the link that a server's first start printed."""
    found = LINK.search(server.log.read_text(errors="replace"))
    assert found is not None
    return found[0]


@asynccontextmanager
async def browser_of(server: Served, **headers: str) -> AsyncIterator[httpx.AsyncClient]:
    """Open a browser's stand-in: it keeps cookies, follows nothing, and names its origin."""
    headers = {"origin": server.address, **headers}
    async with httpx.AsyncClient(base_url=server.address, timeout=30, headers=headers) as client:
        yield client


async def join(client: httpx.AsyncClient, link: str, who: dict[str, str]) -> None:
    """Make an account by a link, as somebody's, and stay signed in."""
    answer = await client.post(link, data=who)
    assert (answer.status_code, answer.headers["location"]) == (303, "/")


async def invite(owner: httpx.AsyncClient, email: str = "") -> str:
    """Have the owner make an invitation; return its path."""
    answer = await owner.post("/settings/sign-in/invitations", data={"email": email})
    found = LINK.search(answer.text)
    assert found is not None, ALERT.findall(answer.text)
    return found[0]


async def make_key(client: httpx.AsyncClient, scope: str = "read") -> str:
    """Make a key for a program; return its text."""
    answer = await client.post("/settings/sign-in/keys", data={"name": "my script", "scope": scope})
    found = KEY.search(answer.text)
    assert found is not None
    return found[0]
