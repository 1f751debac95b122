"""Tool: what is known of the sport in general, with who found it out."""

from typing import Annotated

from langchain_core.tools import tool
from langgraph.prebuilt import ToolRuntime
from pydantic import Field

from tools.domain.knowledge import LONGEST_QUESTION, KnowledgePassage
from tools.domain.knowledge_text import sentences_of
from tools.kit.context import ToolContext
from tools.kit.outcome import ToolOutcome
from tools.kit.reply import Reply, reply

NO_SOURCE = "I have no source on that, so I make no claim about it."


@tool(response_format="content_and_artifact")
async def consult_knowledge(
    runtime: ToolRuntime[ToolContext, None],
    question: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)],
    limit: Annotated[int, Field(ge=1, le=3)] = 2,
) -> Reply:
    """Look up coaching knowledge with its sources: how and why of fuelling, training, heat, pacing, the mind.

    Every claim about the body that is not in another tool's facts comes from here, with its citation.
    """
    shelf = runtime.context.knowledge
    found = await shelf.passages(question, limit) if shelf else ()
    if not found:
        return reply([[NO_SOURCE]], ToolOutcome())
    facts = [each for passage in found for each in (_told(passage), _sources(passage))]
    return reply(facts, ToolOutcome(passages=found))


def _told(passage: KnowledgePassage) -> list[str]:
    """Return a passage's sentences, the last with what they rest on."""
    *before, last = sentences_of(passage.text)
    return [*before, f"{last.removesuffix('.')} ({passage.cited})."]


def _sources(passage: KnowledgePassage) -> list[str]:
    """Return where each source is found, as a list."""
    return [f"- {citation.whole}" for citation in passage.citations]
