"""What goes wrong, and how long each takes to come right again."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from random import Random

from tests.faults.house import House
from tests.faults.ledger import Ledger

SHARES = {
    "web killed": 0.035,
    "worker killed": 0.025,
    "Postgres killed": 0.035,
    "disk filled": 0.02,
    "connections cut": 0.04,
    "connections refused": 0.015,
    "connections held still": 0.015,
    "connections slowed": 0.02,
}
"""How many of each there are for a turn."""
FULL_S, REFUSED_S, HELD_S, SLOW_S = 4.0, 3.0, 4.0, 6.0
DELAY_S = 0.05
LOOK_S = 0.05


@dataclass
class Breaking:
    """Breaks a house while its athletes do their turns."""

    house: House
    ledger: Ledger
    chance: Random
    came_back_s: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    """Seconds from a fault, or from its end where it lasts, until the house could answer again."""

    async def during(self, turns: int) -> None:
        """Spread the faults over so many turns, each at a moment nobody knows."""
        faults = [kind for kind, share in SHARES.items() for _ in range(max(1, round(share * turns)))]
        if not self.house.small_disk:
            faults = [kind for kind in faults if kind != "disk filled"]
        self.chance.shuffle(faults)
        for place, kind in enumerate(faults):
            while self.ledger.turns < (place + 0.5) * turns / len(faults):
                await asyncio.sleep(LOOK_S)
            await asyncio.sleep(self.chance.uniform(0, 1.5))
            self.came_back_s[kind].append(await self._ways[kind]())

    @property
    def _ways(self) -> dict[str, Callable[[], Awaitable[float]]]:
        return {
            "web killed": self.house.web.kill,
            "worker killed": self.house.worker.kill,
            "Postgres killed": self._kill_postgres,
            "disk filled": self._fill_disk,
            "connections cut": self._cut,
            "connections refused": self._refuse,
            "connections held still": self._hold,
            "connections slowed": self._slow,
        }

    async def _kill_postgres(self) -> float:
        began = time.monotonic()
        await self.house.kill_postgres()
        await self.house.answers()
        return time.monotonic() - began

    async def _fill_disk(self) -> float:
        await asyncio.to_thread(self.house.fill_disk)
        await asyncio.sleep(FULL_S)
        self.house.free_disk()
        return await self.house.answers()

    async def _cut(self) -> float:
        self.house.wire.cut()
        return await self.house.answers()

    async def _refuse(self) -> float:
        self.house.wire.closed = True
        self.house.wire.cut()
        await asyncio.sleep(REFUSED_S)
        self.house.wire.closed = False
        return await self.house.answers()

    async def _hold(self) -> float:
        self.house.wire.hold()
        await asyncio.sleep(HELD_S)
        self.house.wire.let_flow()
        return await self.house.answers()

    async def _slow(self) -> float:
        self.house.wire.delay_s = DELAY_S
        await asyncio.sleep(SLOW_S)
        self.house.wire.delay_s = 0.0
        return await self.house.answers()
