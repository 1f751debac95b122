"""A page that goes on through everything: it comes back when cut off, looks what is kept, and sends again."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from uuid import uuid4

import httpx
import socketio
from socketio.exceptions import SocketIOError

from tests.faults.ledger import Ledger

Thread = dict[str, Any]
Event = tuple[str, Any]

HEARD = (
    *("new_message", "task_end", "window_message", "first_interaction", "element"),
    *("resume_thread", "resume_thread_error"),
)
SILENCE_S = 25.0
"""How long a page hears nothing until its athlete reloads it."""
AGAIN_S = 0.3
MOST_RELOADS = 20


class GaveUp(Exception):
    """A turn that came to no end, however often its page was reloaded."""


class Page:
    """One athlete's open page: one conversation after the other, one question at a time."""

    def __init__(self, address: str, ledger: Ledger) -> None:
        self.address = address
        self.thread_id = ""
        self.session_id = ""
        self.proposals: list[str] = []
        """What the turn at hand proposed to save."""
        self.said = ""
        """What was said in the turn at hand."""
        self._ledger = ledger
        self._dropped_in = ""
        self._events: asyncio.Queue[Event] = asyncio.Queue()
        self._client: socketio.AsyncClient | None = None

    async def ask(self, text: str, file_ids: tuple[str, ...] = ()) -> bool:
        """Ask until it is kept, and return when its turn is over: True with an answer, False if cut off.

        Files go with the page they were dropped into: with another one, False as well.
        """
        self.proposals, self.said = [], ""
        message_id, sent_at = str(uuid4()), self.thread_id
        for reload in range(MOST_RELOADS):
            thread = await self._connected()
            if self.thread_id != sent_at:
                message_id, sent_at = str(uuid4()), self.thread_id  # In another conversation it is another.
            over = self._standing(thread, message_id)
            if over is None and message_id not in self._ledger.messages:
                if file_ids and self.session_id != self._dropped_in:
                    return False
                self._ledger.again += reload > 0
                await self._send(message_id, text, file_ids)
            if over is None:
                over = await self._until_over(message_id, text, file_ids)
                sent_at = self.thread_id
            if over is not None:
                self._keep(message_id, text)
                return over == "answered"
            await self.leave()
        raise GaveUp(f"“{text}” in conversation {self.thread_id}")

    async def open(self, thread_id: str) -> Thread:
        """Open a conversation, as a page does that is loaded at its address."""
        await self.leave()
        self.thread_id = thread_id
        for _ in range(MOST_RELOADS):
            if thread := await self._connected():
                return thread
            await self.leave()
            await asyncio.sleep(AGAIN_S)
        raise GaveUp(f"conversation {thread_id} does not open")

    async def begin_anew(self) -> None:
        """Leave the conversation for a new one."""
        await self.leave()
        self.thread_id = ""

    async def leave(self) -> None:
        """Close the page."""
        client, self._client = self._client, None
        if client is None:
            return
        with suppress(SocketIOError, OSError, TimeoutError):
            async with asyncio.timeout(AGAIN_S * 10):
                await client.disconnect()
        if client.eio.http is not None:  # It stays open where connecting failed.
            await client.eio.http.close()

    async def drop(self, name: str, content: bytes) -> str | None:
        """Drop a file into the open page; return its id, None where it was not taken."""
        await self._connected()
        try:
            async with httpx.AsyncClient(base_url=self.address, timeout=30) as client:
                answer = await client.post(
                    "/project/file", params={"session_id": self.session_id}, files={"file": (name, content)}
                )
        except httpx.HTTPError:
            return None
        self._dropped_in = self.session_id
        if answer.status_code != 200:
            self._ledger.refused(f"{answer.status_code} {answer.text[:80]}")
            return None
        return str(answer.json()["id"])

    async def _connected(self) -> Thread | None:
        """Be connected; return the conversation as it came back, None where none did."""
        if self._client is not None and self._client.connected:
            return None
        while True:
            self._events = asyncio.Queue()
            try:
                await self._connect()
            except (SocketIOError, OSError, TimeoutError):
                await self.leave()
                await asyncio.sleep(AGAIN_S)
                continue
            if not self.thread_id:
                return None
            with suppress(TimeoutError):
                async with asyncio.timeout(SILENCE_S):
                    async for name, said in self._heard():
                        if name == "resume_thread":
                            thread: Thread = said
                            return thread
                        if name == "resume_thread_error" and not self._has_been_told():
                            self.thread_id = ""
                            return None
                        if name in ("gone", "resume_thread_error"):
                            break
            await self.leave()
            await asyncio.sleep(AGAIN_S)

    def _has_been_told(self) -> bool:
        """Say whether anything of the open conversation was acknowledged; one without may not be there."""
        return any(thread_id == self.thread_id for thread_id, _ in self._ledger.messages.values())

    async def _connect(self) -> None:
        self.session_id = str(uuid4())
        client = self._client = socketio.AsyncClient(reconnection=False)
        for name in HEARD:
            client.on(name, self._noting(name))
        client.on("disconnect", self._noting("gone"))
        auth = {"sessionId": self.session_id, "clientType": "webapp", "userEnv": "{}"}
        await client.connect(
            self.address,
            socketio_path="/ws/socket.io",
            transports=["websocket"],
            auth=auth | {"threadId": self.thread_id},
            wait_timeout=20,
        )
        await client.emit("connection_successful")

    def _noting(self, name: str) -> Any:
        events = self._events

        async def note(said: Any = None, *_: Any) -> None:
            events.put_nowait((name, said))

        return note

    async def _heard(self) -> Any:
        while True:
            yield await self._events.get()

    async def _send(self, message_id: str, text: str, file_ids: tuple[str, ...]) -> None:
        message = {
            "id": message_id,
            "threadId": self.thread_id,
            "name": "You",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-01-01T00:00:00Z",
        }
        references = [{"id": file_id} for file_id in file_ids] or None
        with suppress(SocketIOError):
            assert self._client is not None
            await self._client.emit("client_message", {"message": message, "fileReferences": references})

    async def _until_over(self, message_id: str, text: str, file_ids: tuple[str, ...]) -> str | None:
        """Listen until the turn is over: "answered" or "cut"; None where the page has to be loaded again."""
        answered = False
        while True:
            try:
                name, said = await asyncio.wait_for(self._events.get(), SILENCE_S)
            except TimeoutError:
                return None
            if name == "gone":
                return None
            if name == "first_interaction":
                self.thread_id = said["thread_id"]
            elif name == "window_message" and said.get("paceline") == "conversation":
                self.thread_id = said["id"]
                self._keep(message_id, text)
            elif name == "new_message" and said["type"] == "assistant_message":
                answered = True
                self.said += said["output"]
            elif name == "element":
                self._note_proposal(said)
            elif name == "resume_thread" and (over := self._standing(said, message_id)):
                return over
            elif name == "task_end" and answered:
                if message_id in self._ledger.messages:
                    return "answered"
                answered = False
                self._ledger.unkept += 1
                await asyncio.sleep(AGAIN_S)
                await self._send(message_id, text, file_ids)

    def _standing(self, thread: Thread | None, message_id: str) -> str | None:
        """Read from a conversation how a message's turn stands; a message that is in it is acknowledged."""
        steps = thread["steps"] if thread else []
        place = next((at for at, step in enumerate(steps) if step["id"] == message_id), None)
        if place is None or thread is None:
            return None
        self._keep(message_id, steps[place]["output"])
        if any(step["id"] == f"{message_id}-cut" for step in steps):
            return "cut"
        if not any(step["type"] == "assistant_message" for step in steps[place + 1 :]):
            return None
        self.said = "".join(step["output"] for step in steps[place + 1 :])
        for element in thread.get("elements") or []:
            if element.get("forId") in {step["id"] for step in steps[place:]}:
                self._note_proposal(element)
        return "answered"

    def _note_proposal(self, element: dict[str, Any]) -> None:
        if element["name"] == "StrategyCard":
            self.proposals.extend(_proposals_in(element.get("props")))

    def _keep(self, message_id: str, text: str) -> None:
        self._ledger.messages[message_id] = (self.thread_id, text)


def _proposals_in(props: Any) -> Iterator[str]:
    if isinstance(props, dict) and props.get("status") == "pending":
        yield str(props["id"])
