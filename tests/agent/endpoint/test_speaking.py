"""A reply over real HTTP: tried again while nothing was said, never doubled, ended when nobody listens."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace
from typing import Any

import pytest
from langchain_core.messages import HumanMessage
from langchain_core.tools import tool

from agent.endpoint.breaker import Breaker
from agent.endpoint.budget import TurnBudget
from agent.endpoint.speaking import Reply, replies
from agent.models import endpoint_model
from agent.settings import Settings
from tests.support.asked_endpoint import AskedEndpoint, asked_endpoint
from tests.support.faulty_endpoint import Body, Say, unused_port
from tools.kit.errors import ModelUnavailable

HELLO = [HumanMessage("Hello")]
SPOKEN = "Hold back early and let it run."
TIMEOUT_S = 2.0


class Scene:
    """Who talks to an endpoint that answers from a list, the last for good."""

    def __init__(self, asked: AskedEndpoint) -> None:
        self.server, self.endpoint, self.budget = asked.server, asked.endpoint, asked.budget
        self.outcomes = asked.outcomes

    def reply(self, tools: Any = (), timeout_s: float = TIMEOUT_S) -> Reply:
        return replies(self.endpoint, HELLO, tools, timeout_s=timeout_s, budget=self.budget, purpose="test")

    async def text(self, **how: Any) -> str:
        return "".join([chunk.text async for chunk in self.reply(**how)]).strip()

    async def listen(self, heard: list[str]) -> None:
        async for chunk in self.reply():
            heard.append(chunk.text)


@asynccontextmanager
async def scene(*says: Say, **how: Any) -> AsyncIterator[Scene]:
    async with asked_endpoint(*says, **how) as asked:
        yield Scene(asked)


@tool
def look(what: str) -> str:
    """Look at something."""
    return what


@pytest.mark.parametrize(
    "fault",
    [
        *("429", "429 seconds", "429 date", "500", "502", "503", "reset", "html", "empty"),
        *("cut", "reset later", "broken json", "senseless", "error inside", "no finish"),
    ],
)
async def test_what_fails_before_the_first_word_is_tried_again(fault: str) -> None:
    async with scene(Say("", fault=fault), Say(SPOKEN)) as here:
        assert await here.text() == SPOKEN
        assert [outcome for _, outcome, *_ in here.outcomes()] == ["failed", "done"]


@pytest.mark.parametrize("fault", ["broken arguments", "cut", "reset later", "broken json", "no finish"])
async def test_half_a_tool_call_is_no_tool_call(fault: str) -> None:
    call = Say("", tool=("look", '{"what": "here"}'))
    async with scene(replace(call, fault=fault), call) as here:
        chunks = [chunk async for chunk in here.reply(tools=[look])]
        whole = chunks[0]
        for chunk in chunks[1:]:
            whole = whole + chunk
        assert [(each["name"], each["args"]) for each in whole.tool_calls] == [("look", {"what": "here"})]
        assert len(here.server.seen) == 2


@pytest.mark.parametrize("fault", ["cut", "reset later", "broken json", "senseless", "error inside"])
async def test_what_fails_after_the_first_word_is_said_once_and_not_tried_again(fault: str) -> None:
    async with scene(Say(SPOKEN, fault=fault), Say(SPOKEN), models="first, second") as here:
        heard: list[str] = []
        with pytest.raises(ModelUnavailable):
            await here.listen(heard)
        assert SPOKEN.startswith("".join(heard).strip())
        assert "".join(heard).strip()
        assert len(here.server.seen) == 1
        assert [row[1] for row in here.outcomes()] == ["failed"]


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ("400", "answered with an error (400)"),
        ("401", "does not accept the key"),
        ("404", "does not know that model"),
        ("length", "limit of tokens"),
        ("filter", "content filter"),
    ],
)
async def test_what_another_try_would_not_change_is_asked_of_the_next_model_at_once(
    fault: str, sentence: str
) -> None:
    async with scene(Say("", fault=fault)) as here:
        with pytest.raises(ModelUnavailable, match=r".") as told:
            await here.text()
        assert sentence in str(told.value)
        assert len(here.server.seen) <= 2  # 400: once more without the option to count tokens

    def by_model(body: Body, _number: int) -> Say:
        return Say("", fault=fault) if body["model"] == "first" else Say(SPOKEN)

    async with scene(models="first, second", script=by_model) as here:
        reply = here.reply()
        assert "".join([chunk.text async for chunk in reply]).strip() == SPOKEN
        assert reply.model == "second"


async def test_a_long_wait_is_not_waited_for() -> None:
    async with scene(Say("", fault="429 long"), Say(SPOKEN)) as here:
        with pytest.raises(ModelUnavailable, match="too many requests"):
            await here.text()
        assert len(here.server.seen) == 1
        with pytest.raises(ModelUnavailable, match="asked again within a minute"):
            await here.text()
        assert len(here.server.seen) == 1


async def test_silence_ends_after_the_timeout_first_or_later() -> None:
    for fault, text in (("stall first", ""), ("stall", ""), ("stall", SPOKEN)):
        async with scene(Say(text, fault=fault), model_retries=0) as here:
            with pytest.raises(ModelUnavailable, match=r"timed out after 0\.3 s"):
                await here.text(timeout_s=0.3)
            assert here.outcomes()[0][1] == "failed"


async def test_a_slow_answer_that_goes_on_is_waited_for() -> None:
    async with scene(Say(SPOKEN, pause_s=0.1)) as here:
        assert await here.text(timeout_s=0.4) == SPOKEN


async def test_nobody_listening_at_the_address_is_a_sentence() -> None:
    nowhere = f"http://127.0.0.1:{unused_port()}/v1"
    told = Settings(_env_file=None, chat_model="x", openai_base_url=nowhere, model_retries=0)
    endpoint = endpoint_model(told)
    assert endpoint is not None
    budget = TurnBudget()
    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await anext(replies(endpoint, HELLO, [], timeout_s=TIMEOUT_S, budget=budget))
    assert (budget.spent.requests, budget.spent.tokens) == (1, 0)


async def test_a_model_that_keeps_failing_is_left_alone_and_asked_again_after_the_pause() -> None:
    now = [0.0]
    async with scene(*[Say("", fault="500")] * 3, Say(SPOKEN), model_retries=0) as here:
        (model,) = here.endpoint.models
        model.breaker = Breaker(failures=2, pause_s=10, clock=lambda: now[0])
        for _ in range(4):
            with pytest.raises(ModelUnavailable):
                await here.text()
        assert len(here.server.seen) == 2
        now[0] = 11.0
        with pytest.raises(ModelUnavailable, match="500"):
            await here.text()
        now[0] = 20.0
        with pytest.raises(ModelUnavailable, match="asked again within a minute"):
            await here.text()
        now[0] = 22.0
        assert await here.text() == SPOKEN
        assert model.breaker.state == "closed"


@pytest.mark.parametrize(
    ("fault", "counted"),
    [
        ("", (100, 10, False)),
        ("usage twice", (100, 10, False)),
        ("usage so far", (100, 10, False)),
        ("finish twice", (100, 10, False)),
        ("no usage", (2, 8, True)),
    ],
)
async def test_tokens_are_counted_once_whatever_is_reported(
    fault: str, counted: tuple[int, int, bool]
) -> None:
    async with scene(Say(SPOKEN, fault=fault), model_prices="scripted=1/2") as here:
        assert await here.text() == SPOKEN
        assert here.outcomes() == [("scripted", "done", *counted)]
        cost = here.budget.spent.cost
        assert cost is not None
        assert float(cost) == pytest.approx((counted[0] + 2 * counted[1]) / 1e6)


async def test_an_endpoint_that_refuses_to_count_is_asked_without_from_then_on() -> None:
    def strict(body: Body, _number: int) -> Say:
        return Say("", fault="400") if "stream_options" in body else Say(SPOKEN, fault="no usage")

    async with scene(script=strict) as here:
        assert await here.text() == SPOKEN
        assert await here.text() == SPOKEN
        assert ["stream_options" in seen.body for seen in here.server.seen] == [True, False, False]


async def test_who_stops_listening_closes_the_connection_and_is_counted_once() -> None:
    async with scene(Say(" ".join(["word"] * 100), pause_s=0.05), models="first, second") as here:
        async with aclosing(here.reply()) as told:
            async for chunk in told:
                if chunk.text.strip():
                    break
        await asyncio.sleep(0.3)
        assert [seen.hung_up_at is not None for seen in here.server.seen] == [True]
        ((_, outcome, _, _, estimated),) = here.outcomes()
        assert (outcome, estimated) == ("cancelled", True)


@pytest.mark.parametrize("say", [Say(" ".join(["word"] * 100), pause_s=0.05), Say("", fault="stall first")])
async def test_a_cancelled_task_closes_the_connection_and_nothing_is_tried_again(say: Say) -> None:
    async with scene(say, models="first, second") as here:
        listening = asyncio.ensure_future(here.text(timeout_s=20))
        await asyncio.sleep(0.3)
        listening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await listening
        await asyncio.sleep(0.3)
        assert [seen.hung_up_at is not None for seen in here.server.seen] == [True]
        assert [row[1] for row in here.outcomes()] == ["cancelled"]


async def test_the_log_names_what_failed_and_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    async with scene(Say("", fault="401"), openai_api_key="sk-very-secret") as here:
        with caplog.at_level(logging.WARNING), pytest.raises(ModelUnavailable):
            await here.text()
    (line,) = [record.getMessage() for record in caplog.records if record.name.startswith("agent.endpoint")]
    assert line.startswith("Model scripted, asked for test, attempt 1: status 401 after ")
    assert "sk-very" not in caplog.text
