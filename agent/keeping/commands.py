"""What the commands that keep a house have in common: how one is begun, and how it says what went wrong."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from tools.kit.errors import PacelineError

ROOT = Path(__file__).resolve().parents[2]
STOPPED = 130


def say(words: str) -> None:
    """Tell the person at the terminal."""
    print(words, file=sys.stderr, flush=True)


def carried_out(work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Do a command's work with the settings of the house; return its exit code, 1 where it was refused."""
    os.chdir(ROOT)  # The settings lie there in `.env`; one where the person stands is not ours.
    try:
        return asyncio.run(_until_told(work))
    except PacelineError as error:
        say(str(error))
        return 1


async def _until_told(work: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Do work until it is done, or until SIGINT or SIGTERM: then it clears up behind itself."""
    task = asyncio.ensure_future(work())
    for told in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(told, task.cancel)
    try:
        return await task
    except asyncio.CancelledError:
        say("Stopped. Nothing was left half done.")
        return STOPPED
