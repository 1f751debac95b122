"""The load run: `python -m tests.benchmarks.load.measure --sessions 50,100,200`.

Every step starts servers of its own, so that none inherits what another left; figures come as JSON lines.
Every visitor is an athlete of their own, signed in. Nothing runs at another priority than anything else.
"""

import argparse
import asyncio
import json
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.load.accounts import cookies
from tests.benchmarks.load.figures import MB, Used, postmaster_of, told, used_by, used_by_postgres
from tests.benchmarks.load.stage import House, Run, endpoint, go, line, served, visitors
from tests.support.postgres import migrated_postgres

CLIENT_PROCESSES = 2
SETTLES_S = 2.0


@dataclass(frozen=True)
class Looked:
    """What servers and Postgres had used at one moment, and when that was (s)."""

    servers: Used
    postgres_cpu_s: float
    at_s: float


async def measured(run: Run, postgres_url: str) -> dict[str, Any]:
    """Return a step's figures."""
    postmaster = postmaster_of(postgres_url)
    async with (
        AsyncExitStack() as opened,
        endpoint(run.tokens, run.tokens_per_s) as base_url,
        served(run, base_url, postgres_url) as house,
    ):
        await _first_replies(house, run, postgres_url)
        idle = _look(house, postmaster)
        everybody = await _cookies(run, postgres_url, run.sessions)
        parts = [everybody[first::CLIENT_PROCESSES] for first in range(CLIENT_PROCESSES)]
        clients = [
            await opened.enter_async_context(visitors(house, run, part, run.slow // CLIENT_PROCESSES))
            for part in parts
        ]
        await asyncio.gather(*(line(each) for each in clients))
        await asyncio.sleep(SETTLES_S)
        connected = _look(house, postmaster)
        answers = await asyncio.gather(*(go(each) for each in clients))
        after = _look(house, postmaster)
    return _row(run, answers, (idle, connected, after))


def _look(house: House, postmaster: int) -> Looked:
    now_s = asyncio.get_running_loop().time()
    used = [used_by(pid) for pid in house.pids]
    whole = Used(*(sum(each) for each in zip(*(one.figures for one in used), strict=True)))
    return Looked(whole, used_by_postgres(postmaster), now_s)


def _row(
    run: Run, answers: Sequence[dict[str, Any]], looked: tuple[Looked, Looked, Looked]
) -> dict[str, Any]:
    idle, connected, after = (each.servers for each in looked)
    lasted_s = looked[2].at_s - looked[1].at_s
    heard = [one for each in answers for one in each["replies"]]
    late = [lag for each in answers for lag in each["lags_s"]]
    row: dict[str, Any] = {"server": run.server, "sessions": run.sessions, "lasted_s": round(lasted_s, 1)}
    row |= {"replicas": run.replicas} if run.replicas > 1 else {}
    cpu_s = after.cpu_s - connected.cpu_s
    if heard:
        row |= told(heard, late, run.tokens, run.tokens_per_s)
        postgres_cpu_s = looked[2].postgres_cpu_s - looked[1].postgres_cpu_s
        replies = len(heard) + run.slow
        row["cpu_ms_a_reply"] = round(cpu_s / replies * 1000, 1)
        row["postgres_cpu_ms_a_reply"] = round(postgres_cpu_s / replies * 1000, 1)
    if run.slow:
        characters = [each for one in answers for each in one["slow_heard"]]
        row["slow"] = {"sessions": run.slow, "characters_heard": round(sum(characters) / len(characters))}
    return row | {
        "cores": round(cpu_s / lasted_s, 2),
        "waited_for_a_core": round((after.waited_s - connected.waited_s) / lasted_s / run.replicas, 2),
        "idle_mb": round(idle.memory_bytes / MB),
        "kb_an_open_page": round((connected.memory_bytes - idle.memory_bytes) / run.sessions / 1000, 1),
        "kb_a_session": round((after.memory_bytes - idle.memory_bytes) / run.sessions / 1000, 1),
    }


async def _first_replies(house: House, run: Run, postgres_url: str) -> None:
    """Let every server load all that a first reply loads."""
    for server in house.servers:
        alone = House(server.address, (server,))
        one = await _cookies(run, postgres_url, 1)
        async with visitors(alone, Run(run.server, 1, 0, 1, 0, 1), one) as warming:
            await line(warming)
            await go(warming)


async def _cookies(run: Run, postgres_url: str, count: int) -> Sequence[str]:
    return await cookies(postgres_url, count) if run.server == "paceline" else [""] * count


async def main(postgres_url: str) -> None:
    """Run every step that was asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--servers", default="bare,paceline")
    parser.add_argument("--sessions", default="50,100,200")
    parser.add_argument("--tokens", type=int, default=300)
    parser.add_argument("--rate", type=float, default=50.0)
    parser.add_argument("--spread", type=float, default=6.0, help="seconds over which the questions come")
    parser.add_argument("--rounds", type=int, default=1, help="questions of each; 0 only opens the pages")
    parser.add_argument("--replicas", type=int, default=1, help="servers behind HAProxy")
    parser.add_argument("--slow", type=int, default=0, help="how many of the sessions read slowly")
    said = parser.parse_args()
    for sessions in map(int, said.sessions.split(",")):
        for server in said.servers.split(","):
            run = Run(
                server,
                sessions,
                said.tokens,
                said.rate,
                said.spread,
                said.rounds,
                said.replicas if server == "paceline" else 1,
                said.slow,
            )
            print(json.dumps(await measured(run, postgres_url)), flush=True)


if __name__ == "__main__":
    with migrated_postgres() as url:
        asyncio.run(main(url))
