"""The models of the endpoint in the order in which they are asked, and how each of them stands."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from langchain_core.language_models import BaseChatModel
from langchain_core.tools import BaseTool
from langchain_core.utils.function_calling import convert_to_openai_function
from pydantic import BaseModel

from agent.endpoint.breaker import Breaker
from tools.domain.spending import ModelPrice

FIRST_WAIT_S = 0.5  # the window of the first wait before a request is tried again; it doubles [D]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A model told of its tools or the schema of its answer, which have so many characters."""

    model: Any
    characters: int = 0

    @classmethod
    def of(cls, model: Any) -> "Speaker":
        """Return a bound model with the length of what it was bound with."""
        bound = [model.kwargs[name] for name in ("tools", "extra_body") if name in model.kwargs]
        return cls(model, sum(len(json.dumps(each, default=str)) for each in bound))


@dataclass(slots=True)
class EndpointModel:
    """One model. `counts`: it takes the option to count tokens in a stream (None: not yet known).

    What it is bound with is kept: to describe tools takes longer than anything else done for a request.
    """

    name: str
    chat: BaseChatModel
    price: ModelPrice | None = None
    breaker: Breaker = field(default_factory=Breaker)
    counts: bool | None = None
    _speakers: dict[object, Speaker] = field(default_factory=dict, repr=False)

    def with_tools(self, tools: Sequence[BaseTool]) -> Speaker:
        """Return the model with the tools it may call; tools of one name are one tool."""
        if not tools:
            return Speaker(self.chat)
        names = tuple(tool.name for tool in tools)
        if names not in self._speakers:
            self._speakers[names] = Speaker.of(self.chat.bind_tools(list(tools)))
        return self._speakers[names]

    def answering_in(self, schema: type[BaseModel] | None) -> Speaker:
        """Return the model, told the schema of its answer.

        As a part of the body: the client reads a `response_format` itself otherwise, and loses the count of
        tokens of an answer it cannot read.
        """
        if schema is None:
            return Speaker(self.chat)
        if schema not in self._speakers:
            told = convert_to_openai_function(schema, strict=True)
            described = {"name": told["name"], "schema": told["parameters"], "strict": True}
            wanted = {"response_format": {"type": "json_schema", "json_schema": described}}
            self._speakers[schema] = Speaker.of(self.chat.bind(extra_body=wanted))
        return self._speakers[schema]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint: where one model fails, the next is asked.

    `retries` is how often a failed request is tried again with the same model.
    """

    models: tuple[EndpointModel, ...]
    retries: int
    first_wait_s: float = FIRST_WAIT_S

    @property
    def model_name(self) -> str:
        """Return the model that would be asked now."""
        return next((model for model in self.models if model.breaker.passable), self.models[0]).name

    def states(self) -> list[dict[str, str]]:
        """Return every model with what its breaker lets through, for the page of the house's health."""
        return [{"model": model.name, "state": model.breaker.state} for model in self.models]
