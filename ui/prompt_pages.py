"""The prompts page: what the models are told, its versions, and the forms that change it.

Drawn on the server and working without scripts. A refusal is a sentence on the same page, with what was
typed.
"""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Form
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tools.domain.prompt_text import LONGEST_NOTE
from tools.domain.prompt_version import PromptVersion
from tools.domain.wording.syncing import moment
from tools.kit.errors import MissingInput, NotFound, PacelineError
from ui import door
from ui.charts import Props
from ui.form_page import HEADERS, draw
from ui.tables import instant

router = APIRouter(include_in_schema=False, dependencies=[Depends(door.owner_only)])
Typed = Annotated[str, Form()]
PAGE = "/settings/prompts"
SHOWN_VERSIONS = 50
KINDS = {"+": "added", "-": "removed", "@": "place"}
"""What a line of a unified difference is, by its first character."""
DONE = {
    "saved": "Version {version} is saved. It counts once you activate it.",
    "activated": "Version {version} counts from the next answer on.",
    "general": "This model is told the prompt for all models again.",
}
"""What a page says after something was done; the address names which, never a text."""


@router.get(PAGE)
async def prompts() -> HTMLResponse:
    """Show every prompt at a glance."""
    coach = door.coach()
    states = await coach.prompts.states()
    return draw("prompts.html", prompts=states, speaker=coach.model_label)


@router.get(f"{PAGE}/{{name}}")
async def prompt(
    name: str, *, model: str = "", done: str = "", version: str = "", before: str = "", after: str = ""
) -> HTMLResponse:
    """Show a prompt: its text to change, its versions, and what differs between two of them."""
    said = DONE[done].format(version=number(version)) if done in DONE else ""
    try:
        return await page(name, model, done=said, before=before, after=after)
    except NotFound:
        return await prompts()


@router.post(f"{PAGE}/{{name}}")
async def save(
    name: str, text: Typed = "", note: Typed = "", model: Typed = "", activate: Typed = ""
) -> Response:
    """Save a new version, and activate it where that is ticked."""
    try:
        saved = await door.coach().prompts.save(name, text, model, note, activate=activate == "yes")
    except PacelineError as refusal:
        return await page(name, model, sentence=str(refusal), text=text, note=note)
    return went("activated" if saved.active else "saved", saved)


@router.post(f"{PAGE}/{{name}}/activate")
async def activate(name: str, version: Typed = "", model: Typed = "") -> Response:
    """Let a version count."""
    try:
        return went("activated", await door.coach().prompts.activate(name, number(version), model))
    except PacelineError as refusal:
        return await page(name, model, sentence=str(refusal))


@router.post(f"{PAGE}/{{name}}/rollback")
async def roll_back(name: str, model: Typed = "") -> Response:
    """Go back to the version that counted before."""
    try:
        active = await door.coach().prompts.roll_back(name, model)
    except PacelineError as refusal:
        return await page(name, model, sentence=str(refusal))
    if active is None:
        return RedirectResponse(f"{PAGE}/{name}?{urlencode({'done': 'general'})}", 303, headers=HEADERS)
    return went("activated", active)


def went(done: str, version: PromptVersion) -> Response:
    """Lead on to the page that says what was done, so that a reload sends nothing twice."""
    asked = {"done": done, "version": version.version} | ({"model": version.model} if version.model else {})
    return RedirectResponse(f"{PAGE}/{version.name}?{urlencode(asked)}", 303, headers=HEADERS)


async def page(
    name: str,
    model: str = "",
    *,
    sentence: str = "",
    done: str = "",
    text: str | None = None,
    note: str = "",
    before: str = "",
    after: str = "",
) -> HTMLResponse:
    """Draw a prompt's page; raise NotFound for one there is not. A refused form keeps what was typed."""
    book = door.coach().prompts
    state = await book.state(name)
    model = model.strip()
    versions = await book.versions(name, model)
    counting = next((version for version in versions if version.active), None)
    told = counting or state.active
    lines, refused = await _difference(name, model, before, after)
    return draw(
        "prompt.html",
        prompt=state,
        model=model,
        counting=counting,
        versions=[_row(version) for version in versions[:SHOWN_VERSIONS]],
        text=text if text is not None else (told.text if told else ""),
        note=note,
        longest_note=LONGEST_NOTE,
        sentence=sentence or refused,
        done=done,
        before=before,
        after=after,
        difference=lines,
    )


def number(written: str) -> int:
    """Read a version's number; 0, which no version has, for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 7 else 0


async def _difference(name: str, model: str, before: str, after: str) -> tuple[list[Props] | None, str]:
    """Return the lines that differ between two versions, or why there are none to show."""
    if not (before and after):
        return None, ""
    try:
        lines = await door.coach().prompts.difference(name, number(before), number(after), model or None)
    except (NotFound, MissingInput) as refusal:
        return None, str(refusal)
    return [{"text": line, "kind": KINDS.get(line[:1], "same")} for line in lines[2:]], ""


def _row(version: PromptVersion) -> Props:
    made_at = version.made_at
    return {
        "version": version.version,
        "active": version.active,
        "seeded": version.seeded,
        "note": version.note,
        "made_at": instant(made_at) if made_at else "",
        "made_said": moment(made_at) if made_at else "",
    }
