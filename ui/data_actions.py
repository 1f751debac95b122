"""What the cards of recorded data ask for. Loaded by ui/chat.py.

A card holds a reference, asks here when it is drawn, and gets what its owner may see. What the browser names
is looked up among the owner's own, never believed.
"""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import chainlit as cl

from tools.domain.course_library import CourseOrder
from tools.domain.dashboard import Period
from tools.domain.profile import ProfileName
from tools.domain.provenance import Source
from tools.domain.race import UnitSystem
from tools.domain.syncing import SyncRun
from tools.kit.errors import MissingInput, NotFound, PacelineError
from ui import door
from ui.activity_list import activity_list, asked_list
from ui.charts import Props
from ui.connections_view import connections_card
from ui.dashboard_view import dashboard_view
from ui.profile_card import profile_card
from ui.rendering import card_of
from ui.review_card import review_or_gone
from ui.sync_card import sync_card

if TYPE_CHECKING:
    from agent.athlete_data import AthleteData

Choice = TypeVar("Choice", Period, ProfileName, Source, CourseOrder)
Answer = Callable[[cl.Action], Awaitable[Props]]
LONGEST_NOTE = 200


def answers(name: str) -> Callable[[Answer], Answer]:
    """Let a function answer an action of the cards; an expected failure becomes `{"error": sentence}`.

    `gone` says that what a card refers to is kept no longer.
    """

    def registered(answer: Answer) -> Answer:
        async def told(action: cl.Action) -> Props:
            try:
                return await answer(action)
            except PacelineError as failure:
                return {"error": str(failure), "gone": isinstance(failure, NotFound)}

        cl.action_callback(name)(told)
        return answer

    return registered


@answers("activities")
async def activities(action: cl.Action) -> Props:
    """Return the owner's activities of the days asked for, the newest or the longest first."""
    asked = asked_list(action.payload)
    every = asked.longest or asked.since is not None or asked.until is not None
    found = await data().activities(
        door.athlete_id(), asked.sport, None if every else asked.limit, since=asked.since, until=asked.until
    )
    return activity_list(found, await units(), asked)


@answers("activity_review")
async def activity_review(action: cl.Action) -> Props:
    """Return an activity's review with its charts."""
    planned = await door.coach().plans.current(door.athlete_id()) is not None
    activity_id = text_in(action, "activity_id")
    return await review_or_gone(data(), door.athlete_id(), activity_id, await units(), planned=planned)


@answers("delete_activity")
async def delete_activity(action: cl.Action) -> Props:
    """Delete an activity for good, and say so."""
    await data().delete_activity(door.athlete_id(), text_in(action, "activity_id"))
    return {"deleted": "You deleted this activity."}


@answers("show_review")
async def show_review(action: cl.Action) -> Props:
    """Show an activity's review as a card of its own: a reference in the conversation, and no word of it."""
    known = await data().activity(door.athlete_id(), text_in(action, "activity_id"))
    await show_card("ReviewCard", {"activity_id": known.id}, "Here is the review.")
    return {}


@answers("dashboard")
async def dashboard(action: cl.Action) -> Props:
    """Return form, volume, best efforts and zones over a period."""
    period = choice(Period, action.payload.get("period", Period.WEEKS_12), "period")
    return dashboard_view(await data().dashboard(door.athlete_id(), period), await units())


@answers("profile")
async def profile(_action: cl.Action) -> Props:
    """Return what is known of the owner."""
    return profile_card(await data().profile(door.athlete_id()), await units())


@answers("correct_profile")
async def correct_profile(action: cl.Action) -> Props:
    """Keep what the owner says of a value; no value means: nobody knows it."""
    name = choice(ProfileName, action.payload.get("name"), "value")
    value, note = action.payload.get("value"), action.payload.get("note")
    if value is not None and (isinstance(value, bool) or not isinstance(value, int | float)):
        raise MissingInput("I need a number there. Nothing was changed.")
    kept_note = str(note)[:LONGEST_NOTE] if note else None
    try:
        number = None if value is None else float(value)
    except OverflowError:
        raise MissingInput("I need a number there that somebody can have. Nothing was changed.") from None
    await data().correct(door.athlete_id(), name, number, kept_note)
    return await profile(action)


@answers("withdraw_correction")
async def withdraw_correction(action: cl.Action) -> Props:
    """Go by the history again."""
    await data().withdraw_correction(
        door.athlete_id(), choice(ProfileName, action.payload.get("name"), "value")
    )
    return await profile(action)


@answers("sync_run")
async def sync_run(action: cl.Action) -> Props:
    """Return how an import or a sync stands."""
    return sync_card(await data().desk(door.athlete_id()).run(text_in(action, "run_id")))


@answers("stop_run")
async def stop_run(action: cl.Action) -> Props:
    """Stop an import or a sync; what is in stays."""
    await data().desk(door.athlete_id()).stop(text_in(action, "run_id"))
    return await sync_run(action)


@answers("resume_run")
async def resume_run(action: cl.Action) -> Props:
    """Go on with an import or a sync where it was."""
    await data().desk(door.athlete_id()).resume(text_in(action, "run_id"))
    return await sync_run(action)


@answers("connections")
async def connections(_action: cl.Action) -> Props:
    """Return how the services stand."""
    return connections_card(
        await door.coach().connecting.services(door.athlete_id()), datetime.now(UTC).date()
    )


@answers("sync_source")
async def sync_source(action: cl.Action) -> Props:
    """Ask for a sync and show its progress."""
    source = choice(Source, action.payload.get("source"), "service")
    run: SyncRun = await data().desk(door.athlete_id()).sync(source)
    await show_card("SyncCard", {"run_id": run.id}, "The sync is under way.")
    return {}


async def show_card(name: str, props: Props, words: str) -> None:
    """Add a message with one card to the conversation."""
    message = cl.Message(content=words)
    await message.send()
    await card_of(name, props, 1).send(for_id=message.id)


async def units() -> UnitSystem:
    """Return the units the athlete reads."""
    return (await door.coach().preferences(door.athlete_id())).units


def data() -> "AthleteData":
    """Return the door to the owner's data."""
    return door.coach().data


def text_in(action: cl.Action, name: str) -> str:
    """Return a name the browser sent, as text."""
    return str(action.payload.get(name, ""))


def choice(of: type[Choice], said: object, word: str) -> Choice:
    """Return the member of an enumeration the browser named; raise MissingInput for any other word."""
    try:
        return of(str(said))
    except ValueError:
        raise MissingInput(f"I do not know that {word}. Reload the page and choose again.") from None
