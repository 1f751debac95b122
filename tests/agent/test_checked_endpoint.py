"""A model that tells lies over a real protocol: what of it the athlete reads, and what is said of it."""

import json
from pathlib import Path
from typing import Any

import pytest

from agent.events import AnswerChecked, Event, StepFinished, StepStarted, TextDelta
from agent.nodes.speech import CORRECTING
from memory.database import Database
from tests.support.coaching import Heard, ask, coach_on
from tests.support.model_endpoint import calls, fails, model_endpoint, says
from tools.domain.checking.checked import Provenance

pytestmark = pytest.mark.endpoint

PLAN = "Plan my marathon in 3:30, I weigh 58 kg"
ASKED_AGAIN = "I checked what you wrote"  # what the request to write again begins with
FIRST = {"hasToolResult": False}
SECOND = {"hasToolResult": True}
TRUE = "3:30:00 over 42.195 km is 4:59 /km on average."
LIE = "You will finish in 3:12:00."
MARK = "*(I left a sentence out: "


def routed(*specialists: str) -> dict[str, Any]:
    return calls("choose_specialists", {"specialists": list(specialists)}, toolName="choose_specialists")


def again(text: str, tool: str = "plan_race_pacing") -> dict[str, Any]:
    """What the model writes when it is told its faults."""
    return says(text, userMessage=ASKED_AGAIN, toolName=tool)


def spoken(text: str, tool: str = "plan_race_pacing", arguments: dict[str, Any] | None = None) -> list[Any]:
    """A specialist that calls its tool, then says a text."""
    return [calls(tool, arguments or {}, toolName=tool, **FIRST), says(text, toolName=tool, **SECOND)]


class Scene:
    """A coach that speaks through a scripted endpoint."""

    def __init__(self, database: Database, folder: Path, athlete_id: str) -> None:
        self._database, self._folder, self._athlete_id = database, folder, athlete_id
        self.asked: list[dict[str, Any]] = []

    async def hear(self, fixtures: list[dict[str, Any]], text: str = PLAN, **settings: Any) -> Heard:
        with model_endpoint(fixtures, self._folder) as endpoint:
            settings = {"chat_model": "scripted", "openai_base_url": endpoint.base_url} | settings
            async with coach_on(self._database, self._folder, **settings) as coach:
                heard = await ask(coach, self._athlete_id, "thread", text)
                self.asked = endpoint.requests()
                return heard

    def told_again(self) -> list[dict[str, Any]]:
        """Return the requests to write again."""
        last = [body for body in self.asked if body["messages"][-1]["role"] == "user"]
        return [body for body in last if str(body["messages"][-1]["content"]).startswith(ASKED_AGAIN)]


@pytest.fixture
def scene(database: Database, athlete_id: str, tmp_path: Path) -> Scene:
    return Scene(database, tmp_path, athlete_id)


def checked(heard: Heard) -> Provenance:
    """Return the check of an answer; it is told once."""
    (event,) = [event for event in heard.events if isinstance(event, AnswerChecked)]
    return event.provenance


async def test_what_is_true_is_said_untouched_and_traced(scene: Scene) -> None:
    text = f"{TRUE} Hold back early; the first kilometre is 5:01 /km.\n\n- At halfway: 1:44:28\n- Then go."
    heard = await scene.hear([routed("pacing"), *spoken(text)])
    assert heard.section("pacing") == text
    assert scene.told_again() == []
    provenance = checked(heard)
    assert provenance.corrections == ()
    written = " ".join(trace.written for trace in provenance.traces)
    assert all(number in written for number in ("3:30:00", "42.195", "4:59", "5:01", "1:44:28"))


async def test_a_lie_is_written_again_once_and_both_are_told(scene: Scene) -> None:
    right = "You will finish in 3:30:00."
    heard = await scene.hear([routed("pacing"), again(right), *spoken(f"{TRUE} {LIE}")])
    assert heard.section("pacing") == f"{TRUE} {right}"
    (correction,) = checked(heard).corrections
    assert (correction.written, correction.now) == (LIE, right)
    assert correction.faults
    assert len(scene.told_again()) == 1


