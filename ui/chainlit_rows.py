"""What Chainlit says and wants to hear of a conversation, and the conversation as we keep it."""

from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, Literal, cast

from chainlit.element import Element, ElementDict
from chainlit.step import StepDict
from chainlit.types import FeedbackDict, ThreadDict

from agent.understanding.secrets import without_secrets
from tools.domain.conversation import Conversation, Said, Shown

FROM_THE_ATHLETE = ("user_message", "run")
"""The steps in which an athlete's own words stand."""


def said_in(step: StepDict) -> Said | None:
    """Read a step, without keys and passwords somebody typed by mistake; None for one of no conversation."""
    conversation_id = step.get("threadId")
    if not conversation_id:
        return None
    kind, metadata = str(step["type"]), step.get("metadata")
    spoken = {name: _text(step.get(name)) for name in ("input", "output")}
    if kind in FROM_THE_ATHLETE:
        spoken = {name: without_secrets(text) if text else text for name, text in spoken.items()}
    began_at = _moment(step.get("createdAt")) or datetime.now(UTC)
    return Said(
        id=str(step["id"]),
        conversation_id=str(conversation_id),
        parent_id=_text(step.get("parentId")),
        kind=kind,
        name=_text(step.get("name")),
        metadata=metadata if isinstance(metadata, dict) else {},
        show_input=_text(step.get("showInput", "json")),
        is_error=bool(step.get("isError")),
        began_at=began_at,
        ended_at=_moment(step.get("end")) or began_at,
        **spoken,
    )


def shown_by(element: Element, conversation_id: str, object_key: str | None) -> Shown:
    """Read an element; its file, if it has one, lies under `object_key`."""
    page = getattr(element, "page", None)
    return Shown(
        id=str(element.id),
        conversation_id=conversation_id,
        step_id=str(element.for_id),
        kind=str(element.type),
        name=str(element.name),
        mime=_text(element.mime),
        object_key=object_key,
        url=_text(element.url),
        chainlit_key=_text(element.chainlit_key),
        display=_text(element.display),
        size=_text(element.size),
        language=_text(element.language),
        page=page if isinstance(page, int) else None,
        props=getattr(element, "props", None) or {},
    )


def step_of(said: Said) -> StepDict:
    """Write what was said as Chainlit's page reads it."""
    thumb = None
    if said.thumb is not None:
        value = cast(Literal[0, 1], int(said.thumb))
        thumb = FeedbackDict(forId=said.id, id=said.id, value=value, comment=said.thumb_comment)
    return StepDict(
        id=said.id,
        threadId=said.conversation_id,
        parentId=said.parent_id,
        name=said.name or "",
        type=cast(Any, said.kind),
        input=said.input or "",
        output=said.output or "",
        metadata=said.metadata,
        createdAt=_written(said.began_at),
        start=_written(said.began_at),
        end=_written(said.ended_at),
        showInput=said.show_input,
        isError=said.is_error,
        feedback=thumb,
    )


def element_of(shown: Shown, read_at: str | None) -> ElementDict:
    """Write what was shown as Chainlit's page reads it; its file is read at `read_at`."""
    return ElementDict(
        id=shown.id,
        threadId=shown.conversation_id,
        type=cast(Any, shown.kind),
        url=shown.url or read_at,
        name=shown.name,
        mime=shown.mime,
        objectKey=shown.object_key,
        forId=shown.step_id,
        chainlitKey=shown.chainlit_key,
        display=cast(Any, shown.display),
        size=cast(Any, shown.size),
        language=shown.language,
        page=shown.page,
        autoPlay=None,
        playerConfig=None,
        props=shown.props,
    )


def thread_of(conversation: Conversation, athlete_id: str, elements: list[ElementDict]) -> ThreadDict:
    """Write a conversation as Chainlit's page reads it: what was shown in the order it was shown."""
    return ThreadDict(
        id=conversation.id,
        createdAt=_written(conversation.changed_at),
        name=conversation.name,
        userId=athlete_id,
        userIdentifier=athlete_id,
        tags=list(conversation.tags),
        metadata=conversation.metadata,
        steps=[step_of(said) for said in conversation.said],
        elements=sorted(elements, key=_place),
    )


def _place(element: ElementDict) -> float:
    place = (element["props"] or {}).get("place", 0)
    return place if isinstance(place, int | float) else 0


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _moment(written: object) -> datetime | None:
    """Read a time as Chainlit writes it, in UTC; None where none can be read."""
    with suppress(ValueError):
        if isinstance(written, str):
            moment = datetime.fromisoformat(written)
            return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
