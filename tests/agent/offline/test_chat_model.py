"""The offline coach behind LangChain's interface: tool calls, streaming, and text made of facts only."""

import json
import re
from typing import Any

import pytest
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool
from pydantic import BaseModel

from tests.support.cycling_messages import RIDE, TRAIL
from tests.support.fifty_messages import COURSE_ONLY, Message, planned
from tests.support.offline import (
    COACH,
    PACING_TOOLS,
    ROUTING,
    TRAINING_TOOLS,
    as_tool,
    called,
    context,
    general,
    routed,
    told,
)
from tools.domain.race import RaceBrief, RaceResult

FUEL_TOOLS = [as_tool("plan_race_fuelling")]
CUE_TOOLS = [as_tool("choose_mental_cues")]


@pytest.mark.parametrize(
    ("message", "name", "arguments"),
    [
        (planned("make it 3:25"), "plan_race_pacing", {}),
        (planned("what about km 30?"), "explain_kilometre", {"distance_km": 30}),
        (planned("how does mile 20 look?"), "explain_kilometre", {"distance_km": 32.1869}),
        (planned("is 3:30 realistic?"), "predict_finish", {}),
        (planned("why so slow at the start?"), "explain_kilometre", {"distance_km": 1}),
        (planned("what about the last kilometre?"), "explain_kilometre", {"distance_km": 42.095}),
        (planned("tell me the splits"), "plan_race_pacing", {}),
        (
            planned("I'm at 30k in 2:35, what will I run?"),
            "project_finish",
            {"distance_km": 30, "elapsed": "2:35:00"},
        ),
        (
            planned("halfway in 1:44:05 so far"),
            "project_finish",
            {"distance_km": 21.0975, "elapsed": "1:44:05"},
        ),
        (planned("what can I ride?", brief=RIDE), "plan_race_pacing", {}),
        (planned("what power on the climb?", brief=RIDE), "plan_race_pacing", {}),
        (planned("what power at km 60?", brief=RIDE), "explain_kilometre", {"distance_km": 60}),
        (planned("where should I walk?", brief=TRAIL), "plan_race_pacing", {}),
        (planned("show my strategies"), "list_strategies", {}),
        (planned("delete the Berlin one"), "delete_strategy", {"which": "Berlin"}),
        (planned("delete it"), "delete_strategy", {"which": "last"}),
        (planned("open my Boston plan"), "open_strategy", {"which": "Boston"}),
        (planned("open the latest strategy"), "open_strategy", {"which": "last"}),
        (planned("please open Boston v2"), "open_strategy", {"which": "Boston v2"}),
        (
            planned("compare Boston v1 with v2"),
            "compare_strategies",
            {"left": "Boston v1", "right": "Boston v2"},
        ),
        (
            planned("compare my Boston plan and Berlin"),
            "compare_strategies",
            {"left": "Boston", "right": "Berlin"},
        ),
        (planned("save it as Spring goal"), "save_strategy", {"name": "Spring goal"}),
        (planned('save this as "B plan", please'), "save_strategy", {"name": "B plan"}),
        (planned("save it"), "save_strategy", {}),
        (Message("", (), brief=COURSE_ONLY, uploads=("course.gpx",)), "plan_race_pacing", {}),
        (Message("", (), uploads=("profile.png",)), "read_course_photo", {"upload_id": "u0"}),
    ],
    ids=lambda value: value.text if isinstance(value, Message) else None,
)
def test_pacing_calls_the_tool_that_answers(message: Message, name: str, arguments: dict[str, Any]) -> None:
    (call,) = called(message, "pacing", PACING_TOOLS).tool_calls
    assert (call["name"], call["args"]) == (name, arguments)


def test_the_other_specialists_call_their_tool() -> None:
    assert (
        called(planned("and in 28 degrees?"), "nutrition", FUEL_TOOLS).tool_calls[0]["name"]
        == "plan_race_fuelling"
    )
    assert (
        called(Message("", (), uploads=("a.gpx",)), "mental", CUE_TOOLS).tool_calls[0]["name"]
        == "choose_mental_cues"
    )
    assert (
        called(Message("review my last run", ()), "training", TRAINING_TOOLS).tool_calls[0]["name"]
        == "review_activity"
    )


def test_a_specialist_chosen_by_someone_else_still_does_its_work() -> None:
    assert (
        called(Message("qwertz", ()), "nutrition", FUEL_TOOLS).tool_calls[0]["name"] == "plan_race_fuelling"
    )


def test_a_training_plan_is_built_by_its_tool() -> None:
    (call,) = called(Message("make me a training plan", ()), "training", TRAINING_TOOLS).tool_calls
    assert (call["name"], call["args"]) == ("propose_plan_version", {"wish": {}})


