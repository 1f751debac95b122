"""Advice that is never passed on, and red flags that no model ever answers."""

from pathlib import Path
from typing import Any

import pytest

from agent.events import AnswerChecked
from agent.nodes.correcting import HARMFUL
from memory.database import Database
from tests.agent.test_checked_endpoint import PLAN, TRUE, Scene, again, routed, spoken
from tests.support.coaching import ask, coach_on
from tests.support.model_endpoint import model_endpoint, says

pytestmark = pytest.mark.endpoint


def speaking(asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the requests by which a model was to say something, not only to note what the athlete said."""
    return [body for body in asked if "You are Paceline" in str(body["messages"][0]["content"])]


HARM = "Take two ibuprofen at halfway and you will get through."
INSTEAD = "I will not plan painkillers into a race"
WHOM = "A doctor or pharmacist"


@pytest.fixture
def scene(database: Database, athlete_id: str, tmp_path: Path) -> Scene:
    return Scene(database, tmp_path, athlete_id)


async def test_harmful_advice_is_left_out_and_it_is_said_what_holds_and_whom_to_see(scene: Scene) -> None:
    heard = await scene.hear([routed("pacing"), again(HARM), *spoken(f"{TRUE} {HARM} Then go.")])
    said = heard.section("pacing")
    assert "two ibuprofen" not in heard.text
    assert "it gave advice that I do not give" in said
    assert INSTEAD in said
    assert WHOM in said
    (event,) = [event for event in heard.events if isinstance(event, AnswerChecked)]
    assert [each.written for each in event.provenance.corrections] == [HARMFUL]


async def test_the_model_is_told_what_holds_when_it_writes_again(scene: Scene) -> None:
    heard = await scene.hear([routed("pacing"), again("Leave painkillers out."), *spoken(f"{TRUE} {HARM}")])
    assert heard.section("pacing") == f"{TRUE} Leave painkillers out."
    (body,) = scene.told_again()
    assert INSTEAD in str(body["messages"][-1]["content"])


async def test_caffeine_is_judged_by_the_athletes_weight(scene: Scene) -> None:
    much = "Take 350 mg of caffeine before the start."
    heard = await scene.hear([routed("pacing"), again(much), *spoken(f"{TRUE} {much}")])
    assert "I stop at 6 mg of caffeine per kg" in heard.section("pacing")  # of 58 kg: 348 mg


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ich habe Brustschmerzen beim Laufen, plane meinen Marathon in 3:30", "Notruf"),
        ("j'ai une douleur dans la poitrine, prépare mon marathon", "urgences"),
        ("my husband collapsed at the finish, what pace for my marathon in 3:30?", "emergency number"),
        ("plan my marathon in 3:30 and two ibuprofen at halfway", INSTEAD),
        ("I'm 20 weeks pregnant, plan my marathon in 3:30", "midwife"),
    ],
)
async def test_no_model_is_asked_where_a_red_flag_is_told(scene: Scene, text: str, said: str) -> None:
    heard = await scene.hear([says("Just run on.")], text=text)
    assert not speaking(scene.asked)
    assert said in heard.text
    assert "Just run on" not in heard.text


async def test_no_model_is_asked_until_the_athlete_is_cleared(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    nothing_learnt = says('{"facts": [], "ended": []}')
    with model_endpoint([routed("pacing"), *spoken(TRUE), nothing_learnt], tmp_path) as endpoint:
        settings = {"chat_model": "scripted", "openai_base_url": endpoint.base_url}
        async with coach_on(database, tmp_path, **settings) as coach:
            await ask(coach, athlete_id, "thread", "I have chest pain when I run")
            held = await ask(coach, athlete_id, "thread", PLAN)
            no = await ask(coach, athlete_id, "thread", "my doctor says no running for six weeks")
            assert not speaking(endpoint.requests())
            assert all("Whom to see" in heard.text for heard in (held, no))
            await ask(coach, athlete_id, "thread", "my doctor has cleared me")
            heard = await ask(coach, athlete_id, "thread", PLAN)
            assert TRUE in heard.section("pacing")


async def test_an_emergency_to_come_is_answered_and_holds_nothing_up(
    database: Database, athlete_id: str, tmp_path: Path
) -> None:
    async with coach_on(database, tmp_path) as coach:
        first = await ask(coach, athlete_id, "thread", "What should I do if I get chest pain in the race?")
        assert "emergency number" in first.text
        then = await ask(coach, athlete_id, "thread", PLAN)
        assert then.shown("pacing")
