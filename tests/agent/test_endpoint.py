"""The same conversation through a real OpenAI-compatible protocol, with every way to fail."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from agent.coach import Coach
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.course_pictures import profile_photo
from tests.support.model_endpoint import ModelEndpoint, calls, fails, model_endpoint, says

pytestmark = pytest.mark.endpoint

THREE = ["pacing", "nutrition", "mental"]
PLAN = "Plan my marathon in 3:30, I weigh 58 kg"
SECOND = {"hasToolResult": True}
FIRST = {"hasToolResult": False}

ROUTE = calls("choose_specialists", {"specialists": THREE}, toolName="choose_specialists")
STORY = [
    ROUTE,
    calls("plan_race_pacing", {"race": {"goal_time": "3:30:00"}}, toolName="plan_race_pacing", **FIRST),
    says("Hold back early, then let it run.", toolName="plan_race_pacing", **SECOND),
    calls("plan_race_fuelling", {}, toolName="plan_race_fuelling", **FIRST),
    says("Eat early, eat often.", toolName="plan_race_fuelling", **SECOND),
    calls("choose_mental_cues", {}, toolName="choose_mental_cues", **FIRST),
    says("Say the words on your long runs.", toolName="choose_mental_cues", **SECOND),
]


class Scene:
    """A coach that speaks through a scripted endpoint."""

    def __init__(self, database: Database, folder: Path, athlete_id: str) -> None:
        self._database, self._folder, self._athlete_id = database, folder, athlete_id

    async def hear(
        self, fixtures: list[dict[str, Any]], text: str = PLAN, **settings: Any
    ) -> tuple[Heard, ModelEndpoint]:
        with model_endpoint(fixtures, self._folder) as endpoint:
            settings = {"chat_model": "scripted", "openai_base_url": endpoint.base_url} | settings
            async with coach_on(self._database, self._folder, **settings) as coach:
                heard = await ask(coach, self._athlete_id, "thread", text, await self.uploads(coach))
                self.asked = endpoint.requests()
                return heard, endpoint

    async def uploads(self, coach: Coach) -> list[str]:
        return []


@pytest.fixture
def scene(database: Database, athlete_id: str, tmp_path: Path) -> Scene:
    return Scene(database, tmp_path, athlete_id)


async def test_streamed_tool_calls_become_one_answer_in_order(scene: Scene) -> None:
    heard, _ = await scene.hear(STORY)
    assert heard.sections[:3] == THREE
    assert heard.section("pacing") == "Hold back early, then let it run."
    assert heard.section("nutrition") == "**Fuel** · Eat early, eat often."
    (pacing,) = heard.shown("pacing")
    assert sum(split.target_s for split in pacing.strategy.pacing.splits_km) == pytest.approx(12_600, abs=1)
    assert len(heard.shown("proposal")) == 1
    assert heard.notices == []


async def test_facts_reach_the_model_and_secrets_do_not(scene: Scene) -> None:
    await scene.hear(STORY, openai_api_key="sk-very-secret")
    told = [
        message["content"]
        for body in scene.asked
        for message in body["messages"]
        if message["role"] == "tool"
    ]
    assert len(told) == 3
    assert all(json.loads(content)["facts"] for content in told)
    assert "sk-very-secret" not in json.dumps(scene.asked)


async def test_too_many_requests_then_success_is_only_a_wait(scene: Scene) -> None:
    busy = fails(429, toolName="choose_specialists", sequenceIndex=0)
    heard, _ = await scene.hear([busy, *STORY])
    assert heard.notices == []
    assert heard.sections[:3] == THREE


async def test_server_errors_still_give_the_computed_numbers(scene: Scene) -> None:
    broken = fails(500, toolName="plan_race_pacing")
    heard, _ = await scene.hear([ROUTE, broken, *STORY[3:]], model_retries=0)
    assert heard.notices[0].startswith("Your model endpoint answered with an error (500).")
    assert "/km" in heard.section("pacing")
    assert heard.section("nutrition") == "**Fuel** · Eat early, eat often."
    assert len(heard.shown("pacing")) == 1


async def test_an_endpoint_that_fails_from_the_start_leaves_the_whole_plan(scene: Scene) -> None:
    heard, _ = await scene.hear([fails(500)], model_retries=0)
    assert len(heard.notices) == 1
    assert heard.sections[:3] == THREE
    assert "/km" in heard.section("pacing")


async def test_a_stream_that_breaks_off_is_said_and_the_numbers_follow(scene: Scene) -> None:
    cut = says(
        "Hold back early, then let it run until the very end of the race.", toolName="plan_race_pacing"
    )
    cut = {**cut, "match": {**cut["match"], **SECOND}, "truncateAfterChunks": 2, "chunkSize": 10}
    heard, _ = await scene.hear([ROUTE, STORY[1], cut, *STORY[3:]], model_retries=0)
    assert any("broke" in notice for notice in heard.notices)
    assert "/km" in heard.section("pacing")


async def test_a_silent_endpoint_times_out(scene: Scene) -> None:
    slow = {**STORY[2], "streamingProfile": {"ttft": 8_000}}
    heard, _ = await scene.hear([ROUTE, STORY[1], slow, *STORY[3:]], model_retries=0, model_timeout_s=1.0)
    assert "timed out after 1 s" in heard.notices[0]
    assert "/km" in heard.section("pacing")


async def test_a_model_that_calls_no_tools_is_still_routed(scene: Scene) -> None:
    chatty = says("I would ask the pacing coach.", toolName="choose_specialists")
    heard, _ = await scene.hear([chatty, *STORY[1:]])
    assert heard.sections[:3] == THREE
    assert heard.notices == []


async def test_an_unknown_tool_and_wrong_arguments_can_be_corrected(scene: Scene) -> None:
    wrong = calls(
        "plan_race_pacing", {"race": {"goal_time": "fast"}}, toolName="plan_race_pacing", turnIndex=0
    )
    unknown = calls("guess_pacing", {}, toolName="plan_race_pacing", turnIndex=1)
    right = calls("plan_race_pacing", {}, toolName="plan_race_pacing", turnIndex=2)
    spoken = says("Now it is right.", toolName="plan_race_pacing", turnIndex=3)
    heard, _ = await scene.hear([ROUTE, wrong, unknown, right, spoken, *STORY[3:]])
    assert heard.section("pacing") == "Now it is right."
    errors = [m["content"] for body in scene.asked for m in body["messages"] if m["role"] == "tool"]
    assert any("do not fit" in content for content in errors)
    assert any("no such tool" in content for content in errors)


async def test_what_a_model_read_in_the_message_stays_known_beside_its_card(scene: Scene) -> None:
    slower = {"race": {"goal_time": "5:10:00"}}
    plan = calls("plan_race_pacing", slower, toolName="plan_race_pacing", turnIndex=0)
    card = calls("save_strategy", {}, toolName="plan_race_pacing", turnIndex=1)
    spoken = says("Here is your card.", toolName="plan_race_pacing", turnIndex=2)
    only_pacing = calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists")
    await scene.hear([only_pacing, plan, card, spoken], text="plan my marathon, well after five hours")
    await scene.hear([only_pacing, plan, card, spoken], text="thank you")
    contexts = [m["content"] for body in scene.asked for m in body["messages"] if m["role"] == "system"]
    assert '"goal_time_s": 18600.0' in contexts[0]


async def test_a_model_that_goes_in_circles_is_stopped_with_the_facts_at_hand(scene: Scene) -> None:
    circling = calls("plan_race_pacing", {}, toolName="plan_race_pacing")
    heard, _ = await scene.hear([ROUTE, circling, *STORY[3:]])
    assert "/km" in heard.section("pacing")


class PictureScene(Scene):
    """A scene in which a picture is dropped."""

    async def uploads(self, coach: Coach) -> list[str]:
        upload = await coach.receive_upload(self._athlete_id, "profile.jpg", "image/jpeg", profile_photo())
        self.upload_id = upload.id
        return [upload.id]


async def test_a_picture_reaches_the_vision_model_as_an_image(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    scene = PictureScene(database, tmp_path, athlete_id)
    reading = {
        "is_course": True,
        "course_type": "elevation profile",
        "distance_km": 21.1,
        "gain_m": None,
        "key_segments": ["Castle Climb"],
        "could_not_determine": ["gain"],
    }
    # The upload's id is its content's, so a fixture can name it before it is received.
    seen = says(json.dumps(reading), model="scripted-eyes")
    told = says("It shows a half marathon profile.", toolName="read_course_photo", **SECOND)
    asked_for = calls("read_course_photo", {"upload_id": "?"}, toolName="read_course_photo", **FIRST)
    async with coach_on(database, tmp_path) as coach:
        await scene.uploads(coach)
    asked_for["response"]["toolCalls"][0]["arguments"] = json.dumps({"upload_id": scene.upload_id})
    route = calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists")
    heard, _ = await scene.hear(
        [route, seen, asked_for, told], text="what is this?", vision_model="scripted-eyes"
    )
    (card,) = heard.shown("picture")
    assert card.reading_id
    assert heard.section("pacing") == "It shows a half marathon profile."
    (picture,) = [body for body in scene.asked if body["model"] == "scripted-eyes"]
    parts = picture["messages"][0]["content"]
    address = parts[1]["image_url"]["url"]
    assert address.startswith("data:image/jpeg;base64,")
    assert b"PhoneMaker" not in base64.b64decode(address.partition(",")[2]), "nothing but the pixels goes out"
    facts = [m["content"] for body in scene.asked for m in body["messages"] if m["role"] == "tool"]
    assert "what I read says 42" in facts[0]
    assert "the vision model 21.1 km" in facts[0], "a disagreement is shown, not hidden"
    assert "Castle Climb" in facts[0]
    assert "Use this course" in facts[0]


RIDE = "gran fondo 120 km, ftp 250, 72 kg"
ONLY_PACING = calls("choose_specialists", {"specialists": ["pacing"]}, toolName="choose_specialists")


async def test_a_models_rider_arguments_reach_the_plan(scene: Scene) -> None:
    rider = {"target_power_w": 200, "bike_mass_kg": 8, "tyres": "gravel", "chainrings": [50, 34]}
    wind = {"speed": 20, "unit": "km/h", "comes_from": "SW"}
    arguments = {"race": {"sport": "ride", "rider": rider, "wind": wind}}
    plan = calls("plan_race_pacing", arguments, toolName="plan_race_pacing", **FIRST)
    spoken = says("Hold 200 W.", toolName="plan_race_pacing", **SECOND)
    heard, _ = await scene.hear([ONLY_PACING, plan, spoken], text=RIDE)
    (shown,) = heard.shown("pacing")
    brief = shown.strategy.brief
    assert (brief.target_power_w, brief.bike_mass_kg, brief.ftp_w, brief.weight_kg) == (200, 8, 250, 72)
    assert (brief.tyres, brief.chainrings, brief.wind_from_deg) == ("gravel", (50, 34), 225)
    assert heard.section("pacing") == "Hold 200 W."
    facts = [m["content"] for body in scene.asked for m in body["messages"] if m["role"] == "tool"]
    assert "200 W normalized" in facts[0]


async def test_a_models_rider_beyond_the_limits_is_refused_with_a_sentence(scene: Scene) -> None:
    beyond = {"race": {"rider": {"ftp_w": 900}}}
    unknown = {"race": {"wind": {"speed": 20, "unit": "km/h", "comes_from": "behind"}}}
    fixtures = [
        calls("plan_race_pacing", beyond, toolName="plan_race_pacing", turnIndex=0),
        calls("plan_race_pacing", unknown, toolName="plan_race_pacing", turnIndex=1),
        calls("plan_race_pacing", {}, toolName="plan_race_pacing", turnIndex=2),
        says("Now it fits.", toolName="plan_race_pacing", turnIndex=3),
    ]
    heard, _ = await scene.hear([ONLY_PACING, *fixtures], text=RIDE)
    said = [json.loads(m["content"]) for m in scene.asked[-1]["messages"] if m["role"] == "tool"]
    assert ["error" in content for content in said] == [True, True, False]
    assert all(content["error"].endswith(".") for content in said[:2])
    assert "ftp_w" in said[0]["error"]
    assert heard.section("pacing") == "Now it fits."
    assert heard.shown("pacing")[0].strategy.brief.ftp_w == 250


async def test_a_model_reads_what_every_rider_argument_means(scene: Scene) -> None:
    await scene.hear([ONLY_PACING, says("Hold back.", toolName="plan_race_pacing")], text=RIDE)
    tools = {tool["function"]["name"]: tool for body in scene.asked for tool in body.get("tools") or ()}
    parameters = json.dumps(tools["plan_race_pacing"]["function"]["parameters"])
    for words in (
        "Functional threshold power.",
        "Rider, bicycle and bottles together.",
        "Where it comes from",
    ):
        assert words in parameters


async def test_a_vision_model_that_fails_leaves_our_own_reading(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    scene = PictureScene(database, tmp_path, athlete_id)
    async with coach_on(database, tmp_path) as coach:
        await scene.uploads(coach)
    read = calls("read_course_photo", {"upload_id": scene.upload_id}, toolName="read_course_photo", **FIRST)
    told = says("Look it over.", toolName="read_course_photo", **SECOND)
    broken = fails(500, model="scripted-eyes")
    heard, _ = await scene.hear(
        [ONLY_PACING, broken, read, told], text="my course", vision_model="scripted-eyes", model_retries=0
    )
    assert heard.shown("picture")
    (facts,) = [m["content"] for body in scene.asked for m in body["messages"] if m["role"] == "tool"]
    assert "gave no answer this time" in facts
    assert "elevation profile" in facts
