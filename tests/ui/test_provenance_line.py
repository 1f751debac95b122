"""The line below an answer: what it counts, and what it opens to."""

import json
from typing import Any

import pytest

from tools.domain.checking.checked import (
    Contradiction,
    Correction,
    Fault,
    FaultKind,
    Origin,
    Provenance,
    Trace,
)
from ui.provenance_line import MOST_ROWS, WHERE_FROM, provenance_line

PACE = Trace(
    written="5:20 /km",
    meaning="pace on the flat",
    origin=Origin.FINDING,
    value=319.6,
    unit="s/km",
    low=310,
    high=330,
    model="even_effort",
    source="Minetti 2002",
)
SAID = Trace(written="58 kg", meaning="your weight", origin=Origin.ATHLETE, value=58, unit="kg")
SUNDAY = Trace(written="Sunday", meaning="18 April 2027", origin=Origin.CALENDAR)
FAULT = Fault(kind=FaultKind.UNKNOWN_NUMBER, written="3:12:00", why="3:12:00 is in none of the facts.")
LEFT_OUT = Correction(written="You finish in 3:12:00.", faults=(FAULT,))
CORRECTED = Correction(written="You finish in 3:12:00.", faults=(FAULT,), now="You finish in 3:30:00.")


def shown(provenance: Provenance) -> Any:
    return provenance_line(provenance)


@pytest.mark.parametrize(
    ("provenance", "line"),
    [
        (Provenance(traces=(PACE,)), "1 number, traced"),
        (Provenance(traces=(PACE, SAID, PACE, SUNDAY)), "3 numbers, all traced"),
        (Provenance(traces=(SUNDAY,)), "1 name or day, traced"),
        (Provenance(traces=(SUNDAY, SUNDAY)), "2 names and days, all traced"),
        (
            Provenance(traces=(PACE, SAID), corrections=(CORRECTED,)),
            "2 numbers, all traced · 1 sentence corrected",
        ),
        (
            Provenance(traces=(PACE, SAID), corrections=(CORRECTED, LEFT_OUT, LEFT_OUT)),
            "2 numbers, all traced · 1 sentence corrected · 2 sentences left out",
        ),
        (Provenance(corrections=(LEFT_OUT,)), "1 sentence left out"),
        (
            Provenance(
                traces=(PACE, SAID),
                contradictions=(Contradiction(about="finish", left=PACE, right=SAID, said="Two differ."),),
            ),
            "2 numbers, all traced · two findings do not agree",
        ),
    ],
)
def test_the_line_counts_what_was_traced_and_what_was_corrected(provenance: Provenance, line: str) -> None:
    assert shown(provenance)["line"] == line


def test_it_opens_to_the_value_behind_a_number_with_its_range_model_and_source() -> None:
    (row,) = shown(Provenance(traces=(PACE,)))["rows"]
    assert row == {
        "written": "5:20 /km",
        "meaning": "pace on the flat",
        "value": "5:20 /km (5:10–5:30 /km)",
        "origin": "computed",
        "from": "even effort · Minetti 2002",
    }


def test_what_is_said_several_times_is_one_row() -> None:
    rows = shown(Provenance(traces=(PACE, SAID, PACE)))["rows"]
    assert [row["written"] for row in rows] == ["5:20 /km ×2", "58 kg"]


def test_what_one_sentence_tells_is_one_row() -> None:
    told = Trace(
        written="25 g", meaning="Gels of 25 g at km 5 and 10.", origin=Origin.TOLD, value=25, unit="g"
    )
    others = [told.model_copy(update={"written": written}) for written in ("km 5", "10", "km 5")]
    (row,) = shown(Provenance(traces=(told, *others)))["rows"]
    assert (row["written"], row["value"]) == ("25 g, km 5 ×2, 10", "")


def test_a_value_that_is_what_was_written_is_not_told_twice() -> None:
    (row,) = shown(Provenance(traces=(SAID,)))["rows"]
    assert row["value"] == ""
    assert row["origin"] == "you said so"


def test_a_tools_sentence_is_traced_to_the_step_the_athlete_saw() -> None:
    told = Trace(written="12 gels", meaning="gels", origin=Origin.TOLD, source="plan_race_fuelling")
    (row,) = shown(Provenance(traces=(told,)))["rows"]
    assert row["from"] == "Planning fuel"


@pytest.mark.parametrize(
    ("value", "unit", "written"),
    [
        (12_600, "s", "3:30:00"),
        (42_195, "m", "42.195 km"),
        (350, "m", "350 m"),
        (320, "s/km", "5:20 /km"),
        (515, "/mi", "8:35 /mi"),
        (250, "W", "250 W"),
        (0.914, "ratio", "0.91 ratio"),
        (1_234.5, "kcal", "1,234.5 kcal"),
    ],
)
def test_values_are_written_in_their_unit(value: float, unit: str, written: str) -> None:
    trace = Trace(written="so much", meaning="it", origin=Origin.FINDING, value=value, unit=unit)
    (row,) = shown(Provenance(traces=(trace,)))["rows"]
    assert row["value"] == written


def test_a_correction_shows_what_was_written_why_it_did_not_stand_and_what_stands() -> None:
    first, second = shown(Provenance(corrections=(CORRECTED, LEFT_OUT)))["corrections"]
    assert first == {
        "written": "You finish in 3:12:00.",
        "why": ["3:12:00 is in none of the facts."],
        "now": "You finish in 3:30:00.",
    }
    assert second["now"] == ""


def test_both_sides_of_a_contradiction_are_named() -> None:
    other = PACE.model_copy(update={"written": "5:40 /km", "source": "Riegel 1981"})
    found = Contradiction(about="pace", left=PACE, right=other, said="Two paces do not go together.")
    (both,) = shown(Provenance(contradictions=(found,)))["contradictions"]
    assert both["said"] == "Two paces do not go together."
    assert both["sides"] == ["5:20 /km: even effort · Minetti 2002", "5:40 /km: even effort · Riegel 1981"]


def test_a_very_long_answer_keeps_its_line_small() -> None:
    traces = tuple(SAID.model_copy(update={"meaning": f"weight {kg}"}) for kg in range(200))
    props = shown(Provenance(traces=traces))
    assert props["line"] == "200 numbers, all traced"
    assert len(props["rows"]) == MOST_ROWS
    assert props["more"] == 200 - MOST_ROWS
    assert len(json.dumps(props)) < 20_000


def test_every_origin_has_its_words() -> None:
    assert set(WHERE_FROM) == set(Origin)
