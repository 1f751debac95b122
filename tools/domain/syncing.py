"""Imports and syncs as an athlete sees them: what is connected, what ran, what became of each file."""

from datetime import date, datetime
from enum import StrEnum

from tools.domain.finding import Frozen
from tools.domain.provenance import Source


class RunStatus(StrEnum):
    """How a run stands. A run that waits for a service (asked to come back later) is still running."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


OPEN = frozenset({RunStatus.QUEUED, RunStatus.RUNNING})


class AskedBy(StrEnum):
    """Who wanted a run."""

    ATHLETE = "athlete"
    SCHEDULE = "schedule"
    SERVICE = "service"


class Outcome(StrEnum):
    """What became of one file or activity of a run."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    COURSE = "course"
    FAILED = "failed"


class ItemFailure(Frozen):
    """What could not be taken, and the sentence that says why and what to do."""

    file: str
    reason: str


class SyncRun(Frozen):
    """One import or sync. `total` is None until it is known; `failures` are the first of them, not all.

    `error` is the sentence the athlete can act on when the run failed, or why it waits. `courses` are files
    that record nothing and went into the library of courses.
    """

    id: str
    source: Source
    asked_by: AskedBy
    label: str
    status: RunStatus
    total: int | None = None
    imported: int = 0
    duplicates: int = 0
    courses: int = 0
    failed: int = 0
    failures: tuple[ItemFailure, ...] = ()
    error: str | None = None
    asked_at: datetime
    started_at: datetime | None = None
    finished_at: datetime | None = None

    @property
    def done(self) -> int:
        """Return how many files or activities it has dealt with."""
        return self.imported + self.duplicates + self.courses + self.failed


class ConnectionStatus(StrEnum):
    """How a service stands: it works, or the athlete has to do something (`trouble` says what)."""

    CONNECTED = "connected"
    NEEDS_YOU = "needs you"


class Connection(Frozen):
    """A connected service, without its secret. `last_sync` is when a run last ended well."""

    source: Source
    status: ConnectionStatus
    account: str | None = None
    trouble: str | None = None
    key_expires_on: date | None = None
    connected_at: datetime
    last_sync: datetime | None = None
