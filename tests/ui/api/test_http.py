"""The HTTP interface through real HTTP, with the real coach behind it."""

from datetime import datetime

import httpx
import pytest

from tools.domain.units import METRES_PER_FOOT, METRES_PER_MILE


async def analyse(client: httpx.AsyncClient, content: bytes) -> dict[str, object]:
    answer = await client.post("/course/analyze-gpx", files={"file": ("course.gpx", content)})
    assert answer.status_code == 200, answer.text
    told: dict[str, object] = answer.json()
    return told


def assert_told(answer: httpx.Response, status: int, code: str) -> str:
    told = answer.json()
    assert (answer.status_code, told["error"], set(told)) == (status, code, {"error", "message", "timestamp"})
    assert datetime.fromisoformat(told["timestamp"]).tzinfo is not None
    message: str = told["message"]
    return message


async def test_health_names_who_answers(client: httpx.AsyncClient) -> None:
    told = (await client.get("/health")).json()
    assert told["status"] == "ok"
    assert "Offline coach" in told["model"]


async def test_an_analysis_says_the_same_in_both_unit_systems(
    client: httpx.AsyncClient, sample_gpx: bytes
) -> None:
    told = await analyse(client, sample_gpx)
    assert told["total_distance_miles"] == pytest.approx(told["distance_m"] / METRES_PER_MILE, abs=1e-3)  # type: ignore[operator]
    assert told["total_elevation_gain_ft"] == pytest.approx(told["gain_m"] / METRES_PER_FOOT, abs=0.1)  # type: ignore[operator]
    assert told["gain_low_m"] <= told["gain_m"] <= told["gain_high_m"]  # type: ignore[operator]
    miles = [point["mile"] for point in told["elevation_profile"]]  # type: ignore[attr-defined]
    assert miles[:3] == [0.0, 0.1, 0.2]
    assert miles[-1] == pytest.approx(told["total_distance_miles"], abs=0.01)
    assert miles == sorted(miles)
    assert told["difficulty_rating"] in {"easy", "moderate", "hard", "very_hard"}
    assert {"start_m", "length_m", "gain_m", "mean_grade", "category"} <= set(told["climbs"][0])  # type: ignore[index]
    assert (await client.get(f"/course/analysis/{told['id']}")).json() == told


async def test_a_generated_strategy_adds_up_and_can_be_read_again(
    client: httpx.AsyncClient, sample_gpx: bytes
) -> None:
    course = await analyse(client, sample_gpx)
    asked = {
        "race_info": {"name": "Lakeside", "gpx_file_id": course["id"], "date": "2027-04-18"},
        "goal_time_minutes": 210,
        "weight_kg": 70,
    }
    answer = await client.post("/strategy/generate", json=asked)
    assert answer.status_code == 200, answer.text
    told = answer.json()
    assert sum(split["target_s"] for split in told["splits"]) == pytest.approx(12_600, abs=1)
    assert told["predicted_finish_time"] == pytest.approx(210, abs=0.1)
    assert all(told[part]["summary"] for part in ("pacing_strategy", "nutrition_plan", "mental_preparation"))
    assert told["course_analysis"]["name"]
    assert told["fuel"]
    assert told["cues"]
    again = (await client.get(f"/strategy/{told['id']}")).json()
    assert again["splits"] == told["splits"]
    assert (await client.post("/strategy/generate", json=asked)).json()["id"] == told["id"]
    history = (await client.get("/strategy/user/history")).json()["strategies"]
    assert [one["id"] for one in history].count(told["id"]) == 1


@pytest.mark.parametrize(
    ("said", "metres"), [({"distance_miles": 26.2}, 42_195), ({"distance_km": 21.1}, 21_097.5)]
)
async def test_a_rounded_distance_means_the_official_one(
    client: httpx.AsyncClient, said: dict[str, float], metres: float
) -> None:
    asked = {"race_info": {"name": "Road race"} | said, "goal_time_minutes": 200}
    told = (await client.post("/strategy/generate", json=asked)).json()
    assert sum(split["distance_m"] for split in told["splits"]) == pytest.approx(metres, abs=0.5)
    assert told["course_analysis"]["gain_m"] is None


async def test_a_question_is_answered(client: httpx.AsyncClient) -> None:
    told = (
        await client.post("/strategy/question", json={"question": "How should I pace a marathon in 3:45?"})
    ).json()
    assert "3:45:00" in told["answer"]
    assert told["specialists"] == ["pacing"]


async def test_a_question_about_a_saved_strategy_is_answered_from_it(client: httpx.AsyncClient) -> None:
    asked = {"race_info": {"name": "Autumn 10", "distance_km": 10}, "goal_time_minutes": 50}
    saved = (await client.post("/strategy/generate", json=asked)).json()
    question = {"question": "what about km 7?", "strategy_id": saved["id"]}
    told = (await client.post("/strategy/question", json=question)).json()
    assert told["specialists"] == ["pacing"]
    assert "Kilometre 7" in told["answer"]


