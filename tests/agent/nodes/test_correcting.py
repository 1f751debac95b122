"""What stands where a sentence did not: a mark that never repeats the wrong figure, and the correction."""

import pytest

from agent.nodes.correcting import WHY, corrections, left_out, mark, with_marks
from tools.domain.checking.checked import CheckedSentence, Fault, FaultKind

NUMBER = Fault(kind=FaultKind.UNKNOWN_NUMBER, written="3:12:00", why="3:12:00 is nowhere.")
DAY = Fault(kind=FaultKind.WRONG_DAY, written="Monday", why="18 April is a Sunday.")


def right(text: str) -> CheckedSentence:
    return CheckedSentence(text=text)


def wrong(text: str, *faults: Fault) -> CheckedSentence:
    return CheckedSentence(text=text, faults=faults or (NUMBER,))


def test_every_kind_of_fault_has_its_words() -> None:
    assert set(WHY) == set(FaultKind)


@pytest.mark.parametrize(
    ("sentences", "text"),
    [
        ([right("Hold back. "), right("Then go.")], "Hold back. Then go."),
        (
            [right("Hold back. "), wrong("You run 3:12:00. "), right("Then go.")],
            "Hold back. *(I left a sentence out: it gave a figure that is in none of my findings.)* Then go.",
        ),
        (
            [wrong("It is 3:12:00. "), wrong("Or 3:13:00.\n\n"), right("Go.")],
            "*(I left 2 sentences out: each gave a figure that is in none of my findings.)*\n\nGo.",
        ),
        (
            [wrong("It is 3:12:00. "), wrong("It is on Monday.", DAY)],
            "*(I left 2 sentences out: what they said is not what I found.)*",
        ),
        (
            [right("- one\n"), wrong("- 3:12:00\n"), right("- three")],
            "- one\n- *(I left a sentence out: it gave a figure that is in none of my findings.)*\n- three",
        ),
        (
            [wrong("2. 3:12:00\n"), right("3. three")],
            "2. *(I left a sentence out: it gave a figure that is in none of my findings.)*\n3. three",
        ),
        (
            [right("|---|\n"), wrong("| 3:12:00 |\n")],
            "|---|\n| *(I left a sentence out: it gave a figure that is in none of my findings.)* |\n",
        ),
    ],
)
def test_a_mark_stands_where_a_sentence_was(sentences: list[CheckedSentence], text: str) -> None:
    assert with_marks(sentences) == text


@pytest.mark.parametrize("kind", FaultKind)
def test_no_mark_holds_a_figure(kind: FaultKind) -> None:
    assert not any(letter.isdigit() for letter in mark([kind], 1))


def test_what_was_written_again_stands_for_what_it_is_most_like() -> None:
    held = [
        wrong("You finish in 3:12:00. "),
        right("Drink early. "),
        wrong("It is on Monday, 18 April.", DAY),
    ]
    again = [right("It is on Sunday, 18 April. "), right("You finish in 3:30:00. "), right("Drink early.")]
    first, second = corrections(held, again)
    assert (first.written, first.now) == ("You finish in 3:12:00.", "You finish in 3:30:00.")
    assert (second.written, second.now) == ("It is on Monday, 18 April.", "It is on Sunday, 18 April.")
    assert second.faults == (DAY,)


def test_what_was_not_written_again_is_left_out() -> None:
    (only,) = corrections([wrong("You finish in 3:12:00.")], [right("Hold back, and let it run late.")])
    assert only.now is None


def test_what_is_wrong_again_is_one_correction_with_nothing_in_its_place() -> None:
    (only,) = corrections([wrong("You finish in 3:12:00.")], [wrong("You finish in 3:13:00.")])
    assert (only.written, only.now) == ("You finish in 3:12:00.", None)


def test_a_new_fault_is_told_beside_the_old() -> None:
    held = [wrong("You finish in 3:12:00.")]
    told = corrections(held, [right("You finish in 3:30:00. "), wrong("Eat 99 gels at once, all of them.")])
    assert [(each.written, each.now) for each in told] == [
        ("You finish in 3:12:00.", "You finish in 3:30:00."),
        ("Eat 99 gels at once, all of them.", None),
    ]


def test_without_another_answer_every_fault_is_left_out() -> None:
    told = left_out([right("Drink. "), wrong("You run 3:12:00. ")])
    assert [(each.written, each.now) for each in told] == [("You run 3:12:00.", None)]
