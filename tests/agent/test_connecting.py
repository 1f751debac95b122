"""What is typed is taken without its spaces, and refused in words where it cannot be meant."""

import pytest

from agent.connecting import LONGEST_SECRET, typed
from tools.kit.errors import MissingInput


def test_spaces_around_what_was_pasted_do_not_count() -> None:
    assert typed("  a key\n", "the key") == "a key"


@pytest.mark.parametrize(
    ("text", "word"), [("", "empty"), (" \n\t", "empty"), ("x" * (LONGEST_SECRET + 1), "too long")]
)
def test_nothing_and_too_much_are_refused_without_being_repeated(text: str, word: str) -> None:
    with pytest.raises(MissingInput) as refusal:
        typed(text, "the key")
    assert word in str(refusal.value)
    assert "the key" in str(refusal.value)
    assert len(str(refusal.value)) < 100
