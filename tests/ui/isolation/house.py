"""Who lives in the house, who comes from outside, and what each of them hears."""

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import aiohttp
import httpx
import socketio

from agent.coach import Coach
from memory.database import Database
from tests.support.belongings import Belongings, rows_naming, rows_saying, settle
from tests.support.route_table import RouteTable
from tests.support.server import Served
from tools.domain.signing_in import KeyScope
from tools.kit.acting import OWNER


@dataclass
class Person:
    """Somebody with a browser or a program, and everything they ever heard."""

    name: str
    client: httpx.AsyncClient
    address: str
    cookie: str = ""
    session_id: str = field(default_factory=lambda: str(uuid4()))
    frames: list[str] = field(default_factory=list)
    page: socketio.AsyncClient | None = None
    web: aiohttp.ClientSession | None = None

    async def opens_the_page(self, **said: str) -> socketio.AsyncClient:
        """Open the chat's socket as the page does; `said` differs from what the page says."""
        self.web = self.web or aiohttp.ClientSession()
        page = socketio.AsyncClient(reconnection=False, http_session=self.web)

        async def heard(event: str, *told: object) -> None:
            self.frames.append(f"{event} {told}")

        page.on("*", heard)
        auth = {"sessionId": self.session_id, "clientType": "webapp", "userEnv": "{}", "threadId": ""}
        await page.connect(
            self.address,
            headers={"cookie": self.cookie} if self.cookie else {},
            auth=auth | said,
            socketio_path="/ws/socket.io",
            transports=["websocket"],
            wait_timeout=30,
        )
        return page


@dataclass
class House:
    """The server, its database, and who is there: Ann has everything, nobody else has anything of hers."""

    server: Served
    database: Database
    table: RouteTable
    ann: Belongings
    people: dict[str, Person]

    async def __aenter__(self) -> Self:
        for name in ("ann", "bob", "owner"):
            person = self.people[name]
            person.page = await person.opens_the_page()
            await person.page.emit("connection_successful")
        ann = self.people["ann"]
        self.ann.ids["session_id"] = ann.session_id
        dropped = await ann.client.post(
            f"/project/file?session_id={ann.session_id}",
            files={"file": (f"{self.ann.mark}.txt", self.ann.mark.encode(), "text/plain")},
        )
        self.ann.ids["file_id"] = dropped.json()["id"]
        return self

    async def __aexit__(self, *_: object) -> None:
        for person in self.people.values():
            if person.page is not None:
                await person.page.disconnect()
            await person.client.aclose()
            if person.web is not None:
                await person.web.close()

    async def kept(self) -> dict[str, Any]:
        """Return everything of Ann's: each row that names her, each file below a name of hers."""
        rows = await rows_naming(self.database, self.ann.athlete_id)
        rows["invitation"] = await rows_saying(self.database, "invitation", self.ann.known_to_owner)
        files = await asyncio.to_thread(files_of, self.server.home)
        return {"rows": rows, "files": files}


def files_of(home: Path) -> dict[str, bytes]:
    """Return what lies in a home's folders of files."""
    return {
        str(path.relative_to(home)): path.read_bytes()
        for folder in ("blobs", "chainlit/files")
        for path in (home / folder).rglob("*")
        if path.is_file()
    }


async def people(server: Served, coach: Coach, database: Database, table: RouteTable) -> House:
    """Let them all come in."""
    ann, bob = await settle(coach, database), await settle(coach, database)
    signing_in = coach.signing_in
    owner = await signing_in.sign_in_as(OWNER, through="password", device="Firefox")
    _, reading = await signing_in.keys.make(bob.athlete_id, "reader", KeyScope.READ)
    invited = await signing_in.inviting.invite(OWNER, "", f"for {ann.known_to_owner}")
    ann.ids["invitation_id"] = invited.invitation.id
    cookies = {"ann": ann.token, "bob": bob.token, "owner": owner.token, "stranger": ""}
    known = {
        name: _person(server, name, f"paceline_session={token}" if token else "")
        for name, token in cookies.items()
    }
    known["reader"] = _person(server, "reader", "", **{"x-api-key": reading})
    return House(server, database, table, ann, known)


def _person(server: Served, name: str, cookie: str, **headers: str) -> Person:
    sent = headers | ({"cookie": cookie} if cookie else {})
    client = httpx.AsyncClient(base_url=server.address, timeout=30, headers=sent)
    return Person(name, client, server.address, cookie)
