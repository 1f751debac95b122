"""The vocabulary holds together: one meaning a phrase, and no rule about a meaning nobody can say."""

import pytest

from tools.domain.questions.families import NAMES_OF_FAMILIES, family
from tools.domain.questions.meaning import lexicon, light_words, meant
from tools.domain.questions.vocabulary.implied import IMPLIED, REWRITTEN
from tools.domain.questions.words import folded, split, stem

SAID = {meaning for meanings in lexicon().values() for meaning in meanings} | {"ask:yesno", "ask:how"}


def test_every_rule_speaks_of_meanings_that_can_be_said() -> None:
    rules = (*IMPLIED.strip().splitlines(), *REWRITTEN.strip().splitlines())
    spoken = {meaning for line in rules for meaning in line.replace(">", " ").split()}
    assert spoken <= SAID


def test_every_family_has_a_name() -> None:
    assert {family(meaning) for meaning in SAID} - {"ask"} <= set(NAMES_OF_FAMILIES)


def test_the_longest_phrase_wins() -> None:
    stems = tuple(map(stem, split(folded("half ironman bike leg"))))
    assert meant(stems, 0) == (("race:halfironman",), 2)
    assert meant(stems, 2) == (("sport:bike",), 2)


@pytest.mark.parametrize(
    "word",
    ["not", "never", "without", "only", "all", "before", "after", "left", "less", "more", "bad", "too", "or"],
)
def test_words_that_turn_a_question_are_never_light(word: str) -> None:
    assert lexicon()[(stem(word),)]
    assert stem(word) not in light_words() or meant((stem(word),), 0)[0]


@pytest.mark.parametrize(
    ("forms", "base"),
    [
        ("races racing raced race", "rac"),
        ("runs ran running", "run"),
        ("cramps cramping cramped", "cramp"),
        ("pedalling pedals", "pedal"),
        ("injuries injury", "injury"),
        ("tyres tires", "tyr"),
    ],
)
def test_grammar_is_taken_off(forms: str, base: str) -> None:
    assert {stem(form) for form in forms.split()} == {base}


@pytest.mark.parametrize("pair", ["timing time", "trainers trainer", "weights weight", "following follow"])
def test_endings_with_a_meaning_stay(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)
