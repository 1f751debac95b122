"""`python -m tests.support.approver URL ATHLETE PROPOSAL DAY TIMES`: say yes so often at once.

It says "ready" when it is connected, begins when a line comes in, and writes what each yes was answered.
"""

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from memory.database import Database
from memory.proposals import ProposalStore

REPOSITORY = Path(__file__).parents[2]
Approver = subprocess.Popen[str]


@contextmanager
def approver(url: str, athlete_id: str, proposal_id: str, day: date, times: int) -> Iterator[Approver]:
    """Run an approver that is connected and waits for its line; it is killed at the end if it still runs."""
    arguments = [url, athlete_id, proposal_id, str(day), str(times)]
    command = [sys.executable, "-m", "tests.support.approver", *arguments]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        try:
            yield process
        finally:
            process.kill()


def begin(process: Approver) -> None:
    """Let an approver say yes."""
    assert process.stdin is not None
    process.stdin.write("yes\n")
    process.stdin.flush()


def answers(process: Approver) -> list[dict[str, object]]:
    """Return what an approver was answered: the status, outcome and version of each yes."""
    assert process.stdout is not None
    told: list[dict[str, object]] = json.loads(process.stdout.readline())
    return told


async def _approve(url: str, athlete_id: str, proposal_id: str, day: str, times: str) -> None:
    async with Database(url) as database:
        desk = ProposalStore(database).for_athlete(athlete_id, "", date.fromisoformat(day))
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
        decided = await asyncio.gather(*(desk.decide(proposal_id, approve=True) for _ in range(int(times))))
        told = [each.model_dump(mode="json", include={"status", "outcome", "version"}) for each in decided]
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    asyncio.run(_approve(*sys.argv[1:]))
