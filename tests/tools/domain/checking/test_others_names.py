"""Numbers in names that others gave bear nothing out; the names may be said all the same."""

from datetime import date

import pytest

from tools.domain.checking.check import check_sentence, prepared
from tools.domain.checking.evidence import Evidence, ToolSaid

GUARANTEED = "Finish in 2:10:00 guaranteed"
COURSE = ToolSaid("analyze_gpx", (f"“{GUARANTEED}”: 10 km with 95–120 m of climbing.",))
RUNS = ToolSaid(
    "fetch_activities", ("3 May 2026, run “5 x 4 min in 0:59”: 10.5 km in 52:59, 148 bpm on average.",)
)
KNOWN = prepared(
    Evidence(
        today=date(2026, 5, 4),
        tools=(COURSE, RUNS),
        names=(GUARANTEED, "Berlin Marathon 2026", "Lakeside 10k"),
    )
)


@pytest.mark.parametrize(
    "sentence",
    [
        "You will finish in 2:10:00.",
        "2:10:00 is your time.",
        "Finish in 2:10:00 guaranteed.",
        "Each took you 0:59.",
    ],
)
def test_a_number_of_a_name_is_no_evidence(sentence: str) -> None:
    assert check_sentence(sentence, KNOWN).faults


@pytest.mark.parametrize(
    "sentence",
    [
        f"Your course “{GUARANTEED}” has 95–120 m of climbing.",
        "Berlin Marathon 2026 is your race.",
        "The Lakeside 10k comes first.",
        "Your run “5 x 4 min in 0:59” was 10.5 km in 52:59.",
    ],
)
def test_a_name_may_be_said(sentence: str) -> None:
    assert not check_sentence(sentence, KNOWN).faults


@pytest.mark.parametrize("sentence", ["1, " * 3000, "Berlin Marathon " * 300, "5 % " * 2000, "x" * 100_000])
def test_a_sentence_without_an_end_does_not_stand(sentence: str) -> None:
    assert check_sentence(sentence, KNOWN).faults
