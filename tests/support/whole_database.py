"""Searching a whole database: every column of every table, whatever it is written in."""

import json
import zlib
from collections.abc import Iterator
from contextlib import suppress

from psycopg import sql

from memory.database import Database

COLUMNS = """select c.table_schema, c.table_name, c.column_name
from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
order by 1, 2, c.ordinal_position"""


async def places_of(database: Database, text: str) -> list[str]:
    """Where a text stands in the database, as table.column; capitals do not count.

    Each value is looked at as Postgres writes it, and as what it is: bytes as bytes and inflated, JSON with
    its escapes read.
    """
    wanted = text.casefold()
    places: dict[str, None] = {}
    for column in await database.rows(COLUMNS):
        name = f"{column['table_name']}.{column['column_name']}"
        query = sql.SQL("select {} as value, {}::text as written from {}").format(
            sql.Identifier(column["column_name"]),
            sql.Identifier(column["column_name"]),
            sql.Identifier(column["table_schema"], column["table_name"]),
        )
        async with database.connection() as connection:
            for row in await connection.composed(query):
                if any(wanted in said.casefold() for said in _readings(row["value"], row["written"])):
                    places[name] = None
    return list(places)


async def rows_of(database: Database, athlete_id: str) -> list[str]:
    """Every table that names an athlete in any column, whatever it is called."""
    return sorted({place.partition(".")[0] for place in await places_of(database, athlete_id)})


def _readings(value: object, written: str | None) -> Iterator[str]:
    if written is not None:
        yield written
    if isinstance(value, bytes | memoryview):
        content = bytes(value)
        yield content.decode("utf-8", "replace")
        yield content.decode("utf-16", "replace")
        with suppress(zlib.error):
            yield zlib.decompress(content).decode("utf-8", "replace")
    elif isinstance(value, dict | list):
        yield json.dumps(value, ensure_ascii=False, default=str)
