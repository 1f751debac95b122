"""`python -m tests.support.holder HOME`: hold the embedded Postgres until standard input ends."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memory.embedded import EmbeddedPostgres

REPOSITORY = Path(__file__).parents[2]


@contextmanager
def holder(home: Path) -> Iterator["subprocess.Popen[str]"]:
    """Run a holder in a process of its own, once it holds; it lets go at the end, unless it was killed."""
    command = [sys.executable, "-m", "tests.support.holder", str(home)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=REPOSITORY, stdin=pipe, stdout=pipe, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        assert said.startswith("holding"), said
        yield process
        process.communicate(timeout=30)


def main() -> None:
    """Hold, say so, wait, let go."""
    postgres = EmbeddedPostgres(Path(sys.argv[1]))
    print("holding", postgres.start(), flush=True)
    sys.stdin.read()
    postgres.release()


if __name__ == "__main__":
    main()
