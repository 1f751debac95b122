"""GET /metrics: the house in numbers, for Prometheus."""

import hmac

from fastapi import APIRouter, Request
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.responses import Response

from agent.settings import Settings
from agent.watching.moment import numbers_now
from tools.kit.errors import NotAllowed, NotSignedIn
from ui import door
from ui.identifying import is_from_here

NOT_YOURS = (
    "The numbers are for this machine and the owner. For a Prometheus elsewhere set PACELINE_METRICS_KEY "
    "and send it as bearer token."
)

router = APIRouter(tags=["health"])


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    """Tell every number, in Prometheus's own format."""
    _refuse_others(request)
    told = await numbers_now(door.coach(), _of_the_page())
    return Response(told, headers={"content-type": CONTENT_TYPE_PLAIN_0_0_4})


def _refuse_others(request: Request) -> None:
    """Raise NotAllowed unless a key, the owner or this machine itself asks."""
    settings: Settings = request.app.state.settings
    if settings.metrics_key is not None:
        scheme, _, sent = request.headers.get("authorization", "").partition(" ")
        wanted = settings.metrics_key.get_secret_value()
        if scheme.lower() == "bearer" and hmac.compare_digest(sent.strip().encode(), wanted.encode()):
            return
    elif is_from_here(request.scope):
        return
    try:
        door.owner_only()
    except (NotSignedIn, NotAllowed):
        raise NotAllowed(NOT_YOURS) from None


def _of_the_page() -> dict[str, tuple[str, float]]:
    from chainlit.session import ws_sessions_id, ws_sessions_sid

    return {
        "paceline_sockets": ("Open sockets of pages.", len(ws_sessions_sid)),
        "paceline_sessions": ("Sessions of pages that are kept, open or not.", len(ws_sessions_id)),
    }
