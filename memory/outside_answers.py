"""What services outside answered, kept until it expires: the house's, and nothing of an athlete in it."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from memory.database import Database
from memory.statements import statements

SQL = statements("outside_answers")


@dataclass(frozen=True, slots=True)
class OutsideAnswers:
    """The answers of one service (kit's AnswerKeeper); at most `limit` are kept."""

    database: Database
    service: str
    limit: int

    async def kept(self, asked: Sequence[str]) -> Mapping[str, bytes]:
        """Return what is kept of these questions, by question."""
        keys = {_key(question): question for question in asked}
        rows = await self.database.rows(SQL["answers"], service=self.service, keys=list(keys))
        return {keys[bytes(row["key"])]: bytes(row["answer"]) for row in rows}

    async def keep(self, answers: Mapping[str, bytes], keep_for: timedelta) -> None:
        """Keep answers by their question, and make room for them."""
        if not answers:
            return
        async with self.database.connection() as connection:
            for question, answer in answers.items():
                await connection.run(
                    SQL["keep"],
                    service=self.service,
                    key=_key(question),
                    answer=answer,
                    keep_for=keep_for,
                )
            await connection.run(SQL["sweep"], service=self.service, limit=self.limit)


def _key(question: str) -> bytes:
    return hashlib.sha256(question.encode()).digest()
