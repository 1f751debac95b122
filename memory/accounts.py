"""Accounts: whose address is whose, and the hash of each password."""

from dataclasses import dataclass
from datetime import datetime

from memory.athletes import SQL as ATHLETES
from memory.database import Database, Row
from memory.statements import statements
from tools.domain.signing_in import Account

SQL = statements("accounts")
SHUT = (
    SQL["shut"],
    SQL["doubt_email"],
    statements("sign_ins")["end_all"],
    statements("api_keys")["revoke_all"],
    statements("outside_identities")["forget_all"],
)
"""Every way in that an athlete may have."""


@dataclass(frozen=True, slots=True)
class AccountStore:
    """Everybody's account."""

    database: Database

    async def ensure(self, athlete_id: str) -> None:
        """Remember that an athlete exists."""
        await self.database.run(ATHLETES["ensure"], athlete_id=athlete_id)

    async def make(
        self,
        athlete_id: str,
        *,
        email: str,
        verified: bool,
        name: str,
        password_hash: str | None,
        now: datetime,
    ) -> bool:
        """Make an athlete's account or change it; False, and nothing is kept, where another has the address.

        A password there is stays where none is given.
        """
        async with self.database.transaction() as connection:
            await connection.run(ATHLETES["lock"], athlete_id=athlete_id)
            taken = await connection.row(SQL["of_email"], email=email)
            if taken and taken["athlete_id"] != athlete_id:
                return False
            await connection.run(SQL["forget_email"], athlete_id=athlete_id)
            was_verified = bool(taken and taken["verified"])
            free = await connection.run(
                SQL["take_email"], athlete_id=athlete_id, email=email, verified=verified or was_verified
            )
            if free:
                await connection.run(
                    SQL["make"],
                    athlete_id=athlete_id,
                    email=email,
                    name=name,
                    password_hash=password_hash,
                    now=now,
                )
            return bool(free)

    async def athlete_of(self, email: str) -> tuple[str, bool] | None:
        """Return whose an address is, and whether that is beyond doubt."""
        row = await self.database.row(SQL["of_email"], email=email)
        return (row["athlete_id"], row["verified"]) if row else None

    async def verify_email(self, athlete_id: str, email: str) -> None:
        """Note that an athlete's address is theirs beyond doubt."""
        await self.database.run(SQL["verify_email"], athlete_id=athlete_id, email=email)

    async def account(self, athlete_id: str) -> Account | None:
        """Return an athlete's account, None without one."""
        row = await self.database.row(SQL["of_athlete"], athlete_id=athlete_id)
        return _account(row) if row else None

    async def everybodys(self) -> tuple[Account, ...]:
        """Return every account, oldest first."""
        return tuple(map(_account, await self.database.rows(SQL["everybodys"])))

    async def password_hash(self, athlete_id: str) -> str | None:
        """Return the hash of an athlete's password, None without one."""
        row = await self.database.row(SQL["of_athlete"], athlete_id=athlete_id)
        return row["password_hash"] if row else None

    async def set_password(self, athlete_id: str, password_hash: str, now: datetime) -> None:
        """Keep another password, as its hash."""
        await self.database.run(
            SQL["set_password"], athlete_id=athlete_id, password_hash=password_hash, now=now
        )

    async def shut_out(self, athlete_id: str) -> None:
        """Close every way in that an athlete has; what is theirs stays, and an invitation opens it again."""
        async with self.database.transaction() as connection:
            await connection.run(ATHLETES["lock"], athlete_id=athlete_id)
            for statement in SHUT:
                await connection.run(statement, athlete_id=athlete_id, but=None)


def _account(row: Row) -> Account:
    has_password = row["password_hash"] is not None
    told = {name: row[name] for name in ("athlete_id", "email", "name", "made_at")}
    return Account.model_validate(told | {"has_password": has_password})
