"""How a house's queue and syncs stand: counts and times, nothing of anybody's."""

from dataclasses import dataclass
from datetime import datetime

from memory.database import Database
from memory.statements import statements

SQL = statements("house_figures")


@dataclass(frozen=True, slots=True)
class QueueFigures:
    """Jobs that wait, are under way, have failed; and how long the oldest due one has waited."""

    waiting: int = 0
    under_way: int = 0
    failed: int = 0
    oldest_s: float = 0.0


@dataclass(frozen=True, slots=True)
class SyncFigures:
    """One service: when any sync of it last worked, and how many failed within a day."""

    source: str
    last_done_at: datetime | None
    failed_in_a_day: int


@dataclass(frozen=True, slots=True)
class HouseFigures:
    """What can be asked about a house. Every call raises DatabaseUnavailable."""

    database: Database

    async def ask(self) -> None:
        """See that Postgres answers."""
        await self.database.row(SQL["alive"])

    async def queue(self) -> QueueFigures:
        """Return how the queue stands."""
        rows = {row["status"]: row for row in await self.database.rows(SQL["queue"])}
        waiting, doing, failed = (rows.get(status, {}) for status in ("todo", "doing", "failed"))
        return QueueFigures(
            waiting=waiting.get("jobs", 0),
            under_way=doing.get("jobs", 0),
            failed=failed.get("jobs", 0),
            oldest_s=waiting.get("oldest_s", 0.0),
        )

    async def workers(self, within_s: float) -> int:
        """Return how many workers gave a sign of life within so many seconds."""
        row = await self.database.row(SQL["workers"], within_s=within_s)
        return int(row["workers"]) if row else 0

    async def last_syncs(self) -> tuple[SyncFigures, ...]:
        """Return how the syncs of each service stand."""
        return tuple(SyncFigures(**row) for row in await self.database.rows(SQL["last_syncs"]))
