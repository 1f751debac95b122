"""One question to a model with one answer, as a text or in a schema."""

from collections.abc import Sequence
from contextlib import aclosing
from typing import TypeVar, overload

from langchain_core.messages import BaseMessage
from pydantic import BaseModel, ValidationError

from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint, EndpointModel
from agent.endpoint.failing import NOT_AS_ASKED, RequestFailed, Trouble
from agent.endpoint.streaming import Asked
from agent.endpoint.trying import with_any_model

Answer = TypeVar("Answer", bound=BaseModel)


@overload
async def asked(
    endpoint: Endpoint,
    messages: Sequence[BaseMessage],
    schema: type[Answer],
    *,
    timeout_s: float,
    budget: TurnBudget,
    purpose: str,
) -> Answer: ...


@overload
async def asked(
    endpoint: Endpoint,
    messages: Sequence[BaseMessage],
    schema: None,
    *,
    timeout_s: float,
    budget: TurnBudget,
    purpose: str,
) -> str: ...


async def asked(
    endpoint: Endpoint,
    messages: Sequence[BaseMessage],
    schema: type[Answer] | None,
    *,
    timeout_s: float,
    budget: TurnBudget,
    purpose: str,
) -> Answer | str:
    """Return a model's answer: in the schema, or its text; raise ModelUnavailable.

    It is streamed too, so that a slow model that goes on is waited for and a silent one is not.
    """
    question = Asked(messages, timeout_s, budget, purpose)

    async def ask(model: EndpointModel) -> Answer | str:
        async with aclosing(question.stream(model, model.answering_in(schema))) as chunks:
            text = "".join([chunk.text async for chunk in chunks])
        return text if schema is None else _read(text, schema)

    return await with_any_model(endpoint, ask, timeout_s)


def _read(text: str, schema: type[Answer]) -> Answer:
    """Read an answer, whatever a small model wrote around it.

    Another try would only cost as much again; another model may do better.
    """
    try:
        return schema.model_validate_json(text[text.find("{") : text.rfind("}") + 1])
    except ValidationError as error:
        trouble = Trouble(NOT_AS_ASKED, "not in the schema", passing=False, of_the_model=False)
        raise RequestFailed(trouble) from error
