"""One request to a model, streamed: patient between its chunks, counted, whole or failed."""

import asyncio
import json
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

import openai
from langchain_core.messages import AIMessageChunk, BaseMessage

from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import EndpointModel, Speaker
from agent.endpoint.failing import (
    BROKE_OFF,
    EMPTY,
    SENSELESS,
    TOO_LONG,
    WITHHELD,
    RequestFailed,
    Trouble,
    trouble_of,
)
from agent.endpoint.gathering import LONGEST_HELD_S, LONGEST_WAIT_S
from agent.endpoint.metering import Metered, characters_of

LONGEST_REPLY = 100_000  # characters and chunks; the longest answer we ask for has some thousand [D]
GATHERED_S = LONGEST_HELD_S + LONGEST_WAIT_S
"""How long we ourselves may hold back what a model has said: no silence of its own."""
Chunks = AsyncGenerator[AIMessageChunk, None]
# Beside its own errors the client lets through what a senseless chunk trips over in it.
CLIENT_ERRORS = (openai.OpenAIError, OSError, ValueError, LookupError, TypeError, AttributeError)


@dataclass(slots=True)
class Asked:
    """What is asked of whichever model answers, and how long each may take.

    A model's first chunk has to come within `timeout_s`, all its tries included; so has every further one.
    """

    messages: Sequence[BaseMessage]
    timeout_s: float
    budget: TurnBudget
    purpose: str
    _first_by: dict[str, float] = field(default_factory=dict)
    _tries: dict[str, int] = field(default_factory=dict)

    async def stream(self, model: EndpointModel, speaker: Speaker) -> Chunks:
        """Yield one request's reply; what has no words is held back until words come or all is there.

        Raises RequestFailed, ModelCapReached.
        """
        characters = characters_of(self.messages) + speaker.characters
        held: list[AIMessageChunk] = []
        whole = _Whole()
        tries = self._tries[model.name] = self._tries.get(model.name, 0) + 1
        metered = Metered(model, self.budget, self.purpose, characters=characters, attempt=tries)
        async with metered as request:
            counted = model.counts is not False
            told = speaker.model.astream(self.messages, stream_usage=counted)
            async with aclosing(self._patiently(told, self._first_chunk_by(model))) as chunks:
                async for chunk in chunks:
                    request.saw(chunk)
                    whole.add(chunk)
                    held.append(chunk)
                    if whole.said:
                        for each in held:
                            yield each
                        held.clear()
            whole.check()
            model.counts = counted
        for each in held:
            yield each

    def _first_chunk_by(self, model: EndpointModel) -> float:
        """Return until when it has to come, on the event loop's clock, which begins with the first try."""
        now = asyncio.get_running_loop().time()
        return self._first_by.setdefault(model.name, now + self.timeout_s + GATHERED_S)

    async def _patiently(self, told: Any, first_by: float) -> Chunks:
        """Yield the chunks of a stream as long as they come in time; raise RequestFailed."""
        until = first_by
        async with aclosing(told):
            while True:
                try:
                    async with asyncio.timeout_at(until):
                        chunk: AIMessageChunk | None = await anext(told, None)
                except CLIENT_ERRORS as error:  # TimeoutError is one of OSError.
                    raise RequestFailed(trouble_of(error, self.timeout_s)) from error
                if chunk is None:
                    return
                yield chunk
                until = asyncio.get_running_loop().time() + self.timeout_s + GATHERED_S


@dataclass(slots=True)
class _Whole:
    """What has come of a reply so far."""

    said: bool = False
    finish: str = ""
    size: int = 0
    _arguments: dict[object, str] = field(default_factory=dict)

    def add(self, chunk: AIMessageChunk) -> None:
        """Take a chunk in; raise RequestFailed where the reply finds no end."""
        self.said = self.said or bool(chunk.text.strip())
        self.finish = chunk.response_metadata.get("finish_reason") or self.finish
        for place, call in enumerate(chunk.tool_call_chunks):
            key = place if call["index"] is None else call["index"]
            self._arguments[key] = self._arguments.get(key, "") + (call["args"] or "")
            self.size += len(call["args"] or "")
        self.size += len(chunk.text) + 1
        if self.size > LONGEST_REPLY:
            raise RequestFailed(Trouble(TOO_LONG, "endless", passing=False, of_the_model=False))

    def check(self) -> None:
        """Raise RequestFailed where the stream has ended and the reply is none."""
        if not self.finish:
            raise RequestFailed(Trouble(BROKE_OFF, "no end"))
        if self.finish in ("length", "content_filter"):
            sentence = TOO_LONG if self.finish == "length" else WITHHELD
            raise RequestFailed(Trouble(sentence, self.finish, passing=False, of_the_model=False))
        if not self.said and not self._arguments:
            raise RequestFailed(Trouble(EMPTY, "empty answer"))
        if not all(map(_is_object, self._arguments.values())):
            raise RequestFailed(Trouble(SENSELESS, "broken arguments of a tool"))


def _is_object(arguments: str) -> bool:
    """Tell whether a tool's arguments are a JSON object; none at all are one without any."""
    try:
        return isinstance(json.loads(arguments or "{}"), dict)
    except ValueError:
        return False
