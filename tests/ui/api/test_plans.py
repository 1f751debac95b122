"""Rules, plans and proposals over real HTTP: one athlete's story, and everything that is refused."""

import asyncio
from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from tests.support.server import new_home, serving
from tests.ui.api.test_http import assert_told

RULES = "no rides on Sunday, two hours at most on Saturday, 8 hours a week"


@pytest.fixture(scope="module")
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """A server of these tests alone: its one owner gets a plan."""
    async with (
        serving(new_home()) as server,
        httpx.AsyncClient(base_url=server.address, timeout=60) as opened,
    ):
        yield opened


def wish(weeks: int = 16) -> dict[str, Any]:
    """A marathon on a day so many weeks ahead, for one without a history."""
    day = (date.today() + timedelta(weeks=weeks)).isoformat()
    race = {"name": "Lake", "day": day, "priority": "A", "sport": "run", "distance_m": 42_195}
    return {"races": [race], "weekly_hours_now": 5, "longest_now_s": 5400}


async def sent(client: httpx.AsyncClient, path: str, body: object = None, status: int = 200) -> Any:
    answer = await client.post(path, json=body)
    assert answer.status_code == status, answer.text
    return answer.json()


async def read(client: httpx.AsyncClient, path: str, **asked: Any) -> Any:
    answer = await client.get(path, params=asked)
    assert answer.status_code == 200, answer.text
    return answer.json()


@pytest.fixture(scope="module")
async def plan_id(client: httpx.AsyncClient) -> str:
    """An approved plan, after a proposal that was approved twice."""
    proposed = await sent(client, "/plans", wish(), 201)
    assert (proposed["status"], proposed["kind"]) == ("pending", "plan_version")
    assert (await read(client, "/plans"))["plans"] == [], "nothing is kept before the yes"
    told = await read(client, f"/proposals/{proposed['id']}")
    assert told["plan"]["plan"]["goal_races"][0]["name"] == "Lake"
    first = await sent(client, f"/proposals/{proposed['id']}/approve")
    assert first["status"] == "applied"
    assert await sent(client, f"/proposals/{proposed['id']}/approve") == first
    refused = await client.post(f"/proposals/{proposed['id']}/reject")
    assert_told(refused, 409, "stale_proposal")
    (plan,) = (await read(client, "/plans"))["plans"]
    assert (plan["versions"], plan["current"]) == (1, True)
    return str(plan["plan_id"])


async def sessions(client: httpx.AsyncClient, plan_id: str) -> list[dict[str, Any]]:
    """Return the sessions that are more than a week ahead, as the plan is now."""
    plan = (await read(client, f"/plans/{plan_id}"))["plan"]
    far = (date.today() + timedelta(days=8)).isoformat()
    return [each for week in plan["weeks"] for each in week["workouts"] if each["day"] > far]


async def test_rules_are_read_back_kept_with_a_yes_and_taken_away(client: httpx.AsyncClient) -> None:
    before = (await read(client, "/rules"))["version"]
    said = await sent(client, "/rules", {"words": RULES}, 201)
    assert [rule["kind"] for rule in said["reading"]["rules"]] == ["no training", "most time", "most time"]
    proposal = said["proposal"]
    assert (await read(client, "/rules"))["version"] == before
    waiting = await read(client, f"/proposals/{proposal['id']}")
    assert len(waiting["rules"]["rules"]) >= 3
    assert (await sent(client, f"/proposals/{proposal['id']}/approve"))["status"] == "applied"

    kept = await read(client, "/rules")
    assert kept["version"] == before + 1
    assert {"no rides on Sunday", "8 hours a week"} <= {rule["words"] for rule in kept["rules"]}
    stale = await client.delete("/rules/0", params={"version": before})
    assert_told(stale, 409, "stale_proposal")
    assert_told(await client.delete("/rules/99"), 404, "not_found")
    taken = await client.delete("/rules/0", params={"version": before + 1})
    assert (taken.status_code, taken.json()["status"]) == (200, "applied")
    versions = (await read(client, "/rules/versions"))["versions"]
    assert [each["version"] for each in versions][:2] == [before + 2, before + 1]
    assert versions[0]["parent"] == before + 1


async def test_words_that_say_no_rule_propose_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.post("/rules", json={"words": "the weather was nice"})
    if answer.status_code == 201:
        assert answer.json()["proposal"] is None
    else:
        assert_told(answer, 422, "missing_input")


