"""What a link opens: pages for those who have it, drawn on the server, with no script and nobody counted.

Everything lies below /s/, so that a proxy can open that much of the house and nothing else. Every token that
opens nothing is answered alike, whatever became of it.
"""

import asyncio
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response
from markupsafe import Markup

from agent.sharing import SharedPlan
from tools.domain.share_link import SharedView
from tools.formats.carried import CarryFormat
from tools.kit.errors import MissingInput, NotFound
from ui import door
from ui.charts import Props
from ui.form_page import templates
from ui.handed_over import handed_over
from ui.share_style import share_headers, share_style
from ui.shared_view import SHARED_FORMATS, beside_the_link, crew_page, plan_page

router = APIRouter(prefix="/s", include_in_schema=False)
READ = ["GET", "HEAD"]
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 64 64'%3E%3Crect width='64' "
    "height='64' rx='15' fill='%23105d62'/%3E%3Cpath d='M7 44H16L21 35L25.5 44L34 15L42 47L46.5 38L57 44' "
    "fill='none' stroke='%23fff' stroke-width='4.6' stroke-linejoin='round'/%3E%3C/svg%3E"
)


@router.api_route("/{token}", methods=READ)
@router.api_route("/{token}/", methods=READ)
async def shared(token: str, request: Request) -> HTMLResponse:
    """Show a shared plan; of a link for the crew, the crew's page."""
    found = await _opened(token)
    if found is None:
        return _ended()
    address = link_address(request, token)
    if found.link.view is SharedView.CREW:
        return _drawn("shared_crew.html", crew_page(found, address))
    return _drawn("shared_plan.html", plan_page(found, address))


@router.api_route("/{token}/crew", methods=READ)
async def crew(token: str, request: Request) -> HTMLResponse:
    """Show when the athlete is where, and what to hand over."""
    found = await _opened(token)
    if found is None:
        return _ended()
    return _drawn("shared_crew.html", crew_page(found, link_address(request, token)))


@router.api_route("/{token}/og.png", methods=READ)
async def picture(token: str) -> Response:
    """Return the picture that messengers show beside the link."""
    found = await _opened(token)
    if found is None:
        return _ended()
    from tools.formats.og_picture import written

    drawn = await asyncio.to_thread(written, beside_the_link(found))
    return Response(drawn, media_type="image/png", headers=share_headers())


@router.api_route("/{token}/{wanted}", methods=READ)
async def download(token: str, wanted: str) -> Response:
    """Return a shared plan as a file, where its link shows the whole plan."""
    found = await _opened(token)
    allowed = {each.value: each for each in SHARED_FORMATS}.get(wanted)
    if found is None or allowed is None or found.link.view is not SharedView.PLAN:
        return _ended()
    return await _file(found, allowed)


@router.api_route("/{elsewhere:path}", methods=READ)
async def nothing_else(elsewhere: str) -> HTMLResponse:
    """Answer every other address below /s/ like a dead link: never with the chat's page."""
    return _ended()


def link_address(request: Request, token: str) -> str:
    """Return the whole address of a link: at the address people reach Paceline at, else at the one asked."""
    public = door.coach().connecting.settings.public_url or str(request.base_url)
    return f"{public.rstrip('/')}/s/{quote(token, safe='')}"


async def _opened(token: str) -> SharedPlan | None:
    try:
        return await door.coach().races.sharing.open(token)
    except NotFound:
        return None


async def _file(found: SharedPlan, wanted: CarryFormat) -> Response:
    try:
        file = await door.coach().races.carrying.file(found.carried, wanted)
    except MissingInput:
        return _ended()
    return handed_over(file, share_headers())


def _drawn(template: str, shown: Props, status: int = 200) -> HTMLResponse:
    style = Markup(share_style())  # noqa: S704 (our own files')
    html = templates().get_template(template).render({"style": style, "icon": ICON, **shown})
    return HTMLResponse(html, status, share_headers())


def _ended() -> HTMLResponse:
    return _drawn("shared_ended.html", {}, 404)
