"""The one seam to Postgres: a pool, names in, dictionaries out, driver errors turned into ours."""

import json
import logging
import re
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Self
from uuid import uuid4

import psycopg
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import DictRow, TupleRow, dict_row
from psycopg.sql import Composed
from pydantic import BaseModel

from memory.living_pool import RECONNECT_S, LivingPool
from memory.statements import name_of
from memory.walls import ENTER, NO_WALLS, Walls, whose
from tools.kit.errors import DatabaseUnavailable, SettingsError
from tools.kit.watching import watched

Row = DictRow

POOL_SIZE = 10
ROWS_AT_ONCE = 50
WAIT_S = 15.0
_NUL_IN_JSON = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")

logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # It warns at every retry; we say it once.


def as_json(model: BaseModel) -> str:
    """Write a model as JSON that Postgres can hold: it has no place for the character NUL."""
    return _NUL_IN_JSON.sub(r"\1", model.model_dump_json())


def as_json_list(models: Iterable[BaseModel]) -> str:
    """Write models as a JSON list that Postgres can hold."""
    return f"[{','.join(map(as_json, models))}]"


def as_json_value(value: object) -> str:
    """Write plain data as JSON that Postgres can hold."""
    return _NUL_IN_JSON.sub(r"\1", json.dumps(value, ensure_ascii=False, default=str))


def storable(text: str) -> str:
    """Return a text as Postgres can hold it: without NUL, a lone half of a surrogate pair as "?"."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _clean(value: object) -> object:
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return storable(value) if isinstance(value, str) else value


def refuse_a_wrong_address(url: str) -> None:
    """Raise SettingsError for what is no Postgres address, without repeating it: it may hold a password."""
    try:
        conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise SettingsError(
            "DATABASE_URL is not a Postgres address like postgresql://user@host/name."
        ) from None


def refuse_another_encoding(connection: psycopg.Connection[TupleRow]) -> None:
    """Raise DatabaseUnavailable for a database that cannot hold every letter, as some are made by default."""
    encoding = connection.info.parameter_status("server_encoding")
    if encoding != "UTF8":
        raise DatabaseUnavailable(
            f"The database is encoded in {encoding}, and Paceline needs UTF-8. Make it anew: "
            "createdb --encoding=UTF8 --template=template0 paceline"
        )


@contextmanager
def driver_errors() -> Iterator[None]:
    """Turn "Postgres does not answer" into DatabaseUnavailable. A wrong statement is our mistake."""
    try:
        yield
    except psycopg.errors.DiskFull as error:
        raise DatabaseUnavailable("The disk of the database is full. Make room, then try again.") from error
    except (psycopg.OperationalError, psycopg.InterfaceError) as error:
        raise DatabaseUnavailable("The database does not answer. Try again in a moment.") from error


class Connection:
    """One connection for the length of a statement or a transaction."""

    def __init__(self, connection: psycopg.AsyncConnection[DictRow], walls: Walls, lasting: bool) -> None:
        self._connection = connection
        self._walls = walls
        self._lasting = lasting
        self._inside = ""
        """Whose wall stands around the next statement of this transaction; "" for nobody's."""

    async def rows(self, statement: str, /, **values: object) -> list[Row]:
        """Run a statement and return all its rows."""
        return await (await self._execute(statement, values)).fetchall()

    async def row(self, statement: str, /, **values: object) -> Row | None:
        """Run a statement and return its first row."""
        return await (await self._execute(statement, values)).fetchone()

    async def run(self, statement: str, /, **values: object) -> int:
        """Run a statement and return how many rows it changed."""
        return (await self._execute(statement, values)).rowcount

    async def composed(self, statement: Composed, /, **values: object) -> list[Row]:
        """Run a statement composed of names read from the database itself, and return all its rows."""
        return await (await self._within(statement, values)).fetchall()

    async def each(self, statement: str | Composed, /, **values: object) -> AsyncIterator[Row]:
        """Run a query inside a transaction and yield its rows, a few of them in memory at a time."""
        await self._enter(self._athlete_of(statement, values))
        async with self._connection.cursor(name=f"rows_{uuid4().hex}") as cursor:
            cursor.itersize = ROWS_AT_ONCE
            await cursor.execute(statement, values)
            async for row in cursor:
                yield row

    async def _execute(self, statement: str, values: dict[str, object]) -> psycopg.AsyncCursor[DictRow]:
        return await self._within(statement, {name: _clean(value) for name, value in values.items()})

    async def _within(
        self, statement: str | Composed, values: dict[str, object]
    ) -> psycopg.AsyncCursor[DictRow]:
        """Run a statement inside its athlete's wall, in one round trip."""
        athlete_id = self._athlete_of(statement, values)
        with watched("statement", name_of(statement)):
            if athlete_id == self._inside:
                return await self._connection.execute(statement, values)
            # All of a pipeline is one transaction: the wall stands for this statement, and falls after it.
            async with self._connection.pipeline():
                await self._enter(athlete_id)
                return await self._connection.execute(statement, values)

    async def _enter(self, athlete_id: str) -> None:
        if athlete_id != self._inside:
            await self._connection.execute(ENTER, self._walls.entering(storable(athlete_id)))
            self._inside = athlete_id if self._lasting else ""

    def _athlete_of(self, statement: str | Composed, values: dict[str, object]) -> str:
        """Return whose wall a statement belongs inside; one that does not say so stays where it is."""
        if not self._walls.standing:
            return ""
        athlete_id = whose(statement, values)
        return self._inside if athlete_id is None else athlete_id


