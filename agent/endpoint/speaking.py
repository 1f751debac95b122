"""A model's reply, streamed; every failure of the endpoint ends in one sentence."""

from collections.abc import AsyncIterator, Sequence
from typing import cast

from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, AnyMessage
from langchain_core.tools import BaseTool

from agent.endpoint.budget import TurnBudget
from agent.models import Speaker, streamed


def replies(
    endpoint: BaseChatModel,
    messages: Sequence[AnyMessage],
    tools: Sequence[BaseTool],
    *,
    timeout_s: float,
    budget: TurnBudget,
) -> AsyncIterator[AIMessageChunk]:
    """Yield an endpoint's reply as it comes; raise ModelUnavailable when it fails or breaks off."""
    speaker = cast(Speaker, endpoint.bind_tools(list(tools)) if tools else endpoint)
    return streamed(speaker, messages, timeout_s)
