"""Which planned session was put into which calendar, as which event."""

from dataclasses import dataclass
from datetime import date

from memory.database import Database
from memory.statements import statements
from tools.domain.provenance import Source

SQL = statements("calendar_events")


@dataclass(frozen=True, slots=True)
class SentSession:
    """A session as it was sent: of which plan, as which event of the service, with which content."""

    plan_id: str
    workout_id: str
    event_id: str
    day: date
    content_key: str


class CalendarEventStore:
    """Everybody's events."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteCalendarEvents":
        """Return one athlete's events."""
        return AthleteCalendarEvents(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteCalendarEvents:
    """One athlete's events."""

    database: Database
    athlete_id: str

    async def sent(self, source: Source, today: date, plan_id: str) -> tuple[SentSession, ...]:
        """Return what was put into the calendar of a service: from today on, and all of one plan; by day."""
        rows = await self.database.rows(
            SQL["sent"], athlete_id=self.athlete_id, source=source, today=today, plan_id=plan_id
        )
        return tuple(SentSession(**row) for row in rows)

    async def keep(self, source: Source, sent: SentSession) -> None:
        """Note what a session is in the calendar now."""
        await self.database.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            source=source,
            plan_id=sent.plan_id,
            workout_id=sent.workout_id,
            event_id=sent.event_id,
            day=sent.day,
            content_key=sent.content_key,
        )

    async def forget(self, source: Source, sent: SentSession) -> None:
        """Forget an event that was taken off."""
        await self.database.run(
            SQL["forget"],
            athlete_id=self.athlete_id,
            source=source,
            plan_id=sent.plan_id,
            workout_id=sent.workout_id,
        )
