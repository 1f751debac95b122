"""A conversation as it is kept: what was said in it, what was shown, and how far its answers came."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from pydantic import Field

from tools.domain.finding import Frozen

LONGEST_NAME = 255
"""How many characters of its first message name a conversation: our design choice [D]."""


Json = dict[str, Any]
"""Plain data under names."""


class TurnStanding(StrEnum):
    """How far the answer to a message came."""

    OPEN = "open"
    DONE = "done"
    CUT = "cut"


class Said(Frozen):
    """One thing said or done: a message, or a step above an answer. Thumbs are 1 (up) and 0 (down)."""

    id: str
    conversation_id: str
    kind: str
    began_at: datetime
    ended_at: datetime
    parent_id: str | None = None
    name: str | None = None
    input: str | None = None
    output: str | None = None
    metadata: Json = Field(default_factory=dict)
    show_input: str | None = None
    is_error: bool = False
    turn: TurnStanding | None = None
    thumb: float | None = None
    thumb_comment: str | None = None


class Shown(Frozen):
    """One thing shown below what was said: a card with its props, or a file by its key in the storage."""

    id: str
    conversation_id: str
    step_id: str
    kind: str
    name: str
    mime: str | None = None
    object_key: str | None = None
    url: str | None = None
    chainlit_key: str | None = None
    display: str | None = None
    size: str | None = None
    language: str | None = None
    page: int | None = None
    props: Json = Field(default_factory=dict)


class Conversation(Frozen):
    """One conversation; in a list without what was said and shown."""

    id: str
    name: str | None
    metadata: Json
    tags: tuple[str, ...]
    begun_at: datetime
    changed_at: datetime
    said: tuple[Said, ...] = ()
    shown: tuple[Shown, ...] = ()


class CutMessage(Frozen):
    """A message of the athlete's that nobody answers any more."""

    id: str
    text: str


class RatedAnswer(Frozen):
    """Which kept answer a thumb was put on, and the digest of the words it was given to, where it is kept."""

    answer: str | None
    asked: str | None
