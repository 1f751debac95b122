"""Red flags and forbidden advice in words nobody thought of when the rules were written."""

import pytest

from tests.support import advice_in_other_words as advice
from tests.support import safety_in_other_words as messages
from tools.domain.safety.advice import forbidden_advice
from tools.domain.safety.red_flags import RedFlagKind, red_flag

FLAGGED = [
    (text, kind)
    for lot in (messages.FLAGGED, messages.FLAGGED_LATER)
    for kind, texts in lot.items()
    for text in texts
]


@pytest.mark.parametrize(("text", "kind"), FLAGGED)
def test_what_must_stop_a_plan_is_heard(text: str, kind: RedFlagKind) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.kind is kind


@pytest.mark.parametrize("text", [*messages.LOOK_ALIKE, *messages.LOOK_ALIKE_LATER])
def test_what_only_sounds_like_trouble_is_left_alone(text: str) -> None:
    assert red_flag(text) is None


@pytest.mark.parametrize("text", messages.SUPPOSED)
def test_an_emergency_to_come_is_told_apart(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert flag.supposed


@pytest.mark.parametrize("text", messages.HAPPENED)
def test_an_emergency_that_is_there_is_none_to_come(text: str) -> None:
    flag = red_flag(text)
    assert flag is not None
    assert not flag.supposed


@pytest.mark.parametrize("sentence", [*advice.FORBIDDEN, *advice.FORBIDDEN_LATER])
def test_forbidden_advice_is_recognised_however_politely_it_is_put(sentence: str) -> None:
    assert forbidden_advice(sentence, weight_kg=70) is not None


@pytest.mark.parametrize("sentence", [*advice.ALLOWED, *advice.ALLOWED_LATER])
def test_good_advice_goes_through(sentence: str) -> None:
    assert forbidden_advice(sentence, weight_kg=70) is None
