"""The load run: `python -m tests.benchmarks.load.measure --sessions 50,100,200`.

Every step starts a server of its own, so that none inherits what another left; figures come as JSON lines.
"""

import argparse
import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.load.figures import MB, Used, told, used_by
from tests.support.server import ROOT, Served, free_port, new_home, serving

CLIENT_PROCESSES = 2
SETTLES_S = 2.0


@dataclass(frozen=True)
class Run:
    """One step of the measurement."""

    server: str
    sessions: int
    tokens: int
    tokens_per_s: float
    spread_s: float
    rounds: int


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
async def served(run: Run, base_url: str) -> AsyncIterator[Served]:
    """Start Paceline, or the bare peer, on a home of its own."""
    home = new_home()
    asked = {"OPENAI_BASE_URL": base_url, "CHAT_MODEL": "scripted", "ANSWER_CACHE": "false"}
    module = "ui.serve" if run.server == "paceline" else "tests.benchmarks.load.bare_server"
    if run.server != "paceline":
        asked["CHAINLIT_APP_ROOT"] = str(home)
    async with serving(home, port=None, module=module, **asked) as server:
        yield server


async def measured(run: Run) -> dict[str, Any]:
    """Return a step's figures."""
    async with (
        AsyncExitStack() as opened,
        endpoint(run.tokens, run.tokens_per_s) as base_url,
        served(run, base_url) as server,
    ):
        pid = server.process.pid
        await _one_reply(server, run)
        idle = used_by(pid)
        clients = [
            await opened.enter_async_context(_clients(server, run, run.sessions // CLIENT_PROCESSES))
            for _ in range(CLIENT_PROCESSES)
        ]
        await asyncio.gather(*(_line(each) for each in clients))
        await asyncio.sleep(SETTLES_S)
        connected, began_s = used_by(pid), asyncio.get_running_loop().time()
        answers = await asyncio.gather(*(_go(each) for each in clients))
        lasted_s = asyncio.get_running_loop().time() - began_s
        after = used_by(pid)
    heard = [one for each in answers for one in each["replies"]]
    late = [lag for each in answers for lag in each["lags_s"]]
    return _row(run, heard, late, (idle, connected, after), lasted_s)


def _row(
    run: Run, heard: list[dict[str, Any]], late: list[float], used: tuple[Used, Used, Used], lasted_s: float
) -> dict[str, Any]:
    idle, connected, after = used
    row: dict[str, Any] = {"server": run.server, "sessions": run.sessions, "lasted_s": round(lasted_s, 1)}
    cpu_s = after.cpu_s - connected.cpu_s
    if heard:
        row |= told(heard, late, run.tokens / run.tokens_per_s)
        row["cpu_ms_a_reply"] = round(cpu_s / len(heard) * 1000, 1)
    return row | {
        "cores": round(cpu_s / lasted_s, 2),
        "idle_mb": round(idle.memory_bytes / MB),
        "kb_an_open_page": round((connected.memory_bytes - idle.memory_bytes) / run.sessions / 1000, 1),
        "kb_a_session": round((after.memory_bytes - idle.memory_bytes) / run.sessions / 1000, 1),
    }


async def _one_reply(server: Served, run: Run) -> None:
    """Let the server load everything that a first reply loads."""
    async with _clients(server, Run(run.server, 1, 0, 1, 0, 1), 1) as warming:
        await _line(warming)
        await _go(warming)


@asynccontextmanager
async def _clients(server: Served, run: Run, visitors: int) -> AsyncIterator[Process]:
    arguments = ["--address", server.address, "--visitors", str(visitors)]
    arguments += ["--spread", str(run.spread_s), "--rounds", str(run.rounds)]
    async with _python("tests.benchmarks.load.clients", *arguments) as process:
        yield process


async def _go(process: Process) -> dict[str, Any]:
    assert process.stdin is not None
    process.stdin.write(b"go\n")
    answer: dict[str, Any] = json.loads(await _line(process))
    return answer


async def _line(process: Process) -> bytes:
    assert process.stdout is not None
    if line := await process.stdout.readline():
        return line
    raise RuntimeError("The clients ended; what they said is above.")


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


async def main() -> None:
    """Run every step that was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--servers", default="bare,paceline")
    parser.add_argument("--sessions", default="50,100,200")
    parser.add_argument("--tokens", type=int, default=300)
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--spread", type=float, default=6.0, help="seconds over which the questions come")
    parser.add_argument("--rounds", type=int, default=1)
    said = parser.parse_args()
    for sessions in map(int, said.sessions.split(",")):
        for server in said.servers.split(","):
            run = Run(server, sessions, said.tokens, said.rate, said.spread, said.rounds)
            print(json.dumps(await measured(run)), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
