"""Begin to watch a house, and end it with the house."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from agent.settings import Settings
from agent.watching.failures import reported
from agent.watching.numbers import time_taken
from agent.watching.traces import traced
from tools.kit.watching import watching


@asynccontextmanager
async def watched_house(settings: Settings) -> AsyncIterator[None]:
    """Count, and send traces and failures where the settings say so, until the block ends."""
    with watching(time_taken), traced(settings.otel_endpoint), reported(settings):
        yield
