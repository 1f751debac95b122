"""The application: the HTTP interface and the chat page over one open coach."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from functools import partial
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.middleware.trustedhost import TrustedHostMiddleware
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from agent.settings import Settings
from agent.storage import chat_files_of
from tools.kit.errors import PacelineError
from ui import (
    account_pages,
    chainlit_folder,
    connection_pages,
    door,
    elsewhere_pages,
    prompt_pages,
    shared_pages,
    sign_in_pages,
    signed_in_pages,
    strava_pages,
)
from ui.api import (
    account,
    activities,
    analyses,
    answers,
    cache,
    carrying,
    courses,
    documentation,
    elsewhere,
    form,
    health,
    library,
    memory,
    metrics,
    pictures,
    plans,
    preferences,
    prompts,
    proposals,
    questions,
    rules,
    spending,
    strategies,
    syncs,
)
from ui.errors import REFUSALS_ANYWHERE, answer_failures
from ui.first_link import say_how_to_begin
from ui.gate import Gate
from ui.guards import AnswerHeaders, BodyLimit, SameOrigin
from ui.http_watch import RequestsWatched
from ui.identifying import Identifying, is_open
from ui.rate_limits import AddressLimit, AthleteLimit, RateLimits
from ui.socket_watch import SocketWatch
from ui.trusted_proxies import trusted_proxies

if TYPE_CHECKING:
    from agent.coach import Coach

OpenCoach = Callable[[Settings], AbstractAsyncContextManager["Coach"]]
FORM_OVERHEAD_BYTES = 500_000
"""What a multipart form may weigh beside the file it carries."""
PARTS = (
    health,
    metrics,
    courses,
    pictures,
    library,
    strategies,
    carrying,
    questions,
    activities,
    form,
    syncs,
    plans,
    proposals,
    rules,
    memory,
    analyses,
    answers,
    cache,
    prompts,
    spending,
    preferences,
    account,
    account_pages,
    prompt_pages,
    connection_pages,
    strava_pages,
    sign_in_pages,
    signed_in_pages,
    elsewhere_pages,
    shared_pages,
    documentation,
    elsewhere,
)
FORMS = ("/connections", "/settings", "/webhooks", "/sign-in", "/join")
"""Where only forms are sent to."""
ARCHIVES_GO_TO = frozenset({"/project/file", "/activities/import"})
"""Where whole archives of recordings are taken; they go to disk as they arrive."""
FILES_GO_TO = ARCHIVES_GO_TO | {"/course/analyze-gpx", "/course/read-photo"}
WORDS_BYTES = 2_000_000
"""What a request without a file may bring: words, edits, the props of a card."""


def create_app(settings: Settings, open_coach: OpenCoach | None = None) -> FastAPI:
    """Build the application. `open_coach` opens who answers; by default agent.bootstrap's."""
    chainlit_folder.prepare(settings.paceline_home)
    from ui import page  # Chainlit reads the folder just prepared when it is first imported.

    app = create_api(settings, open_coach or _coach_of_this_house)
    policy = page.mount(app, settings)
    _guard(app, settings, policy)
    return app


def create_api(settings: Settings, open_coach: OpenCoach) -> FastAPI:
    """Build the HTTP interface alone, without page and guards."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # The lifespan ends on SIGINT and on SIGTERM, where atexit does not run: everything is released here.
        async with AsyncExitStack() as opened:
            try:
                coach = await opened.enter_async_context(open_coach(settings))
            except PacelineError as refusal:
                app.state.refusal = refusal
                raise
            door.let_in(coach, chat_files_of(settings))
            await say_how_to_begin(coach, settings)
            try:
                yield
            finally:
                door.close()

    app = FastAPI(
        title="Paceline",
        summary="The endurance coach that shows its work.",
        version="0.1.0",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        responses=REFUSALS_ANYWHERE,
    )
    app.state.settings = settings
    app.add_middleware(RequestsWatched)
    app.state.rate_limits = RateLimits(settings.requests_per_minute)
    app.add_middleware(AthleteLimit, limits=app.state.rate_limits)
    app.add_middleware(Gate, identify=Identifying(settings), is_open=is_open, watch=SocketWatch())
    for part in PARTS:
        app.include_router(part.router)
    answer_failures(app)
    return app


def refusal_of(app: FastAPI) -> PacelineError | None:
    """Return why the application could not start, when that was something we expect."""
    refusal: PacelineError | None = getattr(app.state, "refusal", None)
    return refusal


def _guard(app: FastAPI, settings: Settings, policy: str) -> None:
    """Put the guards around `app` and its gate; the one added last is met first."""
    app.add_middleware(BodyLimit, limit_bytes=partial(body_limit, settings))
    app.add_middleware(SameOrigin)
    app.add_middleware(AddressLimit, limits=app.state.rate_limits)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=allowed_hosts(settings), www_redirect=False)
    app.add_middleware(AnswerHeaders, content_security_policy=policy)
    if proxies := trusted_proxies(settings.trusted_proxies):
        app.add_middleware(ProxyHeadersMiddleware, trusted_hosts=proxies)


def body_limit(settings: Settings, path: str) -> int:
    """Return how many bytes a request to a path may bring."""
    if path.startswith(FORMS):
        return FORM_OVERHEAD_BYTES
    if path not in FILES_GO_TO:
        return WORDS_BYTES
    largest_mb = settings.max_upload_mb
    if path in ARCHIVES_GO_TO:
        largest_mb = max(largest_mb, settings.max_archive_mb)
    return largest_mb * 1_000_000 + FORM_OVERHEAD_BYTES


def allowed_hosts(settings: Settings) -> list[str]:
    """Return the host names the server answers to."""
    return [host.strip() for host in settings.allowed_hosts.split(",") if host.strip()]


def _coach_of_this_house(settings: Settings) -> AbstractAsyncContextManager["Coach"]:
    from agent.bootstrap import open_coach

    return open_coach(settings)
