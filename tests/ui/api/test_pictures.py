"""Pictures of courses over HTTP: read, shown without metadata, corrected, confirmed once."""

import httpx
import pytest

from tests.support.course_pictures import cat_png, profile_photo, profile_png
from tests.ui.api.test_http import assert_told


async def read(client: httpx.AsyncClient, content: bytes, name: str = "profile.png") -> dict[str, object]:
    answer = await client.post("/course/read-photo", files={"file": (name, content)})
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


async def test_a_photo_is_read_corrected_and_planned_on(client: httpx.AsyncClient) -> None:
    told = await read(client, profile_photo(), "photo.jpg")
    assert told["usable"]
    assert told["decided"] is None
    assert (await client.get(f"/course/pictures/{told['id']}")).json() == told
    shown = await client.get(f"/course/pictures/{told['id']}/picture")
    assert shown.headers["content-type"] in ("image/png", "image/jpeg")
    assert shown.headers["cross-origin-resource-policy"] == "same-origin"
    assert shown.headers["x-content-type-options"] == "nosniff"
    assert b"PhoneMaker" not in shown.content

    right = {"name": "Lakeside", "distance_m": 42_195, "highest_m": 210}
    confirmed = (await client.post(f"/course/pictures/{told['id']}/confirm", json=right)).json()
    course = confirmed["course"]
    assert (course["name"], course["distance_m"], course["elevation_quality"]) == ("Lakeside", 42_195, "fair")
    again = await client.post(f"/course/pictures/{told['id']}/confirm", json={"distance_m": 10_000})
    assert again.json() == confirmed
    asked = {"race_info": {"gpx_file_id": course["id"]}, "goal_time_minutes": 225, "weight_kg": 70}
    strategy = await client.post("/strategy/generate", json=asked)
    assert strategy.status_code == 200, strategy.text


async def test_no_course_is_told_and_cannot_be_confirmed(client: httpx.AsyncClient) -> None:
    told = await read(client, cat_png(), "cat.png")
    assert not told["usable"]
    refused = await client.post(f"/course/pictures/{told['id']}/confirm", json={})
    assert "tell me its length" in assert_told(refused, 422, "missing_input")


@pytest.mark.parametrize(
    "right",
    [
        {"distance_m": -1},
        {"distance_m": 0},
        {"distance_m": 5e6},
        {"distance_m": "many"},
        {"highest_m": 20_000},
        {"lowest_m": 5_000},
        {"highest_m": 1},
        {"stations": [{"name": "x", "at_m": -4}]},
        {"course_id": "mine"},
    ],
)
async def test_a_number_no_course_has_changes_nothing(
    client: httpx.AsyncClient, right: dict[str, object]
) -> None:
    told = await read(client, profile_png("Hill Run"), "hill.png")
    answer = await client.post(f"/course/pictures/{told['id']}/confirm", json=right)
    assert answer.status_code == 422, answer.text
    assert (await client.get(f"/course/pictures/{told['id']}")).json()["decided"] is None


async def test_links_inside_the_house_are_refused(client: httpx.AsyncClient) -> None:
    for url in (
        f"{client.base_url}health",
        "http://127.0.0.1/x.png",
        "http://[::1]/x.png",
        "file:///etc/passwd",
    ):
        answer = await client.post("/course/read-photo", data={"url": str(url)})
        assert_told(answer, 422, "unreadable_file")


async def test_wrong_requests_are_told(client: httpx.AsyncClient) -> None:
    assert_told(await client.post("/course/read-photo"), 422, "missing_input")
    both = await client.post(
        "/course/read-photo", files={"file": ("a.png", b"x")}, data={"url": "https://example.com/a.png"}
    )
    assert_told(both, 422, "missing_input")
    empty = await client.post("/course/read-photo", files={"file": ("a.png", b"")})
    assert "0 bytes" in assert_told(empty, 422, "unreadable_file")
    html = await client.post("/course/read-photo", files={"file": ("a.png", b"<html>")})
    assert_told(html, 422, "unreadable_file")
    paged = await client.post(
        "/course/read-photo", files={"file": ("a.png", profile_png("Paged"))}, data={"page": "4"}
    )
    assert_told(paged, 422, "unreadable_file")
    for path in ("/course/pictures/nobody", "/course/pictures/nobody/picture"):
        assert_told(await client.get(path), 404, "not_found")
    gone = await client.post("/course/pictures/nobody/confirm", json={})
    assert_told(gone, 404, "not_found")
