"""Athletes apart, proven on the schema and on every named statement, as Postgres itself understands them."""

import re
from collections.abc import Iterator
from typing import Any, cast

import psycopg
import pytest

from memory.statements import FOLDER, statements
from memory.walls import is_for_all

Plan = dict[str, Any]
Session = psycopg.Connection[tuple[Any, ...]]

STATEMENTS = [
    pytest.param(statement, id=f"{file.stem}/{name}")
    for file in sorted(FOLDER.glob("*.sql"))
    for name, statement in statements(file.stem).items()
]
OF_THREADS = frozenset({"checkpoints", "checkpoint_blobs", "checkpoint_writes"})
"""Tables of the checkpointer: the id of a thread begins with its athlete's."""
NOBODYS = frozenset({"answer_cache"})
"""Tables of which a row may be anybody's."""
KEYED_OTHERWISE = {
    "answer_cache": "an answer may be anybody's, and a key has no place for nobody",
    "athlete_revision": "rows that are only ever added and summed have no key",
    "account_email": "whose an address is, must be known before it is known whose",
}
TYPES = {"by_words": "::integer", "now": "::timestamptz"}
"""Where Postgres cannot tell from a statement alone what a value is."""

_OWNED = """
    select table_name from information_schema.columns
    where column_name = 'athlete_id' and table_schema = 'public'
"""


@pytest.fixture(scope="module")
def session(postgres_url: str) -> Iterator[Session]:
    # No nested loops: each table is read for itself, so that the statement alone decides what filters it,
    # and not how many rows the other tests left.
    with psycopg.connect(postgres_url, autocommit=True, options="-c enable_nestloop=off") as connection:
        yield connection


@pytest.fixture(scope="module")
def owned(session: Session) -> frozenset[str]:
    """The tables whose rows are athletes'."""
    return frozenset(name for (name,) in session.execute(_OWNED).fetchall())


def explained(session: Session, statement: str) -> Plan:
    """Return how Postgres would run a statement, whatever its values."""
    names: list[str] = []

    def numbered(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%"
        if found[1] not in names:
            names.append(found[1])
        return f"${names.index(found[1]) + 1}" + TYPES.get(found[1], "")

    generic = re.sub(r"%\((\w+)\)s|%%", numbered, statement)
    explain = f"explain (generic_plan, verbose, format json) {generic}"
    row = session.execute(explain.encode()).fetchone()
    assert row is not None
    return cast("Plan", row[0][0]["Plan"])


def nodes(plan: Plan) -> Iterator[Plan]:
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def scans(plan: Plan, tables: frozenset[str]) -> Iterator[Plan]:
    """Yield where rows of the tables are read: a bitmap's index belongs to the scan above it."""
    for node in nodes(plan):
        if "Scan" in node["Node Type"] and node.get("Relation Name") in tables:
            yield node


def unfiltered(plan: Plan, tables: frozenset[str], column: str) -> list[str]:
    """Return the tables of which rows are read whatever stands in a column."""
    compares = re.compile(rf"{column}\b[^,]*( = |starts_with)|( = |starts_with)[^,]*{column}\b")
    return [
        scan["Relation Name"]
        for scan in scans(plan, tables)
        if not any(compares.search(str(scan[key])) for key in scan if key.endswith(("Cond", "Filter")))
    ]


@pytest.mark.parametrize("statement", STATEMENTS)
def test_every_statement_reads_its_athletes_rows_only(
    session: Session, owned: frozenset[str], statement: str
) -> None:
    if is_for_all(statement):
        return
    plan = explained(session, statement)
    assert unfiltered(plan, owned, "athlete_id") == []
    assert unfiltered(plan, OF_THREADS, "thread_id") == []


@pytest.mark.parametrize(
    "statement",
    [
        "select name from course where id = %(id)s",
        "update course set name = '' where athlete_id <> %(athlete_id)s",
        "delete from fact where athlete_id = %(athlete_id)s and exists (select from course where id = %(i)s)",
        "select athlete_id from course order by athlete_id",
    ],
)
def test_a_statement_without_its_filter_is_found(
    session: Session, owned: frozenset[str], statement: str
) -> None:
    assert len(unfiltered(explained(session, statement), owned, "athlete_id")) == 1


@pytest.mark.parametrize("statement", STATEMENTS)
def test_every_statement_inside_the_wall_touches_walled_tables_only(session: Session, statement: str) -> None:
    """The role has no rights on any other: a statement that needs them must say that it is of the house."""
    if is_for_all(statement):
        return
    with session.transaction(force_rollback=True):
        session.execute("set local role paceline_athlete")
        explained(session, statement)


def test_every_table_of_athletes_is_walled(session: Session, owned: frozenset[str]) -> None:
    question = """
        select c.relname, c.relrowsecurity and c.relforcerowsecurity,
            (select array_agg(p.polname::text) from pg_policy p where p.polrelid = c.oid)
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    """
    walled = {name: (forced, policies) for name, forced, policies in session.execute(question).fetchall()}
    for table in owned | OF_THREADS:
        assert walled[table] == (True, ["athletes_apart"]), table


def test_the_role_inside_the_wall_is_nobody_and_has_rights_on_walled_tables_alone(
    session: Session, owned: frozenset[str]
) -> None:
    role = session.execute(
        "select rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb from pg_roles"
        " where rolname = 'paceline_athlete'"
    ).fetchone()
    assert role == (False, False, False, False, False)
    granted = session.execute(
        "select distinct table_name, privilege_type from information_schema.table_privileges"
        " where grantee = 'paceline_athlete' and table_schema = 'public'"
    ).fetchall()
    assert {table for table, _ in granted} == owned | OF_THREADS
    assert {right for _, right in granted} == {"SELECT", "INSERT", "UPDATE", "DELETE"}


def test_the_athlete_comes_first_in_every_key(session: Session, owned: frozenset[str]) -> None:
    question = """
        select c.relname, a.attname from pg_index i join pg_class c on c.oid = i.indrelid
        join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
        where i.indisprimary and c.relnamespace = 'public'::regnamespace
    """
    first: dict[str, str] = dict(session.execute(question).fetchall())
    otherwise = {table for table in owned if first.get(table) != "athlete_id"}
    assert otherwise == owned & set(KEYED_OTHERWISE)


def test_only_answers_may_be_anybodys(session: Session, owned: frozenset[str]) -> None:
    question = (
        "select table_name from information_schema.columns"
        " where column_name = 'athlete_id' and table_schema = 'public' and is_nullable = 'YES'"
    )
    assert {name for (name,) in session.execute(question).fetchall()} == NOBODYS
