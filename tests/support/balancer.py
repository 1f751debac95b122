"""A real HAProxy before several servers, with the settings that come with Paceline."""

import asyncio
import os
import re
import shutil
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.support.server import ROOT, Served, free_port

HAPROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
START_TIMEOUT_S = 20.0


def settings_for(servers: Sequence[Served], port: int) -> str:
    """Return the shipped settings with these servers in place of Docker's names, and this port."""
    shipped = (ROOT / "deploy" / "haproxy.cfg").read_text()
    named = "\n".join(
        f"    server web{place} {each.address.removeprefix('http://').replace('localhost', '127.0.0.1')}"
        for place, each in enumerate(servers)
    )
    told, replaced = re.subn(r"    server-template .*", named, shipped)
    told, without = re.subn(r"resolvers docker\n(?:    .*\n)+", "", told)
    told, bound = re.subn(r"bind :8080", f"bind 127.0.0.1:{port}", told)
    assert (replaced, without, bound) == (1, 1, 1)
    return told.replace(" init-addr none", "")


@asynccontextmanager
async def balanced(servers: Sequence[Served], folder: Path) -> AsyncIterator[str]:
    """Serve several servers as one, and yield its address; skip where there is no HAProxy."""
    if HAPROXY is None:
        pytest.skip("HAProxy is not installed: apt-get install haproxy")
    port = free_port()
    settings = folder / "haproxy.cfg"
    settings.write_text(settings_for(servers, port))
    with (folder / "haproxy.log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            HAPROXY, "-db", "-f", str(settings), env={"STICKY_KEY": "of this test"}, stdout=log, stderr=log
        )
    try:
        address = f"http://localhost:{port}"
        await _until_ready(address)
        yield address
    finally:
        with suppress(ProcessLookupError):  # It refused its settings: the log says why.
            process.terminate()
        await process.wait()


async def _until_ready(address: str) -> None:
    async with asyncio.timeout(START_TIMEOUT_S), httpx.AsyncClient() as client:
        while True:
            try:
                if (await client.get(f"{address}/health/ready")).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            await asyncio.sleep(0.1)
