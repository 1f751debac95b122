"""Whatever changes of an athlete, by whichever statement, changes the revision of their answers."""

import asyncio
from datetime import timedelta
from typing import LiteralString

import psycopg
import pytest

from memory.athletes import AthleteStore
from memory.database import Database
from memory.semantic_cache import MOST_ROWS_OF_CHANGES, AthleteCache, SemanticCache

MADE: dict[str, tuple[LiteralString, LiteralString]] = {
    # What makes a row of each table, and what makes it say something else.
    "activity": (
        "insert into activity (athlete_id, id, source, ai_allowed, sport, duration_s, summary)"
        " values (%(a)s, 'x', 'file', true, 'run', 60, '{}')",
        "update activity set summary = '{\"distance_m\": 1}' where athlete_id = %(a)s",
    ),
    "athlete_preferences": (
        "insert into athlete_preferences (athlete_id, units, sport) values (%(a)s, 'metric', 'run')",
        "update athlete_preferences set weight_kg = 70 where athlete_id = %(a)s",
    ),
    "connection": (
        "insert into connection (athlete_id, source, status) values (%(a)s, 'intervals', 'connected')",
        "update connection set status = 'broken' where athlete_id = %(a)s",
    ),
    "course": (
        "insert into course (athlete_id, id, name, distance_m, analysis) values (%(a)s, 'x', 'x', 1, '{}')",
        "update course set analysis = '[]' where athlete_id = %(a)s",
    ),
    "fact": (
        "insert into fact (athlete_id, id, text, source, learnt_on)"
        " values (%(a)s, 'x', 'x', 'x', current_date)",
        "update fact set text = 'y' where athlete_id = %(a)s",
    ),
    "plan_version": (
        "with made as (insert into training_plan (athlete_id, id, name) values (%(a)s, 'p', 'p') returning 1)"
        " insert into plan_version (athlete_id, plan_id, version, headline, reason, made_by, body)"
        " values (%(a)s, 'p', 1, 'x', 'x', 'x', '{}')",
        "update plan_version set body = '[]' where athlete_id = %(a)s",
    ),
    "profile_correction": (
        "insert into profile_correction (athlete_id, id, name, value) values (%(a)s, 'x', 'ftp_w', 250)",
        "update profile_correction set value = 260 where athlete_id = %(a)s",
    ),
    "rule_set": (
        "insert into rule_set (athlete_id, version, reason, rules) values (%(a)s, 1, 'x', '[]')",
        "update rule_set set rules = '{}' where athlete_id = %(a)s",
    ),
    "strategy": (
        "insert into strategy (athlete_id, id, name, version, content_key, course_id, race_name, distance_m,"
        " goal_time_s, body) values (%(a)s, 'x', 'x', 1, 'x', 'x', 'x', 1, 1, '{}')",
        "update strategy set deleted_at = now() where athlete_id = %(a)s",
    ),
    "training_plan": (
        "insert into training_plan (athlete_id, id, name) values (%(a)s, 'x', 'x')",
        "update training_plan set retired_at = now() where athlete_id = %(a)s",
    ),
    "wellness": (
        "insert into wellness (athlete_id, day, source, ai_allowed, body)"
        " values (%(a)s, current_date, 'garmin', true, '{}')",
        "update wellness set body = '[]' where athlete_id = %(a)s",
    ),
}
NO_ANSWER_DEPENDS_ON = {
    "account": "who may come in is never told in an answer",
    "account_email": "who may come in is never told in an answer",
    "api_key": "who may come in is never told in an answer",
    "invitation": "who may come in is never told in an answer",
    "outside_identity": "who may come in is never told in an answer",
    "sign_in": "who may come in is never told in an answer",
    "conversation": "what was said; what an answer may rest on is kept elsewhere",
    "conversation_step": "what was said; what an answer may rest on is kept elsewhere",
    "conversation_element": "what was shown beside what was said",
    "conversation_thumb": "it takes an answer out of the cache itself",
    "turn_lease": "who is answering right now",
    "model_reservation": "it counts what models may cost",
    "analysis": "it is computed from an activity",
    "answer": "the record of who said what",
    "answer_cache": "the answers themselves",
    "answer_count": "it counts them",
    "answer_refusal": "it is asked at every look",
    "athlete": "no more than a name",
    "athlete_revision": "the revision itself",
    "calendar_event": "what was sent to a calendar is shown on the plan's card, and never told in an answer",
    "course_section": "a stretch kept stands on the card of its course, and is never told in an answer",
    "share_link": "a link is shown on the card of its strategy, and never told in an answer",
    "course_picture": "with a yes it becomes a course, or stands in the race itself",
    "model_request": "it counts what models cost",
    "proposal": "what waits on a card is never kept, and what is applied changes another table",
    "recording": "it comes and goes with its activity",
    "sync_item": "what it brings changes another table",
    "sync_run": "what it brings changes another table",
    "upload": "what is read of it becomes a course or an activity",
}
"""Why a table that names an athlete needs no watching. A new table has to be watched or to stand here."""