async def test_what_is_not_there_is_said(client: httpx.AsyncClient) -> None:
    assert_told(await client.get("/course/analysis/nothing"), 404, "not_found")
    assert_told(await client.get("/strategy/nothing"), 404, "not_found")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "unreadable_file"), (b"%PDF-1.4", "unreadable_file"), (b"<gpx/>", "unreadable_file")],
)
async def test_a_file_that_is_no_course_is_said(client: httpx.AsyncClient, content: bytes, code: str) -> None:
    answer = await client.post("/course/analyze-gpx", files={"file": ("course.gpx", content)})
    assert_told(answer, 422, code)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"race_info": {}},
        {"race_info": {"distance_km": 10, "distance_miles": 6}},
        {"race_info": {"distance_km": -1}},
        {"race_info": {"distance_km": 10}, "weight_kg": 5},
        {"race_info": {"distance_km": 10}, "unknown": 1},
    ],
)
async def test_a_request_that_does_not_fit_is_said(
    client: httpx.AsyncClient, asked: dict[str, object]
) -> None:
    assert_told(await client.post("/strategy/generate", json=asked), 422, "invalid_request")


async def test_a_body_above_the_limit_is_refused(client: httpx.AsyncClient) -> None:
    answer = await client.post("/course/analyze-gpx", files={"file": ("big.gpx", bytes(51_000_000))})
    assert "50 MB" in assert_told(answer, 413, "file_too_large")
    assert (await client.get("/health")).status_code == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/strategy/nowhere/at/all", 404, "not_found"),
        ("GET", "/course", 404, "not_found"),
        ("GET", "/course/analyze-gpx", 405, "method_not_allowed"),
        ("DELETE", "/strategy/user/history", 405, "method_not_allowed"),
        ("POST", "/health", 405, "method_not_allowed"),
    ],
)
async def test_a_path_that_leads_nowhere_is_told_in_our_shape(
    client: httpx.AsyncClient, method: str, path: str, status: int, code: str
) -> None:
    assert_told(await client.request(method, path), status, code)


async def test_another_sites_page_cannot_change_anything(client: httpx.AsyncClient) -> None:
    answer = await client.post(
        "/strategy/question", json={"question": "hi"}, headers={"Origin": "http://evil.example"}
    )
    assert_told(answer, 403, "other_origin")


async def test_another_host_name_is_not_answered(client: httpx.AsyncClient) -> None:
    assert (await client.get("/health", headers={"Host": "evil.example"})).status_code == 400


@pytest.mark.parametrize("path", ["/", "/docs", "/health"])
async def test_every_answer_says_what_a_page_may_do(client: httpx.AsyncClient, path: str) -> None:
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert "default-src 'self'" in headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/", "/thread/123", "/docs", "/anything"])
async def test_a_page_names_nothing_of_the_outside(client: httpx.AsyncClient, path: str) -> None:
    page = (await client.get(path)).text
    for outside in ("googleapis", "gstatic", "jsdelivr", "unpkg", "amazonaws"):
        assert outside not in page


async def test_the_interface_is_described(client: httpx.AsyncClient) -> None:
    paths = (await client.get("/openapi.json")).json()["paths"]
    assert set(paths) == {
        "/health",
        "/health/live",
        "/health/ready",
        "/course/analyze-gpx",
        "/course/analysis/{course_id}",
        "/strategy/generate",
        "/strategy/{strategy_id}",
        "/strategy/user/history",
        "/strategy/question",
        "/activities/import",
        "/activities",
        "/activities/{activity_id}",
        "/activities/{activity_id}/review",
        "/activities/{activity_id}/reviews",
        "/form",
        "/profile",
        "/profile/{name}",
        "/syncs",
        "/syncs/{run_id}",
        "/syncs/{run_id}/stop",
        "/syncs/{run_id}/resume",
        "/syncs/{source}",
        "/services",
        "/plans",
        "/plans/{plan_id}",
        "/plans/{plan_id}/versions",
        "/plans/{plan_id}/versions/{version}",
        "/plans/{plan_id}/difference",
        "/plans/{plan_id}/timeline",
        "/plans/{plan_id}/edits",
        "/plans/{plan_id}/events",
        "/plans/{plan_id}/restore",
        "/plans/{plan_id}/undo",
        "/proposals",
        "/proposals/{proposal_id}",
        "/proposals/{proposal_id}/approve",
        "/proposals/{proposal_id}/reject",
        "/proposals/{proposal_id}/edits",
        "/proposals/{proposal_id}/rebase",
        "/account",
        "/account/export",
        "/cache/clear",
        "/cache/stats",
        "/memory",
        "/memory/{fact_id}",
        "/rules",
        "/rules/versions",
        "/rules/{place}",
        "/analyses",
        "/analyses/{analysis_id}",
        "/analyses/{analysis_id}/approve",
        "/answers",
        "/prompts",
        "/prompts/{name}",
        "/prompts/{name}/difference",
        "/prompts/{name}/activate",
        "/prompts/{name}/rollback",
        "/spending",
        "/spending/{thread_id}",
        "/preferences/time-zone",
        "/course/pictures/{reading_id}",
        "/course/pictures/{reading_id}/confirm",
        "/course/pictures/{reading_id}/picture",
        "/course/read-photo",
        "/courses",
        "/courses/{course_id}",
        "/courses/{course_id}/sections",
        "/courses/{course_id}/sections/{section_id}",
        "/plans/{plan_id}/calendar",
        "/plans/{plan_id}/calendar.ics",
        "/plans/{plan_id}/workouts/{workout_id}/{format}",
        "/strategy/{strategy_id}/export/{format}",
        "/strategy/{strategy_id}/links",
        "/strategy/{strategy_id}/links/{link_id}",
    }


async def test_a_conversations_file_is_not_for_strangers(client: httpx.AsyncClient) -> None:
    async with httpx.AsyncClient(base_url=client.base_url) as stranger:
        assert_told(await stranger.get("/blobs/threads/1/files/2"), 404, "not_found")
