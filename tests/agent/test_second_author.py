"""Sixty messages by a second author, through the whole coach, in conversations that carry over.

When they were first run 57 of 60 reached the right specialist, 27 of 33 left the right numbers in the race,
and 26 of 40 answers began with what was asked. The rules were then mended in general, not for single
sentences. Some are known to fail still: the expectations stand as they were written.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.sixty_more import TALKS, Written

pytestmark = pytest.mark.corpus


@dataclass(frozen=True)
class Answered:
    """What the coach made of one message."""

    message: Written
    specialists: str
    brief: dict[str, Any]
    begins: str


def near(found: object, wanted: object) -> bool:
    if isinstance(wanted, dict):
        return isinstance(found, dict) and all(near(found.get(name), wanted[name]) for name in wanted)
    if isinstance(wanted, float):
        return isinstance(found, int | float) and abs(found - wanted) <= 1e-3 * max(abs(wanted), 1.0)
    return found == wanted


def first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s|\n", text.strip())[0]


async def all_answers(database: Database, home: Path, gpx: bytes) -> list[Answered]:
    answered = []
    async with coach_on(database, home) as coach:
        for number, talk in enumerate(TALKS):
            athlete = f"second-author-{number}"
            uploads = []
            if talk.course:
                uploads = [(await coach.receive_upload(athlete, "c.gpx", "application/gpx+xml", gpx)).id]
            for message in talk.messages:
                heard = await ask(coach, athlete, "t", message.text, uploads)
                uploads = []
                kept = await coach.graph.aget_state({"configurable": {"thread_id": f"{athlete}/t"}})
                specialists = "+".join(getattr(heard.events[-1], "specialists", ()))
                brief = kept.values["race"]["brief"]
                answered.append(Answered(message, specialists, brief, first_sentence(heard.text)))
    return answered


async def test_the_second_authors_messages_keep_their_score(
    database: Database, tmp_path: Path, sample_gpx: bytes
) -> None:
    answers = await all_answers(database, tmp_path, sample_gpx)
    assert len({answer.message.text for answer in answers}) == 60
    astray = [(a.message.text, a.specialists) for a in answers if a.specialists not in a.message.who]
    assert len(astray) <= 2, astray
    misread = [(a.message.text, a.brief) for a in answers if not near(a.brief, a.message.brief)]
    assert misread == []
    beside = [
        (a.message.text, a.begins)
        for a in answers
        if a.message.opens and not re.search(a.message.opens, a.begins, re.IGNORECASE)
    ]
    assert len(beside) <= 2, beside
