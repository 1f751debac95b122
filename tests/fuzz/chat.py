"""What the chat takes, spoilt: `python -m tests.fuzz.chat --inputs 3000`.

Socket.io events with payloads nobody's page sends, raw engine.io packets, uploads whose forms are broken,
links and sign-in forms. Afterwards a page that does nothing wrong must still be answered by the same process.
"""

import argparse
import asyncio
import contextlib
import json
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import aiohttp
import httpx
import psutil
import socketio

from tests.benchmarks.load.client import Visitor
from tests.fuzz import seeds
from tests.fuzz.mutation import spoilt
from tests.support.server import Served, new_home, serving

MOST_S = 10.0
MOST_BYTES = 1_000_000_000
EVENTS = (
    *("client_message", "edit_message", "message_favorite", "fetch_favorites", "window_message", "stop"),
    *(
        "audio_start",
        "audio_chunk",
        "audio_end",
        "chat_settings_change",
        "chat_settings_edit",
        "clear_session",
    ),
    *("connection_successful", "nothing_we_know"),
)
PACKETS = (
    *(
        b"0",
        b"1",
        b"2",
        b"3probe",
        b"4",
        b"5",
        b"6",
        b"40",
        b"41",
        b'42["client_message",',
        b"4" * 5_000,
        b"451-[]",
    ),
    *(
        b'42["client_message",{"message":null}]',
        b'451-["client_message",{"_placeholder":true,"num":0}]',
        b"\xff\x00",
    ),
    *(
        b'4299999999999999999["x"]',
        b"42/other,[]",
        b"43[]",
        b"44{}",
        b'42["chat_settings_change",[1]]',
        b"b\x80",
    ),
)
FORM = (
    b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.gpx"\r\n'
    b"Content-Type: application/gpx+xml\r\n\r\n<gpx/>\r\n--b--\r\n"
)
FORM_WORDS = (
    b"--b\r\n",
    b"--b--",
    b"\r\n\r\n",
    b'filename="',
    b"filename*=UTF-8''%ff",
    b"../../x.zip",
    b'name=""',
    b";",
)
PAGE_ASKS = (
    *("/project/action", "/project/element", "/project/threads", "/project/thread", "/project/thread/share"),
    *(
        "/feedback",
        "/project/settings",
        "/user",
        "/project/translations",
        "/auth/jwt",
        "/login",
        "/project/file/x",
    ),
    *(
        "/project/thread/a%00b",
        "/avatars/%2e%2e",
        "/public/%2e%2e%2fpyproject.toml",
        "/blobs/%00",
        "/mcp",
        "/project/share/x",
    ),
)
TYPES = (
    *(
        "multipart/form-data; boundary=b",
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "text/plain",
    ),
    *(
        "multipart/form-data; boundary=" + "b" * 300,
        "multipart/form-data; charset=nonsense; boundary=b",
        "\x80",
    ),
)


@dataclass(slots=True)
class Found:
    """How many inputs of each kind were sent, how long the slowest answer took, and what went wrong."""

    sent: Counter[str] = field(default_factory=Counter)
    slowest_s: float = 0.0
    memory_mb: float = 0.0
    findings: list[str] = field(default_factory=list)


def anything(chance: random.Random, deep: int = 0) -> Any:
    """Return some JSON, with the names that the chat looks for here and there."""
    kind = chance.randrange(9 if deep < 4 else 6)
    texts = ("", "Plan my 10k in 50 minutes", "\u0000", "😀" * 50, "../..", "x" * 3_000, str(uuid4()), "<b>")
    if kind < 6:
        return (None, True, chance.choice((0, -1, 10**30, 1.5, -1e308)), chance.choice(texts), [], {})[kind]
    if kind == 6:
        return [anything(chance, deep + 1) for _ in range(chance.randrange(4))]
    names = (
        "message",
        "id",
        "output",
        "type",
        "threadId",
        "fileReferences",
        "metadata",
        "command",
        "units",
        "weight",
    )
    return {chance.choice(names): anything(chance, deep + 1) for _ in range(chance.randrange(6))}


