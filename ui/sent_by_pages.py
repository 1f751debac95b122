"""What a page sends over its socket. Anything else is left unheard, before Chainlit looks at it.

Chainlit believes a page: it breaks on a message without a text, and the id a page gives its session becomes a
folder's name, which is deleted with the session.
"""

import logging
from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal

from pydantic import UUID4, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.alias_generators import to_camel

NAMESPACE = "/"
DROP_AGAIN = (
    "The file you dropped is gone: Paceline was restarted before your message came. Drop it again and send "
    "your message with it."
)
UNUSED = ("edit_message", "message_favorite", "audio_start", "audio_chunk", "audio_end")
"""What Chainlit's page can and ours cannot: switched off in its settings, and here."""
log = logging.getLogger(__name__)

Name = Annotated[str, Field(max_length=200)]


class Sent(BaseModel):
    """Base of what a page sends, in its spelling; what else it sends is nothing to us."""

    model_config = ConfigDict(alias_generator=to_camel)


class Visit(Sent):
    """How a page comes in. The session's id is a folder's name: letters, digits, hyphens."""

    session_id: str = Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")
    client_type: Literal["webapp", "copilot", "teams", "slack", "discord"]
    thread_id: Name | None = None
    user_env: Annotated[str, Field(max_length=10_000)] | None = None
    chat_profile: Name | None = None


class Said(Sent):
    """A message, as the box under the conversation sends it."""

    id: UUID4
    output: str
    created_at: str | int
    name: Name = ""
    type: Literal["user_message"]
    thread_id: Name | None = None
    parent_id: Name | None = None
    command: Name | None = None
    language: Name | None = None
    modes: dict[str, Any] | None = None
    metadata: dict[str, Any] | None = None


class FileNamed(Sent):
    """A file that was dropped before."""

    id: Name


class Message(Sent):
    """A message and its files."""

    message: Said
    file_references: list[FileNamed] | None = None


SHAPES: dict[str, TypeAdapter[Any]] = {
    "client_message": TypeAdapter(tuple[Message]),
    "chat_settings_change": TypeAdapter(tuple[dict[str, Any]]),
    "chat_settings_edit": TypeAdapter(tuple[dict[str, Any]]),
    "window_message": TypeAdapter(tuple[Any]),
    **dict.fromkeys(
        ("connection_successful", "clear_session", "stop", "fetch_favorites"), TypeAdapter(tuple[()])
    ),
}
"""What each event brings with it."""
Handler = Callable[..., Awaitable[Any]]


def hear_only_what_pages_send() -> None:
    """Have Chainlit hear only events in their shape; the rest is noted and left."""
    from chainlit.server import sio

    handlers = sio.handlers[NAMESPACE]
    for event in UNUSED:
        handlers.pop(event, None)
    for event, shape in SHAPES.items():
        handlers[event] = _heard(event, shape, handlers[event])
    handlers["client_message"] = _with_its_files(handlers["client_message"])
    handlers["connect"] = _let_in(handlers["connect"])


def _heard(event: str, shape: TypeAdapter[Any], handler: Handler) -> Handler:
    async def heard(socket_id: str, *said: Any) -> Any:
        try:
            shape.validate_python(said)
        except ValidationError:
            log.warning("A page sent a %s in no shape that pages send; it is left unheard.", event)
            return None
        return await handler(socket_id, *said)

    return heard


def _with_its_files(handler: Handler) -> Handler:
    """Refuse a message whose files went with the server they were dropped on.

    Chainlit would leave them out without a word, and the message be answered as if nothing had been dropped.
    """
    from chainlit.context import init_ws_context
    from chainlit.message import Message as Sentence
    from chainlit.session import WebsocketSession

    async def heard(socket_id: str, sent: dict[str, Any]) -> Any:
        session = WebsocketSession.get(socket_id)
        named = sent.get("fileReferences") or ()
        if session is None or all(each["id"] in session.files for each in named):
            return await handler(socket_id, sent)
        context = init_ws_context(session)
        await Sentence(content=DROP_AGAIN).send()
        await context.emitter.task_end()
        return None

    return heard


def _let_in(handler: Handler) -> Handler:
    async def connect(socket_id: str, environ: dict[str, Any], visit: Any = None) -> Any:
        try:
            Visit.model_validate(visit)
        except ValidationError:
            log.warning("A page came in as no page does; it is turned away.")
            raise ConnectionRefusedError("reload the page") from None
        return await handler(socket_id, environ, visit)

    return connect
