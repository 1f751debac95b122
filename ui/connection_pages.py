"""The connections page: which services are connected, and the forms that connect them.

A page of its own, outside every conversation. A refusal is a sentence on the same page with what was typed,
except secrets: those are never written back.
"""

from collections.abc import Awaitable
from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tools.domain.provenance import POLICIES, Source
from tools.domain.syncing import SyncRun
from tools.kit.acting import OWNER
from tools.kit.errors import MissingInput, PacelineError
from ui import door
from ui.connections_view import service_view
from ui.form_page import HEADERS, draw
from ui.sync_card import sync_card

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]
Service = Literal[Source.GARMIN, Source.INTERVALS, Source.STRAVA]
PAGE = "/connections"
DONE = {
    "connected": "{name} is connected. Its first sync is under way; you can close this page.",
    "syncing": "{name} is being asked for what is new.",
    "disconnected": "{name} is disconnected, and its key forgotten.",
    "deleted": "{name} is disconnected, and everything that came from there is deleted.",
    "untold": "{name} is disconnected and what came from there deleted, but {name} did not answer: "
    "take the permission back yourself at strava.com/settings/apps.",
}
"""What a page says after something was done; the address names which, never a text."""


@router.get(PAGE)
async def connections(done: str = "", source: str = "") -> HTMLResponse:
    """Show the services."""
    known = done in DONE and source in set(Source)
    if not known:
        return await page()
    return await page(done=DONE[done].format(name=POLICIES[Source(source)].name), done_source=source)


@router.post(f"{PAGE}/garmin-key")
async def garmin_key(key: Typed = "", expires_on: Typed = "") -> Response:
    """Connect Garmin by a Personal API key."""

    async def connect() -> None:
        await door.coach().connecting.garmin_key(door.athlete_id(), key, day_in(expires_on))

    return await attempt(connect(), "garmin-key", Source.GARMIN, expires_on=expires_on)


@router.post(f"{PAGE}/garmin-session")
async def garmin_session(session: Typed = "") -> Response:
    """Connect Garmin by a session saved earlier."""
    asked = door.coach().connecting.garmin_session(door.athlete_id(), session)
    return await attempt(asked, "garmin-session", Source.GARMIN)


@router.post(f"{PAGE}/garmin-login")
async def garmin_login(email: Typed = "", password: Typed = "") -> Response:
    """Connect Garmin by password; where Garmin asks for a code, ask for it on the next page."""
    try:
        ticket = await door.coach().connecting.garmin_login(door.athlete_id(), email, password)
    except PacelineError as refusal:
        return await page(failed="garmin-login", sentence=str(refusal), email=email)
    if ticket is None:
        return went("connected", Source.GARMIN)
    return draw("garmin_code.html", ticket=ticket, sentence="")


@router.post(f"{PAGE}/garmin-code")
async def garmin_code(ticket: Typed = "", code: Typed = "") -> Response:
    """Go on with a login by the code Garmin sent."""
    try:
        await door.coach().connecting.garmin_code(door.athlete_id(), ticket, code)
    except PacelineError as refusal:
        return draw("garmin_code.html", ticket=ticket, sentence=str(refusal))
    return went("connected", Source.GARMIN)


@router.post(f"{PAGE}/intervals")
async def intervals(key: Typed = "") -> Response:
    """Connect intervals.icu by its API key."""
    asked = door.coach().connecting.intervals_key(door.athlete_id(), key)
    return await attempt(asked, "intervals-key", Source.INTERVALS)


@router.post(f"{PAGE}/{{source}}/sync")
async def sync(source: Service) -> Response:
    """Ask a service for what is new."""
    try:
        await door.coach().data.desk(door.athlete_id()).sync(source)
    except PacelineError as refusal:
        return await page(failed=source, sentence=str(refusal))
    return went("syncing", source)


@router.post(f"{PAGE}/{{source}}/disconnect")
async def disconnect(source: Service, delete: Typed = "") -> Response:
    """Forget a service and, where that is wanted or its rules ask for it, what came from it."""
    delete_data = delete == "yes" or source is Source.STRAVA
    try:
        told = await door.coach().connecting.disconnect(door.athlete_id(), source, delete_data)
    except PacelineError as refusal:
        return await page(failed=source, sentence=str(refusal))
    if not told:
        return went("untold", source)
    return went("deleted" if delete_data else "disconnected", source)


async def attempt(asked: Awaitable[None], form: str, source: Source, **typed: str) -> Response:
    """Do what a form asks for; tell a refusal beside that form."""
    try:
        await asked
    except PacelineError as refusal:
        return await page(failed=form, sentence=str(refusal), **typed)
    return went("connected", source)


def went(done: str, source: Source) -> Response:
    """Lead on to the page that says what was done, so that a reload sends nothing twice."""
    return RedirectResponse(f"{PAGE}?done={done}&source={source}#{source}", 303, headers=HEADERS)


async def page(
    failed: str = "", sentence: str = "", done: str = "", done_source: str = "", **typed: str
) -> HTMLResponse:
    """Draw the page; `failed` names the form a sentence belongs to, `typed` what stands in its fields.

    A refused form is a page like any other, not an HTTP error: its reader is a person.
    """
    coach = door.coach()
    services = await coach.connecting.services(door.athlete_id())
    runs = await coach.data.desk(door.athlete_id()).runs(limit=20)
    today = await coach.today(door.athlete_id())
    views = {
        str(service.source): service_view(service, today) | {"run": last_run(runs, service.source)}
        for service in services
    }
    fields = {"expires_on": "", "email": ""} | typed
    return draw(
        "connections.html",
        services=views,
        typed=fields,
        failed=failed,
        sentence=sentence,
        done=done,
        done_source=done_source,
        is_owner=door.athlete_id() == OWNER,
    )


def last_run(runs: tuple[SyncRun, ...], source: Source) -> str:
    """Say how the newest sync of a service stands; empty when there was none."""
    run = next((run for run in runs if run.source is source), None)
    if run is None:
        return ""
    card = sync_card(run)
    how_far = f"Under way: {card['progress']}." if card["open"] else str(card["ending"])
    return f"{how_far} {run.error}" if run.error else how_far


def day_in(written: str) -> date | None:
    """Read the day of a date field; raise MissingInput for anything else."""
    if not written.strip():
        return None
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise MissingInput("Write the day the key ends like 2027-05-31, or leave it empty.") from None
