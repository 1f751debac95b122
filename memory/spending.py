"""The record of every request to a language model: what it took, once."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from memory.database import Database, Row
from memory.statements import statements
from tools.domain.spending import DailyCap, ModelRequest, Spending

SQL = statements("spending")
TOGETHER: Mapping[str, str] = {part: SQL[f"by_{part}"] for part in ("day", "thread", "model")}

SET_ASIDE_S = 600.0
"""How long what a dead server had set aside counts for the day: our design choice [D]."""


class SpendingStore:
    """Everybody's requests."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def for_athlete(self, athlete_id: str) -> "AthleteSpending":
        """Return the record of one athlete's requests."""
        return AthleteSpending(self._database, athlete_id)


@dataclass(frozen=True, slots=True)
class AthleteSpending:
    """One athlete's requests to models."""

    database: Database
    athlete_id: str

    async def keep(self, request: ModelRequest) -> None:
        """Write a request down; one that is written already stays as it is."""
        await self.database.run(
            SQL["keep"],
            athlete_id=self.athlete_id,
            **request.model_dump(exclude={"spending"}),
            **request.spending.model_dump(exclude={"requests"}),
        )

    async def reserve(
        self,
        request_id: str,
        day: date,
        expected: Spending,
        *,
        cap: DailyCap,
        here: Callable[[], Mapping[str, Spending]],
    ) -> str | None:
        """Set aside what a request will take, over all servers; return the limit where the day has no room.

        `here` returns what this server knows better than the database: its requests that are not written yet,
        by their ids. One request at a time looks and sets aside, so what goes over the limit is at most the
        one that reaches it.
        """
        async with self.database.transaction() as connection:
            await connection.run(SQL["one_at_a_time"], athlete_id=self.athlete_id)
            spent, known = Spending(), dict(here())
            for each in known.values():
                spent = spent.plus(each)
            row = await connection.row(
                SQL["spoken_for_of_day"], athlete_id=self.athlete_id, day=day, besides=list(known)
            )
            spent = spent if row is None else spent.plus(_spending(row))
            if limit := cap.reached(spent):
                return limit
            await connection.run(
                SQL["set_aside"],
                athlete_id=self.athlete_id,
                id=request_id,
                day=day,
                seconds=SET_ASIDE_S,
                **expected.model_dump(exclude={"requests"}),
            )
        return None

    async def of_day(self, day: date, besides: Collection[str] = ()) -> Spending:
        """Return what one day took, requests with the ids `besides` left out."""
        row = await self.database.row(
            SQL["of_day"], athlete_id=self.athlete_id, day=day, besides=list(besides)
        )
        return Spending() if row is None else _spending(row)

    async def by(self, part: Literal["day", "thread", "model"], since: date) -> dict[str, Spending]:
        """Return what was taken since a day, by day, conversation or model; the latest or largest first."""
        rows = await self.database.rows(TOGETHER[part], athlete_id=self.athlete_id, since=since)
        return {row["part"]: _spending(row) for row in rows}

    async def of_thread(self, thread_id: str, limit: int = 200) -> tuple[ModelRequest, ...]:
        """Return the requests of a conversation, newest first."""
        rows = await self.database.rows(
            SQL["of_thread"], athlete_id=self.athlete_id, thread_id=thread_id, limit=limit
        )
        return tuple(map(_request, rows))


def _request(row: Row) -> ModelRequest:
    took = {name: row[name] for name in ("input_tokens", "output_tokens", "cost", "estimated")}
    told = {name: value for name, value in row.items() if name not in took}
    return ModelRequest(**told, spending=Spending(requests=1, **took))


def _spending(row: Row) -> Spending:
    return Spending(
        requests=row["requests"],
        input_tokens=row["input_tokens"],
        output_tokens=row["output_tokens"],
        cost=row["cost"],
        estimated=row["estimated"],
    )
