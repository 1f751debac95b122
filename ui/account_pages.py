"""The account page: taking everything along, and leaving. Drawn on the server, working without scripts."""

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import HTMLResponse, Response

from tools.kit.acting import OWNER
from tools.kit.errors import PacelineError
from ui import door
from ui.form_page import draw

router = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]
PAGE = "/settings/account"


@router.get(PAGE)
async def account() -> HTMLResponse:
    """Show what can be taken along and what goes when one leaves."""
    return await page()


@router.post(f"{PAGE}/delete")
async def delete(confirm: Typed = "") -> Response:
    """Delete everything where the words that confirm it are written out."""
    try:
        left = await door.coach().account.leave(door.athlete_id(), confirm)
    except PacelineError as refusal:
        return await page(sentence=str(refusal), confirm=confirm)
    return draw("account_gone.html", sentences=left.sentences)


async def page(sentence: str = "", confirm: str = "") -> HTMLResponse:
    """Draw the page; a refusal is a sentence on it, with what was typed."""
    coach = door.coach()
    connected = [
        service.name for service in await coach.connecting.services(door.athlete_id()) if service.connection
    ]
    facts = [fact for fact in await coach.memories.facts(door.athlete_id()) if fact.holds]
    return draw(
        "account.html",
        connected=connected,
        facts=len(facts),
        sentence=sentence,
        confirm=confirm,
        is_owner=door.athlete_id() == OWNER,
    )
