"""What models are told: the version that counts now, in every process; and the record of it."""

import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from langchain_core.messages import HumanMessage, SystemMessage

from agent.coach import Coach
from agent.endpoint.budget import TurnBudget
from agent.models import endpoint_model, photo_endpoint
from agent.nodes.briefing import in_one_line
from agent.offline.turn import OfflineTurn
from agent.photo_reading import EndpointPhotoReader
from agent.prompt_book import PromptBook
from agent.prompts import seeds
from agent.rule_reading import EndpointRuleReader
from agent.settings import Settings
from memory.database import Database
from memory.prompts import PromptStore
from tests.support.coaching import ask, coach_on
from tests.support.model_endpoint import ModelEndpoint, calls, model_endpoint, says
from tools.domain.athlete_rules import RuleSet
from tools.domain.prompt_text import PURPOSES, filled
from tools.domain.prompt_version import OFFLINE
from tools.kit.errors import MissingInput, NotFound

ROUTE = calls("choose_specialists", {"specialists": ["mental"]}, toolName="choose_specialists")
STORY = [
    ROUTE,
    calls("choose_mental_cues", {}, toolName="choose_mental_cues", hasToolResult=False),
    says("Say the words on your long runs.", toolName="choose_mental_cues", hasToolResult=True),
]
PLAN = "What should I think at km 30 of my marathon in 3:30?"


@pytest.fixture
def model() -> str:
    """A model only this test speaks with: what counts for it touches no other test."""
    return f"scripted-{uuid4().hex[:8]}"


@pytest.fixture
async def book(database: Database) -> PromptBook:
    book = PromptBook(PromptStore(database))
    await book.seed()
    return book


@pytest.fixture
async def coach(database: Database, tmp_path: Path) -> AsyncIterator[Coach]:
    async with coach_on(database, tmp_path) as coach:
        yield coach


def told(endpoint: ModelEndpoint, tool: str) -> str:
    """Return what the model was told when it could call a tool."""
    requests = [each for each in endpoint.requests() if tool in str(each.get("tools"))]
    (message, *_) = [each for each in requests[-1]["messages"] if each["role"] == "system"]
    return str(message["content"])


def test_every_prompt_says_what_it_is_for() -> None:
    assert set(seeds()) <= set(PURPOSES)


async def test_a_models_own_wins_over_the_one_for_all(book: PromptBook, model: str) -> None:
    general = (await book.read()).prompt("pacing", model)
    assert general.model is None
    own = await book.save("pacing", "Pace, shortly.", model, activate=True)
    prompts = await book.read()
    assert prompts.prompt("pacing", model) == own
    assert prompts.prompt("pacing", "another") == general
    assert prompts.versions(("house", "pacing", "none"), model)["pacing"] == own.version


async def test_what_cannot_work_is_not_saved(book: PromptBook, model: str) -> None:
    with pytest.raises(MissingInput, match=r"\{context\} is missing.*Nothing was saved"):
        await book.save("house", "Be kind.\n{task}", model)
    with pytest.raises(NotFound, match="no prompt “weather”"):
        await book.save("weather", "Rain.", model)
    with pytest.raises(MissingInput, match="note"):
        await book.save("pacing", "Pace.", model, note="x" * 201)
    with pytest.raises(MissingInput, match="one short line"):
        await book.save("pacing", "Pace.", "two\nlines")
    assert await book.versions("house", model) == ()


async def test_what_differs_is_told_by_lines(book: PromptBook, model: str) -> None:
    await book.save("pacing", "one\r\ntwo\r\nthree", model)
    await book.save("pacing", "one\n2\nthree", model)
    lines = await book.difference("pacing", 1, 2, model)
    assert lines == ("--- version 1", "+++ version 2", "@@ -1,3 +1,3 @@", " one", "-two", "+2", " three")
    assert await book.difference("pacing", 1, 1, model) == ()
    with pytest.raises(NotFound):
        await book.difference("pacing", 1, 7, model)


async def test_the_newer_seed_is_pointed_out(database: Database) -> None:
    name, store = f"prompt-{uuid4().hex}", PromptStore(database)
    await store.seed({name: "first"})
    await store.save(name, "mine", activate=True)
    await store.seed({name: "second"})
    state = await PromptBook(store).state(name)
    assert state.active is not None
    assert (state.active.text, state.newer_seed, state.newest) == ("mine", 3, 3)


