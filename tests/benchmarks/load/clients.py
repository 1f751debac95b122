"""Many visitors in one process: `python -m tests.benchmarks.load.clients`. Told what to do line by line.

Reads the cookies of its visitors from the first line, says `connected`, waits for a line, asks, and writes
what every visitor heard as one line of JSON. Those of them who read slowly ask as well, and nobody waits
for them.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict
from typing import Any

from tests.benchmarks.load.client import Heard, Visitor
from tests.benchmarks.load.slow_line import slow_line

LAG_EVERY_S = 0.05
AT_ONCE = 20
"""Pages that connect at the same time."""
SLOW_BYTES_PER_S = 500
"""What a slow visitor takes: about a fifth of what an answer sends."""


async def lags(into: list[float]) -> None:
    """Note how late this process itself is: a gap no longer than that says nothing of the server."""
    while True:
        began = time.monotonic()
        await asyncio.sleep(LAG_EVERY_S)
        into.append(time.monotonic() - began - LAG_EVERY_S)


async def main(address: str, slow: int, spread_s: float, rounds: int) -> None:
    """Connect, ask when told, leave when told."""
    async with AsyncExitStack() as opened:
        cookies: list[str] = json.loads(await _told())
        slowly = await opened.enter_async_context(slow_line(address, SLOW_BYTES_PER_S)) if slow else address
        slow_ones = [Visitor(slowly, cookie) for cookie in cookies[:slow]]
        here = [Visitor(address, cookie) for cookie in cookies[slow:]]
        await _connect([*slow_ones, *here])
        print("connected", flush=True)
        await _told()
        told = await _asked(here, slow_ones, spread_s, rounds)
        print(json.dumps(told), flush=True)
        await _told()
        await asyncio.gather(*(each.leave() for each in here))


async def _connect(visitors: Sequence[Visitor]) -> None:
    for first in range(0, len(visitors), AT_ONCE):
        await asyncio.gather(*(each.connect() for each in visitors[first : first + AT_ONCE]))


async def _asked(
    here: Sequence[Visitor], slow_ones: Sequence[Visitor], spread_s: float, rounds: int
) -> dict[str, object]:
    """Have everybody ask; return what those heard who read as fast as they can."""
    late: list[float] = []
    beside: list[asyncio.Task[Any]] = [asyncio.create_task(lags(late))]
    beside += [asyncio.create_task(_asks(each, 0.0, 1, 0)) for each in slow_ones]
    asking = (_asks(each, spread_s * place / len(here), rounds, place) for place, each in enumerate(here))
    heard = await asyncio.gather(*asking) if rounds else []
    for task in beside:
        task.cancel()
    slow_heard = [len(each.heard.streamed) for each in slow_ones]
    replies = [asdict(one) for each in heard for one in each]
    return {"replies": replies, "lags_s": late, "slow_heard": slow_heard}


async def _asks(visitor: Visitor, after_s: float, rounds: int, place: int) -> list[Heard]:
    await asyncio.sleep(after_s)
    heard = []
    for turn in range(rounds):
        try:
            heard.append(await visitor.ask(f"What should I think of on the day? ({place}, {turn})"))
        except TimeoutError:
            heard.append(visitor.heard)
    return heard


async def _told() -> str:
    return await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("--slow", type=int, default=0)
    parser.add_argument("--spread", type=float, default=0.0)
    parser.add_argument("--rounds", type=int, default=1)
    said = parser.parse_args()
    asyncio.run(main(said.address, said.slow, said.spread, said.rounds))
