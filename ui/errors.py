"""How a failure is told over HTTP: `{error, message, timestamp}`, always in that shape."""

import logging
import math
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from tools.kit.errors import PacelineError, SourceBusy, TooManyRequests
from ui.http_watch import route_of

log = logging.getLogger(__name__)

CODES = {
    400: "bad_request",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    429: "too_many_requests",
}


UNREADABLE_BODY = "There was an error parsing the body"
"""What FastAPI says of a body that is not even text."""


class ErrorAnswer(BaseModel):
    """What went wrong."""

    error: str = Field(description="A stable code, for programs.")
    message: str = Field(description="A sentence a person can act on.")
    timestamp: datetime = Field(description="When it happened, in UTC.")


REFUSALS_ANYWHERE: dict[int | str, dict[str, object]] = {
    status: {"model": ErrorAnswer, "description": when}
    for status, when in {
        400: "The request cannot be read at all.",
        401: "Nobody is signed in.",
        403: "This is not theirs to do: a key that may only read, or the owner's alone.",
        413: "More was sent than is taken.",
        422: "Something in the request is missing or cannot be.",
        429: "Asked too often; `Retry-After` says in how many seconds to come back.",
    }.items()
}
"""How any request may be turned away, before its route is reached or by it."""


def error_response(status: int, code: str, sentence: str) -> JSONResponse:
    """Build the answer to a request that failed."""
    answer = ErrorAnswer(error=code, message=sentence, timestamp=datetime.now(UTC))
    return JSONResponse(answer.model_dump(mode="json"), status_code=status)


def answer_failures(app: FastAPI) -> None:
    """Give every failure of `app` the same shape; the unexpected is logged once and told without detail."""
    app.add_exception_handler(PacelineError, _expected)
    app.add_exception_handler(RequestValidationError, _unreadable_request)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


async def _expected(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, PacelineError)
    answer = error_response(error.http_status, error.code, str(error))
    if isinstance(error, SourceBusy | TooManyRequests):
        answer.headers["Retry-After"] = str(max(1, math.ceil(error.retry_after_s)))
    return answer


async def _unreadable_request(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    complaints = [f"{_place(one['loc'])}: {one['msg']}" for one in error.errors()]
    return error_response(422, "invalid_request", "; ".join(complaints) + ".")


def _place(location: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in location if part != "body") or "body"


async def _http(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    said = str(error.detail)
    if said == UNREADABLE_BODY:
        said = "What was sent cannot be read. Send JSON in UTF-8, or a whole form, and name which it is."
    return error_response(error.status_code, CODES.get(error.status_code, "error"), said)


async def _unexpected(request: Request, error: Exception) -> JSONResponse:
    # The route's pattern: what stands in its place may be a token, such as an invitation's.
    log.error("unexpected failure on %s %s", request.method, route_of(request.scope), exc_info=error)
    return error_response(
        500, "internal_error", "Something broke on my side. It is in the log; please try again."
    )
