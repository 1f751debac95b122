"""Whom a request comes from: a browser's cookie, a program's key, or this machine alone."""

import ipaddress
from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Scope

from agent.settings import Settings
from agent.signing_in import SignedIn
from tools.domain.signing_in import KeyScope
from tools.kit.acting import OWNER
from ui import door
from ui.gate import Identity

COOKIE = "paceline_session"
KEPT_S = 400 * 24 * 3600
"""How long a browser keeps the cookie: the longest it may (RFC 6265bis). What counts is the server's word."""
PASSED_ON = ("x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via")
"""What proxies add: a request that has one of them did not begin on this machine."""
FILES, PICTURES = ("/public/", "/assets/"), frozenset({"/favicon", "/logo"})
"""What everybody gets alike, so nobody has to be made out."""
OPEN = (*FILES, "/sign-in/", "/join/", "/s/", "/health/")
OPEN_EXACTLY = PICTURES | {"/sign-in", "/health", "/metrics"}
"""Where those come, too, who are not signed in: the ways in, what a link or a key of its own opens, and what
tells that the server is alive."""


class Identifying:
    """Makes out who asks, for the gate."""

    def __init__(self, settings: Settings) -> None:
        self.opens_here = is_this_machine_alone(settings)

    async def __call__(self, scope: Scope) -> Identity | None:
        """Return who asks, None for a stranger; raise DatabaseUnavailable where that cannot be known."""
        if scope["path"].startswith(FILES) or scope["path"] in PICTURES:
            return None
        headers = Headers(scope=scope)
        if key := headers.get("x-api-key"):
            return await _of_key(key)
        if self.opens_here and is_from_here(scope):
            return Identity(OWNER)
        token = cookie_of(headers)
        sign_in = await door.coach().signing_in.signed_in(token) if token else None
        return Identity(sign_in.athlete_id, sign_in_id=sign_in.id) if sign_in else None


async def _of_key(text: str) -> Identity | None:
    signing_in = door.coach().signing_in
    if signing_in.is_house_key(text):
        return Identity(OWNER, by_program=True)
    key = await signing_in.keys.opened_by(text)
    if key is None:
        return None
    may_change = key.scope is KeyScope.WRITE
    return Identity(key.athlete_id, key_id=key.id, may_change=may_change, by_program=True)


def is_open(path: str) -> bool:
    """Tell whether a path is there for those who are not signed in, too."""
    return path in OPEN_EXACTLY or path.startswith(OPEN)


def is_this_machine_alone(settings: Settings) -> bool:
    """Tell whether the settings let nobody but this machine reach the page: then it just opens."""
    reached = settings.names_for_others or settings.trusted_proxies.strip()
    return settings.login == "auto" and is_loopback(settings.host) and not reached


def is_from_here(scope: Scope) -> bool:
    """Tell whether a request began on this machine: no other address, and no proxy that passed it on."""
    client = scope.get("client")
    headers = Headers(scope=scope)
    return (client is None or is_loopback(client[0])) and not any(name in headers for name in PASSED_ON)


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def cookie_of(headers: Headers) -> str | None:
    """Return the token a browser's cookie holds."""
    for line in headers.getlist("cookie"):
        try:
            cookies = SimpleCookie(line)
        except CookieError:
            continue
        if COOKIE in cookies:
            return cookies[COOKIE].value
    return None


def let_in(response: Response, signed_in: SignedIn, scope: Scope) -> None:
    """Have a browser keep the token it comes in with from now on, out of every script's reach."""
    response.set_cookie(
        COOKIE,
        signed_in.token,
        max_age=KEPT_S,
        httponly=True,
        samesite="lax",
        secure=scope.get("scheme") == "https",
    )


def let_out(response: Response, scope: Scope) -> None:
    """Have a browser forget its token."""
    response.delete_cookie(COOKIE, httponly=True, samesite="lax", secure=scope.get("scheme") == "https")
