"""A model's reply, streamed; every failure of the endpoint ends in one sentence."""

from collections.abc import AsyncIterator, Sequence
from contextlib import aclosing

from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.tools import BaseTool

from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint, EndpointModel
from agent.endpoint.streaming import Asked, Chunks
from agent.endpoint.trying import with_any_model


def replies(
    endpoint: Endpoint,
    messages: Sequence[BaseMessage],
    tools: Sequence[BaseTool],
    *,
    timeout_s: float,
    budget: TurnBudget,
    purpose: str = "chat",
) -> "Reply":
    """Return an endpoint's reply as it comes; it raises ModelUnavailable when it fails or breaks off.

    A model's first chunk has to come within `timeout_s`, all its retries included; so has every further one.
    """
    return Reply(endpoint, Asked(messages, timeout_s, budget, purpose), tools)


class Reply(AsyncIterator[AIMessageChunk]):
    """A reply as it comes. `model` is who speaks, from the first chunk on.

    Nothing comes before the first words, or before the whole of a reply that only calls tools: so far a
    failure is tried again, and nothing is ever doubled. `aclose` ends it early and closes the connection.
    """

    def __init__(self, endpoint: Endpoint, asked: Asked, tools: Sequence[BaseTool]) -> None:
        self.model: str | None = None
        self._endpoint, self._asked, self._tools = endpoint, asked, tools
        self._chunks = self._told()

    async def __anext__(self) -> AIMessageChunk:
        """Return the next chunk; raise ModelUnavailable."""
        return await anext(self._chunks)

    async def aclose(self) -> None:
        """End the reply here."""
        await self._chunks.aclose()

    async def _told(self) -> Chunks:
        first, chunks = await with_any_model(self._endpoint, self._begun, self._asked.timeout_s)
        async with aclosing(chunks):
            yield first
            async for chunk in chunks:
                yield chunk

    async def _begun(self, model: EndpointModel) -> tuple[AIMessageChunk, Chunks]:
        chunks = self._asked.stream(model, model.with_tools(self._tools))
        first = await anext(chunks)
        self.model = model.name
        return first, chunks
