"""Fifty questions of a second author about athletes' own data, asked of the whole coach, and ten others.

When they were first asked, 33 of 50 reached a tool that answers, 26 of 50 answers began with what was asked
(judged by reading them), and all ten others stayed away from the athlete's data. The rules were then mended
in general. Of fifteen more, written after that, 8 reached such a tool and 3 answers began with what was
asked; of the last fifteen, written after those were mended too, 10 and 7. All was mended in general since, so
only first scores say how a new message fares. Some are known to fail still: expectations stand as written.
"""

import re
from pathlib import Path

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.second_author_own_data import (
    AWAY,
    FIFTY,
    HOLD_OUT,
    LABELS,
    NEW,
    NOT_HERE,
    RIDER,
    RUNNER,
    SECOND_HOLD_OUT,
    Asked,
    history,
    said,
)

pytestmark = pytest.mark.corpus

OWN_DATA = {LABELS[name] for name in ("activities", "review", "form", "profile", "sync", "status", "connect")}


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)%\d][.?!])\s|\n", text.strip(), maxsplit=1)[0]


def answered_rightly(asked: Asked, heard: Heard) -> bool:
    if asked.tools == "memory":
        return bool(heard.shown("memory"))
    wanted = {LABELS[name] for name in asked.tools.split()}
    return bool(wanted & set(heard.steps))


def begins_rightly(asked: Asked, heard: Heard) -> bool:
    return re.search(asked.begins, first_sentence(heard.text), re.IGNORECASE) is not None


async def with_histories(coach: Coach) -> None:
    for who in (RUNNER, RIDER, AWAY, NEW):
        await coach.athletes.ensure(who)
        if done := history(who):
            await coach.data.store.for_owner(who).intake.keep(done)


async def test_questions_about_ones_own_data_keep_their_score(database: Database, tmp_path: Path) -> None:
    assert [len(table) for table in (FIFTY, HOLD_OUT, SECOND_HOLD_OUT, NOT_HERE)] == [50, 15, 15, 10]
    strayed, beside = [], []
    async with coach_on(database, tmp_path) as coach:
        await with_histories(coach)
        for number, asked in enumerate((*FIFTY, *HOLD_OUT, *SECOND_HOLD_OUT)):
            heard = await ask(coach, asked.who, f"thread-{number}", said(asked.text))
            if not answered_rightly(asked, heard):
                strayed.append((asked.text, heard.steps))
            if not begins_rightly(asked, heard):
                beside.append((asked.text, first_sentence(heard.text)))
    assert len(strayed) <= 3, strayed
    assert len(beside) <= 6, beside


async def test_what_is_not_of_ones_own_data_goes_elsewhere(database: Database, tmp_path: Path) -> None:
    async with coach_on(database, tmp_path) as coach:
        await with_histories(coach)
        for number, other in enumerate(NOT_HERE):
            heard = await ask(coach, RUNNER, f"thread-{number}", said(other.text))
            assert not OWN_DATA & set(heard.steps), other.text
