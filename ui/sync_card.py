"""An import or a sync as its card draws it: how far it is, what could not be taken, what can be done."""

from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import OPEN, RunStatus, SyncRun
from ui.charts import Props
from ui.tables import instant

STOPPABLE = OPEN
RESUMABLE = frozenset({RunStatus.STOPPED, RunStatus.FAILED})


def sync_card(run: SyncRun) -> Props:
    """Return what the card shows of a run now."""
    done = run.done
    return {
        "title": _title(run),
        "status": run.status,
        "open": run.status in OPEN,
        "done": done,
        "total": run.total,
        "progress": _progress(run, done),
        "failed": run.failed,
        "failures": [failure.model_dump() for failure in run.failures],
        "more_failures": max(0, run.failed - len(run.failures)),
        "ending": _ending(run),
        "ended_at": instant(run.finished_at) if run.finished_at and run.status not in OPEN else None,
        "trouble": run.error,
        "can_stop": run.status in STOPPABLE,
        "can_resume": run.status in RESUMABLE,
    }


def _title(run: SyncRun) -> str:
    if run.source is Source.FILE:
        return f"Importing {run.label}" if run.status in OPEN else f"Import of {run.label}"
    return f"{POLICIES[run.source].name} sync"


def _progress(run: SyncRun, done: int) -> str:
    """Write a run's counts: 312 of 2,104 files."""
    if run.total is None:
        waiting = "Waiting to begin" if run.status is RunStatus.QUEUED else "Looking what there is"
        return f"{waiting}: {_items(run, done)} so far" if done else waiting
    return f"{done:,} of {_items(run, run.total)}"


def _items(run: SyncRun, number: int) -> str:
    one, many = ("file", "files") if run.source is Source.FILE else ("activity", "activities")
    return f"{number:,} {one if number == 1 else many}"


def _ending(run: SyncRun) -> str | None:
    """Say how a run ended: what is new, what was there already; None while it goes on."""
    if run.status in OPEN:
        return None
    counts = [f"{run.imported:,} new"]
    if run.duplicates:
        counts.append(f"{run.duplicates:,} you had already")
    if run.courses:
        counts.append(f"{run.courses:,} kept as {'a course' if run.courses == 1 else 'courses'}")
    if run.failed:
        counts.append(f"{run.failed:,} could not be read")
    told = ", ".join(counts)
    if run.status is RunStatus.DONE:
        nothing = not run.done
        return "Nothing new since the last time." if nothing else f"Done: {told}."
    left = "" if run.total is None else f" {max(0, run.total - run.done):,} are left."
    word = "Stopped" if run.status is RunStatus.STOPPED else "Broke off"
    return f"{word}: {told}.{left} Go on when you like; nothing is taken twice."
