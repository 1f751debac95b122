"""The check of sentences: lies of twelve kinds are caught, true sentences stand."""

from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from tests.support import told_lies, told_truths
from tests.support.told_evidence import EVIDENCE, race, training
from tests.support.told_lies import KINDS, Lie
from tests.support.told_truths import Truth
from tools.domain.checking.check import check_sentence, contradictions, prepared
from tools.domain.checking.checked import FaultKind, Origin
from tools.domain.checking.evidence import Evidence, ToolSaid
from tools.domain.checking.known import Known

LIES = {name: getattr(told_lies, name) for name in ("FIRST", "SECOND", "HOLD_OUT", "LAST", "UNSEEN")}
TRUTHS = {name: getattr(told_truths, name) for name in ("FIRST", "SECOND", "HOLD_OUT", "LAST", "UNSEEN")}
LEAST_CAUGHT = 0.95  # 57 of 60
MOST_MARKED = 1 / 30  # 2 of 60


@cache
def known(name: str) -> Known:
    """The evidence of one name, prepared once."""
    return prepared(EVIDENCE[name]())


def kinds_in(sentence: str, name: str = "race") -> list[FaultKind]:
    """Return what is wrong with a sentence."""
    return [fault.kind for fault in check_sentence(sentence, known(name)).faults]


@pytest.mark.parametrize("batch", LIES)
def test_lies_are_caught(batch: str) -> None:
    lies: tuple[Lie, ...] = LIES[batch]
    missed = [lie for lie in lies if not kinds_in(lie.text, lie.evidence)]
    assert len(lies) - len(missed) >= LEAST_CAUGHT * len(lies) - 0.5, missed


@pytest.mark.parametrize("batch", TRUTHS)
def test_true_sentences_stand(batch: str) -> None:
    truths: tuple[Truth, ...] = TRUTHS[batch]
    marked = [truth for truth in truths if kinds_in(truth.text, truth.evidence)]
    assert len(marked) <= MOST_MARKED * len(truths) + 0.5, marked


def test_every_kind_of_lie_is_told_as_often() -> None:
    told = Counter(lie.kind for batch in ("FIRST", "SECOND") for lie in LIES[batch])
    assert told == dict.fromkeys(KINDS, 5)


@pytest.mark.parametrize("name", EVIDENCE)
def test_what_a_tool_says_stands_as_it_is(name: str) -> None:
    for said in EVIDENCE[name]().tools:
        for sentence in said.sentences:
            assert not check_sentence(sentence, known(name)).faults


@pytest.mark.parametrize("name", ["race", "training", "ride", "prediction"])
def test_what_a_tool_says_is_traced_number_by_number(name: str) -> None:
    """A sentence that differs from a tool's in one harmless word stands on its numbers alone."""
    for said in EVIDENCE[name]().tools:
        for sentence in said.sentences:
            assert not [
                fault
                for fault in check_sentence(f"Well, {sentence}", known(name)).faults
                if fault.kind is not FaultKind.NO_SOURCE
            ], sentence


def test_a_trace_says_which_model_computed_it_and_in_which_range() -> None:
    (trace,) = check_sentence("On the flat you run 5:14 /km.", known("race")).traces
    assert (trace.origin, trace.model, trace.meaning) == (Origin.FINDING, "grade_factor_v1", "flat pace")
    assert trace.low is not None
    assert trace.high is not None
    assert trace.value is not None
    assert trace.low < trace.value < trace.high


def test_a_known_number_told_with_another_unit_is_named_so() -> None:
    assert kinds_in("Take 60 mg of carbohydrate an hour.") == [FaultKind.WRONG_UNIT]
    assert kinds_in("Your average is 5:20 /mi.") != []


def test_a_known_number_told_of_something_else_is_named_so() -> None:
    assert kinds_in("On the flat you run 5:20 /km.") == [FaultKind.WRONG_THING]


def test_a_fault_says_what_is_known_instead() -> None:
    (fault,) = check_sentence("Run 5:24 /km on the flat.", known("race")).faults
    assert "5:14" in fault.why


def test_a_version_told_only_in_an_earlier_answer_does_not_count() -> None:
    assert kinds_in("Version 2 is your plan.", "training") == [FaultKind.STALE_VERSION]
    told = training().with_tool(ToolSaid("show_plan", ("Version 2 had 4 runs a week.",)))
    assert not check_sentence("In version 2 you had 4 runs a week.", told).faults
    assert check_sentence("Version 2 is the one that counts.", told).faults


def test_a_weekday_that_does_not_go_with_its_date_is_wrong() -> None:
    assert kinds_in("The race is on Saturday 18 April 2027.") == [FaultKind.WRONG_DAY]
    assert kinds_in("The race is on Sunday 18 April 2027.") == []


def test_known_things_grow_with_each_tool() -> None:
    before = prepared(replace(race(), tools=()))
    assert check_sentence("Take 60 g of carbohydrate an hour.", before).faults
    after = before
    for said in race().tools:
        after = after.with_tool(said)
    assert not check_sentence("Take 60 g of carbohydrate an hour.", after).faults


def test_nothing_known_bears_no_number_out_but_plain_language_stands() -> None:
    nothing = Evidence(today=date(2026, 11, 23))
    assert check_sentence("You will finish in 3:45.", nothing).faults
    for plain in (
        "There are two reasons for that.",
        "1. Start slowly",
        "Give it 100 %.",
        "First, breathe; second, smile.",
        "Give yourself a day or two.",
        "One thing at a time!",
    ):
        assert not check_sentence(plain, nothing).faults, plain


def test_two_weights_in_one_answer_contradict_each_other() -> None:
    evidence = race().with_tool(ToolSaid("show_profile", ("Your weight is 61 kg.",)))
    answer = "You weigh 58 kg. With your weight of 61 kg you need more."
    (found,) = contradictions(answer, evidence)
    assert (found.left.written, found.right.written) == ("58 kg", "61 kg")
    assert "58 kg" in found.said
    assert "61 kg" in found.said


def test_two_finish_times_told_as_one_thing_contradict_each_other() -> None:
    (found,) = contradictions("You will finish in 3:45:00. Then again, you finish in about 3:57.", race())
    assert found.about == "the finish"


@pytest.mark.parametrize(
    "answer",
    [
        "Your goal is 3:45. The prediction is 3:57.",
        "Take 60 g of carbohydrate an hour. In all that is 200 g of carbohydrate.",
        "You weigh 58 kg. Your weight of 58 kg is what I count with.",
        "The goal moves from 3:45 to 3:30. Your goal is 3:45.",
    ],
)
def test_what_goes_together_is_no_contradiction(answer: str) -> None:
    assert contradictions(answer, race()) == ()
