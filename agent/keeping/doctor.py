"""`./paceline doctor`: look whether all is well, and say what to do where it is not."""

import asyncio
import json
import sys
from argparse import ArgumentParser
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from functools import partial

import httpx

from agent.keeping.commands import carried_out, say
from agent.keeping.database_check import DatabaseCheck
from agent.keeping.files_check import backups_state, home_state, room_states
from agent.open_database import address_of
from agent.settings import Settings, read_settings
from agent.watching.house_state import PartState
from memory.database import Database
from tools.kit.errors import DatabaseUnavailable, SettingsError

DESCRIPTION = """\
Look at everything Paceline needs: settings, disk, database, tables, queue, files, keys, backups and the
model's endpoint. Changes nothing. Works while Paceline runs, and while it does not.
"""
EPILOG = "Exit codes: 0 all is well, 1 something is to be done, 2 wrong options. See docs/operations.md."
PATIENCE_S = 5.0
SIGNS = {"ok": "ok      ", "attention": "look    ", "down": "BROKEN  "}


def main(arguments: Sequence[str]) -> int:
    """Look at everything; return 1 where something is broken."""
    parser = ArgumentParser(prog="paceline doctor", description=DESCRIPTION, epilog=EPILOG)
    parser.add_argument("--thorough", action="store_true", help="read every file, and the newest backup")
    parser.add_argument("--json", action="store_true", help="print the findings for a program")
    options = parser.parse_args(arguments)
    return carried_out(partial(_look, options.thorough, options.json))


async def _look(thorough: bool, as_json: bool) -> int:
    found: list[PartState] = []
    async with aclosing(findings(thorough)) as parts:
        async for part in parts:
            found.append(part)
            if not as_json:
                print(f"{SIGNS[part.standing]}{part.part:<10} {part.told}", flush=True)
    if as_json:
        print(json.dumps([part.model_dump() for part in found], indent=2))
    broken = sum(part.standing == "down" for part in found)
    if not as_json:
        say(f"{broken} broken." if broken else "All is well enough to go on.")
    return 1 if broken else 0


async def findings(thorough: bool = False) -> AsyncGenerator[PartState, None]:
    """Yield how each part stands as soon as it is known."""
    try:
        settings = read_settings()
    except SettingsError as error:
        yield PartState(part="settings", standing="down", told=str(error))
        return
    yield PartState(part="settings", standing="ok", told="They can be read.")
    home = await asyncio.to_thread(home_state, settings.paceline_home)
    yield home
    if home.standing == "down":
        return
    for part in await asyncio.to_thread(lambda: list(room_states(settings))):
        yield part
    server = await server_state(settings)
    yield server
    for part in await _of_the_database(settings, server.standing == "ok", thorough):
        yield part
    yield await asyncio.to_thread(lambda: backups_state(settings, thorough=thorough))
    yield await model_state(settings)


async def _of_the_database(settings: Settings, runs: bool, thorough: bool) -> tuple[PartState, ...]:
    try:
        async with address_of(settings) as url, Database(url, size=2) as database:
            return await DatabaseCheck(database, settings, runs, thorough).parts()
    except DatabaseUnavailable as error:
        ask = " Does it run, and is DATABASE_URL right?" if settings.database_url else ""
        return (PartState(part="database", standing="down", told=f"{error}{ask}"),)


async def server_state(settings: Settings) -> PartState:
    """Return whether a Paceline answers where the settings say that one listens."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host  # noqa: S104 (everywhere is here too)
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S, trust_env=False) as client:
            answer = await client.get(
                f"{address}/health/live", headers={"Host": settings.allowed_hosts.split(",")[0].strip()}
            )
    except httpx.HTTPError:
        told = f"No Paceline answers at {address}. `./paceline` starts one."
        return PartState(part="server", standing="attention", told=told)
    if answer.is_success:
        return PartState(part="server", standing="ok", told=f"It answers at {address}.")
    told = f"What answers at {address} says {answer.status_code}: another program, or its log says why."
    return PartState(part="server", standing="attention", told=told)


async def model_state(settings: Settings) -> PartState:
    """Return whether the endpoint of the settings answers and knows the models; it is asked nothing else."""
    if not settings.chat_models:
        told = "None is configured: the offline coach answers. Set OPENAI_BASE_URL and CHAT_MODEL for one."
        return PartState(part="model", standing="ok", told=told)
    address = f"{(settings.openai_base_url or 'https://api.openai.com/v1').rstrip('/')}/models"
    key = settings.openai_api_key.get_secret_value() if settings.openai_api_key else "none"
    try:
        async with httpx.AsyncClient(timeout=PATIENCE_S) as client:
            answer = await client.get(address, headers={"Authorization": f"Bearer {key}"})
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        told = f"Nothing answers at {address} ({type(error).__name__}): is OPENAI_BASE_URL right?"
        return PartState(part="model", standing="down", told=told)
    return _of_its_models(settings, address, answer)


def _of_its_models(settings: Settings, address: str, answer: httpx.Response) -> PartState:
    if answer.status_code in (401, 403):
        told = f"{address} refuses the key: is OPENAI_API_KEY right?"
        return PartState(part="model", standing="down", told=told)
    try:
        listed = {str(each["id"]) for each in answer.json()["data"]} if answer.is_success else set()
    except (ValueError, KeyError, TypeError):
        listed = set()
    if not listed:
        told = f"{address} answers, but lists no models ({answer.status_code}); some endpoints never do."
        return PartState(part="model", standing="attention", told=told)
    if unknown := [name for name in settings.chat_models if name not in listed]:
        told = f"The endpoint does not list {', '.join(unknown)}: is CHAT_MODEL right?"
        return PartState(part="model", standing="attention", told=told)
    return PartState(
        part="model", standing="ok", told=f"The endpoint knows {', '.join(settings.chat_models)}."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
