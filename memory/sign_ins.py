"""The browsers athletes are signed in on, found by the SHA-256 of what is in their cookie."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from memory.database import Database
from memory.statements import statements
from memory.tokens import athlete_named, hashed
from tools.domain.signing_in import SignIn

SQL = statements("sign_ins")


@dataclass(frozen=True, slots=True)
class SignInStore:
    """Every browser that is signed in. `since` is always the time of the last visit that still counts."""

    database: Database

    async def keep(self, token: str, sign_in: SignIn) -> None:
        """Remember a browser."""
        await self.database.run(
            SQL["keep"],
            athlete_id=sign_in.athlete_id,
            id=sign_in.id,
            token_sha256=hashed(token),
            device=sign_in.device,
            through=sign_in.through,
            now=sign_in.made_at,
        )

    async def of_token(self, token: str, since: datetime) -> SignIn | None:
        """Return what a cookie's token stands for, None for every other one."""
        athlete_id = athlete_named(token)
        if athlete_id is None:
            return None
        row = await self.database.row(
            SQL["of_token"], athlete_id=athlete_id, token_sha256=hashed(token), since=since
        )
        return SignIn.model_validate(row) if row else None

    async def seen(self, sign_in: SignIn, now: datetime) -> None:
        """Note that a browser was here."""
        await self.database.run(SQL["seen"], athlete_id=sign_in.athlete_id, id=sign_in.id, now=now)

    async def of_athlete(self, athlete_id: str, since: datetime) -> tuple[SignIn, ...]:
        """Return an athlete's browsers, the one seen last first."""
        rows = await self.database.rows(SQL["of_athlete"], athlete_id=athlete_id, since=since)
        return tuple(map(SignIn.model_validate, rows))

    async def end(self, athlete_id: str, sign_in_id: str) -> None:
        """Sign an athlete out on one browser; one that is out already stays out."""
        await self.database.run(SQL["end"], athlete_id=athlete_id, id=sign_in_id)

    async def end_all(self, athlete_id: str, but: str | None = None) -> int:
        """Sign an athlete out everywhere, but for one browser where that is said; return on how many."""
        return await self.database.run(SQL["end_all"], athlete_id=athlete_id, but=but)

    async def living(self, asked: Iterable[tuple[str, str]], since: datetime) -> frozenset[str]:
        """Return which of these (athlete, sign-in) still hold, by the sign-in's id."""
        pairs = list(asked)
        rows = await self.database.rows(
            SQL["living"], athletes=[pair[0] for pair in pairs], ids=[pair[1] for pair in pairs], since=since
        )
        return frozenset(row["id"] for row in rows)

    async def forget_old(self, since: datetime) -> int:
        """Forget the browsers that were not seen for too long; return how many."""
        return await self.database.run(SQL["forget_old"], since=since)
