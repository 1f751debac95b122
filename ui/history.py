"""Conversations as the page remembers them: Chainlit's data layer, thin over our own tables.

Whose rows are meant is always who asks (`door.athlete_id`), and never what a request says.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

from chainlit.data.base import BaseDataLayer
from chainlit.data.utils import queue_until_user_message
from chainlit.element import Element, ElementDict
from chainlit.message import Message
from chainlit.step import StepDict
from chainlit.types import (
    Feedback,
    PageInfo,
    PaginatedResponse,
    Pagination,
    ThreadDict,
    ThreadFilter,
    UpdateFeedbackRequest,
)
from chainlit.user import PersistedUser, User
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from agent.chats import MESSAGE_PATIENCE_S, patiently
from agent.understanding.secrets import without_secrets
from tools.domain.conversation import Conversation, Shown
from tools.kit.errors import MissingInput
from ui import door
from ui.chainlit_rows import element_of, said_in, shown_by, thread_of
from ui.cut_answers import told_of_cut_answers
from ui.shown_files import ShownFiles, key_of, read_at
from ui.uploads import is_archive
from ui.writes_in_order import WritesInOrder

if TYPE_CHECKING:
    from agent.chats import AthleteChats

FILES_ALONE = "A dropped file"
ARCHIVE_WAS_HERE = "You dropped an archive of recordings here. What was in it stands among your activities."
LONGEST_ID, LONGEST_LIST = 100, 100
NO_CONVERSATION = "This is no conversation of Paceline's. Begin a new one."


Write = TypeVar("Write", bound=Callable[..., Awaitable[None]])


def after_first_words(write: Write) -> Write:
    """Let a write wait for the first words of its conversation: until then there is none."""
    return cast(Write, queue_until_user_message()(write))


class Conversations(BaseDataLayer):
    """Threads, their messages and what was shown in them."""

    def __init__(self) -> None:
        self.writes = WritesInOrder()

    async def get_user(self, identifier: str) -> PersistedUser | None:
        """Return who the gate let in: athletes are kept elsewhere, and nothing is looked up by this."""
        return PersistedUser(id=identifier, identifier=identifier, createdAt="")

    async def create_user(self, user: User) -> PersistedUser | None:
        """Return who the gate let in."""
        return await self.get_user(user.identifier)

    async def get_thread_author(self, thread_id: str) -> str:
        """Return who asks, where the conversation is theirs; "" for one that nobody or somebody else has."""
        return door.athlete_id() if await _kept().has(thread_id) else ""

    async def list_threads(
        self, pagination: Pagination, filters: ThreadFilter
    ) -> PaginatedResponse[ThreadDict]:
        """Return conversations page by page, the last spoken in first."""
        limit = min(max(pagination.first, 1), LONGEST_LIST)
        found = await _kept().listed(limit + 1, filters.search, _read_cursor(pagination.cursor))
        listed, last = found[:limit], found[limit - 1 : limit]
        cursor = f"{last[0].changed_at.isoformat()} {last[0].id}" if last else None
        return PaginatedResponse(
            pageInfo=PageInfo(hasNextPage=len(found) > limit, startCursor=None, endCursor=cursor),
            data=[thread_of(each, door.athlete_id(), []) for each in listed],
        )

    async def get_thread(self, thread_id: str) -> ThreadDict | None:
        """Return a conversation with what it shows; where an answer in it died, it says so.

        A page that comes back waits for a database that does as well. Raises DatabaseUnavailable after that.
        """

        async def read() -> Conversation | None:
            await told_of_cut_answers(door.coach().chats, door.athlete_id(), thread_id)
            return await _kept().conversation(thread_id)

        conversation = await patiently(read, MESSAGE_PATIENCE_S)
        if conversation is None:
            return None
        elements = [_readable(shown) for shown in conversation.shown]
        return thread_of(conversation, door.athlete_id(), elements)

    async def update_thread(
        self,
        thread_id: str,
        name: str | None = None,
        user_id: str | None = None,
        metadata: dict[str, Any] | None = None,
        tags: list[str] | None = None,
    ) -> None:
        """Change what is known of a conversation; its first words make it, and nothing else does.

        One that began with files alone gets a name. Chainlit names the user with the first words only.
        """
        name = FILES_ALONE if name == "" else without_secrets(name) if name else name
        if name is not None and user_id is not None:
            refuse_a_wrong_id(thread_id)
            await _kept().begin(thread_id, name, tags or ())
        else:
            await _kept().note(thread_id, name, metadata, tags)

    async def delete_thread(self, thread_id: str) -> None:
        """Delete a conversation here, and what the coach remembers of it."""
        await _delete_files(await _kept().delete(thread_id))
        await door.coach().forget_thread(door.athlete_id(), thread_id)

    @after_first_words
    async def create_step(self, step_dict: StepDict) -> None:
        """Keep what was said, without the keys and passwords somebody wrote into the box by mistake."""
        if said := said_in(step_dict):
            kept = _kept()
            await self.writes.write(said.conversation_id, said.id, lambda: kept.keep(said))

    @after_first_words
    async def update_step(self, step_dict: StepDict) -> None:
        """Keep what was said, as it is said now."""
        await self.create_step(step_dict)

    @after_first_words
    async def delete_step(self, step_id: str) -> None:
        """Delete what was said, with what was shown below it."""
        await _delete_files(await _kept().delete_said(step_id))

    @after_first_words
    async def create_element(self, element: Element) -> None:
        """Keep what was shown; a file dropped with a message is kept with it, and before it is answered.

        What a custom element shows is kept in its row, and not a second time as a file.
        """
        if not element.for_id or not element.thread_id or _is_dropped(element):
            return
        kept, (shown, content) = _kept(), _as_shown(element, element.thread_id)

        async def keep() -> None:
            if shown.object_key is not None and content:
                await _files().keep(shown.object_key, content)
            await kept.show(shown)

        await self.writes.write(shown.conversation_id, shown.id, keep)

    async def kept_file(self, element: Element, message: Message) -> Shown:
        """Keep the bytes of a file dropped with a message; return how it is shown, to be kept with it.

        Raises FilesUnavailable.
        """
        element = copy(element)
        element.for_id = message.id
        shown, content = _as_shown(element, message.thread_id)
        if shown.object_key is not None and content:
            await _files().keep(shown.object_key, content)
        return shown

    async def get_element(self, thread_id: str, element_id: str) -> ElementDict | None:
        """Return one thing shown in a conversation."""
        shown = await _kept().shown(thread_id, element_id)
        return None if shown is None else _readable(shown)

    @after_first_words
    async def delete_element(self, element_id: str, thread_id: str | None = None) -> None:
        """Delete what was shown."""
        if key := await _kept().delete_shown(element_id):
            await _delete_files((key,))

    async def upsert_feedback(self, feedback: Feedback) -> str:
        """Keep a thumb; one that points down lets go of the answer, so that nobody is given it again."""
        rated = await _kept().give_thumb(feedback.forId, feedback.value, feedback.comment)
        if feedback.value == 0 and rated.answer is not None:
            await door.coach().cache.thumbs_down(door.athlete_id(), rated.answer, rated.asked or "")
        return feedback.forId

    async def delete_feedback(self, feedback_id: str) -> bool:
        """Take a thumb back: it is known by what it was put on."""
        await _kept().take_thumb(feedback_id)
        return True

    async def get_favorite_steps(self, user_id: str) -> list[StepDict]:
        """Return none: favourites are switched off."""
        return []

    async def build_debug_url(self) -> str:
        """Return no address: there is none."""
        return ""

    async def close(self) -> None:
        """Nothing of its own is open: the coach's database is."""


