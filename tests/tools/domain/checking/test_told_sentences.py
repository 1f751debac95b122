"""The check of sentences that others wrote: few truths are marked, few lies stand, and nothing breaks it."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import told_lies, told_truths
from tests.support.told_evidence import EVIDENCE, TODAY
from tests.support.told_sentences import BATCHES, Told, told_sentences
from tools.domain.checking.check import check_sentence, prepared
from tools.domain.checking.checked import FaultKind
from tools.domain.checking.evidence import Evidence
from tools.domain.checking.known import Known
from tools.domain.checking.language import is_foreign
from tools.domain.checking.reading import LONGEST, read

LEAST_CAUGHT = 0.95
MOST_MARKED = 0.03
OLDER = ("FIRST", "SECOND", "HOLD_OUT", "LAST", "UNSEEN")


@cache
def known(name: str) -> Known:
    return prepared(EVIDENCE[name]())


def is_faulty(evidence: str, text: str) -> bool:
    return bool(check_sentence(text, known(evidence)).faults)


def everything() -> list[Told]:
    older = [
        *(Told(name, lie.evidence, lie.kind, lie.text) for name in OLDER for lie in getattr(told_lies, name)),
        *(
            Told(name, each.evidence, None, each.text)
            for name in OLDER
            for each in getattr(told_truths, name)
        ),
    ]
    return [*older, *told_sentences()]


def test_of_all_lies_together_at_least_95_in_100_are_caught() -> None:
    lies = [each for each in everything() if each.lie is not None]
    missed = [each for each in lies if not is_faulty(each.evidence, each.text)]
    assert len(lies) > 400
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(lies), missed


def test_of_all_truths_together_at_most_3_in_100_are_marked() -> None:
    truths = [each for each in everything() if each.lie is None]
    marked = [each for each in truths if is_faulty(each.evidence, each.text)]
    assert len(truths) > 400
    assert len(marked) <= MOST_MARKED * len(truths), marked


@pytest.mark.parametrize("batch", BATCHES[:-1])
def test_each_batch_of_60_has_at_most_2_truths_marked_and_57_lies_caught(batch: str) -> None:
    told = [each for each in told_sentences() if each.batch == batch]
    assert len([each for each in told if each.lie is None and is_faulty(each.evidence, each.text)]) <= 2
    assert len([each for each in told if each.lie is not None and is_faulty(each.evidence, each.text)]) >= 57


@given(st.text(max_size=300))
@settings(max_examples=300, deadline=None)
def test_no_text_breaks_the_check(text: str) -> None:
    assert check_sentence(text, known("race")).text == text


_PIECES = st.sampled_from(
    [
        "3:45",
        "5:14 /km",
        "km 30",
        "99999999999999999999 g",
        "1e400",
        "½",
        "twenty-",
        "ſix gels",
        "five point ſix",
        "31 April 2027",
        "29.2.2027",
        "0 %",
        "−",
        "–",
        "to",
        "and",
        "per kg",
        "=",
        "+",
        "×",
        "an hour",
        "K",
        "ıt",
        "slower than",
        "version 2",
        "Tuesday",
        "tomorrow",
        "(",
        ")",
        "\n",
        "a third of runners",
        "0:00",
        "0 /km",
        "İ",
        "left",
        "together",
        "gels",
        "of",
        "2 of 5",
        "1,000,000.5 kcal",
        "٣ km",
        "0 in 0 runners",
        "1.5×",
        "IF 0",
    ]
)


@given(st.lists(_PIECES, max_size=14), st.sampled_from(tuple(EVIDENCE)))
@settings(max_examples=400, deadline=None)
def test_no_heap_of_numbers_breaks_the_check(pieces: list[str], evidence: str) -> None:
    text = " ".join(pieces)
    assert check_sentence(text, known(evidence)).text == text
    prepared(Evidence(today=TODAY, said=(text,)))


def test_a_sentence_without_an_end_is_no_work_and_is_marked() -> None:
    checked = check_sentence("5 km, " * 100_000, known("race"))
    assert [fault.kind for fault in checked.faults] == [FaultKind.UNKNOWN_NUMBER]
    assert checked.traces == ()


def test_what_is_known_is_read_in_pieces_where_it_does_not_end() -> None:
    readings = read("5 km, " * 2_000)
    assert max(len(reading.text) for reading in readings) <= LONGEST
    assert sum(len(reading.clauses) for reading in readings) == 2_000


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("Die erste Hälfte läufst du in 1:51:35.", True),
        ("Le premier kilomètre est un peu plus lent.", True),
        ("The first half takes 1:51:35.", False),
        ("5:14 /km.", False),
    ],
)
def test_a_sentence_in_another_language_is_known_by_its_small_words(text: str, elsewhere: bool) -> None:
    assert is_foreign(text) is elsewhere


def test_numbers_are_checked_in_any_language_and_names_in_english_only() -> None:
    assert not is_faulty("race", "Auf dem flachen Stück sind 5:14 /km richtig.")
    assert is_faulty("race", "Auf dem flachen Stück sind 5:41 /km richtig.")


def test_what_is_known_to_be_another_number_is_not_called_a_rounding_of_it() -> None:
    (fault,) = check_sentence("Aim to finish in 3:12:00.", known("prediction")).faults
    assert fault.kind is not FaultKind.TOO_ROUGH
    (fault,) = check_sentence("You are aiming for about four hours.", known("race")).faults
    assert fault.kind is FaultKind.TOO_ROUGH


def test_advice_that_is_never_given_is_a_fault_of_its_own() -> None:
    faults = check_sentence("Take ibuprofen before the start to run through the pain.", known("race")).faults
    assert FaultKind.FORBIDDEN_ADVICE in [fault.kind for fault in faults]
