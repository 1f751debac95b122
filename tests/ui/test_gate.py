"""The gate: who is let in as whom, and what becomes of everybody else."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.types import Scope
from starlette.websockets import WebSocket, WebSocketDisconnect

from tools.kit.acting import acting_athlete
from tools.kit.errors import DatabaseUnavailable
from ui.gate import Gate, Identity, identity_of
from ui.identifying import is_open

READER = Identity("athlete-reader", key_id="k", may_change=False, by_program=True)
WHO = {"ann": Identity("athlete-ann", sign_in_id="s"), "reader": READER}


async def by_header(scope: Scope) -> Identity | None:
    named = dict(scope["headers"]).get(b"x-who", b"").decode()
    if named == "broken":
        raise DatabaseUnavailable("The database does not answer. Try again in a moment.")
    return WHO.get(named)


async def told(request: Request) -> Response:
    identity = identity_of(request)
    answer = JSONResponse(
        {
            "acting": acting_athlete(),
            "identity": identity.athlete_id if identity else None,
            "cookies": sorted(request.cookies),
        }
    )
    answer.set_cookie("access_token", "name-tag")
    answer.set_cookie("other", "kept")
    return answer


async def socket(websocket: WebSocket) -> None:
    await websocket.accept()
    await websocket.send_text(str(acting_athlete()))
    await websocket.close()


@pytest.fixture
def client() -> TestClient:
    routes = [
        Route("/sign-in", told),
        Route("/{path:path}", told, methods=["GET", "POST", "DELETE"]),
        WebSocketRoute("/ws", socket),
    ]
    gate = Gate(Starlette(routes=routes), by_header, is_open, name_tag=lambda each: each.athlete_id)
    return TestClient(gate, follow_redirects=False)


def test_who_is_known_acts_for_themselves(client: TestClient) -> None:
    answer = client.get("/courses", headers={"x-who": "ann"})
    assert answer.json() == {
        "acting": "athlete-ann",
        "identity": "athlete-ann",
        "cookies": ["access_token"],
    }


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_stranger_is_told_to_sign_in(client: TestClient, method: str) -> None:
    answer = client.request(method, "/courses")
    assert answer.status_code == 401
    assert answer.json()["error"] == "not_signed_in"


def test_a_strangers_browser_is_led_to_the_way_in_and_back(client: TestClient) -> None:
    browser = {"accept": "text/html,*/*"}
    led = client.get("/thread/1?x=a%26b", headers=browser)
    assert (led.status_code, led.headers["location"]) == (303, "/sign-in?next=%2Fthread%2F1%3Fx%3Da%2526b")
    assert client.get("/", headers=browser).headers["location"] == "/sign-in"
    assert client.post("/courses", headers=browser).status_code == 401
    assert client.get("/courses", headers=browser | {"x-api-key": "wrong"}).status_code == 401


def test_a_stranger_comes_where_it_is_open_and_is_nobody_there(client: TestClient) -> None:
    answer = client.get("/sign-in", headers={"cookie": "access_token=forged; access_token_0=forged; mine=1"})
    assert answer.json() == {"acting": None, "identity": None, "cookies": ["mine"]}


def test_the_name_tag_never_leaves_and_is_never_believed(client: TestClient) -> None:
    forged = {"x-who": "ann", "cookie": "access_token=forged; mine=1"}
    answer = client.get("/courses", headers=forged)
    assert answer.json()["cookies"] == ["access_token", "mine"]
    assert [each.split("=")[0] for each in answer.headers.get_list("set-cookie")] == ["other"]


def test_a_key_that_reads_changes_nothing(client: TestClient) -> None:
    reads = {"x-who": "reader"}
    assert client.get("/courses", headers=reads).status_code == 200
    for method in ("POST", "DELETE"):
        refused = client.request(method, "/courses", headers=reads)
        assert (refused.status_code, refused.json()["error"]) == (403, "not_allowed")


def test_sockets_are_for_those_who_may_come_in(client: TestClient) -> None:
    with client.websocket_connect("/ws", headers={"x-who": "ann"}) as opened:
        assert opened.receive_text() == "athlete-ann"
    for who in ("nobody", "reader", "broken"):
        with (
            pytest.raises(WebSocketDisconnect) as cut,
            client.websocket_connect("/ws", headers={"x-who": who}),
        ):
            pass
        assert cut.value.code == 1008


def test_without_the_database_nobody_is_taken_for_anybody(client: TestClient) -> None:
    answer = client.get("/courses", headers={"x-who": "broken"})
    assert (answer.status_code, answer.json()["error"]) == (503, "database_unavailable")
