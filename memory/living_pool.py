"""A pool of connections that finds its way back at once after its Postgres was away."""

import select
import time

import psycopg
from psycopg.rows import DictRow
from psycopg_pool import AsyncConnectionPool
from typing_extensions import override

RECONNECT_S = 3.0
"""How long an attempt to connect is repeated with growing pauses, until one begins anew: our choice [D]."""


class LivingPool(AsyncConnectionPool[psycopg.AsyncConnection[DictRow]]):
    """Psycopg's pool, for a Postgres that is restarted now and then.

    Psycopg pauses 1, 2, 4, 8 s between the dead connections it finds, of which there may be a pool full, and
    between attempts to connect as long as the outage lasted. Neither is worth waiting for here.
    """

    @override
    async def getconn(self, timeout: float | None = None) -> psycopg.AsyncConnection[DictRow]:
        """Return a connection that lives; one that died while idle is replaced, and nobody pauses for it."""
        gives_up_at = time.monotonic() + (self.timeout if timeout is None else timeout)
        while True:
            connection = await super().getconn(gives_up_at - time.monotonic())
            alive = False
            try:
                if alive := await _lives(connection):
                    return connection
            finally:  # Whoever asked may have been cancelled meanwhile: the place in the pool is not lost.
                if not alive:
                    await connection.close()
                    await self.putconn(connection)

    @override
    async def reconnect_failed(self) -> None:
        """Begin to connect anew where nothing is left of the pool: whoever waits now is served then."""
        await super().reconnect_failed()
        if not self.get_stats()["pool_size"]:
            least = self.min_size
            await self.resize(0, self.max_size)
            await self.resize(least, self.max_size)


async def _lives(connection: psycopg.AsyncConnection[DictRow]) -> bool:
    """Tell whether a connection lives.

    A dead one can be read from (its end, at least), an idle one that lives has nothing to say: only then is
    Postgres asked, and borrowing a connection costs no round trip.
    """
    try:
        readable = select.poll()
        readable.register(connection.fileno(), select.POLLIN)
        if readable.poll(0):
            await AsyncConnectionPool.check_connection(connection)
    except psycopg.Error:
        return False
    return True
