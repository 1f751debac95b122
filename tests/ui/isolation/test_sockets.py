"""Every event of the chat's socket, sent by others with what is Ann's, and sockets that are hers."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
import socketio

from tests.support.route_table import RouteTable
from tests.ui.isolation.house import House, Person


def message(house: House, **more: str) -> dict[str, Any]:
    """Return words sent into Ann's conversation, with a file of hers."""
    said = {"id": str(uuid4()), "type": "user_message", "name": "You", "output": "what can you do?"}
    told = {"threadId": house.ann.ids["thread_id"], "parentId": house.ann.ids["step_id"]}
    created = {"createdAt": "2026-01-01T00:00:00Z"}
    files = [{"id": house.ann.ids["file_id"]}]
    return {"message": said | told | created | more, "fileReferences": files}


EVENTS: dict[str, Any] = {
    "connect": None,  # Whole tests below.
    "disconnect": None,
    "connection_successful": lambda house: None,
    "clear_session": lambda house: house.ann.ids["session_id"],
    "stop": lambda house: None,
    "fetch_favorites": lambda house: None,
    "client_message": message,
    "window_message": lambda house: {"paceline": "conversation", "id": house.ann.ids["thread_id"]},
    "chat_settings_change": lambda house: {"weight": "99", "athlete_id": house.ann.athlete_id},
    "chat_settings_edit": lambda house: {"weight": "99"},
}


def test_every_event_has_a_case_and_every_case_an_event(table: RouteTable) -> None:
    assert set(EVENTS) == set(table.events)


async def quiet(person: Person) -> None:
    """Wait until a page hears nothing new."""
    heard = -1
    while heard != len(person.frames):
        heard = len(person.frames)
        await asyncio.sleep(0.3)


async def test_no_event_reaches_what_is_anns(house: House) -> None:
    before, bob, ann = await house.kept(), house.people["bob"], house.people["ann"]
    ann.frames.clear()
    page = bob.page
    assert page is not None
    for event, told in EVENTS.items():
        if told is not None:
            await page.emit(event, told(house))
            await quiet(bob)
    await page.emit("client_message", message(house) | {"fileReferences": None})
    await quiet(bob)
    assert page.connected
    assert "The file you dropped is gone" in "".join(bob.frames)
    assert house.ann.mark not in "".join(bob.frames)
    assert await house.kept() == before
    assert ann.frames == []


@pytest.mark.parametrize("said", ["sessionId", "threadId"])
async def test_nobody_comes_back_as_ann(house: House, said: str) -> None:
    """Her session is refused; her conversation is there for nobody else: theirs begins empty."""
    wanted = {"sessionId": house.ann.ids["session_id"]}
    if said == "threadId":
        wanted = {"sessionId": str(uuid4()), "threadId": house.ann.ids["thread_id"]}
    before = await house.kept()
    for name in ("bob", "owner"):
        person = house.people[name]
        try:
            page = await person.opens_the_page(**wanted)
        except socketio.exceptions.ConnectionError:
            continue
        assert said == "threadId"
        await page.emit("connection_successful")
        await quiet(person)
        await page.disconnect()
        assert "Thread not found" in str(person.frames)
        assert house.ann.mark not in str(person.frames)
    assert await house.kept() == before


@pytest.mark.parametrize("name", ["stranger", "reader"])
async def test_who_may_not_change_anything_opens_no_page(house: House, name: str) -> None:
    with pytest.raises(socketio.exceptions.ConnectionError):
        await house.people[name].opens_the_page()


async def test_ann_comes_back_as_herself(house: House) -> None:
    ann = house.people["ann"]
    page = await ann.opens_the_page(sessionId=str(uuid4()), threadId=house.ann.ids["thread_id"])
    await page.emit("connection_successful")
    await quiet(ann)
    await page.disconnect()
    assert house.ann.mark in str(ann.frames)


async def test_nobody_goes_on_with_a_socket_that_ann_opened(house: House) -> None:
    """Where a page polls, the name of its socket stands in the address: knowing it is not enough."""
    ann, polling = house.people["ann"], {"EIO": "4", "transport": "polling"}
    opened = await ann.client.get("/ws/socket.io/", params=polling)
    named = polling | {"sid": opened.text.partition('"sid":"')[2].partition('"')[0]}
    hello = f'40{{"sessionId":"{uuid4()}","clientType":"webapp"}}'
    for name in ("bob", "owner"):
        other = house.people[name].client
        assert (await other.post("/ws/socket.io/", params=named, content=hello)).status_code == 400
        assert (await other.get("/ws/socket.io/", params=named)).status_code == 400
    assert (await ann.client.post("/ws/socket.io/", params=named, content=hello)).status_code == 200
    assert (await ann.client.get("/ws/socket.io/", params=named)).text.startswith("40{")
    assert (await ann.client.post("/ws/socket.io/", params=named, content="1")).status_code == 200