async def test_the_model_is_told_what_is_wrong_and_where_to_begin(scene: Scene) -> None:
    await scene.hear([routed("pacing"), again("Hold back."), *spoken(f"{TRUE} {LIE}")])
    (body,) = scene.told_again()
    *_, written, request = body["messages"]
    assert written == {"role": "assistant", "content": f"{TRUE} {LIE}"}
    assert LIE in request["content"]
    assert TRUE not in request["content"]
    assert "3:12:00" in request["content"].replace(LIE, "")  # in the reason, too
    told = [message["content"] for message in body["messages"] if message["role"] == "tool"]
    assert json.loads(told[0])["facts"]


async def test_a_model_that_always_lies_is_left_out_with_a_mark(scene: Scene) -> None:
    heard = await scene.hear(
        [routed("pacing"), again("You will finish in 3:11:00. Hold back early."), *spoken(f"{TRUE} {LIE}")]
    )
    said = heard.section("pacing")
    assert said.startswith(f"{TRUE} {MARK}")
    assert said.endswith(".)* Hold back early.")
    assert "3:12" not in heard.text
    assert "3:11" not in heard.text
    (correction,) = checked(heard).corrections
    assert (correction.written, correction.now) == (LIE, None)
    assert len(scene.told_again()) == 1


async def test_where_nothing_stands_the_computed_numbers_follow(scene: Scene) -> None:
    heard = await scene.hear([routed("pacing"), again("You will finish in 3:11:00."), *spoken(LIE)])
    said = heard.section("pacing")
    assert said.startswith(MARK)
    assert "4:59 /km" in said
    assert "3:11" not in said


async def test_what_stands_before_a_lie_is_heard_before_it_is_found(scene: Scene) -> None:
    text = f"{TRUE} Hold back early. {LIE} Then go."
    heard = await scene.hear([routed("pacing"), again("Then go."), *spoken(text)])
    before = heard.events[: heard.events.index(first_step(heard, CORRECTING))]
    assert "".join(e.text for e in before if isinstance(e, TextDelta)) == f"{TRUE} Hold back early. "
    assert heard.section("pacing") == f"{TRUE} Hold back early. Then go."


def first_step(heard: Heard, label: str) -> Event:
    return next(event for event in heard.events if isinstance(event, StepStarted) and event.label == label)


async def test_nothing_wrong_is_ever_streamed_not_even_for_a_moment(scene: Scene) -> None:
    slow = says(f"{TRUE} {LIE} Then go.", toolName="plan_race_pacing", **SECOND) | {"chunkSize": 3}
    plan = calls("plan_race_pacing", {}, toolName="plan_race_pacing", **FIRST)
    heard = await scene.hear([routed("pacing"), again("Then go."), plan, slow])
    streamed = "".join(event.text for event in heard.events if isinstance(event, TextDelta))
    assert "3:12" not in streamed
    assert TRUE in streamed


async def test_a_rewrite_that_fails_leaves_the_rest_with_a_mark(scene: Scene) -> None:
    broken = fails(500, userMessage=ASKED_AGAIN)
    heard = await scene.hear([routed("pacing"), broken, *spoken(f"{TRUE} {LIE} Then go.")], model_retries=0)
    said = heard.section("pacing")
    assert said.startswith(f"{TRUE} {MARK}")
    assert said.endswith(".)* Then go.")
    assert heard.notices == []
    (step,) = [e for e in heard.events if isinstance(e, StepFinished) and e.label == CORRECTING]
    assert not step.ok
    assert checked(heard).corrections[0].now is None


async def test_a_rewrite_that_calls_a_tool_instead_leaves_the_rest_with_a_mark(scene: Scene) -> None:
    calling = calls("plan_race_pacing", {}, userMessage=ASKED_AGAIN, toolName="plan_race_pacing")
    heard = await scene.hear([routed("pacing"), calling, *spoken(f"{TRUE} {LIE} Then go.")])
    assert heard.section("pacing").endswith(".)* Then go.")
    assert len(scene.told_again()) == 1


