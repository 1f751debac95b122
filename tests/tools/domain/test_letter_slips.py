"""Slips of the hand are counted as Damerau counted them."""

import pytest

from tools.domain.letter_slips import letter_slips


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("marathon", "marathon", 0),
        ("marathn", "marathon", 1),  # left out
        ("marrathon", "marathon", 1),  # added
        ("marathan", "marathon", 1),  # mistaken
        ("marahton", "marathon", 1),  # swapped
        ("maratthan", "marathon", 2),
        ("run", "marathon", 3),  # too far apart to count
        ("", "ab", 2),
    ],
)
def test_slips_are_counted(one: str, other: str, slips: int) -> None:
    assert letter_slips(one, other) == letter_slips(other, one) == slips
