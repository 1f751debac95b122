"""The services athletes connected, their secrets encrypted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from memory.database import Connection as DatabaseConnection
from memory.database import Database
from memory.statements import statements
from memory.strongbox import Strongbox
from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import Connection, ConnectionStatus
from tools.kit.errors import MissingInput
from tools.kit.sources import Secret, SecretLease

SQL = statements("connections")


class ConnectionStore:
    """Everybody's connections."""

    def __init__(self, database: Database, strongbox: Strongbox) -> None:
        self._database = database
        self._strongbox = strongbox

    def for_athlete(self, athlete_id: str) -> "AthleteConnections":
        """Return one athlete's connections."""
        return AthleteConnections(self._database, self._strongbox, athlete_id)

    async def due(self, rest: timedelta) -> tuple[tuple[str, Source], ...]:
        """Return (athlete, service) of every connection that works and was not asked for so long."""
        rows = await self._database.rows(SQL["due"], rest=rest)
        return tuple((row["athlete_id"], Source(row["source"])) for row in rows)

    async def athletes_of(self, source: Source, account: str) -> tuple[str, ...]:
        """Return whose connection an account of a service is."""
        rows = await self._database.rows(SQL["athlete_of"], source=source, account=account)
        return tuple(row["athlete_id"] for row in rows)


@dataclass(frozen=True, slots=True)
class AthleteConnections:
    """One athlete's connections."""

    database: Database
    strongbox: Strongbox
    athlete_id: str

    async def connections(self) -> tuple[Connection, ...]:
        """Return them, without their secrets."""
        rows = await self.database.rows(SQL["connections"], athlete_id=self.athlete_id)
        return tuple(Connection.model_validate(dict(row)) for row in rows)

    async def connect(
        self, source: Source, secret: Secret, account: str | None = None, key_expires_on: date | None = None
    ) -> None:
        """Keep a connection in place of an earlier one to the same service."""
        await self.database.run(
            SQL["connect"],
            athlete_id=self.athlete_id,
            source=source,
            secret=self.strongbox.seal(secret),
            account=account,
            key_expires_on=key_expires_on,
        )

    async def disconnect(self, source: Source) -> None:
        """Forget a connection and its secret."""
        await self.database.run(SQL["disconnect"], athlete_id=self.athlete_id, source=source)

    async def set_trouble(self, source: Source, trouble: str | None) -> None:
        """Say what the athlete has to do, or (None) that all is well."""
        status = ConnectionStatus.NEEDS_YOU if trouble else ConnectionStatus.CONNECTED
        await self.database.run(
            SQL["set_trouble"], athlete_id=self.athlete_id, source=source, status=status, trouble=trouble
        )

    def keeper(self, source: Source) -> "ConnectionSecret":
        """Return the keeper of one connection's secret."""
        return ConnectionSecret(self.database, self.strongbox, self.athlete_id, source)


@dataclass(frozen=True, slots=True)
class ConnectionSecret:
    """One connection's secret (kit's SecretKeeper)."""

    database: Database
    strongbox: Strongbox
    athlete_id: str
    source: Source

    async def secret(self) -> Secret:
        """Return it as it stands; raise MissingInput when the service is not connected."""
        row = await self.database.row(SQL["secret"], athlete_id=self.athlete_id, source=self.source)
        return self._opened(row["secret"] if row else None)

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[SecretLease]:
        """Hold it under a row lock until the block ends, so that one worker at a time renews it."""
        async with self.database.transaction() as connection:
            row = await connection.row(SQL["lock_secret"], athlete_id=self.athlete_id, source=self.source)
            secret = self._opened(row["secret"] if row else None)
            yield SecretLease(secret, lambda renewed: self._keep(connection, renewed))

    async def _keep(self, connection: DatabaseConnection, renewed: Secret) -> None:
        await connection.run(
            SQL["keep_secret"],
            athlete_id=self.athlete_id,
            source=self.source,
            secret=self.strongbox.seal(renewed),
        )

    def _opened(self, sealed: bytes | None) -> Secret:
        if sealed is None:
            name = POLICIES[self.source].name
            raise MissingInput(f"{name} is not connected. Open Connections and connect it first.")
        return self.strongbox.open(sealed)
