"""Answers that died with their server: the conversation says so, with a way to ask again."""

import asyncio
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tools.domain.conversation import CutMessage, Said, Shown

if TYPE_CHECKING:
    from agent.chats import Chats

CUT = "This answer was cut off: Paceline stopped while it was written. Your message is kept."
DROP_AGAIN = f"{CUT} Drop the file again to have it read."
LOOK_S = 1.0
"""How often a page that came back looks whether the answer it waits for has ended: our design choice [D]."""


async def told_of_cut_answers(chats: "Chats", athlete_id: str, thread_id: str) -> None:
    """Say in a conversation below which messages an answer is missing, once however often it is looked for.

    The note is kept first and its message marked then; both have the same id each time, so that a crash in
    between, or two pages at once, leave one note.
    """
    kept = chats.for_athlete(athlete_id)
    for cut in await chats.abandoned(athlete_id, thread_id):
        said, shown = _note(cut, thread_id)
        await kept.keep(said)
        await kept.show(shown)
        await kept.cut_turn(cut.id)


async def until_answered(chats: "Chats", athlete_id: str, thread_id: str) -> bool:
    """Wait until no message of a conversation is being answered; say whether there was one."""
    waited = False
    while await chats.for_athlete(athlete_id).open_turns(thread_id):
        waited = True
        await asyncio.sleep(LOOK_S)
        await told_of_cut_answers(chats, athlete_id, thread_id)
    return waited


def _note(cut: CutMessage, thread_id: str) -> tuple[Said, Shown]:
    now = datetime.now(UTC)
    said = Said(
        id=f"{cut.id}-cut",
        conversation_id=thread_id,
        kind="assistant_message",
        name="Paceline",
        began_at=now,
        ended_at=now,
    )
    props = {"text": CUT if cut.text else DROP_AGAIN, "retry": cut.text or None, "card": said.id}
    shown = Shown(
        id=f"{said.id}-notice",
        conversation_id=thread_id,
        step_id=said.id,
        kind="custom",
        name="Notice",
        mime="application/json",
        display="inline",
        props=props,
    )
    return said, shown
