"""Letting a model speak: streamed to the page, with the offline coach ready when the endpoint fails."""

from collections.abc import AsyncIterator, Sequence
from typing import cast

from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage
from langchain_core.tools import BaseTool

from agent.context import Emit, TurnContext
from agent.endpoint.speaking import replies
from agent.events import Notice, Section, TextDelta
from agent.models import Speaker
from tools.kit.errors import ModelUnavailable

TAKING_OVER = "Here are the computed numbers; I will put them into words when it is back."


class Voice:
    """One speaker of one turn. After a failure it stays with the offline coach until the turn ends."""

    def __init__(self, context: TurnContext, emit: Emit, tools: Sequence[BaseTool], *, failed: bool) -> None:
        self._context = context
        self._emit = emit
        self._tools = tools
        self.failed = failed

    async def reply(self, messages: Sequence[AnyMessage], section: Section | None) -> AIMessage:
        """Return the model's next message, its text streamed into a section as it comes."""
        endpoint = self._context.endpoint
        if endpoint is not None and not self.failed:
            try:
                told = replies(
                    endpoint,
                    messages,
                    self._tools,
                    timeout_s=self._context.model_timeout_s,
                    budget=self._context.budget,
                )
                return await self._said(told, section, offline=False)
            except ModelUnavailable as error:
                self.failed = True
                self._emit(Notice(text=f"{error} {TAKING_OVER}", retry=True))
                if section:
                    self._emit(TextDelta(section=section, text="\n\n"))
        return await self.offline_reply(messages, section)

    async def offline_reply(self, messages: Sequence[AnyMessage], section: Section | None) -> AIMessage:
        """Return the offline coach's next message, streamed likewise."""
        offline = self._context.offline
        speaker = cast(Speaker, offline.bind_tools(list(self._tools)) if self._tools else offline)
        return await self._said(speaker.astream(messages), section, offline=True)

    async def _said(
        self, told: AsyncIterator[AIMessageChunk], section: Section | None, *, offline: bool
    ) -> AIMessage:
        whole: AIMessageChunk | None = None
        async for chunk in told:
            if section and chunk.text:
                if whole is None or not whole.text:
                    self._context.spoken.note(section, self._context.speaker(section, failed=offline))
                self._emit(TextDelta(section=section, text=chunk.text))
            whole = chunk if whole is None else whole + chunk
        if whole is None:
            raise ModelUnavailable("Your model endpoint sent an empty answer.")
        return AIMessage(whole.content, tool_calls=whole.tool_calls)
