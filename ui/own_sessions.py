"""What a page asks of its open session over HTTP: clicks on its cards, and cards changed or deleted.

Chainlit's own routes break where a session is gone, or where no card sends such a request. These look first,
then leave the work to Chainlit's. A session of somebody else is answered like one that nobody has.
"""

from typing import Any, cast

from chainlit import server
from chainlit.element import ElementDisplay
from chainlit.session import WebsocketSession
from chainlit.types import CallActionRequest, ElementRequest
from fastapi import APIRouter
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from ui import door

router = APIRouter(include_in_schema=False)
LOST = "This page lost its connection. Reload it and try again."
LONGEST_NAME = 100


class Card(BaseModel):
    """A custom element, as the page sends it back; what else it sends of it is nothing to us."""

    type: str
    id: str = Field(min_length=1, max_length=LONGEST_NAME)
    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    display: ElementDisplay = "inline"
    for_id: str | None = Field(default=None, max_length=LONGEST_NAME, alias="forId")
    thread_id: str | None = Field(default=None, max_length=LONGEST_NAME, alias="threadId")
    props: dict[str, Any] | None = None


class CardRequest(BaseModel):
    """A card, and the session of the page it is on."""

    session_id: str = Field(alias="sessionId")
    element: Card


class Click(BaseModel):
    """An action, as a card asks for it."""

    name: str = Field(min_length=1, max_length=LONGEST_NAME)
    payload: dict[str, Any] = {}


class ClickRequest(BaseModel):
    """An action, and the session of the page it was asked on."""

    session_id: str = Field(alias="sessionId")
    action: Click


@router.put("/project/element")
async def update_element(asked: CardRequest) -> dict[str, bool]:
    """Keep a card as it is now; raise 404 for a session that is not one's own."""
    session, card = own_session(asked.session_id), _as_chainlits(asked)
    return cast(dict[str, bool], await server.update_thread_element(card, session.user))


@router.delete("/project/element")
async def delete_element(asked: CardRequest) -> dict[str, bool]:
    """Delete a card; raise 404 for a session that is not one's own."""
    session, card = own_session(asked.session_id), _as_chainlits(asked)
    return cast(dict[str, bool], await server.delete_thread_element(card, session.user))


@router.post("/project/action")
async def answer_click(asked: ClickRequest) -> Any:
    """Answer a click on a card; raise 404 for a session that is not one's own, and for no action of ours."""
    session = own_session(asked.session_id)
    click = CallActionRequest(sessionId=asked.session_id, action=asked.action.model_dump())
    return await server.call_action(click, session.user)


@router.post("/set-session-cookie")
async def keep_no_cookie() -> dict[str, str]:
    """Say what the page waits to hear; our proxies need no cookie of Chainlit's to find a page's server."""
    return {"message": "Session cookie set"}


@router.api_route("/mcp", methods=["POST", "DELETE"])
async def no_tools_from_elsewhere() -> None:
    """Raise 404: nobody brings tools of their own."""
    raise HTTPException(404, "There is nothing here; see /docs.")


def own_session(session_id: str) -> WebsocketSession:
    """Return the open session of who asks; raise 404 for every other one."""
    session: WebsocketSession | None = WebsocketSession.get_by_id(session_id)
    if session is None or session.user is None or session.user.identifier != door.athlete_id():
        raise HTTPException(404, LOST)
    return session


def _as_chainlits(asked: CardRequest) -> ElementRequest:
    return ElementRequest(sessionId=asked.session_id, element=asked.element.model_dump(by_alias=True))
