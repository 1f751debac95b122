"""What a process of our own needs that opens somebody else's file: where we are found, and its limits."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

_ROOT = str(Path(__file__).parents[2])


def python_path() -> str:
    """Return where the process finds us: never in the folder the server happens to run in."""
    given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
    return os.pathsep.join((_ROOT, *filter(os.path.isabs, given)))


def asked_of_process(module: str, argument: str, content: bytes, longest_wait_s: float) -> bytes:
    """Return what a module's process answers to a file, nothing where it came to its end before it could."""
    argument = argument.encode("utf-8", "replace").decode().replace("\0", "")
    try:
        done = subprocess.run(  # noqa: S603 (our own program)
            [sys.executable, "-P", "-m", module, argument],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": python_path()},
            timeout=longest_wait_s,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def limit_memory(most_bytes: int) -> None:
    """Let no file take the memory of everybody else; a system that cannot limit it does not."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (most_bytes, most))


def limit_seconds(most_s: int) -> None:
    """Let no file keep a processor busy longer; a system that cannot limit it does not."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (most_s, most))
