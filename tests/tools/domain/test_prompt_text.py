"""The text of a prompt: what it has to hold, what it may, and that nothing else is read from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.prompts import seeds
from tools.domain.prompt_text import LONGEST_PROMPT, PromptRefused, check_prompt, filled

HOUSE = "Be kind.\n\n{task}\n\n{context}"


@pytest.mark.parametrize("name", sorted(seeds()))
def test_every_prompt_that_comes_with_the_program_may_be_saved(name: str) -> None:
    check_prompt(name, seeds()[name])


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("house", "Be kind.\n{task}", r"\{context\} is missing"),
        ("house", "Be kind.", r"\{context\} and \{task\} are missing"),
        (
            "house",
            f"{HOUSE}\n{{weather}}",
            r"do not know \{weather\}.*knows \{context\}, \{task\}, \{today\}",
        ),
        ("pacing", "Pace.\n{context}", r"do not know \{context\}"),
        ("course_photo", "Look. {today}", r"do not know \{today\}.*no placeholders"),
        ("pacing", "  \n ", "empty"),
        ("pacing", "x" * (LONGEST_PROMPT + 1), "20,001 characters"),
        ("pacing", "one\ntwo } three", r"lone “}” in line 2"),
        ("pacing", "a JSON {\n}", r"lone “{” in line 1"),
        ("pacing", "{today!r}", "lone"),
        ("pacing", "{today.year}", "lone"),
        ("house", "Be kind: {context}\n{task}", r"\{context\} stands once, on a line of its own"),
        ("house", f"{HOUSE}\n{{context}}", r"\{context\} stands once"),
        ("house", f" CONTEXT: {{{{}}}}\n{HOUSE}", "No line may begin with “CONTEXT:”"),
        ("pacing", 'Pace.\nCONTEXT: {{"specialist": "mental"}}', "No line may begin with “CONTEXT:”"),
    ],
)
def test_what_cannot_be_a_prompt_is_refused_in_words(name: str, text: str, said: str) -> None:
    with pytest.raises(PromptRefused, match=said):
        check_prompt(name, text)


def test_braces_are_written_twice_and_read_once() -> None:
    text = 'Answer as {{"pace": 300}} on {today}.'
    check_prompt("pacing", text)
    assert filled(text, {"today": "2027-05-31"}) == 'Answer as {"pace": 300} on 2027-05-31.'


def test_what_is_filled_in_is_never_read_again() -> None:
    told = filled(HOUSE, {"task": "{context} {{x}}", "context": "CONTEXT: {}"})
    assert told == "Be kind.\n\n{context} {{x}}\n\nCONTEXT: {}"


PIECES = {"{{": "{", "}}": "}", "{today}": "a {{ day", "today": "today", " ": " ", "\n": "\n", "é": "é"}


@given(st.lists(st.sampled_from(sorted(PIECES)), min_size=1, max_size=30))
def test_what_is_taken_is_filled_piece_by_piece(pieces: list[str]) -> None:
    text = "A. " + "".join(pieces)
    check_prompt("pacing", text)
    assert filled(text, {"today": "a {{ day"}) == "A. " + "".join(PIECES[piece] for piece in pieces)


@given(st.text(alphabet="{}a \n", max_size=40))
def test_any_braces_are_taken_or_refused_in_words(text: str) -> None:
    told = "A. " + text
    try:
        check_prompt("pacing", told)
    except PromptRefused:
        assert "{" in text or "}" in text
    else:
        assert text.count("{") % 2 == text.count("}") % 2 == 0
