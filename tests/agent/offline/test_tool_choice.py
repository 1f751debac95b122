"""Which saved strategy a command names."""

import pytest

from agent.offline.tool_choice import compared, named


@pytest.mark.parametrize(
    ("text", "which"),
    [
        ("open my Boston plan", "Boston"),
        ("Delete my strategy “Your race” v1", "Your race v1"),
        ('open "The saved plan" v12 please', "The saved plan v12"),
        ("delete version 2", "v2"),
        ("open it", "last"),
    ],
)
def test_a_name_in_quotes_is_taken_word_for_word(text: str, which: str) -> None:
    assert named(text) == which


@pytest.mark.parametrize(
    ("text", "two"),
    [
        (
            "Compare “Race of the year” v1 with “Race of the year” v2",
            ("Race of the year v1", "Race of the year v2"),
        ),
        ("compare Boston v1 and v2", ("Boston v1", "Boston v2")),
        ("compare v1 with v2", ("v1", "v2")),
    ],
)
def test_two_names(text: str, two: tuple[str, str]) -> None:
    assert compared(text) == two
