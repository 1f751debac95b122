"""Signs that look alike, or are lost among letters, make no question the same as another."""

import pytest

from tools.domain.questions.same_question import Sameness, normalised, same_question


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("How do I pace 10² km?", "How do I pace 102 km?"),
        ("may I drink ≤ 1 l", "may I drink ≥ 1 l"),
        ("what if it is <5 degrees", "what if it is >5 degrees"),
        ("run 10 km", "run 1О km"),  # a Cyrillic letter
        ("v₂", "v2"),
    ],
)
def test_another_sign_is_another_question(one: str, other: str) -> None:
    assert normalised(one) != normalised(other)
    assert same_question(one, other, 0.99).sameness is not Sameness.SAME


def test_what_nobody_sees_makes_no_difference() -> None:
    assert normalised("can I n\u200bot eat\x00 gels?") == normalised("can I not eat gels?")
