"""What a load run needs around it: the scripted endpoint, one server or several, processes of visitors."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.load.figures import MB
from tests.support.balancer import balanced
from tests.support.server import ROOT, Served, free_port, new_home, serving


@dataclass(frozen=True)
class Run:
    """One step of the measurement; `slow` of the sessions read slowly, and are not waited for."""

    server: str
    sessions: int
    tokens: int
    tokens_per_s: float
    spread_s: float
    rounds: int
    replicas: int = 1
    slow: int = 0


@dataclass(frozen=True)
class House:
    """The servers of a step, and the one address visitors come to."""

    address: str
    servers: Sequence[Served]

    @property
    def pids(self) -> list[int]:
        """Return the server processes."""
        return [each.process.pid for each in self.servers]


@asynccontextmanager
async def endpoint(tokens: int, tokens_per_s: float) -> AsyncIterator[str]:
    """Start the scripted endpoint; yield its base URL."""
    port = free_port()
    arguments = ["--port", str(port), "--tokens", str(tokens), "--rate", str(tokens_per_s)]
    async with _python("tests.benchmarks.load.endpoint", *arguments) as process:
        assert process.stdout is not None
        await process.stdout.readline()
        yield f"http://127.0.0.1:{port}/v1"


@asynccontextmanager
async def served(run: Run, base_url: str, postgres_url: str) -> AsyncIterator[House]:
    """Start Paceline where everybody signs in, or the bare peer; several of them stand behind HAProxy."""
    home, asked = new_home(), {"OPENAI_BASE_URL": base_url}
    async with AsyncExitStack() as opened:
        if run.server != "paceline":
            asked["CHAINLIT_APP_ROOT"] = str(home)
            bare = "tests.benchmarks.load.bare_server"
            server = await opened.enter_async_context(serving(home, port=None, module=bare, **asked))
            yield House(server.address, (server,))
            return
        asked |= {"CHAT_MODEL": "scripted", "ANSWER_CACHE": "false", "PACELINE_LOGIN": "always"}
        asked |= {"DATABASE_URL": postgres_url}
        if run.replicas > 1:
            asked["PACELINE_TRUSTED_PROXIES"] = "127.0.0.1"
        servers = [
            await opened.enter_async_context(serving(new_home(), port=None, **asked))
            for _ in range(run.replicas)
        ]
        address = servers[0].address
        if run.replicas > 1:
            address = await opened.enter_async_context(balanced(servers, Path(home)))
        yield House(address, servers)


@asynccontextmanager
async def visitors(house: House, run: Run, cookies: Sequence[str], slow: int = 0) -> AsyncIterator[Process]:
    """Start a process of visitors, one for each cookie, the first `slow` of them slow."""
    arguments = ["--address", house.address, "--slow", str(slow)]
    arguments += ["--spread", str(run.spread_s), "--rounds", str(run.rounds)]
    async with _python("tests.benchmarks.load.clients", *arguments) as process:
        _say(process, json.dumps(cookies))
        yield process


async def go(process: Process) -> dict[str, Any]:
    """Have a process of visitors ask; return what they heard."""
    _say(process, "go")
    answer: dict[str, Any] = json.loads(await line(process))
    return answer


async def line(process: Process) -> bytes:
    """Return the next line a process says."""
    assert process.stdout is not None
    if said := await process.stdout.readline():
        return said
    raise RuntimeError("The visitors ended; what they said is above.")


def _say(process: Process, text: str) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{text}\n".encode())


@asynccontextmanager
async def _python(module: str, *arguments: str) -> AsyncIterator[Process]:
    command = [sys.executable, "-m", module, *arguments]
    process = await asyncio.create_subprocess_exec(
        *command, cwd=ROOT, stdin=PIPE, stdout=PIPE, limit=512 * MB
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
