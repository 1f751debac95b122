"""Answers of services are the house's: kept by what was asked, until they expire, and never too many."""

from collections.abc import AsyncIterator
from datetime import timedelta
from uuid import uuid4

import pytest

from memory.database import Database
from memory.outside_answers import OutsideAnswers
from tools.kit.outside_ports import AnswerKeeper

AN_HOUR = timedelta(hours=1)


@pytest.fixture
async def answers(database: Database) -> AsyncIterator[OutsideAnswers]:
    service = f"service-{uuid4()}"
    yield OutsideAnswers(database, service, limit=5)
    await database.run("delete from outside_answer where service = %(service)s", service=service)


async def test_an_answer_comes_back_by_its_question(answers: OutsideAnswers) -> None:
    assert isinstance(answers, AnswerKeeper)
    await answers.keep({"a": b"\x00one", "b": b"two"}, AN_HOUR)
    await answers.keep({}, AN_HOUR)

    assert await answers.kept(["b", "a", "c"]) == {"a": b"\x00one", "b": b"two"}
    assert await answers.kept([]) == {}


async def test_a_newer_answer_takes_the_place_of_an_older(answers: OutsideAnswers) -> None:
    await answers.keep({"a": b"old"}, AN_HOUR)
    await answers.keep({"a": b"new"}, AN_HOUR)

    assert await answers.kept(["a"]) == {"a": b"new"}


async def test_an_expired_answer_is_gone(answers: OutsideAnswers, database: Database) -> None:
    await answers.keep({"a": b"one"}, timedelta(seconds=-1))
    assert await answers.kept(["a"]) == {}

    await answers.keep({"b": b"two"}, AN_HOUR)
    rows = await database.rows(
        "select key from outside_answer where service = %(service)s", service=answers.service
    )
    assert len(rows) == 1


async def test_the_oldest_go_where_there_are_too_many(answers: OutsideAnswers) -> None:
    for number in range(8):
        await answers.keep({f"question {number}": b"answer"}, AN_HOUR)

    kept = await answers.kept([f"question {number}" for number in range(8)])
    assert sorted(kept) == [f"question {number}" for number in range(3, 8)]


async def test_services_do_not_see_each_others_answers(answers: OutsideAnswers, database: Database) -> None:
    await answers.keep({"a": b"one"}, AN_HOUR)
    assert await OutsideAnswers(database, f"{answers.service}-other", limit=5).kept(["a"]) == {}


async def test_nothing_of_an_athlete_is_in_it(database: Database) -> None:
    columns = await database.rows(
        "select column_name from information_schema.columns where table_name = 'outside_answer'"
    )
    assert {row["column_name"] for row in columns} == {"service", "key", "answer", "kept_at", "expires_at"}