async def test_what_is_repeated_in_the_rewrite_is_not_said_twice(scene: Scene) -> None:
    heard = await scene.hear([routed("pacing"), again(f"{TRUE} Then go."), *spoken(f"{TRUE} {LIE}")])
    assert heard.section("pacing") == f"{TRUE} Then go."


async def test_each_specialist_is_held_to_its_own_tools(scene: Scene) -> None:
    fixtures = [
        routed("pacing", "nutrition"),
        again("Then go."),
        again("Drink by thirst.", "plan_race_fuelling"),
        *spoken(f"{TRUE} {LIE}"),
        *spoken("Take 60 g of carbohydrate an hour. Take 95 g of salt an hour.", "plan_race_fuelling"),
    ]
    heard = await scene.hear(fixtures)
    assert heard.section("pacing") == f"{TRUE} Then go."
    assert heard.section("nutrition") == "**Fuel** · Take 60 g of carbohydrate an hour. Drink by thirst."
    assert len(scene.told_again()) == 2
    assert len(checked(heard).corrections) == 2


async def test_the_athletes_own_numbers_may_be_said_back(scene: Scene) -> None:
    text = "You weigh 58 kg and want 3:30."
    heard = await scene.hear([routed("pacing"), *spoken(text)])
    assert heard.section("pacing") == text
    assert scene.told_again() == []


async def test_what_is_said_before_a_tool_is_called_is_checked_too(scene: Scene) -> None:
    both = calls("plan_race_pacing", {}, toolName="plan_race_pacing", **FIRST)
    both["response"]["content"] = f"I look at it. {LIE} "
    heard = await scene.hear([routed("pacing"), both, says(TRUE, toolName="plan_race_pacing", **SECOND)])
    said = heard.section("pacing")
    assert "3:12" not in said
    assert said.startswith(f"I look at it. {MARK}")
    assert said.endswith(f"\n\n{TRUE}")
    assert scene.told_again() == []  # its tools have not answered yet


async def test_an_answer_without_a_specialist_is_checked(scene: Scene) -> None:
    lying = says("Hello! Your marathon will take 3:12:00. Drop your course.", hasToolResult=False)
    rewritten = says("Drop your course.", userMessage=ASKED_AGAIN)
    heard = await scene.hear([routed(), rewritten, lying], text="hello")
    assert heard.section("answer") == "Hello! Drop your course."
    assert len(checked(heard).corrections) == 1


async def test_the_corrected_words_are_what_the_conversation_goes_on_with(scene: Scene) -> None:
    right = "You will finish in 3:30:00."
    await scene.hear([routed("pacing"), again(right), *spoken(f"{TRUE} {LIE}")])
    await scene.hear([routed(), says("You are welcome.", hasToolResult=False)], text="thanks")
    assert LIE not in json.dumps(scene.asked)
    assert right in json.dumps(scene.asked)


async def test_an_urgent_sentence_stands_alone(scene: Scene) -> None:
    heard = await scene.hear([routed("pacing"), *spoken(TRUE)], text="I have chest pain when I run")
    assert heard.sections == ["answer"]
    assert not [event for event in heard.events if isinstance(event, AnswerChecked)]


async def test_two_specialists_that_count_with_different_weights_are_told_apart(scene: Scene) -> None:
    heavier = {"race": {"weight_kg": 61}}
    fixtures = [
        routed("pacing", "nutrition"),
        *spoken("You weigh 58 kg: 3:30:00 is 4:59 /km."),
        *spoken("At your weight of 61 kg, drink by thirst.", "plan_race_fuelling", heavier),
    ]
    heard = await scene.hear(fixtures)
    assert "Two figures here do not go together: your weight is told as 6" in heard.section("answer").replace(
        "as 58 kg and as 61 kg", "as 61 kg and as 58 kg"
    )  # the sections are written side by side, so either comes first
    (found,) = checked(heard).contradictions
    assert {found.left.written, found.right.written} == {"58 kg", "61 kg"}
