"""A home with something of everything, made over HTTP, so that what is asked for by an id is there."""

import asyncio
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx

from tests.support.course_pictures import profile_png
from tests.support.small_exports import ride_tcx

SAMPLE = Path(__file__).parents[2] / "tools" / "data" / "sample-course.gpx"
RULES = "no rides on Sunday, two hours at most on Saturday"
SAID = ("I ride a Canyon Aeroad", "I hate gels", "I sleep badly before races")
World = dict[str, list[str]]
"""The ids of what is there, by what the interface calls them in its paths, the newest last."""


async def fill(client: httpx.AsyncClient) -> World:
    """Make courses, strategies, links, recordings, reviews, a plan, proposals, rules and facts."""
    ids: World = {}
    ids["course_id"] = [await _course(client, number) for number in range(4)]
    races: list[dict[str, Any]] = [
        {"gpx_file_id": ids["course_id"][-1]},
        {"distance_km": 10},
        {"distance_km": 90},
    ]
    ids["strategy_id"] = [await _strategy(client, race) for race in races]
    links = [
        await _posted(client, f"/strategy/{each}/links", {"ends": "month"}) for each in ids["strategy_id"]
    ]
    ids["link_id"] = [link["id"] for link in links]
    ids["section_id"] = [await _section(client, ids["course_id"][-1], start) for start in (0, 2_000)]
    ids["reading_id"] = [await _picture(client)]
    ids["run_id"] = [await _import(client)]
    listed = (await client.get("/activities")).json()["activities"]
    ids["activity_id"] = [each["id"] for each in listed]
    reviews = [
        (await client.get(f"/activities/{each}/review")).json()["review"] for each in ids["activity_id"]
    ]
    ids["analysis_id"] = [review["id"] for review in reviews]
    ids |= await _plans(client)
    for said in SAID:
        await _posted(client, "/strategy/question", {"question": said})
    facts = (await client.get("/memory")).json()["facts"]
    ids["fact_id"] = [fact["id"] for fact in facts]
    ids["name"] = [prompt["name"] for prompt in (await client.get("/prompts")).json()["prompts"]]
    ids["thread_id"] = ["http"]
    return ids


async def _posted(client: httpx.AsyncClient, path: str, body: object = None) -> Any:
    answer = await client.post(path, json=body)
    assert answer.is_success, (path, answer.text)
    return answer.json()


async def _course(client: httpx.AsyncClient, number: int) -> str:
    points = SAMPLE.read_bytes().split(b"<trkpt ")
    content = b"<trkpt ".join([*points[: 400 + number], points[-1]])
    answer = await client.post("/course/analyze-gpx", files={"file": (f"course-{number}.gpx", content)})
    return str(answer.json()["id"])


async def _strategy(client: httpx.AsyncClient, race: dict[str, Any]) -> str:
    asked = {"race_info": race, "goal_time_minutes": 300, "weight_kg": 70}
    if race.get("distance_km") == 90:
        asked |= {"sport": "ride", "rider": {"ftp_w": 250}}
    return str((await _posted(client, "/strategy/generate", asked))["id"])


async def _section(client: httpx.AsyncClient, course_id: str, start_m: float) -> str:
    body = {"name": "Stretch", "start_m": start_m, "end_m": start_m + 900}
    return str((await _posted(client, f"/courses/{course_id}/sections", body))["sections"][-1]["id"])


async def _picture(client: httpx.AsyncClient) -> str:
    answer = await client.post("/course/read-photo", files={"file": ("profile.png", profile_png())})
    return str(answer.json()["id"])


async def _import(client: httpx.AsyncClient) -> str:
    files = [("file", (f"{number}.tcx", ride_tcx(number))) for number in range(4)]
    run = (await client.post("/activities/import", files=files)).json()
    async with asyncio.timeout(60):
        while run["status"] in ("queued", "running"):
            await asyncio.sleep(0.1)
            run = (await client.get(f"/syncs/{run['id']}")).json()
    return str(run["id"])


async def _plans(client: httpx.AsyncClient) -> World:
    """Make a plan of several versions, with proposals that are decided and some that wait."""
    day = (date.today() + timedelta(weeks=16)).isoformat()
    race = {"name": "Lake", "day": day, "priority": "A", "sport": "run", "distance_m": 42_195}
    wish = {"races": [race], "weekly_hours_now": 5, "longest_now_s": 5400}
    proposed = await _posted(client, "/plans", wish)
    await _posted(client, f"/proposals/{proposed['id']}/approve")
    (plan,) = (await client.get("/plans")).json()["plans"]
    plan_id = plan["plan_id"]
    weeks = (await client.get(f"/plans/{plan_id}")).json()["plan"]["weeks"]
    workouts = [each["id"] for week in weeks for each in week["workouts"]]
    events = [{"event": {"event": "ill", "first": day, "last": day, "severity": "mild"}}]
    waiting = [await client.post(f"/plans/{plan_id}/events", json=event) for event in events]
    rules = await _posted(client, "/rules", {"words": RULES})
    proposals = [rules["proposal"]["id"], *(each.json()["id"] for each in waiting if each.is_success)]
    return {
        "plan_id": [plan_id],
        "workout_id": workouts[-20:],
        "proposal_id": [proposed["id"], *proposals],
        "version": ["1"],
        "place": ["0", "1"],
    }
