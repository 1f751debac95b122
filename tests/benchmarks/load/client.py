"""One person's page as the server sees it: a socket.io client that asks, and notes when what came."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import socketio

REPLY_TIMEOUT_S = 180.0


@dataclass
class Heard:
    """One reply: seconds from the question to each update, what was streamed, what stood at the end."""

    updates_s: list[float] = field(default_factory=list)
    characters: list[int] = field(default_factory=list)
    streamed: str = ""
    whole: str = ""
    finished_s: float | None = None
    asked_s: float = 0.0


class Visitor:
    """A page: connected, one conversation, one question at a time."""

    def __init__(self, address: str, cookie: str = "") -> None:
        self.address = address
        self._headers = {"Cookie": cookie} if cookie else {}
        self.heard = Heard()
        self._asked_s = 0.0
        self._finished = asyncio.Event()
        self._client = socketio.AsyncClient(reconnection=False)
        for name in ("stream_start", "stream_token", "new_message", "task_end"):
            self._client.on(name, getattr(self, f"_{name}"))

    async def connect(self) -> None:
        """Come in as the page does."""
        auth = {"sessionId": str(uuid4()), "clientType": "webapp", "userEnv": "{}", "threadId": ""}
        await self._client.connect(
            self.address,
            socketio_path="/ws/socket.io",
            transports=["websocket"],
            headers=self._headers,
            auth=auth,
            wait_timeout=60,
        )
        await self._client.emit("connection_successful")

    async def ask(self, text: str) -> Heard:
        """Ask, and return what was heard when the turn is over."""
        self.heard, self._finished = Heard(), asyncio.Event()
        message = {
            "id": str(uuid4()),
            "threadId": "",
            "name": "You",
            "type": "user_message",
            "output": text,
            "createdAt": "2026-01-01T00:00:00Z",
        }
        self._asked_s = self.heard.asked_s = time.monotonic()
        await self._client.emit("client_message", {"message": message, "fileReferences": None})
        await asyncio.wait_for(self._finished.wait(), REPLY_TIMEOUT_S)
        return self.heard

    async def leave(self) -> None:
        """Close the page."""
        await self._client.disconnect()

    def _since(self) -> float:
        return time.monotonic() - self._asked_s

    def _update(self, text: str) -> None:
        if text:
            self.heard.streamed += text
            self.heard.updates_s.append(self._since())
            self.heard.characters.append(len(text))

    async def _stream_start(self, step: dict[str, Any]) -> None:
        self._update(step["output"])

    async def _stream_token(self, said: dict[str, Any]) -> None:
        self._update(said["token"])

    async def _new_message(self, step: dict[str, Any]) -> None:
        if step["type"] == "assistant_message":
            self.heard.whole += step["output"]
            self.heard.finished_s = self._since()

    async def _task_end(self, _: object) -> None:
        if self.heard.finished_s is not None:
            self._finished.set()
