"""Words taken out of texts, and the words around them left."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.domain.forgotten_words import FORGOTTEN, ForgottenWords, words_of
from tools.sources.vocabulary import everyday_words

COMMON = everyday_words()
NUTS = ForgottenWords.of(
    ["I'm allergic to Zarvonuts, badly so", "Allergic to zarvonuts"], COMMON.__contains__
)
KNEE = ForgottenWords.of(["my left knee hurts downhill since March", ""], COMMON.__contains__)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (
            "Hi! I’m  ALLERGIC to zarvonuts - badly so. Plan a 10k in 50:00",
            f"Hi! {FORGOTTEN}. Plan a 10k in 50:00",
        ),
        ("Noted: zarvonuts are out.", FORGOTTEN),
        ("Eat a gel.\nYou are badly allergic, so no bars.\nDrink.", f"Eat a gel.\n{FORGOTTEN}\nDrink."),
        ("I'm allergic to …", FORGOTTEN),
        ("Are you allergic to something?", "Are you allergic to something?"),
        ("Nothing to see here.", "Nothing to see here."),
    ],
)
def test_the_words_go_and_those_around_them_stay(text: str, left: str) -> None:
    assert NUTS.out_of(text) == left


@pytest.mark.parametrize(
    ("text", "goes"),
    [
        ("Because your left knee hurts downhill, run flat.", True),
        ("My left knee hurts.", True),
        ("Your knee is fine.", False),
        ("Turn left, then downhill for 2 km.", False),
        ("In March you ran 120 km.", False),
    ],
)
def test_a_sentence_that_says_most_of_it_again_goes(text: str, goes: bool) -> None:
    assert (KNEE.out_of(text) == FORGOTTEN) is goes


def test_names_are_rare_and_everyday_words_are_not() -> None:
    assert NUTS.rare == {"zarvonut"}
    assert KNEE.rare == frozenset()


def test_data_a_program_reads_again_loses_whole_phrases_alone() -> None:
    kept = {
        "kind": "allergic",
        "limit": 2.5,
        "notes": ["Allergic to zarvonuts", "Eat"],
        "words": "No zarvonuts, please",
    }
    assert NUTS.out_of_data(kept) == kept | {"notes": [FORGOTTEN, "Eat"], "words": FORGOTTEN}
    vegan = ForgottenWords.of(["Vegan"], COMMON.__contains__)
    assert vegan.out_of_data({"kind": "vegan"}) == {"kind": "vegan"}
    assert vegan.out_of("I am vegan.") == f"I am {FORGOTTEN}."


def test_a_summary_loses_its_lines_without_a_trace() -> None:
    summary = "\n".join(
        (
            "Before: The athlete is allergic to zarvonuts. They run far.",
            "Told: “I'm allergic to Zarvonuts …”",
            "Asked: “Plan my week.”",
        )
    )
    assert NUTS.out_of_summary(summary) == "Before: They run far.\nAsked: “Plan my week.”"
    assert NUTS.out_of_summary("Before: They avoid zarvonuts.") == ""


@given(st.text(max_size=300), st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=3))
def test_whatever_is_forgotten_is_not_in_what_is_left(text: str, wordings: list[str]) -> None:
    words = ForgottenWords.of(wordings, COMMON.__contains__)
    left = words.out_of(f"{text} {wordings[0]} {text}")
    spoken = f" {' '.join(words_of(left.replace(FORGOTTEN, '|')))} "
    for wording in wordings:
        if words_of(wording) and wording.strip():
            assert f" {' '.join(words_of(wording))} " not in spoken


@given(st.text(max_size=300))
def test_what_says_nothing_of_it_stays_as_it_is(text: str) -> None:
    if not set(words_of(text)) & {"allergic", "badly", "zarvonuts", "zarvonut", "so", "i'm", "to"}:
        assert NUTS.out_of(text) == text
