"""The record of what each answer was put into words with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from memory.database import Database
from memory.statements import statements
from tools.domain.prompt_version import KeptAnswer, SpokenWith

SQL = statements("answers")


class AnswerStore:
    """Everybody's answers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteAnswers":
        """Return the record of one athlete's answers."""
        return AthleteAnswers(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteAnswers:
    """One athlete's answers."""

    database: Database
    athlete_id: str

    async def keep(self, thread_id: str, said: Mapping[str, SpokenWith]) -> None:
        """Write down a turn's sections in one statement; nothing where nothing was said."""
        if not said:
            return
        rows = [
            {"id": uuid4().hex, "section": section, **spoken_with.model_dump()}
            for section, spoken_with in said.items()
        ]
        await self.database.run(
            SQL["keep"], athlete_id=self.athlete_id, thread_id=thread_id, said=json.dumps(rows)
        )

    async def answers(self, thread_id: str | None = None, limit: int = 50) -> tuple[KeptAnswer, ...]:
        """Return the newest sections, of one conversation or of all."""
        if thread_id is None:
            rows = await self.database.rows(SQL["newest"], athlete_id=self.athlete_id, limit=limit)
        else:
            rows = await self.database.rows(
                SQL["of_thread"], athlete_id=self.athlete_id, thread_id=thread_id, limit=limit
            )
        return tuple(
            KeptAnswer(
                thread_id=row["thread_id"],
                section=row["section"],
                spoken_with=SpokenWith(model=row["model"], prompts=row["prompts"]),
                said_at=row["said_at"],
            )
            for row in rows
        )

    async def forget(self, thread_id: str) -> None:
        """Forget the record of a conversation."""
        await self.database.run(SQL["forget"], athlete_id=self.athlete_id, thread_id=thread_id)