async def test_a_plan_is_edited_compared_undone_and_brought_back(
    client: httpx.AsyncClient, plan_id: str
) -> None:
    workout = next(each for each in await sessions(client, plan_id) if each["purpose"] == "easy")
    edit = {"edit": "resize", "workout_id": workout["id"], "minutes": 30}
    proposed = await sent(client, f"/plans/{plan_id}/edits", {"edits": [edit]}, 201)
    assert "shortened" in proposed["changes"][0]
    newest = len((await read(client, f"/plans/{plan_id}/versions"))["versions"])
    assert (await sent(client, f"/proposals/{proposed['id']}/approve"))["version"] == newest + 1

    made_from = await read(client, f"/plans/{plan_id}/difference", to=newest + 1)
    named = await read(client, f"/plans/{plan_id}/difference", **{"from": newest, "to": newest + 1})
    assert made_from == named
    (change,) = named["changes"]
    assert (change["kind"], change["after"]["planned_duration_s"]) == ("shortened", 1800)
    assert named["after"]["duration_s"] < named["before"]["duration_s"]

    undone = await sent(client, f"/plans/{plan_id}/undo", {"version": newest + 1})
    assert undone["status"] == "applied"
    assert_told(
        await client.post(f"/plans/{plan_id}/undo", json={"version": newest + 1}), 409, "stale_proposal"
    )
    waiting = await read(client, "/proposals")
    clicks = (client.post(f"/plans/{plan_id}/undo", json={"version": newest + 1}) for _ in range(3))
    assert {each.status_code for each in await asyncio.gather(*clicks)} == {409}
    assert await read(client, "/proposals") == waiting, "a click that came late leaves no card"
    one = await read(client, f"/plans/{plan_id}/versions/{newest}")
    other = await read(client, f"/plans/{plan_id}/versions/{newest + 2}")
    assert one["plan"] == other["plan"]

    back = await sent(client, f"/plans/{plan_id}/restore", {"version": newest + 1}, 201)
    assert back["status"] == "pending"
    assert (await sent(client, f"/proposals/{back['id']}/reject"))["status"] == "rejected"
    assert_told(await client.post(f"/proposals/{back['id']}/approve"), 409, "stale_proposal")


async def test_a_waiting_plan_is_edited_before_the_yes(client: httpx.AsyncClient, plan_id: str) -> None:
    first, second, *_ = [each for each in await sessions(client, plan_id) if each["purpose"] == "easy"]
    edit = {"edit": "resize", "workout_id": first["id"], "minutes": 30}
    proposed = await sent(client, f"/plans/{plan_id}/edits", {"edits": [edit]}, 201)
    more = {"edit": "resize", "workout_id": second["id"], "minutes": 30}
    edited = await sent(client, f"/proposals/{proposed['id']}/edits", {"edits": [more]}, 201)
    assert len(edited["changes"]) == 2
    waiting = (await read(client, "/proposals", status="pending"))["proposals"]
    assert edited["id"] in {each["id"] for each in waiting}
    assert (await sent(client, f"/proposals/{edited['id']}/reject"))["status"] == "rejected"


async def test_an_edit_that_breaks_a_rule_says_which(client: httpx.AsyncClient, plan_id: str) -> None:
    long_run = next(each for each in await sessions(client, plan_id) if each["purpose"] == "long")
    edit = {"edit": "resize", "workout_id": long_run["id"], "minutes": 700}
    answer = await client.post(f"/plans/{plan_id}/edits", json={"edits": [edit]})
    assert assert_told(answer, 422, "plan_refused").endswith(".")


async def test_travel_proposes_a_change_that_waits(client: httpx.AsyncClient, plan_id: str) -> None:
    first = date.today() + timedelta(days=9)
    away = {"event": "away", "first": first.isoformat(), "last": (first + timedelta(days=2)).isoformat()}
    proposed = await sent(client, f"/plans/{plan_id}/events", {"event": away}, 201)
    assert (proposed["status"], proposed["subject_id"]) == ("pending", plan_id)
    newest = (await read(client, f"/plans/{plan_id}/versions"))["versions"][0]["version"]
    assert proposed["based_on"] == newest
    assert (await sent(client, f"/proposals/{proposed['id']}/reject"))["status"] == "rejected"