@pytest.fixture
async def cache(database: Database, athlete_id: str) -> AthleteCache:
    await AthleteStore(database).ensure(athlete_id)
    return SemanticCache(database, keep_for=timedelta(days=1), limit=10).for_athlete(athlete_id)


@pytest.mark.parametrize("table", MADE)
async def test_what_is_made_changed_and_deleted_counts(
    database: Database, cache: AthleteCache, table: str
) -> None:
    make, change = MADE[table]
    seen = [await cache.revision()]
    for statement in (make, change, f"delete from {table} where athlete_id = %(a)s"):
        await database.run(statement, a=cache.athlete_id)
        seen.append(await cache.revision())
    assert len(set(seen)) == 4, "a change went unseen"


async def test_the_same_said_again_is_no_change(database: Database, cache: AthleteCache) -> None:
    await database.run(MADE["athlete_preferences"][0], a=cache.athlete_id)
    await database.run(MADE["connection"][0], a=cache.athlete_id)
    before = await cache.revision()
    await database.run(
        "update athlete_preferences set updated_at = now(), units = 'metric' where athlete_id = %(a)s",
        a=cache.athlete_id,
    )
    await database.run(
        "update connection set connected_at = now(), secret = 'new' where athlete_id = %(a)s",
        a=cache.athlete_id,
    )
    assert await cache.revision() == before


async def test_another_athletes_change_is_none(database: Database, cache: AthleteCache) -> None:
    stranger = f"stranger-{cache.athlete_id}"
    await AthleteStore(database).ensure(stranger)
    await database.run(MADE["strategy"][0], a=stranger)
    assert await cache.revision() == 0


async def test_changes_at_the_same_time_wait_for_nobody_and_all_count(
    postgres_url: str, database: Database, cache: AthleteCache
) -> None:
    async with await psycopg.AsyncConnection.connect(postgres_url) as slow:  # in a transaction, not committed
        await slow.execute(MADE["strategy"][0], {"a": cache.athlete_id})
        async with asyncio.timeout(5):
            await database.run(MADE["rule_set"][0], a=cache.athlete_id)
        between = await cache.revision()
        assert between > 0
        await slow.commit()
    assert await cache.revision() > between, "the one that began first and ended last is seen as well"


async def test_many_changes_are_written_as_one_and_stay_counted(
    database: Database, cache: AthleteCache
) -> None:
    await database.run(MADE["rule_set"][0], a=cache.athlete_id)
    for number in range(MOST_ROWS_OF_CHANGES + 5):
        await database.run(
            "update rule_set set reason = %(n)s where athlete_id = %(a)s", n=str(number), a=cache.athlete_id
        )
    before = await cache.revision()
    after, again = await asyncio.gather(cache.revision(), cache.revision())
    assert before == after == again == MOST_ROWS_OF_CHANGES + 6
    written = await database.row(
        "select count(*) as n from athlete_revision where athlete_id = %(a)s", a=cache.athlete_id
    )
    assert written == {"n": 1}


async def test_a_bulk_import_counts_once(database: Database, cache: AthleteCache) -> None:
    await database.run(
        "insert into activity (athlete_id, id, source, ai_allowed, sport, duration_s, summary)"
        " select %(a)s, n::text, 'file', true, 'run', 60, '{}' from generate_series(1, 2000) n",
        a=cache.athlete_id,
    )
    assert await cache.revision() == 1


async def test_every_table_of_an_athlete_is_watched_or_says_why_not(database: Database) -> None:
    found = await database.rows(
        "select c.relname as name, exists (select from pg_trigger t"
        " where t.tgrelid = c.oid and t.tgname = 'answers_depend_update') as watched"
        " from pg_class c join pg_attribute a on a.attrelid = c.oid"
        " where a.attname = 'athlete_id' and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
    )
    unwatched = {row["name"] for row in found if not row["watched"]}
    assert unwatched == set(NO_ANSWER_DEPENDS_ON), "call answers_depend_on('...') in the table's migration"
    assert {row["name"] for row in found if row["watched"]} == set(MADE)