class Database:
    """A pool of connections to one Postgres. Use as `async with Database(url) as database`."""

    def __init__(
        self, url: str, *, direct_url: str | None = None, size: int = POOL_SIZE, wait_s: float = WAIT_S
    ) -> None:
        """Take an address; where it leads to a pooler, `direct_url` leads to the Postgres behind it.

        A pooler may give every transaction another connection: then no statement is prepared beforehand.
        """
        refuse_a_wrong_address(url)
        self.url = url
        self.direct_url = direct_url or url
        """For what needs one connection for itself: migrations, and whoever listens."""
        self.walls = NO_WALLS
        self._wait_s = wait_s
        self.pool = LivingPool(
            url,
            min_size=1,
            max_size=size,
            open=False,
            timeout=wait_s,
            reconnect_timeout=RECONNECT_S,
            kwargs={
                "autocommit": True,
                "row_factory": dict_row,
                "prepare_threshold": None if direct_url else 0,
            },
        )

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def open(self) -> None:
        """Connect; raise DatabaseUnavailable when nothing answers."""
        with driver_errors():
            await self.pool.open(wait=True, timeout=self._wait_s)
            async with self.pool.connection() as connection:
                self.walls = await Walls.of(connection)

    async def close(self) -> None:
        """Close every connection."""
        await self.pool.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """Lend a connection; each statement is its own transaction."""
        with driver_errors():
            async with self.pool.connection() as connection:
                yield Connection(connection, self.walls, lasting=False)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """Lend a connection on which all happens or nothing."""
        with driver_errors():
            async with self.pool.connection() as connection, connection.transaction():
                yield Connection(connection, self.walls, lasting=True)

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[Connection]:
        """Lend a connection that sees everything as it is at one moment, and changes nothing."""
        with driver_errors():
            async with self.pool.connection() as connection, connection.transaction():
                await connection.execute("set transaction isolation level repeatable read, read only")
                yield Connection(connection, self.walls, lasting=True)

    async def rows(self, statement: str, /, **values: object) -> list[Row]:
        """Run a statement and return all its rows."""
        async with self.connection() as connection:
            return await connection.rows(statement, **values)

    async def row(self, statement: str, /, **values: object) -> Row | None:
        """Run a statement and return its first row."""
        async with self.connection() as connection:
            return await connection.row(statement, **values)

    async def run(self, statement: str, /, **values: object) -> int:
        """Run a statement and return how many rows it changed."""
        async with self.connection() as connection:
            return await connection.run(statement, **values)
