"""One question, one answer in a schema: over real HTTP, counted, with every way to fail a sentence."""

import json

import pytest
from langchain_core.messages import HumanMessage
from pydantic import BaseModel, ConfigDict

from agent.endpoint.asking import asked
from agent.photo_reading import EndpointPhotoReader
from agent.prompt_book import PromptBook
from memory.database import Database
from memory.prompts import PromptStore
from tests.support.asked_endpoint import AskedEndpoint, asked_endpoint
from tests.support.faulty_endpoint import Body, Say
from tools.kit.errors import ModelUnavailable

QUESTION = [HumanMessage("Which sport?")]
TIMEOUT_S = 2.0


class Sport(BaseModel):
    """A sport and how often."""

    model_config = ConfigDict(extra="forbid")

    name: str
    times: int | None


RUN = json.dumps({"name": "run", "times": None})


async def sport(here: AskedEndpoint) -> Sport:
    return await asked(
        here.endpoint, QUESTION, Sport, timeout_s=TIMEOUT_S, budget=here.budget, purpose="test"
    )


async def test_the_schema_is_asked_for_strictly_and_the_answer_counted() -> None:
    async with asked_endpoint(Say(RUN)) as here:
        assert await sport(here) == Sport(name="run", times=None)
        described = here.server.seen[0].body["response_format"]["json_schema"]
        assert described["strict"] is True
        assert described["schema"]["required"] == ["name", "times"]
        assert described["schema"]["additionalProperties"] is False
        assert here.outcomes() == [("scripted", "done", 100, 10, False)]


async def test_words_around_the_answer_do_no_harm() -> None:
    async with asked_endpoint(Say(f"Sure: ```json\n{RUN}\n```")) as here:
        assert (await sport(here)).name == "run"


@pytest.mark.parametrize("said", ["I cannot help", "{}", '{"name": 3}', RUN[:-4]])
async def test_another_form_is_a_sentence_and_is_paid_for_once(said: str) -> None:
    async with asked_endpoint(Say(said)) as here:
        with pytest.raises(ModelUnavailable, match="another form"):
            await sport(here)
        assert here.outcomes() == [("scripted", "done", 100, 10, False)]


async def test_another_model_may_know_the_form() -> None:
    def by_model(body: Body, _number: int) -> Say:
        return Say("Hm." if body["model"] == "small" else RUN)

    async with asked_endpoint(models="small, large", script=by_model) as here:
        assert (await sport(here)).name == "run"
        assert [model for model, *_ in here.outcomes()] == ["small", "large"]


@pytest.mark.parametrize("fault", ["429", "500", "reset", "cut", "broken json", "empty", "no finish"])
async def test_what_breaks_is_tried_again_from_the_start(fault: str) -> None:
    async with asked_endpoint(Say(RUN, fault=fault), Say(RUN)) as here:
        assert (await sport(here)).name == "run"
        assert [outcome for _, outcome, *_ in here.outcomes()] == ["failed", "done"]


async def test_a_text_is_asked_for_without_a_schema() -> None:
    async with asked_endpoint(Say("Yes.")) as here:
        said = await asked(
            here.endpoint, QUESTION, None, timeout_s=TIMEOUT_S, budget=here.budget, purpose="test"
        )
        assert said.strip() == "Yes."
        assert "response_format" not in here.server.seen[0].body


async def test_a_picture_counts_as_one_and_not_by_its_bytes(database: Database) -> None:
    book = PromptBook(PromptStore(database))
    await book.seed()
    nothing = {"course_type": "map", "distance_km": None, "gain_m": None, "key_segments": []}
    read = {"is_course": True, "could_not_determine": [], **nothing}
    async with asked_endpoint(Say(json.dumps(read), fault="no usage")) as here:
        reader = EndpointPhotoReader(here.endpoint, TIMEOUT_S, book, here.budget)
        assert (await reader.read_course(b"\x89PNG" * 100_000, "image/png")).course_type == "map"
        ((_, _, read_tokens, _, estimated),) = here.outcomes()
        assert estimated
        assert 1_000 < read_tokens < 3_000
