"""Sentences about imports and syncs: what is connected, what ran, what could not be taken."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import OPEN, Connection, ConnectionStatus, RunStatus, SyncRun
from tools.domain.wording.activities import quoted

FAILURES_SAID = 3
KEY_WARN_DAYS = 14  # how long before its end a key is spoken of, as its form says: our design choice [D]
NOTHING_CONNECTED = (
    "No service is connected yet. Connect Garmin, Strava or intervals.icu on the card below, or drop "
    "recordings (FIT, TCX, GPX) or a zip of them."
)


def moment(when: datetime) -> str:
    """Write a moment: 20 November 2026, 14:05 UTC."""
    return f"{when.astimezone(UTC):%-d %B %Y, %H:%M} UTC"


def connection_fact(connection: Connection, today: date) -> str:
    """Say when a service was last synced, and what it needs now or soon."""
    name = POLICIES[connection.source].name
    last = f"last synced on {moment(connection.last_sync)}" if connection.last_sync else "not synced yet"
    needs = [f"It needs you: {connection.trouble}"] if _needs_you(connection) else []
    return " ".join((f"{name}: {last}.", *needs, *filter(None, (key_warning(connection, today),))))


def connection_warnings(connection: Connection, today: date) -> tuple[str, ...]:
    """Return what of a connected service needs the athlete now or soon."""
    trouble = connection.trouble if _needs_you(connection) else None
    return tuple(filter(None, (trouble, key_warning(connection, today))))


def key_warning(connection: Connection, today: date) -> str | None:
    """Say that a key ends within two weeks or has ended, and what to do; None before that."""
    ends = connection.key_expires_on
    if ends is None or (ends - today).days > KEY_WARN_DAYS:
        return None
    name = POLICIES[connection.source].name
    if ends < today:
        return (
            f"Your {name} key ended on {ends:%-d %B %Y}, so nothing new comes in. Make a new one at {name} "
            "and connect it under Connections."
        )
    return (
        f"Your {name} key ends on {ends:%-d %B %Y}. Make a new one at {name} before that and connect it "
        "under Connections."
    )


def _needs_you(connection: Connection) -> bool:
    return connection.status is ConnectionStatus.NEEDS_YOU and bool(connection.trouble)


def run_facts(run: SyncRun) -> tuple[str, ...]:
    """Say how a run stands, with its counts and the first of what could not be taken."""
    what = _what(run)
    if run.status in OPEN:
        of = f" of {run.total:,}" if run.total is not None else ""
        waits = f" {run.error}" if run.error else ""
        return (f"{what} is under way: {run.done:,}{of} done.{waits}", *_failures(run))
    when = f" on {moment(run.finished_at)}" if run.finished_at else ""
    ended = {RunStatus.FAILED: "failed", RunStatus.STOPPED: "was stopped"}.get(run.status, "ended")
    why = f" {run.error}" if run.error else ""
    courses = f" {run.courses:,} kept as courses," if run.courses else ""
    counts = (
        f"{run.imported:,} imported, {run.duplicates:,} known already,{courses} {run.failed:,} not readable"
    )
    return (f"{what} {ended}{when}: {counts}.{why}", *_failures(run))


def _what(run: SyncRun) -> str:
    if run.source is Source.FILE:
        return f"The import of {quoted(run.label) or 'your files'}"
    return f"The {POLICIES[run.source].name} sync"


def _failures(run: SyncRun) -> tuple[str, ...]:
    """Name the first failures; where the source is walled off, names are its data and stay on the card."""
    if not POLICIES[run.source].ai_allowed:
        return ()
    return tuple(f"- {quoted(each.file)}: {each.reason}" for each in run.failures[:FAILURES_SAID])


def services(sources: Sequence[Source]) -> str:
    """Name services: Garmin, Garmin and Strava."""
    names = [POLICIES[source].name for source in sources]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
