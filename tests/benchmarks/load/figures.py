"""What a run says: how even the updates came, how long replies took, what the server used for it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import psycopg

from tests.benchmarks.load.words import tokens_of_reply

MB = 1_000_000


@dataclass(frozen=True)
class Used:
    """What a process had used when it was looked at: CPU seconds, bytes of memory that are its own.

    `waited_s` is how long it was ready and no core was free for it: what says how fair a run's times are.
    """

    cpu_s: float
    memory_bytes: float
    waited_s: float

    @property
    def figures(self) -> tuple[float, float, float]:
        """Return them in the order they are written in."""
        return self.cpu_s, self.memory_bytes, self.waited_s


def used_by(pid: int) -> Used:
    """Look at a process."""
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    resident = (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")
    waited_ns = int(Path(f"/proc/{pid}/schedstat").read_text(encoding="ascii").split()[1])
    return Used(_cpu_s(pid, of_children=False), resident, waited_ns / 1e9)


def postmaster_of(postgres_url: str) -> int:
    """Return the process id of a Postgres on this machine."""
    with psycopg.connect(postgres_url) as connection:
        row = connection.execute("select pg_backend_pid()").fetchone()
        assert row is not None
        postmaster: int = psutil.Process(row[0]).ppid()
        return postmaster


def used_by_postgres(postmaster: int) -> float:
    """Return the CPU seconds of a whole Postgres, with those of its processes that have ended."""
    living = psutil.Process(postmaster).children()
    return _cpu_s(postmaster, of_children=True) + sum(_cpu_s(each.pid, of_children=False) for each in living)


def _cpu_s(pid: int, *, of_children: bool) -> float:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except FileNotFoundError:
        return 0.0  # It has just ended.
    # User and system, its own and those of its ended children: proc(5), counted from the name.
    ticks = stat.rpartition(")")[2].split()[11:15]
    return sum(map(int, ticks if of_children else ticks[:2])) / os.sysconf("SC_CLK_TCK")


def told(
    heard: list[dict[str, Any]], lags_s: list[float], tokens: int, tokens_per_s: float
) -> dict[str, float]:
    """Return the figures of a run's replies; times in ms where the name says so.

    A reply counts that came to the letter, in order, over several updates. It takes from its first update to
    its whole, which is compared to what its tokens take at the endpoint's rate.
    """
    said, ideal_s = "".join(tokens_of_reply(tokens)), tokens / tokens_per_s
    whole = [
        one
        for one in heard
        if one["updates_s"] and one["whole"].strip() == said and one["whole"].startswith(one["streamed"])
    ]
    gaps = np.concatenate([np.diff([*one["updates_s"], one["finished_s"]]) for one in whole] or [np.zeros(1)])
    took = np.array([one["finished_s"] - one["updates_s"][0] for one in whole] or [0.0])
    first = np.array([one["updates_s"][0] for one in whole] or [0.0])
    return {
        "replies": len(whole),
        "lost": len(heard) - len(whole),
        "gap_p50_ms": _ms(gaps, 50),
        "gap_p99_ms": _ms(gaps, 99),
        "reply_to_ideal_p50": round(float(np.percentile(took, 50)) / ideal_s, 3),
        "reply_to_ideal_p90": round(float(np.percentile(took, 90)) / ideal_s, 3),
        "first_word_p50_ms": _ms(first, 50),
        "first_word_p90_ms": _ms(first, 90),
        "updates_a_reply": round(float(np.mean([len(one["updates_s"]) for one in whole] or [0])), 1),
        "clients_late_p99_ms": _ms(np.array(lags_s or [0.0]), 99),
    }


def _ms(seconds: np.ndarray[Any, Any], percent: float) -> float:
    return round(float(np.percentile(seconds, percent)) * 1000, 1)
