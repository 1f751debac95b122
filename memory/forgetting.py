"""Taking a fact out of everything kept of an athlete: all or nothing, in one transaction."""

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from psycopg import sql
from psycopg.types.json import Jsonb
from pydantic import TypeAdapter

from memory.athletes import SQL as ATHLETES
from memory.conversations import rewrite_threads
from memory.database import Connection, Database, Row
from memory.facts import NO_SUCH_FACT
from memory.statements import statements
from tools.domain.athlete_rules import AthleteRule
from tools.domain.forgotten_words import ForgottenWords, carrying
from tools.kit.errors import NotFound

SQL = statements("forgetting")
CHAT = statements("chat_history")
WordsOf = Callable[[Iterable[str]], Awaitable[ForgottenWords]]

OTHERS_WORDS = frozenset(
    {
        "activity",
        "connection",
        "course",
        "fact",
        "sync_item",
        "sync_run",
        "upload",
        "wellness",
        "answer_cache",
    }
)
"""Tables that hold what files and services say, or that are seen to before: nothing in them is changed."""
TALK = frozenset({"conversation", "conversation_step", "conversation_element", "conversation_thumb"})
"""Tables that hold what was said on the page: every word of them is written for people."""
SAVED = frozenset(
    {"analysis", "athlete_preferences", "plan_version", "rule_set", "strategy", "training_plan"}
)
"""Tables that hold what was saved and is read again: they lose whole phrases, and go on working."""

_RULES = TypeAdapter(tuple[AthleteRule, ...])


@dataclass(slots=True)
class Forgotten:
    """What became of a fact: the rules that stay although they were made from the same words."""

    rules: tuple[AthleteRule, ...] = ()
    places: set[str] = field(default_factory=set)
    """Where it was found, as names of tables."""


async def forget_fact(database: Database, athlete_id: str, fact_id: str, words_of: WordsOf) -> Forgotten:
    """Forget a fact, what it took the place of, and every wording of it; raise NotFound.

    No turn of the athlete may be under way: it would write back what it knows.
    """
    async with database.transaction() as connection:
        await connection.run(ATHLETES["lock"], athlete_id=athlete_id)
        words = await _forget_facts(connection, athlete_id, fact_id, words_of)
        sweep = _Sweep(connection, athlete_id, words)
        await sweep.answers()
        await sweep.cards()
        rules = await sweep.rules()
        await sweep.tables()
        await sweep.chat()
        if await rewrite_threads(connection, athlete_id, sweep.state):
            sweep.found.places.add("checkpoint_blobs")
        kept = await sweep.rules()
        sweep.found.rules = tuple(rule for rule, before in zip(kept, rules, strict=True) if rule != before)
        return sweep.found


async def _forget_facts(
    connection: Connection, athlete_id: str, fact_id: str, words_of: WordsOf
) -> ForgottenWords:
    """Delete a fact with all that says the same, and return what is to be forgotten; raise NotFound.

    Other facts that came from the same words stay without those, and what they say is not rare.
    """
    wordings: list[str] = []
    same: list[str] = [fact_id]
    while same:
        for each in same:
            gone = await connection.rows(SQL["forget_chain"], athlete_id=athlete_id, id=each)
            wordings += [wording for fact in gone for wording in _told_as(fact)]
        if not wordings:
            raise NotFound(NO_SUCH_FACT)
        meant = {carrying(wording) for wording in wordings} - {frozenset()}
        others = await connection.rows(SQL["facts"], athlete_id=athlete_id)
        same = [fact["id"] for fact in others if carrying(fact["text"]) in meant]
    words = await words_of(wordings)
    stay = {word for fact in others for word in carrying(fact["text"])}
    words = words.model_copy(update={"rare": words.rare - stay})
    for fact in others:
        await _without(connection, athlete_id, fact, words)
    return words


def _told_as(fact: Row) -> tuple[str, ...]:
    """Return every wording of a fact: as it stands, as it was said, and as it was before a correction."""
    return fact["text"], fact["quote"], *fact["wordings"]


async def _without(connection: Connection, athlete_id: str, fact: Row, words: ForgottenWords) -> None:
    """Take the words out of what a fact that stays came from, and was."""
    quote = words.out_of(fact["quote"])
    if quote != fact["quote"]:
        await connection.run(SQL["set_quote"], athlete_id=athlete_id, id=fact["id"], quote=quote)
    wordings = [wording for wording in fact["wordings"] if words.out_of(wording) == wording]
    if wordings != fact["wordings"]:
        await connection.run(SQL["set_wordings"], athlete_id=athlete_id, id=fact["id"], wordings=wordings)


async def forget_thread_links(database: Database, athlete_id: str, thread_id: str) -> None:
    """Let facts learnt in a conversation say no longer where: there is nothing to be read there any more."""
    await database.run(SQL["forget_thread_links"], athlete_id=athlete_id, thread_id=thread_id)


