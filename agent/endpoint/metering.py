"""One request to a model from its start to its end: let through, set aside for, counted once."""

import logging
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, Self
from uuid import uuid4

from langchain_core.messages import AIMessage, BaseMessage

from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import EndpointModel
from agent.endpoint.failing import RequestFailed, Trouble, resting_sentence
from tools.domain.spending import CHARACTERS_PER_TOKEN, ModelRequest, Spending, estimated_tokens

EXPECTED_OUTPUT_TOKENS = 500  # set aside for an answer that has not come yet [D]
CHARACTERS_OF_A_PICTURE = 1_000 * CHARACTERS_PER_TOKEN  # about what vision models count for one [D]

log = logging.getLogger(__name__)


class Metered:
    """A request, as an async context: whatever leaves it, it is counted and written down once.

    `characters` is the length of what is asked, for endpoints that report no tokens.
    """

    def __init__(
        self, model: EndpointModel, budget: TurnBudget, purpose: str, *, characters: int, attempt: int = 1
    ) -> None:
        self._model = model
        self._budget = budget
        self._purpose = purpose
        self._characters = characters
        self._attempt = attempt
        self._id = uuid4().hex
        self._asked_at = datetime.now(UTC)
        self._began = time.monotonic()
        self._heard = False
        self._heard_characters = 0
        self._reported: tuple[int, int] | None = None

    async def __aenter__(self) -> Self:
        """Begin; raise RequestFailed where the model is left alone, ModelCapReached where the day is full."""
        breaker = self._model.breaker
        if not breaker.admit():
            sentence = resting_sentence(breaker.opens_in_s)
            raise RequestFailed(Trouble(sentence, "left alone", passing=False, of_the_model=False))
        reserved = False
        try:
            await self._budget.reserve(self._id, self._spent(EXPECTED_OUTPUT_TOKENS))
            reserved = True
        finally:
            if not reserved:
                breaker.undecided()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """End it: nothing is awaited here, so that a cancelled request is counted too."""
        seconds = time.monotonic() - self._began
        if isinstance(error, RequestFailed):
            self._failed(error.trouble, seconds)
            self._close("failed", seconds, error.trouble)
        elif kind is not None:
            self._model.breaker.undecided()
            self._close("cancelled", seconds)
        else:
            self._model.breaker.worked()
            self._close("done", seconds)

    def saw(self, message: AIMessage) -> None:
        """Note a chunk of the answer, or all of it.

        Some endpoints report their count twice, or with every chunk so far: the largest is the last.
        """
        self._heard = True
        calls: Sequence[Any] = getattr(message, "tool_call_chunks", None) or message.tool_calls
        self._heard_characters += len(message.text) + sum(len(str(call.get("args", ""))) for call in calls)
        usage = message.usage_metadata
        if usage:
            reported = (usage["input_tokens"], usage["output_tokens"])
            if sum(reported) > sum(self._reported or (0, 0)):
                self._reported = reported

    def _failed(self, trouble: Trouble, seconds: float) -> None:
        breaker = self._model.breaker
        if trouble.of_the_model:
            breaker.failed()
        else:
            breaker.undecided()
        told = (self._model.name, self._purpose, self._attempt, trouble.what, seconds)
        log.warning("Model %s, asked for %s, attempt %d: %s after %.1f s.", *told)

    def _close(
        self, outcome: Literal["done", "failed", "cancelled"], seconds: float, trouble: Trouble | None = None
    ) -> None:
        unread = trouble is not None and not trouble.was_read and not self._heard
        request = ModelRequest(
            id=self._id,
            thread_id=self._budget.thread_id,
            turn_id=self._budget.turn_id,
            day=self._budget.day,
            purpose=self._purpose,
            model=self._model.name,
            outcome=outcome,
            spending=Spending(requests=1) if unread else self._spent(),
            seconds=seconds,
            asked_at=self._asked_at,
        )
        self._budget.close(request)

    def _spent(self, expected_tokens: int | None = None) -> Spending:
        """Return what the endpoint reported, else what the length of the texts says."""
        read, written = self._reported or (
            estimated_tokens(self._characters),
            expected_tokens or estimated_tokens(self._heard_characters),
        )
        price = self._model.price
        return Spending(
            requests=1,
            input_tokens=read,
            output_tokens=written,
            cost=price.of(read, written) if price else None,
            estimated=self._reported is None,
        )


def characters_of(messages: Sequence[BaseMessage]) -> int:
    """Return the length of messages."""
    return sum(map(_length, messages))


def _length(message: BaseMessage) -> int:
    calls = [str(call["args"]) for call in getattr(message, "tool_calls", ())]
    parts = message.content if isinstance(message.content, list) else []
    pictures = [part for part in parts if isinstance(part, dict) and part.get("type") == "image_url"]
    return len(message.text) + sum(map(len, calls)) + len(pictures) * CHARACTERS_OF_A_PICTURE
