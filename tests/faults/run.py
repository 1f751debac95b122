"""The run: `python -m tests.faults.run --turns 300 --seed 1` breaks a house, and says what was lost."""

import argparse
import asyncio
import json
import statistics
import sys
import time
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import httpx

from tests.faults.athlete import Athlete, Unanswered
from tests.faults.breaking import Breaking
from tests.faults.house import DISK_MB, House
from tests.faults.ledger import Ledger
from tests.faults.model import unsteady
from tests.faults.page import GaveUp
from tests.faults.truth import Verdict, verdict_on
from tests.support.faulty_endpoint import faulty_endpoint
from tests.support.small_disk import small_disk

ATHLETES = 6
LONGEST_TURN_S = 240.0
BROKEN_ANSWERS = 0.2
"""The share of the endpoint's answers that go wrong."""


@dataclass
class Outcome:
    """What a run did, and what it showed."""

    house: House
    ledger: Ledger
    breaking: Breaking
    verdict: Verdict
    endpoint: dict[str, int]
    lasted_s: float
    status: str

    def told(self) -> dict[str, Any]:
        """Return the figures."""
        ledger = self.ledger
        return {
            "turns": ledger.turns,
            "lasted_s": round(self.lasted_s),
            "faults": {
                kind: _figures(seconds) for kind, seconds in sorted(self.breaking.came_back_s.items())
            },
            "ended_by_itself": {
                "web": self.house.web.fell,
                "worker": self.house.worker.fell,
                "Postgres": self.house.fell,
            },
            "endpoint": dict(sorted(self.endpoint.items())),
            "acknowledged": {
                "messages": len(ledger.messages),
                "approvals": len(ledger.approvals),
                "uploads": len(ledger.uploads) + len(ledger.shown),
            },
            "sent_again": ledger.again,
            "refused_in_a_sentence": ledger.unkept,
            "turns_in_the_end": {
                "answered": self.verdict.answered,
                "told_why_not": self.verdict.refused,
                "cut_with_a_notice": self.verdict.cut,
            },
            "conversations_opened": self.verdict.opened,
            "turn_s": _figures(ledger.answered_s),
            "lost": len(self.verdict.lost),
            "doubled": len(self.verdict.doubled),
            "wrong": len(self.verdict.wrong),
            "health": self.status,
        }


def _figures(seconds: list[float]) -> dict[str, float]:
    return {"n": len(seconds), "p50_s": round(statistics.median(seconds), 2), "max_s": round(max(seconds), 2)}


async def run(turns: int, seed: int, logs: Path) -> Outcome:
    """Have athletes do so many turns in a house that breaks, and look at what is left."""
    told: dict[str, int] = {}
    began = time.monotonic()
    with small_disk(DISK_MB) as (folder, is_small):
        async with faulty_endpoint(unsteady(Random(seed + 1), BROKEN_ANSWERS, told)) as endpoint:
            house = House(folder, is_small, logs, endpoint.base_url, Random(seed + 2))
            ledger = Ledger()
            breaking = Breaking(house, ledger, Random(seed + 3))
            async with _open(house):
                await _under_fire(house, ledger, breaking, turns, seed)
                await asyncio.gather(house.web.ready(), house.worker.ready(), house.answers())
                verdict = await verdict_on(house, ledger)
                verdict.wrong += ledger.broken
                status = await _health(house)
    return Outcome(house, ledger, breaking, verdict, told, time.monotonic() - began, status)


async def _under_fire(house: House, ledger: Ledger, breaking: Breaking, turns: int, seed: int) -> None:
    numbers = iter(range(turns))
    breaks = asyncio.create_task(breaking.during(turns))
    try:
        athletes = [Athlete(house.address, ledger, Random(seed * 100 + place)) for place in range(ATHLETES)]
        await asyncio.gather(*(_turns(athlete, ledger, numbers) for athlete in athletes))
        await breaks
    finally:
        breaks.cancel()


async def _turns(athlete: Athlete, ledger: Ledger, numbers: Iterator[int]) -> None:
    try:
        for number in numbers:
            try:
                async with asyncio.timeout(LONGEST_TURN_S):
                    await athlete.turn(number)
            except (GaveUp, Unanswered, TimeoutError) as broken:
                ledger.broken.append(f"turn {number} came to no end: {broken}")
                traceback.print_exc()
                ledger.turns += 1
            if number % 25 == 0:
                print(f"turn {number}", file=sys.stderr, flush=True)
    finally:
        await athlete.close()


@asynccontextmanager
async def _open(house: House) -> AsyncIterator[None]:
    looking = None
    try:
        await house.open()
        looking = asyncio.create_task(house.look_after_postgres())
        yield
    finally:
        if looking is not None:
            looking.cancel()
            with suppress(asyncio.CancelledError):
                await looking
        await house.close()


async def _health(house: House) -> str:
    async with httpx.AsyncClient(base_url=house.address, timeout=30) as client:
        answer = (await client.get("/health")).json()
    ill = [f"{part['part']}: {part['told']}" for part in answer["parts"] if part["standing"] == "down"]
    return ", ".join([answer["status"], *ill])


def main() -> int:
    """Run, print the figures and every broken promise; return how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--turns", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--logs", type=Path, help="a folder for what server and worker write")
    said = parser.parse_args()
    logs = said.logs or Path(mkdtemp(prefix="paceline-faults-"))
    outcome = asyncio.run(run(said.turns, said.seed, logs))
    print(json.dumps(outcome.told(), indent=2, ensure_ascii=False))
    for sentence, times in sorted(outcome.ledger.refusals.items(), key=lambda each: -each[1]):
        print(f"{times} x {sentence}")
    for sentence in outcome.verdict.sentences:
        print(sentence)
    print(f"logs: {outcome.house.logs}")
    return 1 if outcome.verdict.sentences else 0


if __name__ == "__main__":
    sys.exit(main())
