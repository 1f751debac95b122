"""What the card of a picture asks for. Loaded by ui/chat.py.

The browser sends the reading's id, a decision and corrected numbers in the athlete's units; what becomes of
them is judged on the server.
"""

import asyncio
from weakref import WeakValueDictionary

import chainlit as cl

from tools.domain.course_picture import KeptPicture
from tools.kit.errors import MissingInput
from ui import door
from ui.charts import Props
from ui.data_actions import answers, text_in
from ui.picture_card import picture_card
from ui.picture_corrections import typed_corrections

_reading_page: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


@answers("picture")
async def picture(action: cl.Action) -> Props:
    """Return what was read in a picture and what was decided about it."""
    return await _card(await door.coach().races.pictures.standing(door.athlete_id(), text_in(action, "id")))


@answers("picture_page")
async def picture_page(action: cl.Action) -> Props:
    """Return what is on another page of the same file, read where it was not yet."""
    reading_id = text_in(action, "id")
    page = action.payload.get("page")
    if not isinstance(page, int) or isinstance(page, bool) or page < 1:
        raise MissingInput("I do not know that page. Reload the page and choose again.")
    async with _reading_page.setdefault(reading_id, asyncio.Lock()):
        return await _card(await door.coach().races.pictures.page(door.athlete_id(), reading_id, page))


@answers("confirm_picture")
async def confirm_picture(action: cl.Action) -> Props:
    """Make a picture a course, with the numbers put right, once; the click is the yes."""
    pictures, reading_id = door.coach().races.pictures, text_in(action, "id")
    kept = await pictures.picture(door.athlete_id(), reading_id)
    right = typed_corrections(action.payload.get("corrections"), kept)
    return await _card(await pictures.confirm(door.athlete_id(), reading_id, right))


@answers("decline_picture")
async def decline_picture(action: cl.Action) -> Props:
    """Leave a picture aside."""
    return await _card(await door.coach().races.pictures.decline(door.athlete_id(), text_in(action, "id")))


async def _card(kept: KeptPicture) -> Props:
    coach = door.coach()
    course = await coach.course(door.athlete_id(), kept.course_id) if kept.course_id else None
    return picture_card(kept, (await coach.preferences(door.athlete_id())).units, course)
