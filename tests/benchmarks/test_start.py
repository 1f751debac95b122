"""How long a start takes until /health answers, first and later ones, and what an idle server weighs."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psutil
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.support.processes import memory_mb, working_in
from tests.support.server import ROOT, free_port

WARM_STARTS = 5
PATIENCE_S = 60.0
WARM_START_GOAL_S = 8.0
SETTLE_S = 2.0


@contextmanager
def healthy(home: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Start a server and wait until it is healthy; stop it at the end."""
    port = free_port()
    steering = ("OPENAI", "CHAT", "DATABASE")
    variables = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    variables |= {"PACELINE_HOME": str(home), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "ui.serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=home, env=variables, stdout=subprocess.DEVNULL) as server:
        try:
            _wait_for(f"http://127.0.0.1:{port}/health", server)
            yield server
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE_S)


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + PATIENCE_S
    while server.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(address, timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.02)
    raise AssertionError("the server did not become healthy")


def timed_start(home: Path) -> float:
    """Return the seconds from the command to the first healthy answer."""
    began = time.perf_counter()
    with healthy(home):
        return time.perf_counter() - began


@pytest.mark.benchmark(group="start")
def test_start(benchmark: BenchmarkFixture, home: Path) -> None:
    if benchmark.disabled:
        pytest.skip("measured with --benchmark-enable only")
    cold_s = timed_start(home)
    warm_s: list[float] = []
    benchmark.pedantic(lambda: warm_s.append(timed_start(home)), rounds=WARM_STARTS)
    with healthy(home) as server:
        time.sleep(SETTLE_S)
        python = psutil.Process(server.pid)
        benchmark.extra_info["idle_server_rss_mb"] = round(python.memory_info().rss / 1e6)
        benchmark.extra_info["idle_server_pss_mb"] = round(memory_mb([python]))
        benchmark.extra_info["idle_postgres_pss_mb"] = round(
            memory_mb(working_in(home / "postgres" / "data18"))
        )
    benchmark.extra_info["cold_start_s"] = round(cold_s, 2)
    benchmark.extra_info["warm_start_s"] = sorted(round(each, 2) for each in warm_s)
    print("\nstart:", dict(benchmark.extra_info))

    assert sorted(warm_s)[WARM_STARTS // 2] < WARM_START_GOAL_S
