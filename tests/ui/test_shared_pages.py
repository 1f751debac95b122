"""What a link opens, over real HTTP: the plan, its crew's page, files; and one nothing for dead tokens."""

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pypdfium2
import pytest

from tests.ui.api.test_http import analyse

PERSONAL = ("61.73", "62 kg", "73.19", "kilogram", "body mass", "predict", "athlete", "sweat", "ftp")
READ = ("", "/crew")
FILES = {"pdf": "application/pdf", "gpx": "application/gpx+xml", "ics": "text/calendar; charset=utf-8"}


@dataclass(frozen=True)
class Shared:
    """A saved strategy with links to it."""

    id: str
    plan: str
    crew: str


async def share(client: httpx.AsyncClient, strategy_id: str, **asked: str) -> str:
    answer = await client.post(f"/strategy/{strategy_id}/links", json={"ends": "year", **asked})
    assert answer.status_code == 201, answer.text
    url: str = answer.json()["url"]
    return url


@pytest.fixture(scope="module")
async def shared(client: httpx.AsyncClient, sample_gpx: bytes) -> Shared:
    course = await analyse(client, sample_gpx)
    asked = {
        "race_info": {"gpx_file_id": course["id"], "name": "Lake <b>side</b> Marathon", "date": "2027-04-18"},
        "goal_time_minutes": 210,
        "weight_kg": 61.73,
        "recent_result": {"distance_m": 10_000, "time_s": 2_537},
        "weekly_distance_km": 73.19,
    }
    plan = (await client.post("/strategy/generate", json=asked)).json()
    return Shared(plan["id"], await share(client, plan["id"]), await share(client, plan["id"], shows="crew"))


@pytest.fixture
async def stranger() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=30) as opened:
        yield opened


def text_of(content: bytes) -> str:
    document = pypdfium2.PdfDocument(content)
    try:
        pages = [page.get_textpage() for page in document]
        return "\n".join(page.get_text_range() for page in pages)
    finally:
        document.close()


async def test_the_plan_is_read_without_a_script_a_login_or_a_request_elsewhere(
    stranger: httpx.AsyncClient, shared: Shared
) -> None:
    answer = await stranger.get(shared.plan)
    assert answer.status_code == 200
    assert answer.cookies == {}
    page = answer.text
    assert "3:30:00" in page
    assert "Lake &lt;b&gt;side&lt;/b&gt; Marathon" in page
    assert not re.search(r"<script|<form|<input|<iframe| on\w+=|javascript:", page)
    addresses = re.findall(r"(?:href|src|content)=\"(https?://[^\"]+)", page)
    assert {address.split("/s/")[0] for address in addresses} == {shared.plan.split("/s/")[0]}
    assert len(re.findall(r"<tr", page)) > 42


@pytest.mark.parametrize("path", ["", "/crew", "/pdf", "/og.png", "/nothing"])
async def test_headers_keep_a_page_out_of_caches_indexes_and_referrers(
    stranger: httpx.AsyncClient, shared: Shared, path: str
) -> None:
    headers = (await stranger.get(shared.plan + path)).headers
    assert headers["cache-control"] == "private, no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-robots-tag"] == "noindex, nofollow, noarchive"
    assert headers["x-frame-options"] == "DENY"
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "script-src" not in policy
    assert "unsafe" not in policy


async def test_nothing_of_the_athlete_is_in_what_a_link_opens(
    stranger: httpx.AsyncClient, shared: Shared
) -> None:
    said = {path: (await stranger.get(shared.plan + path)).text for path in READ}
    said |= {path: (await stranger.get(f"{shared.plan}/{path}")).text for path in ("gpx", "ics")}
    said["pdf"] = text_of((await stranger.get(f"{shared.plan}/pdf")).content)
    found = {(path, word) for path, text in said.items() for word in PERSONAL if word in text.casefold()}
    assert found == set()
    assert all("3:30:00" in text for text in said.values())


@pytest.mark.parametrize("wanted", list(FILES))
async def test_a_shared_file_is_kept_under_its_own_name(
    stranger: httpx.AsyncClient, shared: Shared, wanted: str
) -> None:
    answer = await stranger.get(f"{shared.plan}/{wanted}")
    assert (answer.status_code, answer.headers["content-type"]) == (200, FILES[wanted])
    assert answer.headers["content-disposition"].startswith('attachment; filename="lake-b-side-b-marathon-v1')
    assert len(answer.content) > 500


async def test_a_link_for_the_crew_shows_the_crews_page_and_no_more(
    stranger: httpx.AsyncClient, shared: Shared
) -> None:
    whole, page = await stranger.get(shared.plan), (await stranger.get(shared.crew)).text
    assert page == (await stranger.get(f"{shared.crew}/crew")).text
    assert "<table" not in page
    assert "/km" not in page
    assert shared.plan.rsplit("/", 1)[1] not in page
    assert "<table" in whole.text
    for wanted in FILES:
        assert (await stranger.get(f"{shared.crew}/{wanted}")).status_code == 404


async def test_a_messenger_finds_a_title_a_line_and_a_picture(
    stranger: httpx.AsyncClient, shared: Shared
) -> None:
    page = (await stranger.get(shared.plan)).text
    told = dict(re.findall(r'<meta (?:property|name)="([\w:]+)" content="([^"]*)"', page))
    assert told["og:url"] == shared.plan
    assert told["og:description"] == told["description"]
    assert "3:30:00" in told["og:description"]
    assert told["twitter:card"] == "summary_large_image"
    picture = await stranger.get(told["og:image"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/png")
    assert picture.content.startswith(b"\x89PNG")


async def test_every_dead_token_is_answered_with_the_same_kind_page(
    client: httpx.AsyncClient, stranger: httpx.AsyncClient, shared: Shared
) -> None:
    house = shared.plan.split("/s/")[0]
    made = (await client.post(f"/strategy/{shared.id}/links", json={})).json()
    gone = made["url"]
    assert (await stranger.get(gone)).status_code == 200
    assert (await client.delete(f"/strategy/{shared.id}/links/{made['id']}")).status_code == 204
    guesses = [gone, f"{house}/s/{'A' * 43}", f"{house}/s/x", f"{house}/s/{'x' * 4000}", f"{house}/s/%00"]
    answers = [
        await stranger.get(guess + path) for guess in guesses for path in ("", "/crew", "/pdf", "/og.png")
    ]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert "This link has ended" in answers[0].text
    alike = [{k: v for k, v in answer.headers.items() if k != "date"} for answer in answers]
    assert all(headers == alike[0] for headers in alike)


async def test_a_head_request_is_answered_like_the_page(stranger: httpx.AsyncClient, shared: Shared) -> None:
    answer = await stranger.head(shared.plan)
    assert (answer.status_code, answer.content) == (200, b"")


async def test_another_host_is_turned_away(stranger: httpx.AsyncClient, shared: Shared) -> None:
    answer = await stranger.get(shared.plan, headers={"Host": "evil.example"})
    assert answer.status_code == 400


async def test_below_the_links_there_is_nothing_else(stranger: httpx.AsyncClient, shared: Shared) -> None:
    house = shared.plan.split("/s/")[0]
    assert (await stranger.get(f"{shared.plan}/")).text == (await stranger.get(shared.plan)).text
    for path in ("crew/x", "..;/profile", "..%2f..%2fprofile", "%2e%2e/strategy"):
        answer = await stranger.get(f"{shared.plan}/{path}")
        assert (answer.status_code, "This link has ended" in answer.text) == (404, True), path
    assert (await stranger.get(f"{house}/s//x")).status_code == 404, "never the chat's page"