def payload(chance: random.Random) -> Any:
    """Return what an event brings: anything, or what a page sends with one part of it spoilt."""
    message = {"id": str(uuid4()), "threadId": "", "name": "You", "type": "user_message", "output": "hello"}
    message["createdAt"] = "2026-01-01T00:00:00Z"
    sound: dict[str, Any] = {"message": message, "fileReferences": None, "weight": "70", "units": "metric"}
    if chance.random() < 0.4:
        return anything(chance)
    spoiling = message if chance.random() < 0.6 else sound
    name = chance.choice((*spoiling, "command", "metadata", "parentId", "createdAt", "streaming"))
    if chance.random() < 0.3:
        spoiling.pop(name, None)
    else:
        spoiling[name] = anything(chance)
    return sound


async def events(served: Served, first: int, inputs: int, found: Found) -> None:
    """Emit events with spoilt payloads, a hundred from each page."""
    for start in range(first, first + inputs, 100):
        client = socketio.AsyncClient(reconnection=False)
        chance = random.Random(start)
        auth = {"sessionId": str(uuid4()), "clientType": "webapp", "userEnv": "{}", "threadId": ""}
        if start % 300 == 0:
            auth[chance.choice(tuple(auth))] = anything(chance)
        with contextlib.suppress(socketio.exceptions.ConnectionError):
            await client.connect(
                served.address,
                socketio_path="/ws/socket.io",
                transports=["websocket"],
                auth=auth,
                wait_timeout=10,
            )
            for number in range(start, min(start + 100, first + inputs)):
                chance = random.Random(number)
                with contextlib.suppress(socketio.exceptions.SocketIOError):
                    await client.emit(chance.choice(EVENTS), payload(chance))
                found.sent["socket.io events"] += 1
            await asyncio.sleep(0.05)
        await client.disconnect()


async def packets(served: Served, first: int, inputs: int, found: Found) -> None:
    """Send raw packets over websockets that have opened as a page's do."""
    address = served.address.replace("http", "ws", 1) + "/ws/socket.io/?EIO=4&transport=websocket"
    async with aiohttp.ClientSession() as session:
        for number in range(first, first + inputs):
            content = spoilt(PACKETS, number, PACKETS)
            with contextlib.suppress(aiohttp.ClientError, ConnectionError):
                async with session.ws_connect(address) as socket:
                    if number % 2:
                        opening = {"sessionId": str(uuid4()), "clientType": "webapp", "userEnv": "{}"}
                        await socket.send_str("40" + json.dumps(opening))
                    if number % 3:
                        await socket.send_str(content.decode("utf-8", "replace"))
                    else:
                        await socket.send_bytes(content)
            found.sent["raw socket packets"] += 1


async def requests(served: Served, first: int, inputs: int, found: Found) -> None:
    """Send spoilt forms to where files go, and spoilt links and forms to where strangers come."""
    visitor = Visitor(served.address)
    auth = {"sessionId": str(uuid4()), "clientType": "webapp", "userEnv": "{}", "threadId": ""}
    await visitor._client.connect(
        served.address, socketio_path="/ws/socket.io", transports=["websocket"], auth=auth, wait_timeout=30
    )
    uploads = (f"/project/file?session_id={auth['sessionId']}", "/activities/import", "/course/read-photo")
    async with httpx.AsyncClient(
        base_url=served.address, timeout=60, headers={"origin": served.address}
    ) as client:
        for number in range(first, first + inputs):
            chance = random.Random(number)
            if chance.random() < 0.3:
                kind, path = "requests of the page", chance.choice(PAGE_ASKS)
                body, type_ = json.dumps(_asked(chance, auth["sessionId"])).encode(), "application/json"
            elif chance.random() < 0.6:
                kind, path = "upload forms", chance.choice(uploads)
                body, type_ = (
                    spoilt((FORM, FORM * 2), number, FORM_WORDS),
                    chance.choice(TYPES[:1] * 6 + TYPES),
                )
            else:
                kind, path = "links and sign-in forms", _open_path(chance, number)
                body, type_ = (
                    spoilt((b"email=a%40b.c&password=x&name=y&next=/",), number),
                    "application/x-www-form-urlencoded",
                )
            started = time.monotonic()
            method = (
                chance.choice(("POST", "PUT", "DELETE", "GET")) if kind == "requests of the page" else "POST"
            )
            method = "GET" if path.startswith("/s/") or chance.random() < 0.1 else "POST"
            request = client.build_request(
                method, path, content=body, headers={"content-type": type_.encode("latin-1")}
            )
            answer = await client.send(request)
            took_s = time.monotonic() - started
            found.sent[kind] += 1
            found.slowest_s = max(found.slowest_s, took_s)
            if answer.status_code >= 500 or took_s > MOST_S:
                found.findings.append(
                    f"{number}: {answer.status_code} in {took_s:.1f} s: {method} {path[:100]} {type_}"
                )
    await visitor.leave()


