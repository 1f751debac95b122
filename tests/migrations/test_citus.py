"""What lays a database over many machines: each table has its place, and Citus is asked for what it can do.

Citus itself is in no package index and not in Debian, so the file runs against functions that bear its names
and refuse what it is known to refuse.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from memory.statements import FOLDER, statements
from migrations.apply import CITUS, migrate, numbered_files
from tools.kit.errors import DatabaseUnavailable

Session = psycopg.Connection[tuple[Any, ...]]

LOCAL = {
    # The house's own, small and written rarely or by one at a time.
    "schema_migration",
    "checkpoint_migrations",
    "chore",
    "knowledge_passage",
    "knowledge_wording",
    "leaving_file",
    "orphan_file",
    "outside_answer",
    "prompt_version",
    "sign_in_attempt",
    # The queue.
    "procrastinate_events",
    "procrastinate_jobs",
    "procrastinate_periodic_defers",
    "procrastinate_workers",
    # Bounded by a setting, and may be anybody's.
    "answer_cache",
}
REFERENCE = {"account_email"}

# Names and refusals of Citus (docs.citusdata.com: "Creating and Modifying Distributed Objects").
STAND_IN = """
create table placed (name text primary key, by_column text, beside text);
create function create_reference_table(name text) returns void language sql as
    'insert into placed values (name, null, null)';
create function create_distributed_table(name text, by_column text, colocate_with text default 'default')
returns void language plpgsql as $$
declare
    found text;
begin
    select i.indexrelid::regclass into found from pg_index i
    where i.indrelid = name::regclass and i.indisunique and not exists (
        select from pg_attribute a
        where a.attrelid = i.indrelid and a.attnum = any(i.indkey) and a.attname = by_column
    );
    if found is not null then raise 'unique index % without %', found, by_column; end if;
    select c.conname into found from pg_constraint c
    where c.contype = 'f' and c.conrelid = name::regclass and not exists (
        select from unnest(c.conkey, c.confkey) as pair (here, there)
        join pg_attribute h on h.attrelid = c.conrelid and h.attnum = pair.here and h.attname = by_column
        join pg_attribute t on t.attrelid = c.confrelid and t.attnum = pair.there
        join placed p on p.name::regclass = c.confrelid and p.by_column = t.attname
        where p.name = colocate_with or p.beside = colocate_with
    );
    if found is not null then raise 'foreign key % leads elsewhere', found; end if;
    select t.tgname into found from pg_trigger t
    where t.tgrelid = name::regclass and not t.tgisinternal;
    if found is not null then raise 'trigger % before %', found, name; end if;
    select a.attname into found from pg_attribute a
    where a.attrelid = name::regclass and a.attnum > 0 and (
        a.attidentity <> '' or (a.attname = by_column and not a.attnotnull)
    );
    if found is not null then raise 'column % of %', found, name; end if;
    select r.rulename into found from pg_rewrite r where r.ev_class = name::regclass;
    if found is not null then raise 'rule % of %', found, name; end if;
    insert into placed values (name, by_column, colocate_with);
end
$$;
"""


@pytest.fixture(scope="module")
def spread(postgres_url: str) -> Iterator[Session]:
    """A migrated database of which the rows were laid over machines that are only said to be there."""
    name = f"spread_{uuid4().hex}"
    url = re.sub(r"/paceline\?", f"/{name}?", postgres_url)
    with psycopg.connect(postgres_url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        try:
            migrate(url)
            with psycopg.connect(url, autocommit=True) as inside:
                inside.execute(STAND_IN)
                settings = "set local citus.multi_shard_modify_mode"
                for file in numbered_files(CITUS):
                    text = file.read_text(encoding="utf-8")
                    assert settings in text or "citus" not in text
                    with inside.transaction():
                        inside.execute(text)
                yield inside
        finally:
            connection.execute(f"drop database {name} with (force)")


def placed(spread: Session) -> dict[str, str | None]:
    return dict(spread.execute("select name, by_column from placed").fetchall())


def test_every_table_has_its_place(spread: Session) -> None:
    question = "select tablename from pg_tables where schemaname = 'public' and tablename <> 'placed'"
    tables = {name for (name,) in spread.execute(question).fetchall()}
    assert tables - set(placed(spread)) == LOCAL, "name a new table in migrations/citus, or say why it stays"
    assert {name for name, column in placed(spread).items() if column is None} == REFERENCE


def test_every_row_of_an_athlete_lies_with_its_athlete(spread: Session) -> None:
    owned = spread.execute(
        "select table_name from information_schema.columns"
        " where column_name = 'athlete_id' and table_schema = 'public'"
    ).fetchall()
    by_athlete = {name for name, column in placed(spread).items() if column == "athlete_id"}
    assert {name for (name,) in owned} - by_athlete == REFERENCE | {"answer_cache"}


def test_no_key_leads_from_one_kind_of_place_to_another(spread: Session) -> None:
    question = (
        "select conrelid::regclass::text, confrelid::regclass::text from pg_constraint where contype = 'f'"
    )
    for table, other in spread.execute(question).fetchall():
        assert (table in LOCAL, table in REFERENCE) == (other in LOCAL, other in REFERENCE), (table, other)


def test_triggers_fire_by_row_and_see_every_change_but_none_of_none(spread: Session) -> None:
    def revision() -> int:
        row = spread.execute("select coalesce(sum(changes), 0)::int from athlete_revision").fetchone()
        return int(row[0]) if row else 0

    kinds = spread.execute(
        "select distinct tgtype::int & 1 from pg_trigger t where not tgisinternal"
        " and tgrelid::regclass::text in (select name from placed)"
    ).fetchall()
    assert kinds == [(1,)]
    with spread.transaction(force_rollback=True):
        spread.execute("insert into athlete (athlete_id) values ('a')")
        spread.execute(
            "insert into athlete_preferences (athlete_id, units, sport) values ('a', 'metric', 'run')"
        )
        assert revision() == 1
        spread.execute("update athlete_preferences set updated_at = now()")
        assert revision() == 1
        spread.execute("update athlete_preferences set units = 'imperial'")
        assert revision() == 2
        spread.execute("delete from athlete")
        assert revision() == 0


def test_no_change_of_spread_rows_asks_for_what_differs_by_machine(spread: Session) -> None:
    """Citus refuses volatile functions where rows are changed; `statement_timestamp()` is stable."""
    tables = "|".join(name for name, column in placed(spread).items() if column)
    changes = re.compile(rf"\b(update|delete from)\s+({tables})\b|\bdo update\b")
    volatile = re.compile(r"\b(clock_timestamp|random|gen_random_uuid|timeofday|nextval)\(")
    for file in sorted(FOLDER.glob("*.sql")):
        for name, statement in statements(file.stem).items():
            found = changes.search(statement)
            assert not (found and volatile.search(statement, found.start())), f"{file.stem}/{name}"


def test_a_server_without_citus_is_said(postgres_url: str) -> None:
    with pytest.raises(DatabaseUnavailable, match="no Citus"):
        migrate(postgres_url, citus=True)
