"""Invitations, found by the SHA-256 of the token in their link."""

from dataclasses import dataclass
from datetime import datetime

from memory.database import Database
from memory.statements import statements
from memory.tokens import athlete_named, hashed
from tools.domain.signing_in import Invitation

SQL = statements("invitations")


@dataclass(frozen=True, slots=True)
class InvitationStore:
    """Everybody's invitations. What is kept opens nothing."""

    database: Database

    async def keep(self, token: str, invitation: Invitation) -> None:
        """Keep an invitation."""
        await self.database.run(SQL["keep"], token_sha256=hashed(token), **invitation.model_dump())

    async def of_token(self, token: str, now: datetime) -> Invitation | None:
        """Return the living invitation of a link's token, None for every other one."""
        athlete_id = athlete_named(token)
        if athlete_id is None:
            return None
        row = await self.database.row(
            SQL["of_token"], athlete_id=athlete_id, token_sha256=hashed(token), now=now
        )
        return Invitation.model_validate(row) if row else None

    async def of_athlete(self, athlete_id: str, now: datetime) -> tuple[Invitation, ...]:
        """Return who an athlete has invited that has not come yet, newest first."""
        rows = await self.database.rows(SQL["of_athlete"], athlete_id=athlete_id, now=now)
        return tuple(map(Invitation.model_validate, rows))

    async def use_up(self, invitation: Invitation, now: datetime) -> bool:
        """Use an invitation up; False where somebody did before."""
        used = await self.database.run(
            SQL["use_up"], athlete_id=invitation.athlete_id, id=invitation.id, now=now
        )
        return used > 0

    async def end_others(self, invitation: Invitation) -> None:
        """End the other invitations of the same athlete to the same account."""
        await self.database.run(
            SQL["end_others"],
            athlete_id=invitation.athlete_id,
            for_athlete_id=invitation.for_athlete_id,
        )

    async def take_back(self, athlete_id: str, invitation_id: str) -> None:
        """Take an invitation back; one that is gone stays gone."""
        await self.database.run(SQL["take_back"], athlete_id=athlete_id, id=invitation_id)

    async def forget_old(self, now: datetime) -> int:
        """Forget the invitations that are over; return how many."""
        return await self.database.run(SQL["forget_old"], now=now)