def _asked(chance: random.Random, session_id: str) -> Any:
    """Return what a page asks over HTTP, some of it spoilt."""
    element = {"type": "custom", "id": str(uuid4()), "name": "Card", "props": anything(chance)}
    asked = {
        "sessionId": session_id,
        "action": {
            "name": chance.choice(("decide", "proposal_state", "memory_state", "x")),
            "payload": anything(chance),
        },
        "element": element,
        "pagination": {"first": 5},
        "filter": {},
        "threadId": str(uuid4()),
        "name": "x",
    }
    if chance.random() < 0.7:
        asked[chance.choice(tuple(asked))] = anything(chance)
    if chance.random() < 0.3:
        element[chance.choice(tuple(element))] = anything(chance)
    return asked


def _open_path(chance: random.Random, number: int) -> str:
    token = spoilt(seeds.tokens(), number).decode("latin-1")
    safe = "".join(f"%{ord(letter):02X}" if not letter.isalnum() else letter for letter in token[:4_000])
    return chance.choice(
        (f"/s/{safe}", f"/s/{safe}/crew", f"/join/{safe}", "/sign-in", f"/sign-in/{safe}", "/feedback")
    )


async def fuzz(served: Served, first: int, inputs: int) -> Found:
    """Send `inputs` of each kind; return what went wrong, also in the server's log."""
    found = Found()
    await asyncio.gather(*(kind(served, first, inputs, found) for kind in (events, packets, requests)))
    visitor = Visitor(served.address)
    await visitor.connect()
    started = time.monotonic()
    heard = await asyncio.wait_for(visitor.ask("What can you do?"), 60)
    found.slowest_s = max(found.slowest_s, time.monotonic() - started)
    await visitor.leave()
    if not heard.whole:
        found.findings.append("a page that did nothing wrong was not answered")
    found.memory_mb = psutil.Process(served.process.pid).memory_info().rss / 1e6
    if found.memory_mb * 1e6 > MOST_BYTES:
        found.findings.append(f"the server holds {found.memory_mb:.0f} MB")
    log = served.log.read_text(errors="replace")
    found.findings += [line for line in log.splitlines() if "unexpected failure" in line]
    return found


async def main(first: int, inputs: int) -> int:
    """Fuzz a server of its own; return 1 where there is a finding."""
    async with serving(new_home()) as served:
        found = await fuzz(served, first, inputs)
        lines = served.log.read_text(errors="replace").splitlines()
        errors = Counter(line.split(" ", 1)[1][:110] for line in lines if " error " in line)
    print(dict(found.sent), f"slowest answer {found.slowest_s:.2f} s, server {found.memory_mb:.0f} MB")
    print(*found.findings, sep="\n")
    print("errors in the log:", *errors.most_common(20), sep="\n  ")
    return int(bool(found.findings))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=3_000, help="of each kind")
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    sys.exit(asyncio.run(main(options.first, options.inputs)))
