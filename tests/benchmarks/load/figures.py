"""What a run says: how even the updates came, how long replies took, what the server used for it."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

MB = 1_000_000


@dataclass(frozen=True)
class Used:
    """What a process had used when it was looked at: CPU seconds, bytes of memory that are its own."""

    cpu_s: float
    memory_bytes: int


def used_by(pid: int) -> Used:
    """Look at a process."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    ticks = int(fields[11]) + int(fields[12])  # user and system, proc(5) counted from the name
    pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()
    resident = (int(pages[1]) - int(pages[2])) * os.sysconf("SC_PAGE_SIZE")
    return Used(ticks / os.sysconf("SC_CLK_TCK"), resident)


def told(heard: list[dict[str, Any]], lags_s: list[float], ideal_s: float) -> dict[str, float]:
    """Return the figures of a run's replies; times in ms where the name says so.

    A reply takes from its first update to its whole; `ideal_s` is that at the endpoint's rate.
    """
    whole = [one for one in heard if one["finished_s"] is not None and one["updates_s"]]
    gaps = np.concatenate([np.diff([*one["updates_s"], one["finished_s"]]) for one in whole] or [np.zeros(1)])
    took = np.array([one["finished_s"] - one["updates_s"][0] for one in whole] or [0.0])
    first = np.array([one["updates_s"][0] for one in whole] or [0.0])
    return {
        "replies": len(whole),
        "lost": len(heard) - len(whole) + sum(not one["whole"].startswith(one["streamed"]) for one in whole),
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
