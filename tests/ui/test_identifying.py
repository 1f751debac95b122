"""Where Paceline just opens, and where one must sign in."""

import pytest
from starlette.datastructures import Headers

from agent.settings import Settings
from tools.kit.acting import OWNER
from ui.gate import Identity
from ui.identifying import Identifying, cookie_of, is_from_here, is_loopback, is_open, is_this_machine_alone


def asked(path: str = "/", client: str = "127.0.0.1", **headers: str) -> dict[str, object]:
    raw = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return {"type": "http", "method": "GET", "path": path, "client": (client, 5000), "headers": raw}


@pytest.mark.parametrize(
    ("settings", "alone"),
    [
        ({}, True),
        ({"PACELINE_HOST": "localhost"}, True),
        ({"PACELINE_HOST": "::1", "PACELINE_ALLOWED_HOSTS": "localhost"}, True),
        ({"PACELINE_HOST": "0.0.0.0"}, False),
        ({"PACELINE_HOST": "192.0.2.1"}, False),
        ({"PACELINE_ALLOWED_HOSTS": "localhost,coach.example.org"}, False),
        ({"PACELINE_ALLOWED_HOSTS": "*"}, False),
        ({"PACELINE_TRUSTED_PROXIES": "127.0.0.1"}, False),
        ({"PACELINE_LOGIN": "always"}, False),
    ],
)
def test_it_just_opens_where_only_this_machine_comes(settings: dict[str, str], alone: bool) -> None:
    assert is_this_machine_alone(Settings.model_validate(settings)) is alone


async def test_on_this_machine_everybody_is_the_owner() -> None:
    identify = Identifying(Settings())
    assert await identify(asked(cookie="paceline_session=anything")) == Identity(OWNER)


@pytest.mark.parametrize(
    "passed_on", ["x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "forwarded", "via"]
)
async def test_what_a_proxy_passes_on_did_not_begin_here(passed_on: str) -> None:
    identify = Identifying(Settings())
    assert await identify(asked(**{passed_on: "anything"})) is None
    assert not is_from_here(asked(client="192.0.2.1"))


def test_loopback_is_known() -> None:
    for host in ("127.0.0.1", "127.8.8.8", "localhost", "::1", "[::1]"):
        assert is_loopback(host), host
    for host in ("0.0.0.0", "example.org", "192.0.2.1", "::"):
        assert not is_loopback(host), host


@pytest.mark.parametrize("path", ["/sign-in", "/join/x", "/s/x", "/public/a.css", "/assets/a.js", "/health"])
def test_strangers_find_the_ways_in(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        *("/", "/login", "/user", "/courses", "/settings/sign-in", "/sign-inside", "/joined", "/logout"),
        *("/ws/socket.io/", "/project/file", "/auth/header", "/blobs/x", "/shared", "/metrics-of"),
        *("/health-details", "/logos", "/favicons"),
    ],
)
def test_strangers_find_nothing_else(path: str) -> None:
    assert not is_open(path)


@pytest.mark.parametrize(
    ("line", "token"),
    [
        ("paceline_session=a.b", "a.b"),
        ("x=1; paceline_session=a.b; y=2", "a.b"),
        ("paceline_session_=a", None),
        ("\x00", None),
        ("", None),
    ],
)
def test_the_cookie_is_found(line: str, token: str | None) -> None:
    assert cookie_of(Headers({"cookie": line})) == token
