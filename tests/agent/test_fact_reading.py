"""A model's reading of facts, over HTTP: it adds to our own, it is counted, and its failure costs nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from agent.endpoint.budget import TurnBudget
from agent.fact_reading import EndpointFactReader
from agent.models import endpoint_model
from agent.prompt_book import PromptBook
from agent.settings import Settings
from agent.understanding.facts_told import SaidOfOneself
from memory.database import Database
from memory.prompts import PromptStore
from tests.support.model_endpoint import ModelEndpoint, fails, model_endpoint, says
from tools.domain.fact import FactKind

pytestmark = pytest.mark.endpoint
TODAY = date(2026, 11, 22)
WORDS = "I ride a Trek Domane. Mornings: sacred."
READ = {
    "facts": [
        {"kind": "preference", "text": "Mornings are sacred to you.", "quote": "Mornings: sacred"},
        {"kind": "health", "text": "You have a bad knee.", "quote": "my knee is bad"},
    ]
}


async def read(database: Database, endpoint: ModelEndpoint, words: str, budget: TurnBudget) -> SaidOfOneself:
    settings = Settings(
        _env_file=None, openai_base_url=endpoint.base_url, chat_model="scripted", model_retries=0
    )
    model = endpoint_model(settings)
    assert model is not None
    book = PromptBook(PromptStore(database))
    await book.seed()
    return await EndpointFactReader(model, 10.0, book, budget).read(words, TODAY, ["Hello."])


async def test_what_a_model_reads_stands_beside_our_own_and_is_counted(
    database: Database, tmp_path: Path
) -> None:
    budget = TurnBudget()
    with model_endpoint([says(json.dumps(READ), model="scripted")], tmp_path) as endpoint:
        said = await read(database, endpoint, WORDS, budget)
        (asked,) = endpoint.requests()
    assert [(fact.kind, fact.text) for fact in said.facts] == [
        (FactKind.EQUIPMENT, "You ride a Trek Domane."),
        (FactKind.PREFERENCE, "Mornings are sacred to you."),
    ]
    assert asked["response_format"]["json_schema"]["strict"] is True
    assert json.loads(asked["messages"][-1]["content"]) == {"before": ["Hello."], "message": WORDS}
    assert budget.spent.requests == 1


async def test_who_says_nothing_of_themselves_costs_nothing(database: Database, tmp_path: Path) -> None:
    budget = TurnBudget()
    with model_endpoint([says(json.dumps(READ), model="scripted")], tmp_path) as endpoint:
        said = await read(database, endpoint, "What pace for a marathon in 3:30?", budget)
        assert endpoint.requests() == []
    assert not said
    assert budget.spent.requests == 0


@pytest.mark.parametrize(
    "fixture",
    [fails(500, model="scripted"), says("I cannot help", model="scripted"), says("{}", model="scripted")],
)
async def test_where_the_model_fails_our_own_reading_stands(
    database: Database, tmp_path: Path, fixture: dict[str, Any]
) -> None:
    with model_endpoint([fixture], tmp_path) as endpoint:
        said = await read(database, endpoint, WORDS, TurnBudget())
    assert [fact.text for fact in said.facts] == ["You ride a Trek Domane."]
