"""Many visitors in one process: `python -m tests.benchmarks.load.clients`. Told what to do line by line.

Says `connected`, waits for a line, asks, and writes what every visitor heard as one line of JSON.
"""

import argparse
import asyncio
import json
import sys
import time
from dataclasses import asdict

from tests.benchmarks.load.client import Heard, Visitor

LAG_EVERY_S = 0.05
AT_ONCE = 20
"""Pages that connect at the same time."""


async def lags(into: list[float]) -> None:
    """Note how late this process itself is: a gap no longer than that says nothing of the server."""
    while True:
        began = time.monotonic()
        await asyncio.sleep(LAG_EVERY_S)
        into.append(time.monotonic() - began - LAG_EVERY_S)


async def main(address: str, visitors: int, spread_s: float, rounds: int) -> None:
    """Connect, ask when told, leave when told."""
    here = [Visitor(address) for _ in range(visitors)]
    for first in range(0, visitors, AT_ONCE):
        await asyncio.gather(*(each.connect() for each in here[first : first + AT_ONCE]))
    print("connected", flush=True)
    await _told()
    late: list[float] = []
    watching = asyncio.create_task(lags(late))
    if rounds:
        heard = await asyncio.gather(
            *(_asks(each, spread_s * place / visitors, rounds, place) for place, each in enumerate(here))
        )
    else:
        heard = []
    watching.cancel()
    told = {"replies": [asdict(one) for each in heard for one in each], "lags_s": late}
    print(json.dumps(told), flush=True)
    await _told()
    await asyncio.gather(*(each.leave() for each in here))


async def _asks(visitor: Visitor, after_s: float, rounds: int, place: int) -> list[Heard]:
    await asyncio.sleep(after_s)
    heard = []
    for turn in range(rounds):
        try:
            heard.append(await visitor.ask(f"What should I think of on the day? ({place}, {turn})"))
        except TimeoutError:
            heard.append(visitor.heard)
    return heard


async def _told() -> None:
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", required=True)
    parser.add_argument("--visitors", type=int, required=True)
    parser.add_argument("--spread", type=float, default=0.0)
    parser.add_argument("--rounds", type=int, default=1)
    said = parser.parse_args()
    asyncio.run(main(said.address, said.visitors, said.spread, said.rounds))
