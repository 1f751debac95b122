"""A scripted OpenAI-compatible endpoint over real HTTP: aimock, started for one test."""

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import pytest

FOLDER = Path(__file__).parent / "aimock"
SCRIPT = FOLDER / "node_modules" / ".bin" / "llmock"
START_TIMEOUT_S = 20.0


@dataclass(frozen=True)
class ModelEndpoint:
    """A running endpoint. `requests()` is what it was asked."""

    url: str

    @property
    def base_url(self) -> str:
        return f"{self.url}/v1"

    def requests(self) -> list[dict[str, Any]]:
        with urlopen(f"{self.url}/__aimock/journal", timeout=5) as answer:
            journal = json.load(answer)
        return [entry["body"] for entry in journal if entry.get("body")]


def says(text: str, **match: Any) -> dict[str, Any]:
    """A fixture: where `match` fits, the model says this."""
    return {"match": match, "response": {"content": text}}


def calls(name: str, arguments: dict[str, Any], **match: Any) -> dict[str, Any]:
    """A fixture: where `match` fits, the model calls this tool."""
    call = {"name": name, "arguments": json.dumps(arguments)}
    return {"match": match, "response": {"toolCalls": [call]}}


def fails(status: int, **match: Any) -> dict[str, Any]:
    """A fixture: where `match` fits, the endpoint answers with an error."""
    return {"match": match, "response": {"error": {"message": f"scripted {status}"}, "status": status}}


@contextmanager
def model_endpoint(fixtures: list[dict[str, Any]], folder: Path) -> Iterator[ModelEndpoint]:
    """Serve these fixtures until the block ends; skip where Node or aimock is absent."""
    if not SCRIPT.exists() or shutil.which("node") is None:
        pytest.skip("The scripted model endpoint needs Node and `npm ci --prefix tests/support/aimock`.")
    file = folder / "fixtures.json"
    file.write_text(json.dumps({"fixtures": fixtures}), encoding="utf-8")
    port = _free_port()
    command = [str(SCRIPT), "--port", str(port), "--fixtures", str(file), "--strict", "--log-level", "warn"]
    with (folder / "endpoint.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            _wait_for(f"http://127.0.0.1:{port}", process)
            yield ModelEndpoint(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(timeout=10)


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urlopen(f"{url}/health", timeout=1):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError("The scripted model endpoint did not start.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
