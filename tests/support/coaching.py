"""A coach on the test database, and what is heard of an answer."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

from agent.bootstrap import join
from agent.coach import Coach
from agent.events import ElementShown, Event, Notice, StepFinished, TextDelta
from agent.jobs import Jobs, open_jobs
from agent.jobs.sources import OpenSource, open_source
from agent.settings import Settings
from memory.database import Database
from tests.support.nowhere import NOWHERE

SAMPLE = "Try it with a sample race"


@dataclass(frozen=True)
class Heard:
    """All events of one turn."""

    events: tuple[Event, ...]

    @property
    def text(self) -> str:
        return "".join(event.text for event in self.events if isinstance(event, TextDelta))

    def section(self, name: str) -> str:
        deltas = (event for event in self.events if isinstance(event, TextDelta))
        return "".join(event.text for event in deltas if event.section == name)

    @property
    def sections(self) -> list[str]:
        return list(dict.fromkeys(event.section for event in self.events if isinstance(event, TextDelta)))

    @property
    def notices(self) -> list[str]:
        return [event.text for event in self.events if isinstance(event, Notice)]

    @property
    def steps(self) -> list[str]:
        return [event.label for event in self.events if isinstance(event, StepFinished)]

    def shown(self, kind: str) -> list[Any]:
        elements = (event.element for event in self.events if isinstance(event, ElementShown))
        return [element for element in elements if element.show == kind]


@asynccontextmanager
async def coach_on(database: Database, home: Path, **settings: Any) -> AsyncIterator[Coach]:
    """A coach with these settings; nothing from the environment or a `.env`.

    Its imports and syncs wait until `worker="inside"` is among the settings.
    """
    async with jobs_on(database, home, **settings) as jobs:
        coach = join(jobs.house.settings, database, jobs)
        await coach.prompts.seed()
        yield coach


@asynccontextmanager
async def jobs_on(
    database: Database,
    home: Path,
    *,
    open_source: OpenSource = open_source,
    queue: str | None = None,
    **settings: Any,
) -> AsyncIterator[Jobs]:
    """A queue that no other test sees, with nobody at work unless `worker="inside"`: see `Jobs.work_off`."""
    quiet: dict[str, Any] = {"worker": "separate", "sync_every_h": 0.0} | NOWHERE
    said = Settings(_env_file=None, paceline_home=home, **quiet | settings)
    queue = queue or f"test-{uuid4().hex}"
    async with open_jobs(said, database, queue=queue, open_source=open_source) as jobs:
        yield jobs


async def ask(coach: Coach, athlete_id: str, thread_id: str, text: str, uploads: Sequence[str] = ()) -> Heard:
    """Ask and listen to the end."""
    return Heard(tuple([event async for event in coach.answer(athlete_id, thread_id, text, uploads)]))
