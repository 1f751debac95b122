"""A whole house for the faults: Postgres, server and worker as processes of their own, on a small disk."""

import asyncio
import random
import time
from contextlib import suppress
from pathlib import Path

import httpx
import psutil

from memory.embedded import EmbeddedPostgres
from tests.faults.program import Program
from tests.faults.wire import Wire
from tests.support.processes import working_in
from tests.support.server import free_port, surroundings

LOOK_S = 0.05
PATIENCE_S = 120.0
DISK_MB = 700
BALLAST = "ballast"


class House:
    """The processes, and every way to hurt them. `base_url` is the model endpoint's."""

    def __init__(
        self, folder: Path, small_disk: bool, logs: Path, base_url: str, chance: random.Random
    ) -> None:
        self.small_disk = small_disk
        self.chance = chance
        self.home = folder / "home"
        self.home.mkdir(mode=0o755)
        self.disk = folder
        self.postgres = EmbeddedPostgres(folder / "database")
        self.wire = Wire(self.postgres.folder / "socket" / ".s.PGSQL.5432")
        self.fell = 0
        """How often Postgres ended though nobody killed it."""
        self.lives = asyncio.Lock()
        self._base_url = base_url
        self._port = free_port()
        self._database_url = ""
        self.address = f"http://localhost:{self._port}"
        web = ["ui.serve", "--port", str(self._port)]
        self.web = Program(web, "Paceline is ready", logs / "web.log", self._surroundings)
        self.worker = Program(["agent.worker"], "worker is ready", logs / "worker.log", self._surroundings)
        self.logs = logs

    def _surroundings(self) -> dict[str, str]:
        """Return the environment of a start: mostly there is an endpoint, else the offline coach."""
        settings = {"DATABASE_URL": self._database_url, "PACELINE_WORKER": "separate"}
        if self.chance.random() < 0.7:
            model = {"CHAT_MODEL": "scripted", "MODEL_TIMEOUT_S": "2", "MODEL_RETRIES": "1"}
            settings |= model | {"OPENAI_BASE_URL": self._base_url}
        return surroundings(self.home, **settings)

    async def open(self) -> None:
        """Start everything."""
        await asyncio.to_thread(self.postgres.start)
        port = await self.wire.open()
        self._database_url = f"postgresql://postgres@127.0.0.1:{port}/paceline"
        await self.web.open()
        await self.worker.open()

    async def close(self) -> None:
        """End everything."""
        await asyncio.gather(self.web.close(), self.worker.close())
        await self.wire.close()
        await asyncio.to_thread(self.postgres.release)

    async def answers(self) -> float:
        """Wait until the server says that it can answer; return how many seconds that took."""
        began = time.monotonic()
        async with httpx.AsyncClient(base_url=self.address, timeout=5) as client:
            while time.monotonic() - began < PATIENCE_S:
                with suppress(httpx.HTTPError):
                    if (await client.get("/health/ready")).status_code == 200:
                        return time.monotonic() - began
                await asyncio.sleep(LOOK_S)
        raise AssertionError(f"the server did not come back; see {self.logs}")

    async def look_after_postgres(self) -> None:
        """Start Postgres again whenever it is gone, as a service manager does, for ever."""
        while True:
            await asyncio.sleep(0.5)
            async with self.lives:
                if not await asyncio.to_thread(self._is_up):
                    self.fell += 1
                    with suppress(Exception):  # The disk may still be full: the next look tries again.
                        await self._start_again()

    async def kill_postgres(self) -> None:
        """Kill all of Postgres, its first process, or one that serves somebody; start it again."""
        async with self.lives:
            processes = working_in(self.postgres.data)
            first = [each for each in processes if each.pid == self._first()]
            serving = [each for each in processes if each not in first]
            hit = self.chance.choice((processes, first, self.chance.sample(serving, min(1, len(serving)))))
            for process in hit:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            if hit is processes or hit is first:
                await self._start_again()

    def fill_disk(self) -> None:
        """Write until nothing more fits."""
        with (self.disk / BALLAST).open("wb", buffering=0) as ballast, suppress(OSError):
            while True:
                ballast.write(b"\0" * 65_536)

    def free_disk(self) -> None:
        """Make room again."""
        (self.disk / BALLAST).unlink(missing_ok=True)

    async def _start_again(self) -> None:
        await asyncio.to_thread(self.postgres.release)
        await asyncio.to_thread(self.postgres.start)

    def _first(self) -> int:
        try:
            return int((self.postgres.data / "postmaster.pid").read_text().split()[0])
        except (FileNotFoundError, ValueError, IndexError):
            return 0

    def _is_up(self) -> bool:
        return psutil.pid_exists(self._first()) and self.postgres.is_at_work()
