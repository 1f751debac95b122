"""The library of courses over real HTTP."""

from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.gpx_files import gpx, line_points, track
from tests.support.server import new_home, serving
from tests.ui.api.test_http import assert_told


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


async def dropped(client: httpx.AsyncClient, name: str, climb: float) -> str:
    content = gpx(track(line_points([100 + climb * i for i in range(200)], spacing_m=20), name)).encode()
    answer = await client.post("/course/analyze-gpx", files={"file": (f"{name}.gpx", content)})
    assert answer.status_code == 200, answer.text
    return str(answer.json()["id"])


async def test_a_course_is_listed_named_cut_and_deleted(client: httpx.AsyncClient) -> None:
    lake, hill = await dropped(client, "Lake", 0.0), await dropped(client, "Hill", 0.8)
    listed = (await client.get("/courses", params={"order": "name"})).json()
    assert [each["title"] for each in listed["courses"]] == ["Hill", "Lake"]
    assert (await client.get("/courses", params={"search": "hil"})).json()["total"] == 1

    named = await client.patch(f"/courses/{lake}", json={"title": "  Sunday\nloop "})
    assert named.json()["course"]["title"] == "Sunday loop"
    kept = await client.post(
        f"/courses/{hill}/sections", json={"name": "Steep", "start_m": 500, "end_m": 1500}
    )
    assert [each["name"] for each in kept.json()["sections"]] == ["Steep"]
    beyond = {"name": "x", "start_m": 0, "end_m": 99_000}
    assert_told(await client.post(f"/courses/{hill}/sections", json=beyond), 422, "missing_input")
    section = kept.json()["sections"][0]["id"]
    assert (await client.delete(f"/courses/{hill}/sections/{section}")).json()["sections"] == []

    assert (await client.delete(f"/courses/{lake}")).json() == {"done": "Deleted."}
    assert_told(await client.get(f"/courses/{lake}"), 404, "not_found")
    assert_told(await client.delete(f"/courses/{lake}"), 404, "not_found")
    assert_told(await client.patch("/courses/none", json={"title": "x"}), 404, "not_found")
    assert (await client.patch(f"/courses/{hill}", json={"title": ""})).status_code == 422
