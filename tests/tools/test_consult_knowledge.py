"""The tool that looks knowledge up: the passage's own sentences, what they rest on, and an honest nothing."""

import json
from dataclasses import replace
from typing import Any

import pytest
from langgraph.prebuilt import ToolRuntime
from pydantic import ValidationError

from tests.tools.test_prediction_tools import MARATHON, context_of
from tools.consult_knowledge import NO_SOURCE, consult_knowledge
from tools.domain.checking.claims import unsourced
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.knowledge import LONGEST_QUESTION, Citation, KnowledgePassage
from tools.kit.outcome import ToolOutcome

CAFFEINE = KnowledgePassage(
    id="fuelling/caffeine",
    title="Does caffeine help?",
    text="Yes, for most. Caffeine improves endurance performance.",
    citations=(
        Citation(authors="Guest et al.", year=2021, title="Caffeine", where="J 18:1"),
        Citation(authors="Doe", year=2020),
    ),
)


class Shelf:
    """Knowledge of one thing (kit's KnowledgeShelf)."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, int]] = []

    async def passages(self, question: str, limit: int = 3) -> tuple[KnowledgePassage, ...]:
        self.asked.append((question, limit))
        return (CAFFEINE,) if "caffeine" in question else ()


async def looked_up(question: str, shelf: Shelf | None = None, **arguments: Any) -> tuple[Any, ToolOutcome]:
    world = replace(context_of(MARATHON), knowledge=shelf)
    runtime = ToolRuntime(
        state=None, context=world, config={}, stream_writer=lambda _: None, tool_call_id="1", store=None
    )
    said = {"question": question, "runtime": runtime, **arguments}
    message = await consult_knowledge.ainvoke(
        {"type": "tool_call", "name": "consult_knowledge", "id": "1", "args": said}
    )
    return json.loads(message.text)["facts"], message.artifact


async def test_a_passage_is_told_with_what_it_rests_on() -> None:
    facts, outcome = await looked_up("does caffeine help?", Shelf())
    assert facts == [
        ["Yes, for most.", "Caffeine improves endurance performance (Guest et al. 2021; Doe 2020)."],
        ["- Guest et al. (2021), Caffeine, J 18:1", "- Doe (2020)"],
    ]
    assert outcome.passages == (CAFFEINE,)


@pytest.mark.parametrize("shelf", [Shelf(), None])
async def test_where_nothing_is_known_it_says_so(shelf: Shelf | None) -> None:
    facts, outcome = await looked_up("does beetroot help?", shelf)
    assert facts == [[NO_SOURCE]]
    assert outcome.passages == ()


async def test_as_many_are_asked_for_as_wanted() -> None:
    shelf = Shelf()
    await looked_up("does caffeine help?", shelf, limit=1)
    assert shelf.asked == [("does caffeine help?", 1)]


async def test_a_question_has_an_end() -> None:
    with pytest.raises(ValidationError):
        await looked_up("x" * (LONGEST_QUESTION + 1), Shelf())


async def test_what_is_told_passes_the_check_of_claims() -> None:
    facts, outcome = await looked_up("does caffeine help?", Shelf())
    sentences = tuple(sentence for paragraph in facts for sentence in paragraph)
    evidence = Evidence(today=context_of(MARATHON).today).with_tool(
        ToolSaid("consult_knowledge", sentences), outcome.passages
    )
    assert [sentence for sentence in sentences if unsourced(sentence, evidence)] == []
