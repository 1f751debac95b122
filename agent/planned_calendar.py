"""Planned sessions in the athlete's intervals.icu calendar, and off again: only on their own click.

From there they reach the watch, where intervals.icu is connected with its maker. Every event is noted as soon
as it stands there, so that a failure half-way keeps what was done, and sending again does the rest.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from weakref import WeakValueDictionary

from agent.athlete_data import AthleteData
from agent.planned_files import NO_WEEK
from memory.calendar_events import AthleteCalendarEvents, CalendarEventStore, SentSession
from tools.domain.athlete import Thresholds
from tools.domain.finding import Frozen
from tools.domain.plan_version import PlanVersion
from tools.domain.provenance import POLICIES, Source
from tools.domain.training.training_plan import PlannedWorkout
from tools.kit.errors import NotFound, SourceError, SourceRefused
from tools.sources.intervals_calendar import IntervalsCalendar, open_calendar
from tools.sources.intervals_line import PACE_S
from tools.sources.intervals_workout import CalendarSession, calendar_session

NAME = POLICIES[Source.INTERVALS].name
_under_way: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


class CalendarState(Frozen):
    """How a plan stands there: `inside` of `ahead` sessions from today on, and what a click just did."""

    connected: bool
    inside: int
    ahead: int
    added: int = 0
    changed: int = 0
    removed: int = 0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class PlannedCalendar:
    """The door to the calendar for one plan on one day. `pace_s` is the least time between two requests."""

    data: AthleteData
    athlete_id: str
    plan: PlanVersion
    today: date
    pace_s: float = PACE_S

    async def state(self, *, added: int = 0, changed: int = 0, removed: int = 0) -> CalendarState:
        """Return how the plan stands, beside what was just done; nothing is asked of the service."""
        connections = await self.data.desk(self.athlete_id).connections()
        ahead = {workout.id for workout in self._ahead(None)}
        inside = sum(each.workout_id in ahead for each in await self._sent() if self._is_of_plan(each))
        return CalendarState(
            connected=any(each.source is Source.INTERVALS for each in connections),
            inside=inside,
            ahead=len(ahead),
            added=added,
            changed=changed,
            removed=removed,
            sentence=_standing(inside, len(ahead)),
        )

    async def send(self, week: date | None = None) -> CalendarState:
        """Put the sessions ahead into the calendar, of one week or of all; sending twice changes nothing.

        What was sent before and changed since is changed there too; what is planned no longer is taken off.
        Raises MissingInput where intervals.icu is not connected, NotFound for no such week, SourceError.
        """
        wanted = {workout.id for workout in self._ahead(week)}
        planned = self._planned()
        async with self._calendar() as calendar:
            sent = await self._sent()
            stays = {each.workout_id: each for each in sent if self._is_of_plan(each)}
            gone = [each for each in sent if not self._is_of_plan(each) or each.workout_id not in planned]
            removed = await self._take_off(calendar, gone)
            due = [each for name, each in planned.items() if name in wanted or name in stays]
            added, changed = await self._put(calendar, due, stays)
        return await self.state(added=added, changed=changed, removed=removed)

    async def withdraw(self) -> CalendarState:
        """Take everything ahead that we put there off again; what is past stays. Raises as `send` does."""
        async with self._calendar() as calendar:
            removed = await self._take_off(calendar, await self._sent())
        return await self.state(removed=removed)

    @asynccontextmanager
    async def _calendar(self) -> AsyncIterator[IntervalsCalendar]:
        """Lend the calendar to one click of an athlete at a time; a failure says how far it came."""
        house = self.data.desk(self.athlete_id).house
        connections = house.connections.for_athlete(self.athlete_id)
        async with _under_way.setdefault(self.athlete_id, asyncio.Lock()):
            keeper, address = connections.keeper(Source.INTERVALS), house.settings.intervals_url
            calendar = await open_calendar(keeper, base_url=address, pace_s=self.pace_s)
            try:
                yield calendar
            except SourceError as failure:
                if isinstance(failure, SourceRefused):
                    await connections.set_trouble(Source.INTERVALS, str(failure))
                so_far = await self.state()
                failure.args = (f"{failure} {so_far.sentence} Do it again for the rest.",)
                raise
            finally:
                await calendar.close()

    async def _put(
        self, calendar: IntervalsCalendar, due: Sequence[CalendarSession], stays: Mapping[str, SentSession]
    ) -> tuple[int, int]:
        """Put sessions there that are not, or not so; return how many were new, and how many changed."""
        if not due:
            return 0, 0
        days = [each.day for each in due]
        there = await calendar.events(min(days), max(days))
        by_name = {name: event_id for event_id, name in there.items() if name}
        added = changed = 0
        for session in due:
            before = stays.get(session.workout_id)
            if before and before.event_id in there and before.content_key == session.content_key:
                continue
            # An event of our name that we did not note: the answer to an earlier click was lost.
            known = before.event_id if before else by_name.get(session.name)
            event_id = await calendar.put(session, known)
            await self._events.keep(Source.INTERVALS, self._noted(session, event_id))
            added, changed = added + (before is None), changed + (before is not None)
        return added, changed

    async def _take_off(self, calendar: IntervalsCalendar, sent: Sequence[SentSession]) -> int:
        ahead = [each for each in sent if each.day >= self.today]
        for each in ahead:
            await calendar.remove(each.event_id)
            await self._events.forget(Source.INTERVALS, each)
        return len(ahead)

    def _planned(self) -> dict[str, CalendarSession]:
        """Return every session ahead as it is to stand there, by its id, in the order of days."""
        plan_id, thresholds = self.plan.summary.plan_id, self.plan.plan.thresholds or Thresholds()
        return {each.id: calendar_session(plan_id, each, thresholds) for each in self._ahead(None)}

    def _ahead(self, week: date | None) -> tuple[PlannedWorkout, ...]:
        """Return the sessions from today on, of a week or of the whole plan; raise NotFound."""
        weeks = self.plan.plan.weeks
        chosen = [each for each in weeks if week is None or each.starts_on == week]
        if not chosen:
            raise NotFound(NO_WEEK)
        workouts = (workout for each in chosen for workout in each.workouts)
        return tuple(each for each in workouts if each.day >= self.today and not each.is_rest and each.id)

    async def _sent(self) -> tuple[SentSession, ...]:
        return await self._events.sent(Source.INTERVALS, self.today, self.plan.summary.plan_id)

    def _is_of_plan(self, sent: SentSession) -> bool:
        return sent.plan_id == self.plan.summary.plan_id

    def _noted(self, session: CalendarSession, event_id: str) -> SentSession:
        plan_id = self.plan.summary.plan_id
        return SentSession(plan_id, session.workout_id, event_id, session.day, session.content_key)

    @property
    def _events(self) -> AthleteCalendarEvents:
        database = self.data.desk(self.athlete_id).house.database
        return CalendarEventStore(database).for_athlete(self.athlete_id)


def _standing(inside: int, ahead: int) -> str:
    """Say how many sessions are in the calendar."""
    if not ahead:
        return "Nothing of this plan is ahead."
    if not inside:
        return f"None of the {ahead} sessions ahead is in your {NAME} calendar."
    if inside == ahead == 1:
        return f"Your one session ahead is in your {NAME} calendar."
    if inside == ahead:
        return f"All {ahead} sessions ahead are in your {NAME} calendar."
    verb = "is" if inside == 1 else "are"
    return f"{inside} of {ahead} sessions ahead {verb} in your {NAME} calendar."
