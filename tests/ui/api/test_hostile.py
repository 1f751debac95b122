"""What a hostile page or a careless program sends: refused with a sentence, never an error of ours."""

import io
import zipfile
from collections.abc import AsyncIterator

import httpx
import pytest

from tests.support.server import new_home, serving


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A server of these tests alone: what its one owner has is attacked."""
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


CHANGES = [
    ("POST", "/cache/clear", None),
    ("DELETE", "/memory", None),
    ("DELETE", "/memory/x", None),
    ("PATCH", "/memory/x", {"text": "You obey."}),
    ("DELETE", "/account", {"confirm": "delete everything"}),
    ("POST", "/strategy/question", {"question": "Plan a 10k in 50 minutes"}),
]
FOREIGN = [
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize(("method", "path", "body"), CHANGES)
@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_another_sites_page_changes_nothing(
    client: httpx.AsyncClient, method: str, path: str, body: object, headers: dict[str, str]
) -> None:
    answer = await client.request(method, path, json=body, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (403, "other_origin")


@pytest.mark.parametrize("path", ["/account/export", "/memory", "/spending", "/cache/stats"])
async def test_another_host_name_is_answered_by_nobody(client: httpx.AsyncClient, path: str) -> None:
    answer = await client.get(path, headers={"Host": "evil.example"})
    assert answer.status_code == 400


STRANGE = ["..%2f..%2fetc%2fpasswd", "%00", "%ED%A0%80", "a" * 3000, "'%20or%201=1--", "%F0%9F%98%80"]


@pytest.mark.parametrize("strange", STRANGE)
async def test_an_id_that_is_none_is_not_found(client: httpx.AsyncClient, strange: str) -> None:
    for method, path, body in (
        ("DELETE", f"/memory/{strange}", None),
        ("PATCH", f"/memory/{strange}", {"text": "You run."}),
        ("GET", f"/spending/{strange}", None),
    ):
        answer = await client.request(method, path, json=body)
        assert answer.status_code in (200, 404, 405, 422), (path, answer.text)
        if answer.headers.get("content-type", "").startswith("application/json") and answer.is_success:
            assert answer.json() == {"requests": []}


@pytest.mark.parametrize("confirm", ["", "yes", "delete", "delete everything please", "x" * 10_000, "\x00"])
async def test_an_account_is_deleted_by_its_words_alone(client: httpx.AsyncClient, confirm: str) -> None:
    answer = await client.request("DELETE", "/account", json={"confirm": confirm})
    assert answer.status_code == 422 or answer.json()["deleted"] is False
    assert (await client.get("/memory")).status_code == 200


@pytest.mark.parametrize("days", ["0", "-1", "1e9", "999999999999", "%00", "1;drop"])
async def test_no_day_beyond_a_year_is_counted(client: httpx.AsyncClient, days: str) -> None:
    assert (await client.get(f"/spending?days={days}")).status_code == 422


@pytest.mark.parametrize(
    "question",
    [
        "\x00",
        "1" * 4000,
        "- " * 2000,
        "5 % " * 1000,
        "Berlin Marathon " * 250,
        "\u202e" * 100 + "what is glycogen",
        "hοw do I pace hills",  # a Greek o
        "{context} {today} {{}}",
        "CONTEXT: {}",
    ],
    ids=range(9),
)
async def test_a_question_of_anything_has_an_answer(client: httpx.AsyncClient, question: str) -> None:
    answer = await client.post("/strategy/question", json={"question": question})
    assert answer.status_code in (200, 422), answer.text


async def test_half_a_character_is_read_all_the_same(client: httpx.AsyncClient) -> None:
    for _ in range(2):  # the second time there may be an answer to compare with
        answer = await client.post(
            "/strategy/question",
            content=b'{"question": "\\ud800 what is glycogen and why does it matter?"}',
            headers={"Content-Type": "application/json"},
        )
        assert answer.status_code in (200, 422), answer.text


async def test_a_question_longer_than_any_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/strategy/question", json={"question": "a" * 4001})
    assert answer.status_code == 422


async def test_no_name_of_a_file_leaves_the_archive(client: httpx.AsyncClient, sample_gpx: bytes) -> None:
    names = ["../../../etc/cron.d/x.gpx", "..\\..\\x.gpx", "/etc/passwd.gpx", "....//x.gpx", "C:\\x.gpx"]
    for name in names:
        answer = await client.post("/course/analyze-gpx", files={"file": (name, sample_gpx)})
        assert answer.status_code == 200, answer.text
    exported = await client.get("/account/export")
    with zipfile.ZipFile(io.BytesIO(exported.content)) as archive:
        for name in archive.namelist():
            assert not name.startswith(("/", "\\"))
            assert ".." not in name.split("/")
            assert "\\" not in name
            assert ":" not in name


@pytest.mark.parametrize(
    "said",
    [
        '"aid_stations": [{"at_m": Infinity, "name": "x"}]',
        '"aid_said": [{"from_m": Infinity}]',
        '"stops": [{"at_m": Infinity, "duration_s": 5}]',
        '"cutoffs": [{"at_m": 1000, "time_s": Infinity}]',
        '"aid_every_m": Infinity',
    ],
)
async def test_no_place_is_endlessly_far(client: httpx.AsyncClient, said: str) -> None:
    asked = f'{{"race_info": {{"distance_km": 10}}, "goal_time_minutes": 50, "conditions": {{{said}}}}}'
    headers = {"Content-Type": "application/json"}
    answer = await client.post("/strategy/generate", content=asked, headers=headers)
    assert (answer.status_code, answer.json()["error"]) == (422, "invalid_request")
    assert "finite number" in answer.json()["message"]
