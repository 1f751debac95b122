"""Answers given before, where a model answers: who is asked, and that nobody is given another's."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from agent.events import AnsweredBefore
from agent.understanding import understand
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.model_endpoint import ModelEndpoint, calls, fails, model_endpoint, says
from tools.domain.athlete import AthletePreferences
from tools.domain.questions.keepable import why_not_kept
from tools.domain.questions.same_question import Sameness, same_question
from tools.domain.race import RaceBrief
from tools.sources.embedding import Embedder

pytestmark = pytest.mark.endpoint

SPLIT = "What does a negative split mean?"
MEANS = "It means that the second half is the faster one."
PAIRS = Path(__file__).parents[1] / "data" / "question_pairs.jsonl"
NOBODY = calls("choose_specialists", {"specialists": []}, toolName="choose_specialists")
STORY = [NOBODY, says(MEANS, userMessage="negative split")]


def before(heard: Heard) -> AnsweredBefore | None:
    return next((event for event in heard.events if isinstance(event, AnsweredBefore)), None)


@asynccontextmanager
async def scene(
    database: Database, folder: Path, fixtures: list[dict[str, Any]], **settings: Any
) -> AsyncIterator[tuple[Coach, ModelEndpoint]]:
    with model_endpoint(fixtures, folder) as endpoint:
        said = {"chat_model": "scripted", "openai_base_url": endpoint.base_url, "model_retries": 0} | settings
        async with coach_on(database, folder, **said) as coach:
            await coach.cache.store.forget_anybodys()
            yield coach, endpoint


def unsure_pair() -> tuple[str, str]:
    """Two questions of our own pairs of which no rule of ours can tell whether they ask the same."""
    embedder, no_race, today = Embedder(), RaceBrief(), date(2026, 4, 1)
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        texts = (pair["a"], pair["b"])
        if any(why_not_kept(text) or understand(text, today, no_race).changes for text in texts):
            continue
        one, other = embedder.embed(texts)
        if same_question(texts[1], texts[0], float(one @ other)).sameness is Sameness.UNSURE:
            return texts
    raise AssertionError("every pair is judged for sure now: write one that is not")


def answers_asked(endpoint: ModelEndpoint) -> int:
    """How often the model was asked for words, not for a choice of specialists."""
    return sum(not body.get("tools") for body in endpoint.requests())


async def test_the_model_is_not_asked_for_its_answer_again(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    async with scene(database, tmp_path, STORY) as (coach, endpoint):
        first = await ask(coach, athlete_id, "one", SPLIT)
        assert first.text == MEANS
        asked = answers_asked(endpoint)
        second = await ask(coach, athlete_id, "one", SPLIT)
        third = await ask(coach, athlete_id, "other", SPLIT.lower())
        assert before(second) is not None
        assert before(third) is not None
        assert second.text == third.text == MEANS
        assert answers_asked(endpoint) == asked


async def test_an_answer_with_nothing_of_anybody_is_everybodys(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    async with scene(database, tmp_path, STORY) as (coach, _):
        await ask(coach, athlete_id, "one", SPLIT)
        assert before(await ask(coach, f"stranger-{athlete_id}", "one", SPLIT)) is not None
        assert (await coach.cache.stats(f"stranger-{athlete_id}")).own == 0


@pytest.mark.parametrize("known", ["a weight", "a conversation", "an own thing"])
async def test_an_answer_with_something_of_an_athlete_is_theirs_alone(
    database: Database, tmp_path: Path, athlete_id: str, known: str
) -> None:
    fixtures = [*STORY, says("Good.", userMessage="good morning")]
    question = SPLIT.replace("a negative", "my negative") if known == "an own thing" else SPLIT
    async with scene(database, tmp_path, fixtures) as (coach, _):
        if known == "a weight":
            await coach.set_preferences(athlete_id, AthletePreferences(weight_kg=70))
        if known == "a conversation":
            await ask(coach, athlete_id, "one", "good morning")
        await ask(coach, athlete_id, "one", question)
        assert (await coach.cache.stats(athlete_id)).own == 1
        assert before(await ask(coach, f"stranger-{athlete_id}", "one", question)) is None


async def test_what_was_stated_before_is_a_part_of_the_key(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    fixtures = [*STORY, says("Noted by nobody.", userMessage="walk")]
    async with scene(database, tmp_path, fixtures) as (coach, _):
        await ask(coach, athlete_id, "one", "I would rather walk the first hour of everything")
        await ask(coach, athlete_id, "one", SPLIT)
        assert before(await ask(coach, athlete_id, "one", SPLIT)) is not None
        assert before(await ask(coach, athlete_id, "other", SPLIT)) is None


@pytest.mark.parametrize(
    ("verdict", "found"),
    [
        (says("Yes.", userMessage="First question"), True),
        (says("No, they differ.", userMessage="First question"), False),
        (says("I cannot say yes", userMessage="First question"), False),
        (fails(500, userMessage="First question"), False),
    ],
    ids=["yes", "no", "neither", "failure"],
)
async def test_the_model_says_whether_two_unsure_questions_are_one(
    database: Database, tmp_path: Path, athlete_id: str, verdict: dict[str, Any], found: bool
) -> None:
    kept, asked = unsure_pair()
    fixtures = [NOBODY, verdict, says("Quick and light.")]
    async with scene(database, tmp_path, fixtures) as (coach, endpoint):
        await coach.set_preferences(athlete_id, AthletePreferences(weight_kg=70))
        await ask(coach, athlete_id, "one", kept)
        heard = await ask(coach, athlete_id, "one", asked)
        assert (before(heard) is not None) is found
        assert heard.text == "Quick and light."
        (told,) = [
            body["messages"] for body in endpoint.requests() if "First question" in str(body["messages"][-1])
        ]
        assert kept in told[-1]["content"]
        assert asked in told[-1]["content"]


async def test_what_the_offline_coach_said_for_a_failing_model_is_not_kept(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    fixtures = [NOBODY, fails(500, userMessage="negative split")]
    async with scene(database, tmp_path, fixtures) as (coach, _):
        for _ in range(2):
            heard = await ask(coach, athlete_id, "one", SPLIT)
            assert heard.notices
            assert before(heard) is None
        assert (await coach.cache.stats(athlete_id)).kept == 0


async def test_another_model_or_another_prompt_answers_anew(
    database: Database, tmp_path: Path, athlete_id: str
) -> None:
    async with scene(database, tmp_path, STORY) as (coach, _):
        await ask(coach, athlete_id, "one", SPLIT)
        changed = await coach.prompts.save("answer", "Answer in one sentence.", activate=True)
        assert changed.version > 1
        assert before(await ask(coach, athlete_id, "one", SPLIT)) is None
        await coach.prompts.roll_back("answer")
        assert before(await ask(coach, athlete_id, "one", SPLIT)) is not None
    async with scene(database, tmp_path, STORY, chat_model="another") as (coach, _):
        assert before(await ask(coach, athlete_id, "one", SPLIT)) is None
