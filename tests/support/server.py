"""A real Paceline in a process of its own, as a visitor would start it."""

import asyncio
import atexit
import os
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.nowhere import NOWHERE

ROOT = Path(__file__).resolve().parents[2]
START_TIMEOUT_S = 90.0
STOP_TIMEOUT_S = 20.0
FOREIGN = (
    *("OPENAI", "CHAT", "DATABASE", "VISION", "EMBEDDING", "MODEL", "DAILY", "ANSWER", "PACELINE"),
    *("OPEN_METEO", "MAPBOX"),
)
"""Settings of the person running the tests, which a server under test must not see."""


@dataclass
class Served:
    """A running server: where it is, where it keeps things, and what it has said."""

    address: str
    home: Path
    process: asyncio.subprocess.Process
    log: Path

    async def stop(self, how: signal.Signals = signal.SIGTERM) -> float:
        """Ask it to stop; return how many seconds that took."""
        started = time.monotonic()
        if self.process.returncode is None:
            self.process.send_signal(how)
            await asyncio.wait_for(self.process.wait(), STOP_TIMEOUT_S)
        return time.monotonic() - started


def new_home() -> Path:
    """Make a home that the account Postgres runs as can pass through; it goes when the tests end."""
    home = Path(tempfile.mkdtemp(prefix="paceline-test-"))
    home.chmod(0o755)
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    return home


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def surroundings(home: Path, **settings: str) -> dict[str, str]:
    """Return the environment of a program under test, without the settings of who runs the tests."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
    ours |= {"PACELINE_HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    ours["PACELINE_REQUESTS_PER_MINUTE"] = "100000"  # Tests ask faster than people.
    ours |= {"PACELINE_DRAIN_S": "2", "BACKUP_EVERY_H": "0"}
    return ours | {name.upper(): url for name, url in NOWHERE.items()} | settings


@asynccontextmanager
async def serving(
    home: Path, *arguments: str, port: int | None = None, module: str = "ui.serve", **settings: str
) -> AsyncIterator[Served]:
    """Start `python -m ui.serve` (or another module) on a home, and wait until it says that it is ready."""
    port = port or free_port()
    log = home / f"server-{port}-{time.monotonic_ns()}.log"
    environment = surroundings(home, **settings)
    with log.open("wb") as output:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            module,
            "--port",
            str(port),
            *arguments,
            cwd=home,
            env=environment,
            stdout=output,
            stderr=output,
        )
    served = Served(f"http://localhost:{port}", home, process, log)
    try:
        await _until_ready(served)
        yield served
    finally:
        await served.stop()


async def _until_ready(served: Served) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while "Paceline is ready" not in served.log.read_text(errors="replace"):
        if served.process.returncode is not None or time.monotonic() > deadline:
            raise AssertionError(f"the server did not start:\n{served.log.read_text(errors='replace')}")
        await asyncio.sleep(0.1)