def test_a_setting_is_pointed_to_and_never_switched() -> None:
    text = "let small changes happen without asking"
    reply = called(Message(text, ()), "training", TRAINING_TOOLS)
    assert reply.tool_calls == []
    assert "settings panel" in reply.text


def test_a_tool_that_is_not_bound_is_not_called() -> None:
    reply = called(planned("what about km 30?"), "pacing", [as_tool("plan_race_pacing")])
    assert reply.tool_calls == []


def test_the_text_is_the_facts_and_nothing_else() -> None:
    facts = [["3:45:00 means 5:20 /km."], ["It climbs 120 m.", "Start slowly.", "Push late."], ["Band ±5 s."]]
    text = told(planned("make it 3:45"), "pacing", PACING_TOOLS, {"facts": facts})
    assert text == "3:45:00 means 5:20 /km.\n\nIt climbs 120 m. Start slowly. Push late.\n\nBand ±5 s."
    assert set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", str(facts)))


def test_lists_and_tables_keep_their_lines_and_repeats_are_said_once() -> None:
    facts = [["Three plans.", "- Boston", "- Berlin"], ["Ask for one.", "Ask for one."]]
    assert told(planned("show my strategies"), "pacing", PACING_TOOLS, {"facts": facts}) == (
        "Three plans.\n\n- Boston\n- Berlin\n\nAsk for one."
    )


@pytest.mark.parametrize("kind", ["missing", "error"])
def test_what_is_missing_is_passed_on_plainly(kind: str) -> None:
    text = told(
        planned("is 3:30 realistic?"), "pacing", PACING_TOOLS, {kind: "Tell me a recent race result."}
    )
    assert text == "Tell me a recent race result."


def test_facts_gathered_by_another_model_are_put_into_words() -> None:
    conversation = [
        context(planned("what about km 30?"), "pacing"),
        HumanMessage("what about km 30?"),
        AIMessage("", tool_calls=[{"name": "predict_finish", "args": {}, "id": "a"}]),
        ToolMessage(json.dumps({"facts": [["You will finish."]]}), tool_call_id="a"),
    ]
    assert COACH.bind_tools(PACING_TOOLS).invoke(conversation).text == "You will finish."


def test_tool_results_of_an_earlier_turn_are_not_answers_to_this_one() -> None:
    conversation = [
        context(planned("what about km 30?"), "pacing"),
        HumanMessage("plan it"),
        AIMessage("", tool_calls=[{"name": "plan_race_pacing", "args": {}, "id": "a"}]),
        ToolMessage(json.dumps({"facts": [["Old."]]}), tool_call_id="a"),
        AIMessage("Old."),
        HumanMessage("what about km 30?"),
    ]
    (call,) = COACH.bind_tools(PACING_TOOLS).invoke(conversation).tool_calls
    assert call["name"] == "explain_kilometre"


class Choice(BaseModel):
    """Choose specialists."""

    specialists: list[str]


@tool
def choose_specialists(specialists: list[str]) -> str:
    """Choose specialists."""
    return ", ".join(specialists)


@pytest.mark.parametrize("bound", [[choose_specialists], ROUTING, [Choice]], ids=["tool", "dict", "pydantic"])
def test_tools_are_taken_in_every_form_langchain_knows(bound: list[Any]) -> None:
    reply = COACH.bind_tools(bound).invoke(
        [context(planned("make it 3:25"), "route"), HumanMessage("make it 3:25")]
    )
    assert isinstance(reply, AIMessage)
    if bound != [Choice]:
        assert reply.tool_calls[0]["args"] == {"specialists": ["pacing"]}


def test_a_tool_choice_of_none_is_respected() -> None:
    coach = COACH.bind_tools(PACING_TOOLS, tool_choice="none")
    message = planned("make it 3:25")
    assert coach.invoke([context(message, "pacing"), HumanMessage(message.text)]).tool_calls == []


async def test_streaming_gives_the_same_reply_word_by_word() -> None:
    message = Message("what can you do", ())
    conversation = [context(message, "answer"), HumanMessage(message.text)]
    chunks = [chunk async for chunk in COACH.astream(conversation)]
    assert len(chunks) > 40
    assert (
        "".join(chunk.text for chunk in chunks)
        == COACH.invoke(conversation).text
        == (await COACH.ainvoke(conversation)).text
    )
    assert [chunk.response_metadata.get("finish_reason") for chunk in chunks if chunk.response_metadata] == [
        "stop"
    ]
    assert "".join(chunk.text for chunk in COACH.stream(conversation)) == COACH.invoke(conversation).text


