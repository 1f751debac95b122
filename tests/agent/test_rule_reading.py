"""A model's reading of rules against the words it was made from, and over HTTP."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from agent.endpoint.budget import TurnBudget
from agent.models import endpoint_model
from agent.prompt_book import PromptBook
from agent.rule_reading import EndpointRuleReader, OfflineRuleReader, SaidRules, checked
from agent.settings import Settings
from agent.understanding.training_rules import read_rules
from memory.database import Database
from memory.prompts import PromptStore
from tests.support.model_endpoint import fails, model_endpoint, says
from tests.support.rule_sentences import FORTY, NO_RIDES_ON_SUNDAY, THE_USUAL, TODAY, at_most, never
from tools.domain.athlete_rules import AthleteRule, Per, RuleReading, RuleSet, Weekday
from tools.domain.training.training_plan import TrainingSport

KNOWN = RuleSet(version=1, rules=THE_USUAL)
TIMEOUT_S = 10.0


def answer(
    *rules: AthleteRule, withdrawn: tuple[int, ...] = (), unsure: tuple[tuple[str, str], ...] = ()
) -> Any:
    """Return what a model would send for these rules."""
    return {
        "rules": [each.model_dump(mode="json") for each in rules],
        "withdrawn": list(withdrawn),
        "unsure": [{"words": words, "question": question} for words, question in unsure],
    }


def read(words: str, said: Any, known: RuleSet = KNOWN) -> RuleReading:
    return checked(SaidRules.model_validate(said), words, TODAY, known, read_rules(words, TODAY, known))


@pytest.mark.parametrize("sentence", FORTY, ids=lambda each: each.text[:40])
def test_a_perfect_answer_is_taken_over_whole(sentence: Any) -> None:
    known = sentence.known_rules
    own = read_rules(sentence.text, TODAY, known)
    places = tuple(known.rules.index(each) for each in own.withdrawn)
    asked = tuple((each.words, each.question) for each in own.unsure)
    said = answer(*own.rules, withdrawn=places, unsure=asked)
    found = checked(SaidRules.model_validate(said), sentence.text, TODAY, known, own)
    assert {each.model_dump_json() for each in found.rules} == {each.model_dump_json() for each in own.rules}
    assert found.withdrawn == own.withdrawn
    assert bool(found.unsure) == bool(own.unsure)


SUNDAY = never(Weekday.SUNDAY, sport=TrainingSport.RIDE, words="no rides on Sunday")
EIGHT = at_most(8, per=Per.WEEK, words="8 hours a week")


def test_what_the_parser_cannot_read_is_taken_where_the_words_bear_it() -> None:
    words = "my weeks must fit into 8 hours each, honestly"
    assert not read_rules(words, TODAY).rules
    said = at_most(8, per=Per.WEEK, words="my weeks must fit into 8 hours each")
    assert read(words, answer(said), RuleSet()).rules == (said,)


@pytest.mark.parametrize(
    "invented",
    [
        never(Weekday.MONDAY, sport=TrainingSport.RIDE, words="no rides on Sunday"),
        never(Weekday.SUNDAY, Weekday.SATURDAY, sport=TrainingSport.RIDE, words="no rides on Sunday"),
        never(Weekday.SUNDAY, sport=TrainingSport.RUN, words="no rides on Sunday"),
        never(Weekday.SUNDAY, words="no rides on Sunday"),
        never(sport=TrainingSport.RIDE, words="no rides on Sunday"),
        at_most(10, per=Per.WEEK, words="8 hours a week"),
        at_most(8, Weekday.SUNDAY, per=Per.WEEK, words="8 hours a week"),
        never(Weekday.SUNDAY, sport=TrainingSport.RIDE, words="no rides on Sunday", last=TODAY),
    ],
)
def test_what_was_not_said_is_asked_and_never_a_rule(invented: AthleteRule) -> None:
    found = read("no rides on Sunday and 8 hours a week", answer(SUNDAY, EIGHT, invented))
    assert set(found.rules) == {SUNDAY, EIGHT}
    assert found.unsure


def test_what_a_model_overlooks_is_asked() -> None:
    found = read("no rides on Sunday and 8 hours a week, maybe Friday off", answer(SUNDAY))
    assert found.rules == (SUNDAY,)
    asked = " ".join(each.words for each in found.unsure)
    assert "8 hours a week" in asked
    assert "maybe Friday off" in asked


def test_a_condition_is_no_rule_whatever_the_model_says() -> None:
    said = never(sport=TrainingSport.RIDE, words="no rides")
    assert read("no rides when it rains", answer(said)).rules == ()


def test_a_rule_goes_only_where_the_words_take_it_back() -> None:
    assert read("I can ride again on Sundays", answer(withdrawn=(0,))).withdrawn == (NO_RIDES_ON_SUNDAY,)
    found = read("no swimming on Monday", answer(withdrawn=(0, 99)))
    assert found.withdrawn == ()
    assert any("no rides on Sunday" in each.question for each in found.unsure)


def test_a_question_with_a_number_nobody_said_is_asked_in_our_words() -> None:
    found = read("not too much", answer(unsure=(("not too much", "Is 6 h a week right?"),)))
    assert all("6" not in each.question for each in found.unsure)


async def test_offline_our_own_parser_reads() -> None:
    assert await OfflineRuleReader().read("no rides on Sunday", TODAY, KNOWN) == read_rules(
        "no rides on Sunday", TODAY, KNOWN
    )


@dataclass(frozen=True)
class Scene:
    """A scripted endpoint that is asked to read rules."""

    database: Database
    folder: Path

    async def read(self, words: str, fixture: dict[str, Any]) -> tuple[RuleReading, list[dict[str, Any]]]:
        book = PromptBook(PromptStore(self.database))
        await book.seed()
        with model_endpoint([fixture], self.folder) as endpoint:
            settings = Settings(
                _env_file=None,
                chat_model="scripted",
                openai_base_url=endpoint.base_url,
                model_retries=0,
            )
            model = endpoint_model(settings)
            assert model is not None
            found = await EndpointRuleReader(model, TIMEOUT_S, book, TurnBudget()).read(words, TODAY, KNOWN)
            return found, endpoint.requests()


@pytest.mark.endpoint
async def test_a_model_answers_in_a_schema_over_http(database: Database, tmp_path: Path) -> None:
    words = "my weeks must fit into 8 hours each, honestly"
    said = at_most(8, per=Per.WEEK, words="my weeks must fit into 8 hours each")
    found, asked = await Scene(database, tmp_path).read(
        words, says(json.dumps(answer(said)), model="scripted")
    )
    assert found.rules == (said,)
    schema = asked[0]["response_format"]["json_schema"]
    assert schema["strict"] is True
    assert "no rides on Sunday" in asked[0]["messages"][-1]["content"]


@pytest.mark.endpoint
@pytest.mark.parametrize(
    "fixture",
    [fails(500, model="scripted"), says("I cannot help", model="scripted"), says("{}", model="scripted")],
)
async def test_where_the_model_fails_our_own_parser_reads(
    database: Database, tmp_path: Path, fixture: dict[str, Any]
) -> None:
    found, _ = await Scene(database, tmp_path).read("8 hours a week", fixture)
    assert found == read_rules("8 hours a week", TODAY, KNOWN)
