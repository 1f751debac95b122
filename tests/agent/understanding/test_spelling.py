"""Slang and slips are mended in key words only; names, numbers and other words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.understanding.spelling import as_meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("never on Fridays pls", "never on Fridays please"),
        ("trianing paln for my frist half", "training plan for my first half"),
        ("3 days aweek w/ my kids", "3 days a week with my kids"),
        ("5 is too much w the kids", "5 is too much with the kids"),
        ("im tired, havent run tmrw", "i'm tired, haven't run tomorrow"),
        ("Trianing plan pls", "Training plan please"),
        ("4 runs per wk, 3days", "4 runs per week, 3 days"),
    ],
)
def test_what_was_typed_in_haste_is_written_out(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "The trail race in Planten, half the hall was weak",
        "250 w for an hour, 2000 hm",
        "the Marthon Valley 10K with Trianing Club",
        "trailing behind, tracing seasons, planting trees",
        "3:45:00 on 2027-04-25",
        "mail me at paln@example.org",
    ],
)
def test_other_words_names_and_numbers_stay(text: str) -> None:
    assert as_meant(text) == text


@given(st.text(max_size=200))
def test_mending_twice_is_mending_once(text: str) -> None:
    once = as_meant(text)
    assert as_meant(once) == once
    assert [letter for letter in text if letter.isdigit()] == [letter for letter in once if letter.isdigit()]
