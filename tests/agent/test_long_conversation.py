"""Long conversations: what falls out of the window stays as notes, written by code or by a model."""

from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from agent.rolling_summary import LONGEST_SUMMARY
from memory.database import Database
from tests.support.coaching import ask, coach_on
from tests.support.model_endpoint import calls, fails, model_endpoint, says

STATED = "I sing Quillfeather songs on my long rides and my left shoe is green."
QUESTIONS = ("What should I eat before a race?", "show my strategies", "How do I stay calm at the start?")
NOTES = "The athlete sings Quillfeather songs and has one green shoe."
SUMMARY = {"systemMessage": "You keep the notes of a conversation"}


async def summary_of(coach: Coach, athlete_id: str) -> str:
    state = await coach.graph.aget_state({"configurable": {"thread_id": f"{athlete_id}/one"}})
    return str(state.values.get("summary", ""))


async def test_what_was_said_at_turn_three_is_known_at_turn_sixty(
    database: Database, home: Path, athlete_id: str
) -> None:
    async with coach_on(database, home) as coach:
        for turn in range(60):
            await ask(coach, athlete_id, "one", STATED if turn == 3 else f"{QUESTIONS[turn % 3]} {turn}")
        told = await summary_of(coach, athlete_id)
        facts = " ".join(fact.text + fact.quote for fact in await coach.facts.for_athlete(athlete_id).facts())
        rows = await database.rows(
            """select (select count(*) from checkpoints where thread_id = %(id)s) as checkpoints,
                      (select count(*) from checkpoint_blobs where thread_id = %(id)s) as blobs""",
            id=f"{athlete_id}/one",
        )
    assert "Quillfeather" in told + facts
    assert "my left shoe is green" in told
    assert len(told) <= LONGEST_SUMMARY
    assert rows[0]["checkpoints"] == 1
    assert rows[0]["blobs"] <= 8


@pytest.mark.endpoint
@pytest.mark.parametrize(
    ("answer", "kept"),
    [
        (says(NOTES, **SUMMARY), f"Before: {NOTES}"),
        (says("The athlete ran 99 km.", **SUMMARY), "Told: “I sing"),
        (fails(500, **SUMMARY), "Told: “I sing"),
    ],
    ids=["retold", "with a figure nobody said", "failing"],
)
async def test_a_model_retells_what_gathered_or_our_own_notes_stay(
    database: Database, tmp_path: Path, athlete_id: str, answer: dict[str, Any], kept: str
) -> None:
    fixtures = [
        answer,
        calls("choose_specialists", {"specialists": []}, toolName="choose_specialists"),
        says("A cheerful answer about nothing in particular, told to fill the page with words."),
    ]
    with model_endpoint(fixtures, tmp_path) as endpoint:
        settings: dict[str, Any] = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
        async with coach_on(database, tmp_path, model_retries=0, **settings) as coach:
            for turn in range(24):
                text = STATED if turn == 0 else f"Tell me something nice about the weather, part {turn}."
                await ask(coach, athlete_id, "one", text)
            told = await summary_of(coach, athlete_id)
        asked = [each for each in endpoint.requests() if "You keep the notes" in str(each["messages"][0])]
    assert told.startswith(kept)
    assert 1 <= len(asked) <= 16
    assert "Told: “I sing Quillfeather" in asked[0]["messages"][1]["content"]
    assert len(told) <= LONGEST_SUMMARY
