"""Letting a model speak: streamed to the page, with the offline coach ready when the endpoint fails."""

from collections.abc import Sequence

from langchain_core.messages import AIMessage, AIMessageChunk, AnyMessage
from langchain_core.tools import BaseTool

from agent.context import Emit, TurnContext
from agent.events import Notice, Section, TextDelta
from agent.models import streamed
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
        if not self.failed:
            try:
                return await self._speak(messages, section, offline=False)
            except ModelUnavailable as error:
                self.failed = True
                self._emit(Notice(text=f"{error} {TAKING_OVER}", retry=True))
                if section:
                    self._emit(TextDelta(section=section, text="\n\n"))
        return await self._speak(messages, section, offline=True)

    async def _speak(
        self, messages: Sequence[AnyMessage], section: Section | None, *, offline: bool
    ) -> AIMessage:
        context = self._context
        model = context.offline if offline else context.model
        speaker = model.bind_tools(list(self._tools)) if self._tools else model
        whole: AIMessageChunk | None = None
        async for chunk in streamed(speaker, messages, context.model_timeout_s):
            whole = chunk if whole is None else whole + chunk
            if section and chunk.text:
                self._emit(TextDelta(section=section, text=chunk.text))
        if whole is None:
            raise ModelUnavailable("Your model endpoint sent an empty answer.")
        return AIMessage(
            whole.content, tool_calls=whole.tool_calls, invalid_tool_calls=whole.invalid_tool_calls
        )
