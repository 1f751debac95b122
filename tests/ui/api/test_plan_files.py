"""Planned sessions over real HTTP: as files for devices and calendars, and in intervals.icu's calendar."""

import io
from collections.abc import AsyncIterator, Iterator
from typing import Any

import fitdecode
import httpx
import pytest
from icalendar import Calendar

from tests.support.intervals_service import KEY, IntervalsService, intervals
from tests.support.server import new_home, serving
from tests.ui.api.test_http import assert_told
from tests.ui.api.test_plans import read, sent, wish


@pytest.fixture(scope="module")
def service() -> Iterator[IntervalsService]:
    with intervals() as service:
        yield service


@pytest.fixture(scope="module")
async def client(service: IntervalsService) -> AsyncIterator[httpx.AsyncClient]:
    """A server of these tests alone, next to an intervals.icu."""
    async with (
        serving(new_home(), INTERVALS_URL=service.url) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


@pytest.fixture(scope="module")
async def plan(client: httpx.AsyncClient) -> dict[str, Any]:
    """A ride's plan that the athlete trains by; nothing is known of them yet."""
    asked = wish(9) | {"sport": "ride"}
    asked["races"] = [asked["races"][0] | {"sport": "ride", "distance_m": 100_000}]
    proposed = await sent(client, "/plans", asked, 201)
    await sent(client, f"/proposals/{proposed['id']}/approve")
    (listed,) = (await read(client, "/plans"))["plans"]
    plan: dict[str, Any] = await read(client, f"/plans/{listed['plan_id']}")
    return plan


def ride_of(plan: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """Return the address below which a ride's files are, and the ride."""
    sessions = [each for week in plan["plan"]["weeks"] for each in week["workouts"]]
    ride = next(each for each in sessions if each["sport"] == "ride" and each["steps"])
    return f"/plans/{plan['summary']['plan_id']}/workouts/{ride['id']}", ride


async def test_a_session_is_a_file(client: httpx.AsyncClient, plan: dict[str, Any]) -> None:
    below, ride = ride_of(plan)
    answer = await client.get(f"{below}/fit")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith(f'attachment; filename="{ride["day"]}-')
    assert "no-store" in answer.headers["cache-control"]
    with fitdecode.FitReader(io.BytesIO(answer.content)) as reader:
        names = [frame.name for frame in reader if frame.frame_type == fitdecode.FIT_FRAME_DATA]
    assert names[:2] == ["file_id", "workout"]


async def test_a_trainer_file_asks_for_the_ftp_and_then_has_it(
    client: httpx.AsyncClient, plan: dict[str, Any]
) -> None:
    below, _ = ride_of(plan)
    assert_told(await client.get(f"{below}/zwo"), 422, "missing_input")
    answer = await client.put("/profile/ftp_w", json={"value": 240})
    assert answer.status_code == 200, answer.text
    for kind, begins in (("zwo", b"<?xml"), ("erg", b"[COURSE HEADER]"), ("mrc", b"[COURSE HEADER]")):
        answer = await client.get(f"{below}/{kind}")
        assert answer.status_code == 200, answer.text
        assert answer.content.startswith(begins)


async def test_a_week_and_a_plan_are_calendars(client: httpx.AsyncClient, plan: dict[str, Any]) -> None:
    address, weeks = f"/plans/{plan['summary']['plan_id']}/calendar.ics", plan["plan"]["weeks"]
    week = await client.get(address, params={"week": weeks[0]["starts_on"]})
    whole = await client.get(address)
    counts = [len(Calendar.from_ical(each.text).events) for each in (week, whole)]
    trained = [each for some in weeks for each in some["workouts"] if each["sport"] != "rest"]
    assert 0 < counts[0] < counts[1] == len(trained)
    assert_told(await client.get(address, params={"week": "2001-01-01"}), 404, "not_found")


@pytest.mark.parametrize("path", ["workouts/nobody/fit", "calendar.ics?week=soon", "workouts/x/pdf"])
async def test_what_is_not_there_is_told(client: httpx.AsyncClient, plan: dict[str, Any], path: str) -> None:
    answer = await client.get(f"/plans/{plan['summary']['plan_id']}/{path}")
    assert answer.status_code in (404, 422)
    assert answer.json()["message"]
    assert (await client.get(f"/plans/nobodys/{path}")).status_code in (404, 422)


async def test_a_plan_is_put_into_the_calendar_and_taken_off(
    client: httpx.AsyncClient, plan: dict[str, Any], service: IntervalsService
) -> None:
    address = f"/plans/{plan['summary']['plan_id']}/calendar"
    state = await read(client, address)
    assert (state["connected"], state["inside"]) == (False, 0)
    assert_told(await client.put(address), 422, "missing_input")
    form = {"key": KEY}
    answer = await client.post("/connections/intervals", data=form, headers={"origin": str(client.base_url)})
    assert answer.status_code < 400, answer.text
    week = plan["plan"]["weeks"][1]["starts_on"]
    first, again = [(await client.put(address, params={"week": week})).json() for _ in range(2)]
    assert first["added"] == first["inside"] == again["inside"] == len(service.events) > 0
    assert again["added"] == again["changed"] == 0
    assert (await client.delete(address)).json()["removed"] == first["inside"]
    assert service.events == {}
