"""Everything that can be asked of Paceline, as its parts have registered it.

`python -m tests.support.route_table` prints JSON: routes as "METHOD path", the actions of cards, the events
of the chat's socket. A process of its own, because Chainlit keeps what is registered for the whole process.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ui.api import elsewhere

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "NOWHERE "


@dataclass(frozen=True)
class RouteTable:
    """What can be asked, each by its name; `nowhere` are paths that are answered with a refusal alone."""

    routes: tuple[str, ...]
    nowhere: tuple[str, ...]
    actions: tuple[str, ...]
    events: tuple[str, ...]


async def route_table() -> RouteTable:
    """Read it in a process of its own."""
    with tempfile.TemporaryDirectory(prefix="paceline-routes-") as home:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-W", "ignore", "-m", "tests.support.route_table"),
            cwd=home,
            env={"PACELINE_HOME": home, "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]},
            stdout=asyncio.subprocess.PIPE,
        )
        told, _ = await process.communicate()
    assert process.returncode == 0
    return RouteTable(**json.loads(told.splitlines()[-1]))


def registered() -> dict[str, list[str]]:
    """Build the application and read what it answers."""
    from agent.settings import Settings
    from ui.app import create_app

    app = create_app(Settings())
    from chainlit.config import config
    from chainlit.server import sio

    named = list(dict.fromkeys(_routes(app.routes)))
    return {
        "routes": [each for each in named if not each.startswith(NOWHERE)],
        "nowhere": [each.removeprefix(NOWHERE) for each in named if each.startswith(NOWHERE)],
        "actions": sorted(config.code.action_callbacks),
        "events": sorted(sio.handlers["/"]),
    }


def _routes(routes: list[Any], below: str = "") -> Iterator[str]:
    """Yield every route; what is mounted comes below its place, or for itself without any."""
    for route in routes:
        if (included := getattr(route, "original_router", None)) is not None:
            yield from _routes(included.routes, below)
        elif getattr(route, "endpoint", None) is elsewhere.elsewhere:
            yield f"{NOWHERE}{below}{route.path}"
        elif methods := getattr(route, "methods", None):
            yield from (f"{method} {below}{route.path}" for method in sorted(methods))
        elif inner := getattr(route, "routes", None):
            yield from _routes(inner, below + route.path)
        else:
            yield f"MOUNT {below}{route.path}"


if __name__ == "__main__":
    print(json.dumps(registered()))
