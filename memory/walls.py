"""The second wall: each statement runs as its athlete, and Postgres itself shows no row of another's.

The first wall is the filter on `athlete_id` in every statement. For the second one a statement is preceded,
in the same round trip and transaction, by a word of whom it is for; row-level security does the rest
(migrations/0025_walls.sql). All is said for one transaction only, so that a pooler before Postgres changes
nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import LiteralString, Self

import psycopg
from psycopg.rows import DictRow

from tools.kit.acting import acting_athlete

ENTER: LiteralString = (
    "select set_config('paceline.athlete_id', %(athlete_id)s, true), set_config('role', %(role)s, true)"
)
_HOUSE: LiteralString = """
    select current_setting('role') as role, r.rolsuper or r.rolbypassrls as above_walls,
        exists (
            select from pg_roles w
            where w.rolname = 'paceline_athlete' and pg_has_role(current_user, w.oid, 'member')
        ) as has_role,
        not exists (select from pg_extension where extname = 'citus') and exists (
            select from pg_policies where schemaname = current_schema() and policyname = 'athletes_apart'
        ) as has_walls
    from pg_roles r where r.rolname = current_user
"""
_SENTENCE = re.compile(r"(?:\s*--[^\n]*\n)+")
_FOR_ALL = re.compile(r"of\s+(?:--\s+)?(?:every\s+(?:--\s+)?athlete|the\s+(?:--\s+)?house)\b")


@lru_cache(maxsize=1024)
def is_for_all(statement: str) -> bool:
    """Tell whether a statement's sentence says that it is "of every athlete" or "of the house"."""
    sentence = _SENTENCE.match(statement)
    return sentence is not None and _FOR_ALL.search(sentence[0]) is not None


def whose(statement: object, values: Mapping[str, object]) -> str | None:
    """Return for whom a statement is: "" where it is for all, None where neither it nor anybody says so.

    Who acts (tools/kit/acting.py) comes before what the statement is given: a wrong id finds nothing.
    """
    if isinstance(statement, str) and is_for_all(statement):
        return ""
    named = values.get("athlete_id")
    return acting_athlete() or (named if isinstance(named, str) else None)


@dataclass(frozen=True, slots=True)
class Walls:
    """The walls of one database: the roles to work as inside and outside; without walls nothing is done."""

    inside: str
    outside: str
    standing: bool = True

    @classmethod
    async def of(cls, connection: psycopg.AsyncConnection[DictRow]) -> Self:
        """Look how the database is walled, and by which role we may be held back.

        A superuser, and whoever may bypass row-level security, takes another role; an owner needs none.
        """
        row = await (await connection.execute(_HOUSE)).fetchone()
        if row is None or not row["has_walls"]:
            return cls("none", "none", standing=False)
        outside = row["role"]
        inside = "paceline_athlete" if row["has_role"] else outside
        return cls(inside, outside, standing=row["has_role"] or not row["above_walls"])

    def entering(self, athlete_id: str) -> dict[str, str]:
        """Return the values of ENTER: for an athlete, or ("") to step outside."""
        return {"athlete_id": athlete_id, "role": self.inside if athlete_id else self.outside}


NO_WALLS = Walls("none", "none", standing=False)
"""Of a database that has no tables yet."""
