"""What the library of courses asks for. Loaded by ui/chat.py; it sends ids, names and places."""

import math
from typing import TYPE_CHECKING

import chainlit as cl

from tools.domain import display
from tools.domain.course_library import CourseOrder
from tools.kit.errors import MissingInput
from ui import door
from ui.charts import Props
from ui.course_library import library_page, opened_course
from ui.data_actions import answers, choice, text_in

if TYPE_CHECKING:
    from agent.course_library import CourseLibrary

PAGE = 25


@answers("courses")
async def courses(action: cl.Action) -> Props:
    """Return a page of the courses that a search finds."""
    order = choice(CourseOrder, action.payload.get("order", CourseOrder.NEWEST), "order")
    page, places = await library().page(
        door.athlete_id(),
        search=text_in(action, "search"),
        order=order,
        limit=PAGE,
        offset=round(number_in(action, "offset", 0.0)),
    )
    return library_page(page, places, (await door.coach().preferences(door.athlete_id())).units)


@answers("course_opened")
async def course_opened(action: cl.Action) -> Props:
    """Return one course with its map, its profile and its stretches."""
    units = (await door.coach().preferences(door.athlete_id())).units
    course_id = text_in(action, "id")
    known = await library().course(door.athlete_id(), course_id)
    return opened_course(known, await library().map(door.athlete_id(), course_id, units), units)


@answers("rename_course")
async def rename_course(action: cl.Action) -> Props:
    """Give a course the owner's own name."""
    await library().rename(door.athlete_id(), text_in(action, "id"), text_in(action, "title"))
    return await course_opened(action)


@answers("delete_course")
async def delete_course(action: cl.Action) -> Props:
    """Delete a course; the second click is the yes."""
    return {"done": await library().delete(door.athlete_id(), text_in(action, "id"))}


@answers("keep_section")
async def keep_section(action: cl.Action) -> Props:
    """Keep a stretch of a course, said in the owner's units."""
    unit_m = display.unit_length_m((await door.coach().preferences(door.athlete_id())).units)
    start_m, end_m = (unit_m * number_in(action, name, math.nan) for name in ("start", "end"))
    await library().keep_section(
        door.athlete_id(), text_in(action, "id"), text_in(action, "name"), start_m, end_m
    )
    return await course_opened(action)


@answers("delete_section")
async def delete_section(action: cl.Action) -> Props:
    """Delete a stretch that was kept."""
    await library().delete_section(door.athlete_id(), text_in(action, "section"))
    return await course_opened(action)


def number_in(action: cl.Action, name: str, otherwise: float) -> float:
    """Return a number the browser sent; raise MissingInput for what is none."""
    said = action.payload.get(name, otherwise)
    if isinstance(said, bool) or not isinstance(said, int | float) or abs(said) > 1e9:
        raise MissingInput("I need a number there. Nothing was changed.")
    return float(said)


def library() -> "CourseLibrary":
    """Return the door to the owner's courses."""
    return door.coach().races.library
