"""`python -m agent.worker`: do imports and syncs in a process of their own, until told to stop."""

import asyncio
import signal
import sys

from agent.jobs import open_jobs
from agent.open_database import open_database
from agent.settings import Settings, read_settings
from agent.watching.logs import keep_logs
from agent.watching.opening import watched_house
from tools.kit.errors import PacelineError

HELP = """\
./paceline worker: do the imports and syncs that wait, until Ctrl-C or SIGTERM.

For a server with PACELINE_WORKER=separate. Both need the same PACELINE_HOME and the same database.
"""


def main(arguments: list[str]) -> int:
    """Work until told to stop; return the exit code."""
    if arguments:
        asked = arguments[0] in ("-h", "--help")
        print(HELP, end="", file=sys.stdout if asked else sys.stderr)
        return 0 if asked else 2
    try:
        settings = read_settings()
        keep_logs(settings)
        asyncio.run(_work(settings))
    except PacelineError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _work(settings: Settings) -> None:
    told_to_stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for told in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(told, told_to_stop.set)
    async with (
        watched_house(settings),
        open_database(settings) as database,
        open_jobs(settings, database, inside=True),
    ):
        print("Paceline's worker is ready.", file=sys.stderr, flush=True)
        await told_to_stop.wait()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
