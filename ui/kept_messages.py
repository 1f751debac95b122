"""A message is kept before its answer begins, and its turn ends when all of the answer is kept."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import chainlit as cl
from chainlit.data import get_data_layer

from tools.kit.errors import DatabaseUnavailable, PacelineError
from ui import door
from ui.chainlit_rows import said_in
from ui.cut_answers import until_answered
from ui.history import FILES_ALONE, Conversations, refuse_a_wrong_id

UNKEPT = "The database was away too long for me to keep what I just said. Reload the page and ask again."
_listening: set[asyncio.Task[None]] = set()


@asynccontextmanager
async def kept_before_answering(message: cl.Message) -> AsyncIterator[bool]:
    """Keep a message and the files dropped with it for good, and say whether it is to be answered.

    Chainlit keeps the message as well, but does not wait. Raises DatabaseUnavailable, FilesUnavailable where
    it could not be kept, or the answer could not: then its turn is seen as cut off.
    """
    refuse_a_wrong_id(message.thread_id)
    said, layer = said_in(message.to_dict()), get_data_layer()
    assert said is not None
    assert isinstance(layer, Conversations)
    name = said.output or FILES_ALONE
    shown = [await layer.kept_file(element, message) for element in message.elements]
    async with door.coach().chats.answering(door.athlete_id(), said, name, shown) as new:
        if new and (run := cl.context.current_run):
            # Chainlit began to keep the run before there was a conversation; without it no answer is shown.
            await layer.create_step(run.to_dict())
        yield new
        if not await layer.writes.settled(said.conversation_id):
            raise DatabaseUnavailable(UNKEPT)


def go_on_listening(thread_id: str) -> None:
    """Show the rest of an answer that is still being written elsewhere, once it is there.

    A page comes back while its answer is written: by the page before it, or by another server. It may also be
    that this server died a moment ago and nobody knows yet.
    """
    task = asyncio.create_task(_show_the_rest(thread_id))
    _listening.add(task)
    task.add_done_callback(_listening.discard)


async def _show_the_rest(thread_id: str) -> None:
    layer, session = get_data_layer(), cl.context.session
    try:
        if not await until_answered(door.coach().chats, door.athlete_id(), thread_id):
            return
        thread = await layer.get_thread(thread_id) if layer else None
    except PacelineError:
        return  # What is missing is shown when the page comes back the next time.
    idle = session.current_task is None or session.current_task.done()
    if thread is not None and idle:
        await cl.context.emitter.resume_thread(thread)
