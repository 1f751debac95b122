"""The guard beside meaning: a passage answers only what it speaks of."""

from tools.domain.knowledge import Citation, KnowledgePassage
from tools.domain.knowledge_words import about, known_words

NOBODY = (Citation(authors="Nobody", year=2020),)
KNOWN = known_words(
    (
        KnowledgePassage(id="a/caffeine", title="Does caffeine help?", text="It does.", citations=NOBODY),
        KnowledgePassage(
            id="a/cramps", title="What causes muscle cramps?", text="Tired muscles.", citations=NOBODY
        ),
    )
)


def test_words_that_hold_a_question_together_say_nothing() -> None:
    assert about("What does it really mean, and why should I?") == frozenset()


def test_forms_of_a_word_are_one() -> None:
    assert about("tapering") == about("taper") == about("Tapers")
    assert about("acclimatise") == about("acclimatisation") == about("acclimatization")


def test_what_a_passage_speaks_of_is_covered() -> None:
    assert KNOWN.covered("does caffeine help", "a/caffeine") == 1.0
    assert KNOWN.covered("does caffeine help", "a/cramps") == 0.0


def test_a_slip_of_the_pen_is_forgiven() -> None:
    assert KNOWN.covered("does caffiene help", "a/caffeine") == 1.0
    assert KNOWN.all_known("does caffine help")


def test_an_unknown_word_weighs_most() -> None:
    assert not KNOWN.all_known("does magnesium stop cramps")
    assert KNOWN.covered("magnesium cramps", "a/cramps") < 0.5


def test_the_best_speaks_most_of_it() -> None:
    assert KNOWN.best("muscle cramps") == ("a/cramps", 1.0)