class _Sweep:
    """One pass over everything kept of an athlete."""

    def __init__(self, connection: Connection, athlete_id: str, words: ForgottenWords) -> None:
        self._connection = connection
        self._athlete_id = athlete_id
        self._words = words
        # An apostrophe may be typed either way; LIKE's underscore stands for any one character.
        self._anchors = [f"%{word.replace(chr(39), '_')}%" for word in words.anchors]
        self.found = Forgotten()

    async def answers(self) -> None:
        """Forget every answer kept for the athlete, and those for everybody that tell of it."""
        if await self._run("forget_answers"):
            self.found.places.add("answer_cache")
        rows = await self._connection.rows(SQL["common_answers"], anchors=self._anchors)
        telling = [
            row["id"]
            for row in rows
            if self._words.are_in(row["question"]) or self._read_by_people(row["answer"]) != row["answer"]
        ]
        if telling:
            await self._connection.run(SQL["forget_common_answers"], ids=telling)

    async def cards(self) -> None:
        """Take away the cards that would keep it, and the digests by which it was known."""
        wordings = list(self._words.wordings)
        await self._run("forget_cards", wordings=wordings)
        await self._run("forget_digests", wordings=wordings)

    async def rules(self) -> tuple[AthleteRule, ...]:
        """Return the athlete's newest rules."""
        row = await self._connection.row(SQL["rules"], athlete_id=self._athlete_id)
        return _RULES.validate_json(row["rules"]) if row else ()

    async def tables(self) -> None:
        """Rewrite every table that names the athlete."""
        for table in await self._connection.rows(SQL["told_columns"]):
            if table["table_name"] not in OTHERS_WORDS | TALK:
                await self._table(table["table_name"], table["columns"])

    async def chat(self) -> None:
        """Rewrite what the page keeps of the conversations."""
        rows = await self._connection.rows(CHAT["texts"], athlete_id=self._athlete_id, anchors=self._anchors)
        for row in rows:
            before: dict[str, Any] = row["row"]
            after = {name: self._read_by_people(value) for name, value in before.items()}
            if after != before:
                self.found.places.add(row["kind"])
                statement = CHAT[f"set_{row['kind']}"]
                key = {"athlete_id": self._athlete_id, "id": row["id"], "step_id": row["id"]}
                await self._connection.run(statement, **_storable(after) | key)

    def state(self, channel: str, value: object) -> object:
        """Return a part of a conversation's state without it."""
        if channel == "summary":
            return self._words.out_of_summary(value) if isinstance(value, str) else value
        return self._words.out_of_data(value, for_people=channel not in ("race", "turn"))

    async def _table(self, name: str, columns: Sequence[str]) -> None:
        """Rewrite the rows of a table that may hold it; a row is known by its place until the end."""
        table, listed = sql.Identifier(name), [sql.Identifier(column) for column in columns]
        where = sql.SQL("athlete_id = %(athlete_id)s and concat_ws(' ', {}) ilike any(%(anchors)s)").format(
            sql.SQL(", ").join(sql.SQL("{}::text").format(column) for column in listed)
        )
        rows = await self._connection.composed(
            sql.SQL("select ctid::text as place, {} from {} where {}").format(
                sql.SQL(", ").join(listed), table, where
            ),
            athlete_id=self._athlete_id,
            anchors=self._anchors,
        )
        one_row = sql.SQL("athlete_id = %(athlete_id)s and ctid = %(place)s::tid")
        for row in rows:
            changed = self._changes(name, row)
            if changed:
                self.found.places.add(name)
                assigned = sql.SQL(", ").join(
                    sql.SQL("{} = {}").format(sql.Identifier(column), sql.Placeholder(column))
                    for column in changed
                )
                await self._connection.composed(
                    sql.SQL("update {} set {} where {} returning 1").format(table, assigned, one_row),
                    athlete_id=self._athlete_id,
                    place=row["place"],
                    **_storable(changed),
                )

    def _changes(self, table: str, row: Row) -> dict[str, object]:
        """Return the columns of a row that say something else without it."""
        told = {column: value for column, value in row.items() if column != "place"}
        after = {
            column: self._words.out_of_data(value, for_people=table not in SAVED and _is_prose(value))
            for column, value in told.items()
        }
        return {column: value for column, value in after.items() if value != told[column]}

    def _read_by_people(self, value: object) -> object:
        return self._words.out_of_data(value, for_people=True)

    async def _run(self, statement: str, **values: object) -> int:
        return await self._connection.run(SQL[statement], athlete_id=self._athlete_id, **values)


def _is_prose(value: object) -> bool:
    """Tell whether a column is written for people: a single word may be one a program goes by."""
    if isinstance(value, str):
        return " " in value.strip()
    return isinstance(value, list) and not _is_data(value)


def _is_data(value: object) -> bool:
    """Tell whether a list is data a program reads again, and not a list of sentences."""
    return isinstance(value, list) and any(isinstance(each, dict | list) for each in value)


def _storable(values: Mapping[str, object]) -> dict[str, object]:
    """Return values as Postgres takes them: what was JSON becomes JSON again."""
    return {
        name: Jsonb(value) if isinstance(value, dict) or _is_data(value) else value
        for name, value in values.items()
    }
