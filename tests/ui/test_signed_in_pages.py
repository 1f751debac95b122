"""One's own account over HTTP: keys, browsers, password, and who may invite."""

import re
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.joining import ALERT, GUESTS, OWNERS, browser_of, first_link, invite, join, make_key
from tests.support.server import Served, new_home, serving

PAGE = "/settings/sign-in"


@pytest.fixture(scope="module")
async def asking() -> AsyncIterator[Served]:
    async with serving(new_home(), PACELINE_LOGIN="always") as server:
        yield server


@pytest.fixture(scope="module")
async def owner(asking: Served) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(asking) as client:
        await join(client, first_link(asking), OWNERS)
        yield client


@pytest.fixture(scope="module")
async def guest(asking: Served, owner: httpx.AsyncClient) -> AsyncIterator[httpx.AsyncClient]:
    async with browser_of(asking) as client:
        await join(client, await invite(owner), GUESTS)
        yield client


async def test_a_key_reads_its_athletes_data_until_it_is_taken_back(
    asking: Served, guest: httpx.AsyncClient
) -> None:
    key = await make_key(guest)
    async with browser_of(asking, **{"x-api-key": key}) as program:
        assert (await program.get("/courses")).status_code == 200
        assert (await program.post("/cache/clear")).status_code == 403
        for asked in (program.get(PAGE), program.post(f"{PAGE}/keys"), program.post(f"{PAGE}/everywhere")):
            assert (await asked).status_code == 403
        shown = (await guest.get(PAGE)).text
        assert key not in shown
        revoke = re.search(rf"{PAGE}/keys/\w+/revoke", shown)
        assert revoke is not None
        assert (await guest.post(revoke[0])).status_code == 303
        assert (await program.get("/courses")).status_code == 401


async def test_a_key_that_may_change_changes(asking: Served, guest: httpx.AsyncClient) -> None:
    async with browser_of(asking, **{"x-api-key": await make_key(guest, "write")}) as program:
        assert (await program.post("/cache/clear")).status_code == 200
        assert (await program.post(f"{PAGE}/password", data={"new": "x" * 12})).status_code == 403


async def test_only_the_owner_invites_and_sees_the_prompts(
    owner: httpx.AsyncClient, guest: httpx.AsyncClient
) -> None:
    refused = await guest.post(f"{PAGE}/invitations", data={"email": ""})
    assert ALERT.findall(refused.text) == []
    assert "/join/" not in refused.text
    for path in ("/prompts", "/settings/prompts"):
        assert (await guest.get(path)).status_code == 403
        assert (await owner.get(path)).status_code == 200
    assert (await guest.post(f"{PAGE}/own")).status_code == 403
    assert "Who may come in" not in (await guest.get(PAGE)).text
    assert GUESTS["email"] in (await owner.get(PAGE)).text


async def test_an_invitation_is_taken_back(asking: Served, owner: httpx.AsyncClient) -> None:
    link = await invite(owner)
    shown = (await owner.get(PAGE)).text
    assert link not in shown
    revoke = re.search(rf"{PAGE}/invitations/\w+/revoke", shown)
    assert revoke is not None
    assert (await owner.post(revoke[0])).status_code == 303
    async with browser_of(asking) as stranger:
        assert (await stranger.get(link)).status_code == 404


async def test_another_browser_is_signed_out(asking: Served, guest: httpx.AsyncClient) -> None:
    async with browser_of(asking) as other:
        typed = {name: GUESTS[name] for name in ("email", "password")}
        assert (await other.post("/sign-in", data=typed)).status_code == 303
        out = re.search(rf"{PAGE}/out/\w+", (await guest.get(PAGE)).text)
        assert out is not None
        assert (await guest.post(out[0])).headers["location"] == f"{PAGE}?done=out"
        assert (await other.get("/user")).status_code == 401
        assert (await guest.get("/user")).status_code == 200
        await other.post("/sign-in", data=typed)
        await guest.post(f"{PAGE}/others")
        assert (await other.get("/user")).status_code == 401
        await other.post("/sign-in", data=typed)
        assert (await guest.post(f"{PAGE}/everywhere")).headers["location"] == "/"
        assert [(await each.get("/user")).status_code for each in (guest, other)] == [401, 401]
        assert (await guest.post("/sign-in", data=typed)).status_code == 303


async def test_the_password_is_changed_by_who_knows_it(guest: httpx.AsyncClient) -> None:
    wrong = await guest.post(f"{PAGE}/password", data={"old": "wrong", "new": "a longer password"})
    assert ALERT.findall(wrong.text) == ["This is not your present password. Nothing was changed."]
    for old, new in ((GUESTS["password"], "a longer password"), ("a longer password", GUESTS["password"])):
        changed = await guest.post(f"{PAGE}/password", data={"old": old, "new": new})
        assert changed.headers["location"] == f"{PAGE}?done=password"
    assert (await guest.get("/user")).status_code == 200


async def test_on_a_machine_that_just_opens_the_owner_may_make_an_account(client: httpx.AsyncClient) -> None:
    assert "Paceline just opens" in (await client.get(PAGE)).text
    headers = {"origin": str(client.base_url).rstrip("/")}
    led = await client.post(f"{PAGE}/own", headers=headers)
    assert "You are the owner" in (await client.get(led.headers["location"])).text
    assert (await client.get("/sign-in")).headers["location"] == "/"


async def test_who_is_shut_out_comes_back_by_an_invitation_alone(
    asking: Served, owner: httpx.AsyncClient
) -> None:
    told = {**GUESTS, "email": "shut.out@example.org"}
    async with browser_of(asking) as theirs:
        await join(theirs, await invite(owner, told["email"]), told)
        key = await make_key(theirs)
        every = re.findall(rf"{PAGE}/people/[^/]+/shut-out", (await owner.get(PAGE)).text)
        assert (await theirs.post(every[-1])).status_code == 403, "only the owner"
        assert (await owner.post(every[-1])).status_code == 303
        assert (await theirs.get("/courses")).status_code == 401
        credentials = {"email": told["email"], "password": told["password"]}
        assert ALERT.findall((await theirs.post("/sign-in", data=credentials)).text)
        assert (await theirs.get("/courses", headers={"x-api-key": key})).status_code == 401
        await join(theirs, await invite(owner, told["email"]), told)
        assert (await theirs.get("/courses")).status_code == 200
    refused = await owner.post(f"{PAGE}/people/owner/shut-out")
    assert "cannot be shut out" in ALERT.findall(refused.text)[0]
