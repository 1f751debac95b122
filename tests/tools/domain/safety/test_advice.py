"""Advice that is never passed on is recognised, and ordinary advice goes through."""

import pytest

from tests.support.advice_messages import ALLOWED, FORBIDDEN
from tools.domain.safety.advice import forbidden_advice
from tools.domain.safety.emergencies import EMERGENCIES
from tools.domain.safety.referrals import REFERRALS
from tools.domain.safety.refusals import REFUSALS

BY_RULE = [(rule, sentence) for rule, sentences in FORBIDDEN.items() for sentence in sentences]
OWN_WORDS = [f"{rule.sentence} {rule.see}" for rule in (*EMERGENCIES, *REFERRALS, *REFUSALS)]


@pytest.mark.parametrize(("rule", "sentence"), BY_RULE)
def test_forbidden_advice_is_recognised(rule: str, sentence: str) -> None:
    found = forbidden_advice(sentence)
    assert found is not None
    assert found.rule == rule
    assert found.instead


@pytest.mark.parametrize("sentence", ALLOWED)
def test_ordinary_advice_goes_through(sentence: str) -> None:
    assert forbidden_advice(sentence) is None


@pytest.mark.parametrize("sentence", OWN_WORDS)
def test_what_we_say_of_red_flags_goes_through(sentence: str) -> None:
    assert forbidden_advice(sentence) is None


def test_what_is_said_instead_is_no_forbidden_advice() -> None:
    for _rule, sentence in BY_RULE:
        found = forbidden_advice(sentence)
        assert found is not None
        assert forbidden_advice(found.instead) is None


def test_caffeine_is_judged_by_weight() -> None:
    sentence = "Take 350 mg of caffeine before the start."
    assert forbidden_advice(sentence, weight_kg=70) is None
    assert forbidden_advice(sentence, weight_kg=50) is not None  # 6 mg/kg are 300 mg
