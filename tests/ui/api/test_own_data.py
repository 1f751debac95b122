"""The athlete's own data over HTTP: brought in, listed, reviewed, summed up, corrected."""

import asyncio
import io
import zipfile
from typing import Any

import httpx
import pytest

from tests.support.recent_rides import ride_fit
from tests.support.small_exports import ride_tcx
from tests.ui.api.test_http import assert_told


async def brought(client: httpx.AsyncClient, *files: tuple[str, bytes]) -> dict[str, Any]:
    """Import files and return the run at its end."""
    answer = await client.post("/activities/import", files=[("file", file) for file in files])
    assert answer.status_code == 202, answer.text
    run: dict[str, Any] = answer.json()
    async with asyncio.timeout(60):
        while run["status"] in ("queued", "running"):
            await asyncio.sleep(0.1)
            run = (await client.get(f"/syncs/{run['id']}")).json()
    return run


def packed(**files: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, body in files.items():
            archive.writestr(name.replace("__", "."), body)
    return content.getvalue()


@pytest.fixture(scope="module")
async def first_run(client: httpx.AsyncClient) -> dict[str, Any]:
    archive = packed(a__fit=ride_fit(3), b__tcx=ride_tcx(1), c__fit=b"no recording at all, truly")
    return await brought(client, ("export.zip", archive), ("ride.fit", ride_fit(5)))


async def test_an_import_ends_with_its_counts_and_reasons(first_run: dict[str, Any]) -> None:
    assert (first_run["status"], first_run["imported"], first_run["failed"]) == ("done", 3, 1)
    (failure,) = first_run["failures"]
    assert "c.fit" in failure["file"]
    assert failure["reason"]


async def test_a_second_import_adds_nothing(client: httpx.AsyncClient, first_run: dict[str, Any]) -> None:
    before = (await client.get("/activities")).json()
    again = await brought(client, ("ride.fit", ride_fit(5)), ("b.tcx", ride_tcx(1)))
    assert (again["imported"], again["failed"]) == (0, 0)
    assert (await client.get("/activities")).json() == before


async def test_activities_are_listed_newest_first_and_read_alone(
    client: httpx.AsyncClient, first_run: dict[str, Any]
) -> None:
    listed = (await client.get("/activities", params={"sport": "ride"})).json()["activities"]
    days = [one["summary"]["started_at"] for one in listed]
    assert days == sorted(days, reverse=True)
    assert len(listed) == 3
    assert len((await client.get("/activities", params={"limit": 1})).json()["activities"]) == 1
    assert (await client.get("/activities", params={"sport": "run"})).json()["activities"] == []
    alone = (await client.get(f"/activities/{listed[0]['id']}")).json()
    assert alone == listed[0]


async def test_a_review_has_words_numbers_and_points_to_draw(
    client: httpx.AsyncClient, first_run: dict[str, Any]
) -> None:
    newest = (await client.get("/activities")).json()["activities"][0]
    told = (await client.get(f"/activities/{newest['id']}/review")).json()
    assert told["activity"]["id"] == newest["id"] == told["review"]["activity_id"]
    assert told["review"]["feedback"]["summary"]
    assert told["review"]["review"]["average_power_w"]["value"] == pytest.approx(195, abs=10)
    points = len(told["chart"]["time_s"])
    assert points > 50
    assert {len(series["values"]) for series in told["chart"]["series"]} == {points}


async def test_reviews_are_kept_each_once_newest_first(
    client: httpx.AsyncClient, first_run: dict[str, Any]
) -> None:
    oldest = (await client.get("/activities")).json()["activities"][-1]
    where = f"/activities/{oldest['id']}"
    assert (await client.get(f"{where}/reviews")).json() == {"reviews": []}
    first = (await client.get(f"{where}/review")).json()["review"]
    assert (await client.get(f"{where}/review")).json()["review"] == first
    await client.put("/profile/ftp_w", json={"value": 250})
    second = (await client.get(f"{where}/review")).json()["review"]
    await client.delete("/profile/ftp_w")
    assert (await client.get(f"{where}/reviews")).json()["reviews"] == [second, first]
    assert second["made_at"] > first["made_at"]


async def test_form_covers_the_period_that_is_asked_for(
    client: httpx.AsyncClient, first_run: dict[str, Any]
) -> None:
    told = (await client.get("/form", params={"period": "4 weeks"})).json()
    assert told["period"] == "4 weeks"
    assert told["activities"] == 2
    assert_told(await client.get("/form", params={"period": "a while"}), 422, "invalid_request")


async def test_a_correction_wins_until_it_is_withdrawn(
    client: httpx.AsyncClient, first_run: dict[str, Any]
) -> None:
    said = (await client.put("/profile/ftp_w", json={"value": 250, "note": "tested in May"})).json()
    assert said["entries"]["ftp_w"]["correction"]["value"] == 250
    assert (await client.get("/profile")).json()["entries"]["ftp_w"]["correction"]["note"] == "tested in May"
    gone = (await client.delete("/profile/ftp_w")).json()
    assert gone["entries"]["ftp_w"]["correction"] is None


async def test_an_activity_is_deleted_for_good(client: httpx.AsyncClient, first_run: dict[str, Any]) -> None:
    await brought(client, ("old.fit", ride_fit(400)))
    listed = (await client.get("/activities")).json()["activities"]
    path = f"/activities/{listed[-1]['id']}"
    answer = await client.delete(path)
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await client.get("/activities")).json()["activities"] == listed[:-1]
    for method in ("GET", "DELETE"):
        assert_told(await client.request(method, path), 404, "not_found")
    assert_told(await client.get(f"{path}/review"), 404, "not_found")


@pytest.mark.parametrize(
    ("method", "path", "sent", "status", "code"),
    [
        ("GET", "/activities/unknown", {}, 404, "not_found"),
        ("GET", "/activities/unknown/review", {}, 404, "not_found"),
        ("GET", "/activities/unknown/reviews", {}, 404, "not_found"),
        ("GET", "/activities?sport=chess", {}, 422, "invalid_request"),
        ("GET", "/activities?limit=0", {}, 422, "invalid_request"),
        ("GET", "/syncs/unknown", {}, 404, "not_found"),
        ("POST", "/syncs/garmin", {}, 422, "missing_input"),
        ("POST", "/syncs/nobody", {}, 422, "invalid_request"),
        ("PUT", "/profile/ftp_w", {"json": {"value": 5000}}, 422, "missing_input"),
        ("PUT", "/profile/shoe_size", {"json": {"value": 40}}, 422, "invalid_request"),
        ("POST", "/activities/import", {"json": {}}, 422, "unreadable_file"),
        ("POST", "/activities/import", {"files": {"file": ("a.hrm", b"x")}}, 422, "unreadable_file"),
        ("POST", "/activities/import", {"files": {"file": ("a.fit", b"")}}, 422, "unreadable_file"),
        ("DELETE", "/activities", {}, 405, "method_not_allowed"),
        ("GET", "/profile/ftp_w/more", {}, 404, "not_found"),
    ],
)
async def test_a_refusal_has_its_shape(
    client: httpx.AsyncClient, method: str, path: str, sent: dict[str, Any], status: int, code: str
) -> None:
    assert_told(await client.request(method, path, **sent), status, code)


async def test_services_are_told_without_secrets(client: httpx.AsyncClient) -> None:
    told = (await client.get("/services")).json()["services"]
    assert [each["source"] for each in told] == ["garmin", "intervals", "strava"]
    assert {each["state"] for each in told} == {"not connected"}
