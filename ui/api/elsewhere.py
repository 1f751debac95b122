"""Paths below the interface's own that lead nowhere: told in its shape, not left to the chat page."""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.routing import Match

METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

router = APIRouter(include_in_schema=False)


@router.api_route("/health{_rest:path}", methods=METHODS)
@router.api_route("/metrics", methods=METHODS)
@router.api_route("/course{_rest:path}", methods=METHODS)
@router.api_route("/strategy{_rest:path}", methods=METHODS)
@router.api_route("/activities{_rest:path}", methods=METHODS)
@router.api_route("/form", methods=METHODS)
@router.api_route("/profile{_rest:path}", methods=METHODS)
@router.api_route("/syncs{_rest:path}", methods=METHODS)
@router.api_route("/services", methods=METHODS)
@router.api_route("/connections{_rest:path}", methods=METHODS)
@router.api_route("/webhooks{_rest:path}", methods=METHODS)
@router.api_route("/plans{_rest:path}", methods=METHODS)
@router.api_route("/proposals{_rest:path}", methods=METHODS)
@router.api_route("/rules{_rest:path}", methods=METHODS)
@router.api_route("/analyses{_rest:path}", methods=METHODS)
@router.api_route("/answers", methods=METHODS)
@router.api_route("/prompts{_rest:path}", methods=METHODS)
@router.api_route("/preferences{_rest:path}", methods=METHODS)
@router.api_route("/settings{_rest:path}", methods=METHODS)
@router.api_route("/memory{_rest:path}", methods=METHODS)
@router.api_route("/cache{_rest:path}", methods=METHODS)
@router.api_route("/spending{_rest:path}", methods=METHODS)
@router.api_route("/account{_rest:path}", methods=METHODS)
@router.api_route("/sign-in{_rest:path}", methods=METHODS)
@router.api_route("/join{_rest:path}", methods=METHODS)
async def elsewhere(request: Request, _rest: str = "") -> None:
    """Raise 405 where another method would be answered, else 404. Registered after every real route."""
    matches = (route.matches(request.scope)[0] for route in request.app.routes)
    if Match.PARTIAL in matches:
        raise HTTPException(405, f"{request.method} is not answered here; see /docs.")
    raise HTTPException(404, "There is nothing here; see /docs.")
