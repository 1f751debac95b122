"""One section, checked while it streams: what is let through, what is held, what is said at last."""

import logging
from datetime import date

import pytest

from agent.nodes.section_check import Reply, SectionCheck, warn_of_our_own
from tools.domain.checking.evidence import Evidence, ToolSaid

PACING = ToolSaid("plan_race_pacing", ("3:30:00 over 42.195 km is 4:59 /km on average.",))
TRUE = "3:30:00 over 42.195 km is 4:59 /km on average. "
LIE = "You will finish in 3:12:00. "


@pytest.fixture
def check() -> SectionCheck:
    return SectionCheck(Evidence(today=date(2026, 11, 22), tools=(PACING,), said=("I weigh 58 kg",)))


def heard(reply: Reply, text: str) -> str:
    """Let a text stream in letter by letter; return what was let through."""
    return "".join(reply.hear(letter) for letter in text) + reply.end()


def test_what_stands_is_let_through_whole(check: SectionCheck) -> None:
    reply = Reply(check)
    assert heard(reply, TRUE + "Hold back.") == TRUE + "Hold back."
    assert reply.held == []
    assert {trace.written for trace in check.provenance().traces} >= {"3:30:00", "4:59 /km"}


def test_nothing_is_let_through_from_the_first_fault_on(check: SectionCheck) -> None:
    reply = Reply(check)
    assert heard(reply, TRUE + LIE + "You weigh 58 kg.") == TRUE
    assert [bool(sentence.faults) for sentence in reply.held] == [True, False]
    assert "58 kg" not in {trace.written for trace in check.provenance().traces}


def test_what_stands_of_the_rest_is_said_when_nothing_comes_instead(check: SectionCheck) -> None:
    reply = Reply(check)
    heard(reply, TRUE + LIE + "You weigh 58 kg.")
    said = check.corrected(reply.held, None)
    assert said.endswith("You weigh 58 kg.")
    assert "3:12" not in said
    provenance = check.provenance()
    assert "58 kg" in {trace.written for trace in provenance.traces}
    assert [each.now for each in provenance.corrections] == [None]


def test_what_was_written_again_is_said_instead(check: SectionCheck) -> None:
    reply = Reply(check)
    heard(reply, TRUE + LIE)
    again = [check.checked("You will finish in 3:30:00.")]
    assert check.corrected(reply.held, again) == "You will finish in 3:30:00."
    (correction,) = check.provenance().corrections
    assert (correction.written, correction.now) == (LIE.strip(), "You will finish in 3:30:00.")


def test_what_is_learnt_on_the_way_counts_from_then_on(check: SectionCheck) -> None:
    assert check.checked("At halfway: 1:44:28.").faults
    split = ToolSaid("explain_kilometre", ("At halfway the clock should read 1:44:28.",))
    check.learn(check.evidence.with_tool(split))
    assert not check.checked("At halfway the clock should read 1:44:28.").faults


def test_our_own_examples_are_no_figures_of_anybodys(check: SectionCheck) -> None:
    example = "Tell me it as a result (10 km in 42:30), and I use it."
    assert heard(Reply(check, frozenset({example})), example) == example
    assert check.provenance().is_empty
    assert heard(Reply(check), example) == ""


def test_a_fault_of_our_own_is_logged_without_a_word_of_it(
    check: SectionCheck, caplog: pytest.LogCaptureFixture
) -> None:
    reply = Reply(check)
    heard(reply, LIE)
    with caplog.at_level(logging.WARNING):
        warn_of_our_own(reply.held, check.evidence)
    (record,) = caplog.records
    assert "plan_race_pacing" in record.getMessage()
    assert "3:12" not in record.getMessage()
