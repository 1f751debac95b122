"""A stream cut into sentences: the same cuts whatever the pieces, and the same text to the letter."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent.sentences import Sentences, sentences_of

WRITTEN = "Run ;5;.;2 km; at ;5:20; /km;. ;e.g;No. 3;- ;**;);1. ;?;! ;…;Then ;he said;“Go.” ;p.m. ;Dr. ;。;#"
PIECES = st.sampled_from((*WRITTEN.split(";"), "3. Mai", "| a |", "\n", "\n\n", "\r\n", "\t", " "))
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join))


@given(TEXTS)
def test_together_they_are_the_text(text: str) -> None:
    assert "".join(sentences_of(text)) == text


@given(TEXTS, st.lists(st.integers(0, 300), max_size=12))
def test_the_size_of_the_pieces_changes_nothing(text: str, cuts: list[int]) -> None:
    places = sorted({0, len(text), *(min(cut, len(text)) for cut in cuts)})
    stream = Sentences()
    cut = [sentence for start, end in pairwise(places) for sentence in stream.feed(text[start:end])]
    assert [*cut, *stream.rest()] == sentences_of(text)


@given(TEXTS)
def test_word_by_word_and_letter_by_letter_cut_alike(text: str) -> None:
    stream = Sentences()
    cut = [sentence for letter in text for sentence in stream.feed(letter)]
    assert [*cut, *stream.rest()] == sentences_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Run 5.2 km at 5:20 /km. |Then rest. ",
        "Take e.g. 3 gels, i.e. 75 g. |No. 3 has caffeine. |Nothing more.",
        "About approx. 5 km, max. 6 km vs. 7 km. |Rest.",
        "You start at 9 a.m. on Sat. 12 Dec. 2026. |Sleep well.",
        "Finish by 6 p.m. |Then eat.",
        "Dr. Miller, J. Smith et al. 2014 found it. |St. Moritz is high.",
        "Yes. |No. |Maybe.",
        "He said “Go!” and left. |Really?! |Yes.",
        "Wait... what? |This… is it.",
        "1. Run easy. |Then stop.\n|2. Rest.\n|10. Sleep.",
        "**Hold back.** |*Then go.* |(Not before.) |Done.",
        "- 5 km in 25:00\n|- 10 km\n  in 50:00\n\n|Good.",
        "## Fuel\n|eat early.\n|Drink.",
        "Your splits:\n|first half 1:45:00.\n|second half 1:46:00",
        "Hold 250 W. |Then ease, at 20 °C. |Stop.",
        "Hold the first 5\nkm in\n25:00 and then let go.",
        "5 km: 25:00\n|10 km: 50:00",
        "It took 3:30:00. |5 km were flat.",
        "Am 3. Mai läufst du. |Gut.",
        "走 5 km。|休息。",
        "See https://example.org/a.b?c=1 for it. |Then rest.",
        "Rest 3 min. |Then run 5 min. and stop.",
    ],
)
def test_where_sentences_end(text: str) -> None:
    wanted = text.split("|")
    assert sentences_of("".join(wanted)) == wanted


def test_every_row_of_a_table_stands_for_itself() -> None:
    rows = ["| split | time |\n", "|---|---|\n", "| 5 km. | 25:00 |\n", "Fine."]
    assert sentences_of("".join(rows)) == rows


def test_a_sentence_is_let_go_when_the_next_begins() -> None:
    stream = Sentences()
    assert stream.feed("Hold back early. Th") == []
    assert stream.feed("en let go") == ["Hold back early. "]
    assert stream.rest() == ["Then let go"]


def test_a_new_text_begins_after_the_rest() -> None:
    stream = Sentences()
    stream.feed("One")
    assert stream.rest() == ["One"]
    assert stream.rest() == []
    assert [*stream.feed("Two."), *stream.rest()] == ["Two."]