def conversations() -> Conversations:
    """Build the data layer on the coach's database."""
    return Conversations()


async def give_thumb(update: UpdateFeedbackRequest) -> JSONResponse:
    """Keep a thumb, as Chainlit's own route does; raise NotFound, where Chainlit would say it broke."""
    return JSONResponse(
        {"success": True, "feedbackId": await conversations().upsert_feedback(update.feedback)}
    )


async def shown_file(key: str) -> tuple[AsyncIterator[bytes], str]:
    """Return the bytes, piece by piece, and the media type of a file shown to the person asking.

    Raises NotSignedIn, 404 for a key that none of their conversations has, NotFound for a file that is gone.
    """
    media_type = await _kept().file_type(key)
    if media_type is None:
        raise HTTPException(404, "No conversation of yours shows such a file.")
    return await _files().read(key), media_type or "application/octet-stream"


def refuse_a_wrong_id(thread_id: str) -> None:
    """Raise MissingInput for an id of a conversation that no page of ours made up."""
    if not 0 < len(thread_id) <= LONGEST_ID:
        raise MissingInput(NO_CONVERSATION)


def _is_dropped(element: Element) -> bool:
    """Tell whether an element is a file the page sent: Chainlit knows it by its key, and where it lies."""
    return element.type != "custom" and bool(element.path) and bool(element.chainlit_key)


def _as_shown(element: Element, conversation_id: str) -> tuple[Shown, Path | bytes | str | None]:
    """Return how an element is kept, and the content of its file where it has one.

    Of an archive only that it was dropped: its recordings are kept elsewhere.
    """
    if element.path and is_archive(element.name):
        element = copy(element)
        element.path, element.content, element.mime = None, ARCHIVE_WAS_HERE, "text/plain"
    content = Path(element.path) if element.path else element.content
    is_file = bool(content) and element.type != "custom"
    key = key_of(door.athlete_id(), element.id) if is_file else None
    return shown_by(element, conversation_id, key), content


def _kept() -> "AthleteChats":
    return door.coach().chats.for_athlete(door.athlete_id())


def _files() -> ShownFiles:
    return ShownFiles(door.chat_files())


async def _delete_files(keys: Iterable[str]) -> None:
    for key in keys:
        await _files().delete(key)


def _readable(shown: Shown) -> ElementDict:
    return element_of(shown, read_at(shown.object_key) if shown.object_key else None)


def _read_cursor(cursor: str | None) -> tuple[datetime, str] | None:
    """Read where a page ended; what is no such place means the beginning."""
    changed_at, _, thread_id = (cursor or "").partition(" ")
    try:
        moment = datetime.fromisoformat(changed_at)
    except ValueError:
        return None
    return (moment, thread_id) if moment.tzinfo else None
