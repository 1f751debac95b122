"""Starting and stopping, as a person at a terminal does."""

import asyncio
import os
import signal
import socket
import sys

import httpx
import psutil
import pytest

from tests.support.server import ROOT, free_port, new_home, serving
from ui.serve import spoken_host


async def refused(*arguments: str, **settings: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "ui.serve",
        *arguments,
        cwd=ROOT,
        env=os.environ | {"PACELINE_HOME": str(new_home())} | settings,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _said, complained = await process.communicate()
    assert process.returncode == 1
    sentence = complained.decode()
    assert "Traceback" not in sentence
    return sentence


async def test_a_taken_port_is_said_in_a_sentence() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        assert f"Port {port} on 127.0.0.1 is taken" in await refused("--port", str(port))


async def test_an_open_address_asks_who_one_is_and_says_how_to_begin() -> None:
    async with (
        serving(new_home(), "--host", "0.0.0.0") as server,
        httpx.AsyncClient(base_url=server.address) as stranger,
    ):
        said = server.log.read_text()
        assert "Make the owner's account here" in said
        assert "PACELINE_ALLOWED_HOSTS" in said
        assert (await stranger.get("/courses")).status_code == 401


async def test_a_database_out_of_reach_is_said_in_a_sentence() -> None:
    sentence = await refused("--port", str(free_port()), DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert len(sentence.strip().splitlines()) <= 3


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_everything_within_seconds(how: signal.Signals) -> None:
    home = new_home()
    async with serving(home) as server:
        assert postgres_below(str(home))
        assert await server.stop(how) < 10
    assert not postgres_below(str(home))
    assert (home / "chat-secret").stat().st_mode & 0o777 == 0o600


def postgres_below(home: str) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter(["name", "cmdline"]):
        if process.info["name"] == "postgres" and any(home in part for part in process.info["cmdline"] or []):
            found.append(process)
    return found


def test_the_address_is_written_as_people_type_it() -> None:
    assert spoken_host("127.0.0.1") == "localhost"
    assert spoken_host("192.0.2.7") == "192.0.2.7"
