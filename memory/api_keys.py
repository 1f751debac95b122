"""Programs' keys, found by their SHA-256."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from memory.database import Database
from memory.statements import statements
from memory.tokens import athlete_named, hashed
from tools.domain.signing_in import ApiKey

SQL = statements("api_keys")
PREFIX = "paceline-"
"""What every key begins with, so that it is known for one where it should not be."""


@dataclass(frozen=True, slots=True)
class ApiKeyStore:
    """Everybody's keys. What is kept opens nothing."""

    database: Database

    async def keep(self, token: str, key: ApiKey) -> None:
        """Keep a key."""
        kept = key.model_dump(exclude={"used_on"}) | {"scope": key.scope.value}
        await self.database.run(SQL["keep"], token_sha256=hashed(token), **kept)

    async def of_token(self, token: str) -> ApiKey | None:
        """Return what a key stands for, None for what is none, or was taken back."""
        athlete_id = athlete_named(token, PREFIX)
        if athlete_id is None:
            return None
        row = await self.database.row(SQL["of_token"], athlete_id=athlete_id, token_sha256=hashed(token))
        return ApiKey.model_validate(row) if row else None

    async def used(self, key: ApiKey, today: date) -> None:
        """Note the day a key was used."""
        await self.database.run(SQL["used"], athlete_id=key.athlete_id, id=key.id, today=today)

    async def of_athlete(self, athlete_id: str) -> tuple[ApiKey, ...]:
        """Return an athlete's keys, newest first."""
        rows = await self.database.rows(SQL["of_athlete"], athlete_id=athlete_id)
        return tuple(map(ApiKey.model_validate, rows))

    async def revoke(self, athlete_id: str, key_id: str) -> None:
        """Take a key back; one that is gone stays gone."""
        await self.database.run(SQL["revoke"], athlete_id=athlete_id, id=key_id)

    async def living(self, asked: Iterable[tuple[str, str]]) -> frozenset[str]:
        """Return which of these (athlete, key) still hold, by the key's id."""
        pairs = list(asked)
        athletes, ids = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
        rows = await self.database.rows(SQL["living"], athletes=athletes, ids=ids)
        return frozenset(row["id"] for row in rows)
