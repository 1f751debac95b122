"""An endpoint with a faulty server behind it, and what was written down of its requests."""

import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, cast

from langchain_openai import ChatOpenAI

from agent.endpoint.budget import TurnBudget
from agent.endpoint.endpoint import Endpoint
from agent.models import endpoint_model
from agent.settings import Settings
from tests.support.faulty_endpoint import Body, FaultyEndpoint, Say, faulty_endpoint
from tools.domain.spending import ModelRequest


@dataclass
class Written:
    """A ledger that only remembers what was written."""

    requests: list[ModelRequest] = field(default_factory=list)

    async def reserve(self, *_: object) -> str | None:
        return None

    def write(self, request: ModelRequest) -> None:
        self.requests.append(request)

    async def settled(self) -> None:
        return None


@dataclass(frozen=True)
class AskedEndpoint:
    """An endpoint, its server, and the budget of who asks."""

    server: FaultyEndpoint
    endpoint: Endpoint
    ledger: Written
    budget: TurnBudget

    def outcomes(self) -> list[tuple[str, str, int, int, bool]]:
        """Return model, outcome, tokens read and written, and whether they are estimated, of each request."""
        return [
            (r.model, r.outcome, r.spending.input_tokens, r.spending.output_tokens, r.spending.estimated)
            for r in self.ledger.requests
        ]


_NANOSECONDS = itertools.count(1e-9, 1e-9)


@asynccontextmanager
async def asked_endpoint(
    *says: Say, models: str = "scripted", script: Callable[[Body, int], Say] | None = None, **settings: Any
) -> AsyncIterator[AskedEndpoint]:
    """Serve answers from a list, the last for good, or from a script; connections are closed at the end."""

    def in_turn(_body: Body, number: int) -> Say:
        return says[min(number, len(says) - 1)]

    async with faulty_endpoint(script or in_turn) as server:
        # Models of one address and one timeout share a client. The one closed below has to be nobody else's,
        # as a port comes again: so each has a timeout of its own, by nanoseconds.
        settings["model_timeout_s"] = settings.get("model_timeout_s", 30.0) + next(_NANOSECONDS)
        told = Settings(_env_file=None, chat_model=models, openai_base_url=server.base_url, **settings)
        endpoint = endpoint_model(told)
        assert endpoint is not None
        ledger = Written()
        hurried = replace(endpoint, first_wait_s=0.01)
        try:
            yield AskedEndpoint(server, hurried, ledger, TurnBudget(ledger=ledger))
        finally:
            for model in endpoint.models:
                await cast(ChatOpenAI, model.chat).root_async_client.close()
