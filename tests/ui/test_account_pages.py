"""The page of one's data, and the account over HTTP: taken along, left, and begun anew."""

import io
import json
import zipfile
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.server import new_home, serving


@pytest.fixture(scope="module")
async def alone() -> AsyncIterator[httpx.AsyncClient]:
    """A Paceline of this file alone: its owner leaves in here."""
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


async def send(client: httpx.AsyncClient, confirm: str) -> httpx.Response:
    headers = {"Origin": str(client.base_url).rstrip("/")}
    return await client.post("/settings/account/delete", data={"confirm": confirm}, headers=headers)


async def test_the_page_says_what_goes_and_is_kept_nowhere(alone: httpx.AsyncClient) -> None:
    answer = await alone.get("/settings/account")
    assert answer.headers["cache-control"] == "no-store"
    assert "This cannot be taken back" in answer.text
    assert 'href="/account/export"' in answer.text
    assert "none is connected now" in answer.text


async def test_everything_comes_as_a_zip_while_it_is_made(alone: httpx.AsyncClient) -> None:
    answer = await alone.get("/account/export")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.headers["content-disposition"].startswith('attachment; filename="paceline-20')
    assert "content-length" not in answer.headers
    archive = zipfile.ZipFile(io.BytesIO(answer.content))
    assert {"README.txt", "paceline.json"} <= set(archive.namelist())
    assert json.loads(archive.read("paceline.json"))["format"] == "paceline export"


async def test_without_the_words_nothing_goes(alone: httpx.AsyncClient, sample_gpx: bytes) -> None:
    kept = await alone.post("/course/analyze-gpx", files={"file": ("a.gpx", sample_gpx)})
    assert kept.status_code == 200
    refused = await alone.request("DELETE", "/account", json={"confirm": "yes"})
    assert (refused.status_code, refused.json()["error"]) == (422, "missing_input")
    assert "write: delete everything" in refused.json()["message"]
    assert (await alone.request("DELETE", "/account")).status_code == 422
    page = await send(alone, "<b>please</b>")
    assert "Nothing was deleted" in page.text
    assert "&lt;b&gt;please" in page.text
    foreign = await alone.post(
        "/settings/account/delete",
        data={"confirm": "delete everything"},
        headers={"Origin": "http://evil.example"},
    )
    assert foreign.status_code == 403
    exported = zipfile.ZipFile(io.BytesIO((await alone.get("/account/export")).content))
    assert any(name.endswith("a.gpx") for name in exported.namelist())


async def test_everything_goes_and_paceline_begins_anew(alone: httpx.AsyncClient, sample_gpx: bytes) -> None:
    kept = await alone.post("/course/analyze-gpx", files={"file": ("a.gpx", sample_gpx)})
    course_id = kept.json()["id"]
    gone = await alone.request("DELETE", "/account", json={"confirm": "delete everything"})
    assert gone.json()["deleted"] is True
    assert gone.json()["sentences"][0].startswith("Everything of yours is deleted")
    exported = zipfile.ZipFile(io.BytesIO((await alone.get("/account/export")).content))
    assert json.loads(exported.read("paceline.json"))["courses"] == []
    assert not any(name.startswith("files/") for name in exported.namelist())
    asked = {"gpx_file_id": course_id, "goal_time": "3:30:00", "weight_kg": 70}
    assert (await alone.post("/strategy/generate", json=asked)).status_code in (404, 422)

    again = await alone.post("/course/analyze-gpx", files={"file": ("a.gpx", sample_gpx)})
    assert again.json()["id"] == course_id
    page = await send(alone, "delete everything")
    assert "Begin anew" in page.text
