"""What the processes of a folder's Postgres are, and what memory they take."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import psutil


def working_in(folder: Path) -> list[psutil.Process]:
    """Return the live processes whose working folder this is: a Postgres's, for its data folder."""
    return [each for each in psutil.process_iter(["cwd"]) if each.info["cwd"] == str(folder)]


def memory_mb(processes: Iterable[psutil.Process]) -> float:
    """Return the memory of processes in MB, with what they share counted once (PSS, so on Linux only)."""
    total = 0.0
    for process in processes:
        with suppress(psutil.NoSuchProcess, FileNotFoundError):  # Postgres's own short workers come and go.
            total += process.memory_full_info().pss / 1e6
    return total
