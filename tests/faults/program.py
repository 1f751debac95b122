"""A program that is kept running: killed on purpose or gone by itself, it is started again."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tests.support.server import START_TIMEOUT_S, STOP_TIMEOUT_S

AGAIN_S = 0.5
"""How long a program that ended stays ended, as with systemd's or Docker's restarts."""


class Program:
    """`python -m module` for as long as it is kept; `surroundings` gives each start its environment."""

    def __init__(
        self, arguments: list[str], says: str, log: Path, surroundings: Callable[[], dict[str, str]]
    ) -> None:
        self._command = [sys.executable, "-m", *arguments]
        self._says = says
        self._log = log
        self._surroundings = surroundings
        self._process: asyncio.subprocess.Process | None = None
        self._keeping: asyncio.Task[None] | None = None
        self._ready = asyncio.Event()
        self._meant_to_end = False
        self.fell = 0
        """How often it ended though nobody killed it."""

    async def open(self) -> None:
        """Start it, and from now on start it again whenever it ends; return once it is ready."""
        self._keeping = asyncio.create_task(self._keep())
        await self.ready()

    async def ready(self) -> None:
        """Wait until it is ready."""
        async with asyncio.timeout(START_TIMEOUT_S):
            await self._ready.wait()

    async def kill(self) -> float:
        """Kill it; return after how many seconds it was ready again."""
        began = time.monotonic()
        await self.ready()
        self._end(signal.SIGKILL)
        await asyncio.sleep(0)
        while self._ready.is_set():
            await asyncio.sleep(0.01)
        await self.ready()
        return time.monotonic() - began

    async def close(self) -> None:
        """End it politely, and leave it ended."""
        if self._keeping is not None:
            self._keeping.cancel()
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            try:
                await asyncio.wait_for(self._process.wait(), STOP_TIMEOUT_S)
            except TimeoutError:
                self._process.kill()

    def _end(self, how: signal.Signals) -> None:
        self._meant_to_end = True
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(how)

    async def _keep(self) -> None:
        while True:
            with self._log.open("ab") as output:
                begins_at = output.tell()
                self._process = await asyncio.create_subprocess_exec(
                    *self._command,
                    cwd=self._log.parent,
                    env=self._surroundings(),
                    stdout=output,
                    stderr=output,
                )
            watching = asyncio.create_task(self._until_it_says(begins_at))
            await self._process.wait()
            watching.cancel()
            self._ready.clear()
            self.fell += not self._meant_to_end
            self._meant_to_end = False
            await asyncio.sleep(AGAIN_S)

    async def _until_it_says(self, begins_at: int) -> None:
        while True:
            with self._log.open("rb") as log:
                os.lseek(log.fileno(), begins_at, os.SEEK_SET)
                if self._says.encode() in log.read():
                    self._ready.set()
                    return
            await asyncio.sleep(0.05)
