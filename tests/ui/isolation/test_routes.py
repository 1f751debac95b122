"""Every route, asked by others for what is Ann's: nothing of hers is heard, and nothing of hers changes."""

import asyncio
import re
from typing import Any

import httpx

from tests.support.belongings import Belongings
from tests.support.route_table import RouteTable
from tests.ui.isolation.house import House, Person
from tests.ui.isolation.route_cases import CASES, Asked, Case, with_cases

PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")
REFUSED, NOT_THERE = (401, 403), (401, 403, 404, 405)
SIGNS_OUT = frozenset({"POST /logout", "POST /settings/sign-in/everywhere", "POST /settings/sign-in/others"})
"""Asked last, and by one person alone: who has asked is signed out."""
OTHERS = ("bob", "owner", "reader", "stranger")
TAKES_BACK = ("owner", "POST /settings/sign-in/invitations/{invitation_id}/revoke")
CONNECTS = frozenset({"GET /connections/strava/start", "GET /connections/strava/callback"})
"""They change something though they are asked for by GET: a service leads browsers back so."""


async def ask(person: Person, route: str, case: Case, ann: Belongings) -> httpx.Response:
    """Ask a route for what is Ann's, as a person."""
    method, _, path = route.partition(" ")
    path = PLACE.sub(lambda place: ann.named(case.path.get(place[1], f"{{{place[1]}}}")), path)
    said: dict[str, Any] = {"params": ann.named(case.query)}
    if case.json is not None:
        said["json"] = ann.named(case.json)
    if case.data is not None:
        said["data"] = ann.named(case.data)
    if case.upload:
        said["files"] = {case.upload: ("a.txt", b"a note", "text/plain")}
    if method == "MOUNT":
        method, path = "GET", f"{path}/"
    return await person.client.request(method, path, **said)


def told(answer: httpx.Response) -> str:
    """Return all that is heard of an answer, packed or not."""
    return f"{answer.headers} {answer.content.decode('utf-8', 'replace')}"


def heard_of_ann(answer: httpx.Response, house: House, who: str) -> bool:
    """Tell whether a mark of hers stands in an answer; the owner may know who lives in the house."""
    marks = {house.ann.mark} if who == "owner" else {house.ann.mark, house.ann.known_to_owner}
    return any(mark in told(answer) for mark in marks)


def test_every_route_has_a_case_and_every_case_a_route(table: RouteTable) -> None:
    assert with_cases(table) == (set(), set())


async def asks_everything(house: House, who: str) -> dict[str, httpx.Response]:
    """Ask every route as somebody; an owner may take back the invitations they made."""
    routes = [route for route in CASES if route not in SIGNS_OUT and (who, route) != TAKES_BACK]
    return {route: await ask(house.people[who], route, CASES[route], house.ann) for route in routes}


async def test_nobody_else_hears_or_changes_anything(house: House) -> None:
    before = await house.kept()
    asked = await asyncio.gather(*(asks_everything(house, who) for who in OTHERS))
    after = await house.kept()
    assert after["rows"] == before["rows"]
    assert {path: after["files"].get(path) for path in before["files"]} == before["files"]
    heard = [
        (who, route, answer)
        for who, answers in zip(OTHERS, asked, strict=True)
        for route, answer in answers.items()
    ]
    assert [(who, route) for who, route, answer in heard if heard_of_ann(answer, house, who)] == []
    wrong = [
        (who, route, answer.status_code, answer.text[:200])
        for who, route, answer in heard
        if answer.status_code >= 500 or not fits(who, route, answer.status_code)
    ]
    assert wrong == []


def fits(who: str, route: str, status: int) -> bool:
    """Tell whether a status is one this person must get."""
    asked, changes = CASES[route].asked, not route.startswith(("GET ", "HEAD ", "MOUNT "))
    if asked is Asked.LINK:
        return status in NOT_THERE
    if asked is Asked.OPEN:
        return True
    if who == "stranger":
        return status == 401
    if who == "reader" and (changes or route in CONNECTS):
        return status == 403
    if asked is Asked.NAMED:
        return status in NOT_THERE
    if asked is Asked.OWNERS and who != "owner":
        return status == 403
    return True


async def test_nowhere_is_nowhere(house: House, table: RouteTable) -> None:
    bob, stranger = house.people["bob"], house.people["stranger"]
    for place in table.nowhere:
        path = place.replace("{_rest:path}", f"/{house.ann.ids['course_id']}/nothing/here")
        for method in ("GET", "POST"):
            if "{" not in place and method == "GET":
                continue
            answer = await bob.client.request(method, path)
            assert answer.status_code in (404, 405), (method, path)
            answer = await stranger.client.request(method, path)
            assert answer.status_code in NOT_THERE, (method, path)