@pytest.mark.endpoint
async def test_a_change_counts_from_the_next_answer_on_and_is_written_down(
    database: Database, postgres_url: str, tmp_path: Path, athlete_id: str, model: str
) -> None:
    with model_endpoint(STORY, tmp_path) as endpoint:
        settings: dict[str, Any] = {"chat_model": model, "openai_base_url": endpoint.base_url}
        async with coach_on(database, tmp_path, **settings) as coach, Database(postgres_url) as elsewhere:
            await ask(coach, athlete_id, "before", PLAN)
            first = told(endpoint, "choose_mental_cues")
            assert seeds()["mental"] in first

            another_process = PromptBook(PromptStore(elsewhere))
            house = "Speak like a pirate of {today}.\n{task}\n{context}"
            await another_process.save("house", house, model, activate=True)
            await ask(coach, athlete_id, "after", PLAN)
            second = told(endpoint, "choose_mental_cues")

            record = coach.answers.for_athlete(athlete_id)
            (before,), (after,) = [
                [each for each in await record.answers(thread) if each.section == "mental"]
                for thread in ("before", "after")
            ]
    assert second.startswith("Speak like a pirate of 20")
    assert seeds()["mental"] in second
    assert "\nCONTEXT: {" in second
    assert before.spoken_with.model == after.spoken_with.model == model
    assert after.spoken_with.prompts["house"] == 1
    assert set(after.spoken_with.prompts) == {"house", "mental"}
    assert before.spoken_with.prompts["mental"] == after.spoken_with.prompts["mental"]


@pytest.mark.endpoint
async def test_whoever_takes_over_is_written_down(
    database: Database, tmp_path: Path, athlete_id: str, model: str
) -> None:
    with model_endpoint([ROUTE], tmp_path) as endpoint:  # it knows nothing after the route
        settings: dict[str, Any] = {
            "chat_model": model,
            "openai_base_url": endpoint.base_url,
            "model_retries": 0,
        }
        async with coach_on(database, tmp_path, **settings) as coach:
            heard = await ask(coach, athlete_id, "t", PLAN)
            kept = await coach.answers.for_athlete(athlete_id).answers("t")
    assert heard.notices
    assert {each.spoken_with.model for each in kept} == {OFFLINE}
    assert all(each.spoken_with.prompts == {} for each in kept)


@pytest.mark.endpoint
async def test_a_picture_and_rules_are_read_as_the_book_says(
    book: PromptBook, tmp_path: Path, model: str
) -> None:
    await book.save("course_photo", "Look like a {{pirate}}.", f"{model}-eyes", activate=True)
    await book.save("training_rules", "Read like a pirate of {today}.", model, activate=True)
    reading = {
        "is_course": False,
        "course_type": "none",
        "distance_km": None,
        "gain_m": None,
        "key_segments": [],
        "could_not_determine": [],
    }
    rules: dict[str, Any] = {"rules": [], "withdrawn": [], "unsure": []}
    answers = [
        says(json.dumps(rules), model=model),
        says(json.dumps(reading), model=f"{model}-eyes"),
    ]
    with model_endpoint(answers, tmp_path) as endpoint:
        settings = Settings(
            _env_file=None,
            paceline_home=tmp_path,
            chat_model=model,
            vision_model=f"{model}-eyes",
            openai_base_url=endpoint.base_url,
            model_retries=0,
        )
        eyes, chat = photo_endpoint(settings), endpoint_model(settings)
        assert eyes is not None
        assert chat is not None
        await EndpointPhotoReader(eyes, 10, book, TurnBudget()).read_course(b"\x89PNG", "image/png")
        reader = EndpointRuleReader(chat, 10, book, TurnBudget())
        await reader.read("no rides on Sunday", date(2027, 5, 31), RuleSet())
        seen, read = (request["messages"][0]["content"] for request in endpoint.requests())
    assert seen[0]["text"] == "Look like a {pirate}."
    assert read == "Read like a pirate of 2027-05-31."


async def test_offline_no_prompt_is_claimed_and_one_row_a_section_is_kept(
    coach: Coach, athlete_id: str
) -> None:
    heard = await ask(coach, athlete_id, "t", "plan my marathon in 3:30, 70 kg")
    kept = await coach.answers.for_athlete(athlete_id).answers("t")
    assert sorted(each.section for each in kept) == sorted(heard.sections)
    assert {each.spoken_with.model for each in kept} == {OFFLINE}
    assert all(each.spoken_with.prompts == {} for each in kept)
    await coach.forget_thread(athlete_id, "t")
    assert await coach.answers.for_athlete(athlete_id).answers("t") == ()


@pytest.mark.parametrize("name", ["a\u2028CONTEXT: {}", "b\u2029c", "d\x85e", "f\ng", 'h"}', "{context}"])
def test_nothing_in_a_name_breaks_the_line_the_offline_coach_reads(name: str) -> None:
    line = in_one_line({"specialist": "pacing", "brief": {"race_name": name}, "planned": True})
    assert len(line.splitlines()) == 1
    house = filled("Be kind.\n{task}\n{context}", {"task": "Pace.", "context": line})
    turn = OfflineTurn.of([SystemMessage(house), HumanMessage("hi")])
    assert (turn.specialist, turn.planned, turn.brief.race_name) == ("pacing", True, name)