async def test_the_timeline_is_the_plan_beside_what_was_done(client: httpx.AsyncClient, plan_id: str) -> None:
    told = await read(client, f"/plans/{plan_id}/timeline")
    assert told["summary"]["plan_id"] == plan_id
    assert len(told["weeks"]) >= 15
    statuses = {each["status"] for week in told["weeks"] for each in week["workouts"]}
    assert "missed" not in statuses, "where nothing was ever recorded nobody knows"
    assert (await read(client, f"/plans/{plan_id}/timeline", version=1))["summary"]["version"] == 1


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("GET", "/plans/plan-of-somebody-else", None, 404, "not_found"),
        ("GET", "/plans/none/versions", None, 404, "not_found"),
        ("GET", "/plans/none/timeline", None, 404, "not_found"),
        ("GET", "/plans/{plan}/versions/999", None, 404, "not_found"),
        ("GET", "/plans/{plan}/versions/0", None, 422, "invalid_request"),
        ("GET", "/plans/{plan}/difference", None, 422, "invalid_request"),
        ("GET", "/plans/{plan}/difference?from=1&to=99", None, 404, "not_found"),
        ("GET", "/plans/{plan}/timeline?version=99", None, 404, "not_found"),
        ("POST", "/plans", {"races": [], "wishes": 1}, 422, "invalid_request"),
        ("POST", "/plans", {"weeks": 61}, 422, "invalid_request"),
        ("POST", "/plans/none/edits", {"edits": [{"edit": "remove", "workout_id": "x"}]}, 404, "not_found"),
        ("POST", "/plans/{plan}/edits", {"edits": []}, 422, "invalid_request"),
        ("POST", "/plans/{plan}/edits", {"edits": [{"edit": "sing"}]}, 422, "invalid_request"),
        (
            "POST",
            "/plans/{plan}/edits",
            {"edits": [{"edit": "remove", "workout_id": "x"}]},
            422,
            "plan_refused",
        ),
        ("POST", "/plans/none/events", {"event": {"event": "missed"}}, 404, "not_found"),
        ("POST", "/plans/{plan}/events", {"event": {"event": "rain"}}, 422, "invalid_request"),
        (
            "POST",
            "/plans/{plan}/events",
            {"event": {"event": "too_hard", "day": "2026-01-05", "activity_id": "any", "why": "I say so."}},
            422,
            "invalid_request",
        ),
        ("POST", "/plans/{plan}/restore", {"version": 99}, 404, "not_found"),
        ("POST", "/plans/none/restore", {"version": 1}, 404, "not_found"),
        ("POST", "/plans/none/undo", {"version": 1}, 404, "not_found"),
        ("POST", "/plans/{plan}/undo", {}, 422, "invalid_request"),
        ("PUT", "/plans/{plan}", {}, 405, "method_not_allowed"),
        ("GET", "/proposals/forged", None, 404, "not_found"),
        ("GET", "/proposals?status=soon", None, 422, "invalid_request"),
        ("POST", "/proposals/forged/approve", None, 404, "not_found"),
        ("POST", "/proposals/forged/reject", None, 404, "not_found"),
        ("POST", "/proposals/forged/rebase", None, 404, "not_found"),
        ("GET", "/proposals/forged/approve", None, 405, "method_not_allowed"),
        ("POST", "/rules", {"words": ""}, 422, "invalid_request"),
        ("POST", "/rules", {"words": "x" * 2001}, 422, "invalid_request"),
        ("DELETE", "/rules/-1", None, 422, "invalid_request"),
        ("GET", "/analyses?limit=0", None, 422, "invalid_request"),
        ("GET", "/analyses/forged", None, 404, "not_found"),
        ("POST", "/analyses/forged/approve", None, 404, "not_found"),
        ("GET", "/analyses/a/b/c", None, 404, "not_found"),
    ],
)
async def test_a_refusal_has_its_code_and_its_sentence(
    client: httpx.AsyncClient, plan_id: str, method: str, path: str, body: Any, status: int, code: str
) -> None:
    answer = await client.request(method, path.format(plan=plan_id), json=body)
    assert_told(answer, status, code)


async def test_another_sites_page_decides_nothing(client: httpx.AsyncClient) -> None:
    headers = {"Origin": "https://elsewhere.example"}
    for path in ("/plans", "/rules", "/proposals/x/approve", "/analyses/x/approve"):
        assert_told(await client.post(path, json={}, headers=headers), 403, "other_origin")
