"""A connection's secret in memory, leased to one at a time, with what was kept of it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from tools.kit.errors import MissingInput
from tools.kit.sources import Secret, SecretLease


class SecretInMemory:
    """Kit's SecretKeeper without a database. `kept` are the secrets it was given, in order."""

    def __init__(self, secret: Secret | None) -> None:
        self.now = secret
        self.kept: list[Secret] = []
        self._row = asyncio.Lock()

    async def secret(self) -> Secret:
        if self.now is None:
            raise MissingInput("It is not connected. Open Connections and connect it first.")
        return dict(self.now)

    @asynccontextmanager
    async def lease(self) -> AsyncIterator[SecretLease]:
        async with self._row:
            yield SecretLease(await self.secret(), self._keep)

    async def _keep(self, renewed: Secret) -> None:
        self.now = dict(renewed)
        self.kept.append(dict(renewed))
