"""What the chat does when something happens on the page. Loaded by Chainlit, by path; thin on purpose."""

import asyncio
from collections.abc import Awaitable
from contextlib import aclosing
from pathlib import Path

import chainlit as cl
from chainlit.types import ThreadDict

from tools.domain.proposal import Proposal
from tools.kit.errors import DatabaseUnavailable, FilesUnavailable, PacelineError, TooManyRequests
from tools.kit.file_store import room_on_disk
from ui import (
    carry_actions,
    data_actions,
    door,
    library_actions,
    memory_actions,
    picture_actions,
    plan_actions,
    preferences,
    rule_actions,
    tables,
    uploads,
)
from ui.answer_cache import said_of_the_cache
from ui.answered_before import ASK_AGAIN
from ui.history import Conversations, conversations
from ui.kept_messages import go_on_listening, kept_before_answering
from ui.kept_settings import chosen
from ui.rate_limits import take_a_message
from ui.rendering import TurnOnPage

STARTERS = (
    ("Plan my race", "Plan my race"),
    ("Try it with a sample race", "Try it with a sample race"),
    ("Review a workout", "Review a workout"),
    ("What can you do?", "What can you do?"),
)

__all__ = [
    "carry_actions",
    "data_actions",
    "library_actions",
    "memory_actions",
    "picture_actions",
    "plan_actions",
    "rule_actions",
]  # Imported for their callbacks.

UNFORESEEN = "Something broke on my side. It is in the log; please ask again."


@cl.data_layer
def data_layer() -> Conversations:
    """Keep conversations in our database."""
    return conversations()


@cl.header_auth_callback
async def sign_in(_headers: object) -> cl.User:
    """Let everybody who reaches this machine's page in as its one owner."""
    return cl.User(identifier=door.athlete_id(), display_name="You")


@cl.set_starters
async def starters(_user: cl.User | None = None) -> list[cl.Starter]:
    """Offer four ways to begin."""
    return [cl.Starter(label=label, message=message) for label, message in STARTERS]


@cl.on_chat_start
async def begin() -> None:
    """Show the settings button."""
    await show_settings()


@cl.on_chat_resume
async def resume(thread: ThreadDict) -> None:
    """Show the settings button again; the conversation itself comes back by itself."""
    await show_settings()
    go_on_listening(thread["id"])


@cl.on_message
async def answer(message: cl.Message) -> None:
    """Keep a message, then answer it; the same one sent again after a lost connection is answered once."""
    try:
        with room_on_disk():
            async with kept_before_answering(message) as new:
                if new:
                    await answer_kept(message)
    except (DatabaseUnavailable, FilesUnavailable) as refusal:
        await cl.Message(content=str(refusal)).send()


async def answer_kept(message: cl.Message) -> None:
    """Answer a message and the files dropped with it; what keeps it from being answered is told instead."""
    try:
        with room_on_disk():
            await take_a_message(door.athlete_id())
            await answer_taken(message)
    except (TooManyRequests, DatabaseUnavailable, FilesUnavailable) as refusal:
        await cl.Message(content=str(refusal)).send()


async def answer_taken(message: cl.Message) -> None:
    """Give the files dropped with a message to the coach, then have it answered."""
    # On a phone Chainlit leaves the address at "/": public/paceline.js moves it, so a reload returns.
    await cl.send_window_message({"paceline": "conversation", "id": cl.context.session.thread_id})
    received = await uploads.receive(dropped_with(message))
    for refusal in received.refusals:
        await cl.Message(content=refusal).send()
    if not received.upload_ids and (told := await said_of_the_cache(message.content)):
        await cl.Message(content=told).send()
    elif received.upload_ids or not received.refusals or message.content.strip():
        again = message.command == ASK_AGAIN
        await answer_turn(message.content, received.upload_ids, asked_again=again)


async def answer_turn(text: str, upload_ids: tuple[str, ...], *, asked_again: bool = False) -> None:
    """Show the coach's turn as it happens; a failure we expect is told in its own words.

    What nobody expected goes on to Chainlit, which logs it and would show nothing.
    """
    turn = TurnOnPage(text)
    ending: str | None = UNFORESEEN
    try:
        events = door.coach().answer(
            door.athlete_id(),
            cl.context.session.thread_id,
            text,
            upload_ids,
            asked_again=asked_again,
            answer_id=turn.answer_id,
        )
        with room_on_disk():  # Chainlit writes every card to the disk.
            async with aclosing(
                events
            ):  # Stop closes the model's connection at once, whatever the page is at.
                async for event in events:
                    await turn.show(event)
        ending = None
    except PacelineError as error:
        ending = str(error)
    except asyncio.CancelledError:
        ending = None  # The athlete pressed stop; Chainlit says so.
        await turn.break_off()
        raise
    finally:
        if ending is not None:
            await turn.break_off()
            await cl.Message(content=ending).send()


@cl.action_callback("proposal_state")
async def proposal_state(action: cl.Action) -> dict[str, object]:
    """Return how a proposal stands now: a card asks when it appears, so a reload shows the truth."""
    return await card_of(door.coach().proposal(door.athlete_id(), id_in(action)))


@cl.action_callback("decide")
async def decide(action: cl.Action) -> dict[str, object]:
    """Apply or reject a proposal, once; the browser says only which and how."""
    approve = action.payload.get("decision") == "approve"
    return await card_of(door.coach().decide(door.athlete_id(), id_in(action), approve))


@cl.on_settings_update
async def keep_settings(settings: dict[str, object]) -> None:
    """Keep the units, weight and sport an athlete chose, and show them as they are kept."""
    before = await door.coach().preferences(door.athlete_id())
    try:
        await door.coach().set_preferences(door.athlete_id(), chosen(settings, before))
    except ValueError as refusal:
        await cl.Message(content=str(refusal)).send()
    await show_settings()


async def show_settings() -> None:
    """Send the settings panel; Chainlit forgets it on resume."""
    await preferences.panel(await door.coach().preferences(door.athlete_id())).send()


async def card_of(asked: Awaitable[Proposal]) -> dict[str, object]:
    """Return a card's props, or the sentence saying why there are none."""
    try:
        return tables.proposal_card(await asked)
    except PacelineError as error:
        return {"error": str(error)}


def dropped_with(message: cl.Message) -> list[uploads.Dropped]:
    """Return the files that came with a message."""
    paths = [(file.name, Path(file.path)) for file in message.elements if file.path]
    return [uploads.Dropped(name=name, size_bytes=path.stat().st_size, path=path) for name, path in paths]


def id_in(action: cl.Action) -> str:
    """Return the proposal a card names; whose it is and how it stands is looked up, never believed."""
    return str(action.payload.get("id", ""))
