"""What the models took, over real HTTP: nothing offline, and every request with an endpoint."""

import httpx
import pytest

from tests.support.faulty_endpoint import Body, Say, faulty_endpoint
from tests.support.server import new_home, serving


async def test_offline_nothing_is_spent(client: httpx.AsyncClient) -> None:
    told = (await client.get("/spending")).json()
    assert told["today"] == {
        "requests": 0,
        "input_tokens": 0,
        "output_tokens": 0,
        "cost": None,
        "estimated": False,
        "told": "0 requests, 0 tokens",
    }
    assert told["limit"] == {"tokens": None, "cost": None, "reached": False}
    assert (told["days"], told["threads"], told["models"]) == ({}, {}, {})
    assert (await client.get("/spending/nowhere")).json() == {"requests": []}
    health = (await client.get("/health")).json()
    assert (health["models"], health["daily_limit"]) == ([], {"tokens": None, "cost": None})


@pytest.mark.parametrize("days", [0, 367, "x"])
async def test_a_span_that_makes_no_sense_is_refused(client: httpx.AsyncClient, days: object) -> None:
    assert (await client.get("/spending", params={"days": str(days)})).status_code == 422


async def test_a_question_is_counted_until_the_day_is_full() -> None:
    def answer(body: Body, _number: int) -> Say:
        if "tools" in body:
            return Say(tool=("choose_specialists", '{"specialists": []}'))
        return Say("Let it come to you.")

    async with faulty_endpoint(answer) as server:
        settings = {
            "CHAT_MODEL": "gpt-x, llama3",
            "OPENAI_BASE_URL": server.base_url,
            "MODEL_PRICES": "gpt-x=10/100, llama3=0/0",
            "DAILY_TOKEN_CAP": "200",
        }
        async with (
            serving(new_home(), **settings) as served,
            httpx.AsyncClient(base_url=served.address, timeout=30) as client,
        ):
            asked = {"question": "Why do we say good luck?"}
            assert "Let it come" in (await client.post("/strategy/question", json=asked)).json()["answer"]
            told = (await client.get("/spending")).json()
            took = told["today"]
            assert took["requests"] == len(server.seen)
            assert took["input_tokens"] == 100 * took["requests"]
            assert told["days"] == {next(iter(told["days"])): took}
            assert told["models"] == {"gpt-x": took}
            assert told["limit"]["reached"] is True
            (thread,) = told["threads"]
            requests = (await client.get(f"/spending/{thread}")).json()["requests"]
            assert {request["purpose"] for request in requests} >= {"route", "answer"}
            again = (await client.post("/strategy/question", json=asked | {"ask_again": True})).json()
            assert again["notices"][0].startswith("Today's limit of 200 tokens for the model is reached.")
            health = (await client.get("/health")).json()
            assert health["models"][0] == {"model": "gpt-x", "state": "closed"}
