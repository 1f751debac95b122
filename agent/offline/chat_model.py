"""The offline coach as a LangChain chat model: same interface as an endpoint, rules and findings inside."""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

from langchain_core.callbacks import AsyncCallbackManagerForLLMRun, CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel, LanguageModelInput
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.messages.tool import ToolCall, tool_call, tool_call_chunk
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.runnables import Runnable
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_tool
from pydantic import ConfigDict, Field

from agent.offline import replies
from agent.offline.focus import focused
from agent.offline.intents import TRAINING, Intent
from agent.offline.kept_in_mind import beside_the_fuel
from agent.offline.nearest import NearestIntent
from agent.offline.routing import decide, understood_words
from agent.offline.tool_choice import chosen_calls
from agent.offline.turn import OfflineTurn
from agent.understanding.facts_said import read_facts

ROUTING_TOOL = "choose_specialists"
_WORD = re.compile(r"\s*\S+\s*")


class OfflineCoach(BaseChatModel):
    """Answers without a language model: understands by rules and examples, speaks from findings only.

    The same messages always give the same answer (but for the ids of tool calls).
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    nearest: NearestIntent = Field(default_factory=NearestIntent, exclude=True)

    @property
    def _llm_type(self) -> str:
        return "paceline-offline-coach"

    def bind_tools(
        self,
        tools: Sequence[dict[str, Any] | type | Callable[..., Any] | BaseTool],
        *,
        tool_choice: str | None = None,
        **kwargs: Any,
    ) -> Runnable[LanguageModelInput, AIMessage]:
        """Return the coach with these tools at hand."""
        return self.bind(tools=[_named(tool) for tool in tools], tool_choice=tool_choice, **kwargs)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return _result(self._answer(messages, **kwargs))

    async def _agenerate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        return _result(await asyncio.to_thread(self._answer, messages, **kwargs))

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for chunk in _chunks(self._answer(messages, **kwargs)):
            if run_manager:
                run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk

    async def _astream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: AsyncCallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> AsyncIterator[ChatGenerationChunk]:
        # The embedding is CPU work; everything after it is a loop over words.
        for chunk in _chunks(await asyncio.to_thread(self._answer, messages, **kwargs)):
            if run_manager:
                await run_manager.on_llm_new_token(chunk.text, chunk=chunk)
            yield chunk

    def _answer(self, messages: Sequence[BaseMessage], **kwargs: Any) -> AIMessage:
        """Return the whole reply: tool calls, or text made of what the tools said."""
        turn = OfflineTurn.of(messages)
        bound = _bound(kwargs.get("tools"), kwargs.get("tool_choice"))
        if ROUTING_TOOL in bound:
            return _calling([(ROUTING_TOOL, {"specialists": decide(turn, self.nearest).specialists})])
        if turn.told:
            return AIMessage(self._from_facts(turn))
        decision = decide(turn, self.nearest)
        if not bound:
            return AIMessage(_talk(turn, decision.talk))
        calls = chosen_calls(turn, decision.intents.get(turn.specialist), bound)
        if calls:
            return _calling(calls)
        return AIMessage(replies.without_tools(decision.intents.get(turn.specialist)))

    def _from_facts(self, turn: OfflineTurn) -> str:
        decision = decide(turn, self.nearest)
        told = turn.told if decision.whole else focused(turn)
        text = replies.composed(told)
        if turn.specialist != TRAINING:
            known = beside_the_fuel(turn)
            return f"{text}\n\n{known}" if known else text
        asked = decision.intents.get(TRAINING)
        before = replies.before_own_data(asked, turn.text, told)
        return f"{before}\n\n{text}" if before else text


def _talk(turn: OfflineTurn, talk: Intent | None) -> str:
    """Return what is said where nobody in particular answers; who only tells of themselves is heard."""
    if talk is None and read_facts(turn.text, turn.today):
        return replies.NOTED
    return replies.talk(talk, understood_words(turn))


def _named(tool: dict[str, Any] | type | Callable[..., Any] | BaseTool) -> dict[str, Any]:
    """Return a tool as an endpoint is told of it, by its name alone: its arguments' schema is not read."""
    if isinstance(tool, BaseTool):
        return {"type": "function", "function": {"name": tool.name}}
    return convert_to_openai_tool(tool)


def _bound(tools: Sequence[dict[str, Any]] | None, tool_choice: Any) -> frozenset[str]:
    """Return the names of the tools that may be called; a named choice leaves only that one."""
    names = frozenset(tool["function"]["name"] for tool in tools or () if "function" in tool)
    if tool_choice == "none":
        return frozenset()
    if isinstance(tool_choice, dict):
        tool_choice = (tool_choice.get("function") or {}).get("name")
    return names & {tool_choice} if tool_choice in names else names


def _calling(calls: Sequence[tuple[str, dict[str, Any]]]) -> AIMessage:
    made: list[ToolCall] = [tool_call(name=name, args=args, id=f"call_{uuid4().hex}") for name, args in calls]
    return AIMessage("", tool_calls=made)


def _result(message: AIMessage) -> ChatResult:
    message = message.model_copy(update={"response_metadata": _finished(message)})
    return ChatResult(generations=[ChatGeneration(message=message)])


def _chunks(message: AIMessage) -> Iterator[ChatGenerationChunk]:
    for words in _WORD.findall(message.text):
        yield ChatGenerationChunk(message=AIMessageChunk(content=words))
    for index, call in enumerate(message.tool_calls):
        piece = tool_call_chunk(name=call["name"], args=json.dumps(call["args"]), id=call["id"], index=index)
        yield ChatGenerationChunk(message=AIMessageChunk(content="", tool_call_chunks=[piece]))
    last = AIMessageChunk(content="", response_metadata=_finished(message), chunk_position="last")
    yield ChatGenerationChunk(message=last, generation_info=_finished(message))


def _finished(message: AIMessage) -> dict[str, Any]:
    return {
        "finish_reason": "tool_calls" if message.tool_calls else "stop",
        "model_name": "paceline-offline-coach",
    }