async def test_a_streamed_tool_call_arrives_whole() -> None:
    message = planned("what about km 30?")
    coach = COACH.bind_tools(PACING_TOOLS)
    whole: AIMessageChunk | None = None
    async for chunk in coach.astream([context(message, "pacing"), HumanMessage(message.text)]):
        assert isinstance(chunk, AIMessageChunk)
        whole = chunk if whole is None else whole + chunk
    assert whole is not None
    (call,) = whole.tool_calls
    assert (call["name"], call["args"]) == ("explain_kilometre", {"distance_km": 30})
    assert whole.response_metadata["finish_reason"] == "tool_calls"


def test_a_conversation_without_context_is_answered_too() -> None:
    assert COACH.invoke("hello").text.startswith("Hello.")
    assert COACH.invoke([SystemMessage("CONTEXT: {broken"), HumanMessage("who are you?")]).text.startswith(
        "I am Paceline's offline coach"
    )


def test_not_understood_names_the_words_that_were() -> None:
    text = general(Message("do Kenyans sleep well before a 3:30 marathon?", ()))
    assert text.startswith(
        "I understood *3:30* and *marathon*, but not what you want to know. I can plan pace or power"
    )
    assert general(Message("flurble", ())).startswith("I did not understand that. I can plan")


@pytest.mark.parametrize(
    ("text", "specialists"),
    [
        ("why so slow at the start?", ["pacing"]),
        ("how much should I drink?", ["nutrition"]),
        ("I always panic at km 35", ["mental"]),
        ("is 3:30 realistic?", ["pacing"]),
        ("I can't stomach gels", ["nutrition"]),
        ("Plan my race", ["pacing", "nutrition", "mental"]),
        ("Try it with a sample race", ["pacing", "nutrition", "mental"]),
        ("Review a workout", ["training"]),
        ("What can you do?", []),
        ("pace and fuel please", ["pacing", "nutrition"]),
        ("remove that plan", ["pacing"]),
        ("you can save energy on the downhill, right?", ["pacing"]),
    ],
)
def test_questions_in_the_middle_of_a_plan(text: str, specialists: list[str]) -> None:
    assert routed(planned(text)) == specialists


@pytest.mark.parametrize(
    ("text", "places_km"),
    [
        ("how do I run the last 10k?", [33.195, 42.095]),
        ("what about the first 5 km", [1.0, 5.0]),
        ("the final 3 miles", [38.976, 42.095]),
    ],
)
def test_a_stretch_is_explained_where_it_begins_and_where_it_ends(text: str, places_km: list[float]) -> None:
    calls = called(planned(text), "pacing", PACING_TOOLS).tool_calls
    assert [call["name"] for call in calls] == ["explain_kilometre"] * 2
    assert [call["args"]["distance_km"] for call in calls] == pytest.approx(places_km, abs=1e-3)


WITH_A_RESULT = RaceBrief(distance_m=42_195, recent_result=RaceResult(distance_m=16_093, time_s=4335))
WHOLE = ["pacing", "nutrition", "mental"]


@pytest.mark.parametrize(
    ("message", "specialists"),
    [
        (Message("can you make me a plan, marathon in 3:30?", ()), WHOLE),
        (Message("50 miler in 10:30, I sweat about 1 l/h, aid stations every 8 miles", ()), WHOLE),
        (Message("marathon in 3:30 with aid stations every 5 km, what do I eat?", ()), ["nutrition"]),
        (Message("can you tell me if a 3:30 marathon is realistic?", ()), ["pacing"]),
        (Message("I run about 70 km a week", (), brief=WITH_A_RESULT), ["pacing"]),
        (Message("how sure are you about that", (), brief=WITH_A_RESULT), ["pacing"]),
        (planned("I'm terrified of the wall around 30k"), ["mental"]),
        (planned("is it going to be windy?"), ["pacing"]),
    ],
    ids=lambda value: value.text if isinstance(value, Message) else None,
)
def test_who_answers(message: Message, specialists: list[str]) -> None:
    assert routed(message) == specialists


@pytest.mark.parametrize("text", ["I run about 70 km a week", "how sure are you about that"])
def test_before_a_plan_how_sure_and_the_weekly_distance_are_about_the_prediction(text: str) -> None:
    (call,) = called(Message(text, (), brief=WITH_A_RESULT), "pacing", PACING_TOOLS).tool_calls
    assert call["name"] == "predict_finish"


def test_a_question_about_a_part_of_a_plan_is_answered_with_that_part() -> None:
    facts = [["Take 60 g.", "Drink 500 ml an hour."], ["Caffeine only if you know it suits you: 200 mg."]]
    text = told(planned("how much caffeine?"), "nutrition", FUEL_TOOLS, {"facts": facts})
    assert text == "Caffeine only if you know it suits you: 200 mg."
