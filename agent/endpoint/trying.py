"""How persistently an endpoint is asked: the same model again where that may help, then the next one."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_before_delay
from tenacity.wait import wait_base, wait_random, wait_random_exponential

from agent.endpoint.endpoint import Endpoint, EndpointModel
from agent.endpoint.failing import RequestFailed

LONGEST_WAIT_S = 8.0  # where the endpoint does not say how long [D]

T = TypeVar("T")
Ask = Callable[[EndpointModel], Awaitable[T]]


async def with_any_model(endpoint: Endpoint, ask: Ask[T], timeout_s: float) -> T:
    """Return what the first model says that answers; raise RequestFailed with the first one's trouble.

    One that is left alone costs no time. Each has `timeout_s` for all its tries together.
    """
    failures: list[RequestFailed] = []
    for model in endpoint.models:
        try:
            return await _persistently(endpoint, model, ask, timeout_s)
        except RequestFailed as failure:
            failures.append(failure)
    raise next((each for each in failures if each.trouble.of_the_model), failures[0])


async def _persistently(endpoint: Endpoint, model: EndpointModel, ask: Ask[T], timeout_s: float) -> T:
    retrying = AsyncRetrying(
        stop=stop_after_attempt(endpoint.retries + 1) | stop_before_delay(timeout_s),
        wait=_Waiting(endpoint.first_wait_s),
        retry=retry_if_exception(lambda error: _worth_another_try(error, model)),
        reraise=True,
    )
    try:
        return await retrying(_once, model, ask)
    except RequestFailed as failure:
        if failure.trouble.wait_s is not None:
            model.breaker.rest(failure.trouble.wait_s)
        raise


async def _once(model: EndpointModel, ask: Ask[T]) -> T:
    """Ask once; without the count of tokens where the endpoint does not know that option."""
    try:
        return await ask(model)
    except RequestFailed as failure:
        if model.counts is not None or failure.trouble.of_the_model or failure.trouble.was_read:
            raise
        model.counts = False
    try:
        return await ask(model)
    except RequestFailed:
        model.counts = None  # It was not the option that it did not like.
        raise


def _worth_another_try(error: BaseException, model: EndpointModel) -> bool:
    return isinstance(error, RequestFailed) and error.trouble.passing and model.breaker.passable


class _Waiting(wait_base):
    """Wait as long as the endpoint asks; else for a random time in a window that doubles (full jitter)."""

    def __init__(self, first_wait_s: float) -> None:
        self._random = wait_random_exponential(multiplier=first_wait_s, max=LONGEST_WAIT_S)
        self._beside = wait_random(
            0, first_wait_s / 2
        )  # so that those who wait together do not come together

    def __call__(self, retry_state: RetryCallState) -> float:
        """Return the seconds to wait."""
        error = retry_state.outcome.exception() if retry_state.outcome else None
        asked = error.trouble.wait_s if isinstance(error, RequestFailed) else None
        return self._random(retry_state) if asked is None else asked + self._beside(retry_state)
