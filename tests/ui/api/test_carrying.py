"""A strategy taken along over HTTP: every format as a file, and links made, listed, taken back."""

from urllib.parse import unquote

import httpx
import pytest

from tests.ui.api.test_http import analyse, assert_told
from tools.formats.carried import KINDS, CarryFormat

NOT_FOR_A_RUN = {CarryFormat.ZWO, CarryFormat.ERG, CarryFormat.MRC}


@pytest.fixture(scope="module")
async def strategy_id(client: httpx.AsyncClient, sample_gpx: bytes) -> str:
    course = await analyse(client, sample_gpx)
    asked = {
        "race_info": {"gpx_file_id": course["id"], "name": "Küstenlauf – 42 km", "date": "2027-04-18"},
        "goal_time_minutes": 215,
        "weight_kg": 61.7,
    }
    made: str = (await client.post("/strategy/generate", json=asked)).json()["id"]
    return made


@pytest.mark.parametrize("format", sorted(set(CarryFormat) - NOT_FOR_A_RUN))
async def test_every_format_is_a_file_of_its_type_and_name(
    client: httpx.AsyncClient, strategy_id: str, format: CarryFormat
) -> None:
    answer = await client.get(f"/strategy/{strategy_id}/export/{format.value}")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].split(";")[0] == KINDS[format].media_type
    plain, whole = answer.headers["content-disposition"].split("; ")[1:]
    assert plain == f'filename="kustenlauf-42-km-v1.{KINDS[format].ending}"'
    assert unquote(whole.removeprefix("filename*=UTF-8''")) == f"küstenlauf-42-km-v1.{KINDS[format].ending}"
    assert answer.headers["cache-control"] == "private, no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.content


@pytest.mark.parametrize("format", sorted(NOT_FOR_A_RUN))
async def test_a_format_that_cannot_hold_the_plan_says_why(
    client: httpx.AsyncClient, strategy_id: str, format: CarryFormat
) -> None:
    answer = await client.get(f"/strategy/{strategy_id}/export/{format.value}")
    assert assert_told(answer, 422, "missing_input")


async def test_a_band_is_made_for_the_wrist_that_is_told(client: httpx.AsyncClient, strategy_id: str) -> None:
    address = f"/strategy/{strategy_id}/export/band"
    usual, small = await client.get(address), await client.get(address, params={"wrist_mm": 140})
    assert usual.content != small.content
    assert_told(await client.get(address, params={"wrist_mm": 900}), 422, "invalid_request")


async def test_what_is_not_there_is_not_found(client: httpx.AsyncClient, strategy_id: str) -> None:
    assert_told(await client.get("/strategy/nobodys/export/pdf"), 404, "not_found")
    assert_told(await client.get(f"/strategy/{strategy_id}/export/docx"), 422, "invalid_request")
    assert_told(await client.get("/strategy/nobodys/links"), 404, "not_found")
    assert_told(await client.post("/strategy/nobodys/links", json={}), 404, "not_found")
    assert_told(await client.delete(f"/strategy/{strategy_id}/links/nobodys"), 404, "not_found")


async def test_a_link_is_made_listed_and_taken_back(client: httpx.AsyncClient, strategy_id: str) -> None:
    address = f"/strategy/{strategy_id}/links"
    answer = await client.post(address, json={"ends": "after-race", "shows": "crew"})
    made = answer.json()
    assert (answer.status_code, made["state"], made["shows"]) == (201, "live", "crew")
    assert made["ends_at"].startswith("2027-04-26T12:00:00")
    assert (await client.get(address)).json()["links"][0] == made
    assert (await client.delete(f"{address}/{made['id']}")).status_code == 204
    listed = (await client.get(address)).json()["links"][0]
    assert (listed["id"], listed["state"], listed["url"]) == (made["id"], "taken back", None)
    assert_told(await client.post(address, json={"ends": "never"}), 422, "invalid_request")


async def test_paper_tells_a_shared_link_and_a_track_never_does(
    client: httpx.AsyncClient, strategy_id: str
) -> None:
    made = (await client.post(f"/strategy/{strategy_id}/links", json={})).json()
    token = made["url"].rsplit("/", 1)[1]
    for format in (CarryFormat.GPX, CarryFormat.TCX, CarryFormat.JSON, CarryFormat.CSV):
        answer = await client.get(f"/strategy/{strategy_id}/export/{format.value}")
        assert token not in answer.text, format


async def test_the_documentation_names_it_all(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert set(paths["/strategy/{strategy_id}/links"]) == {"get", "post"}
    assert set(paths["/strategy/{strategy_id}/links/{link_id}"]) == {"delete"}
    export = paths["/strategy/{strategy_id}/export/{format}"]["get"]
    assert {"application/pdf", "text/calendar"} <= set(export["responses"]["200"]["content"])
    assert not [path for path in paths if path.startswith("/s/")]
