"""The check of the whole answer: its sections together, in the order in which they are heard."""

from agent.nodes.verify import checked
from agent.state import CoachState, Report, Turn
from tools.domain.checking.checked import (
    Contradiction,
    Correction,
    Fault,
    FaultKind,
    Origin,
    Provenance,
    Trace,
)

FAULT = Fault(kind=FaultKind.UNKNOWN_NUMBER, written="95 g", why="95 g is nowhere.")


def trace(written: str) -> Trace:
    return Trace(written=written, meaning=written, origin=Origin.TOLD)


def report(section: str, provenance: Provenance | None) -> Report:
    said = Report(section=section, text="", brief=None, known=None, opened=False)
    if provenance:
        said["provenance"] = provenance.model_dump(mode="json")
    return said


def state(*reports: Report) -> CoachState:
    return CoachState(reports=list(reports), turn=Turn(specialists=("pacing", "nutrition")))


def test_sections_come_in_the_order_in_which_they_are_heard() -> None:
    fuel, pace, rest = (Provenance(traces=(trace(each),)) for each in ("60 g", "4:59 /km", "58 kg"))
    together = checked(state(report("nutrition", fuel), report("pacing", pace), report("answer", rest)))
    assert [each.written for each in together.traces] == ["4:59 /km", "60 g", "58 kg"]


def test_corrections_and_contradictions_of_every_section_are_kept() -> None:
    correction = Correction(written="Take 95 g of salt.", faults=(FAULT,))
    found = Contradiction(about="finish", left=trace("3:30"), right=trace("3:40"), said="They differ.")
    together = checked(
        state(
            report("pacing", Provenance(corrections=(correction,))),
            report("answer", Provenance(contradictions=(found,))),
        )
    )
    assert together.corrections == (correction,)
    assert together.contradictions == (found,)


def test_without_reports_there_is_nothing_to_tell() -> None:
    assert checked(state()).is_empty
    assert checked(state(report("answer", None))).is_empty
