"""The tables' props: every number written once, as the athlete reads it."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tools.domain.ground.course_analysis import flat_course
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.race import RaceBrief
from tools.domain.strategy import FuelItem, RaceStrategy
from tools.domain.strategy_building import build_strategy
from ui.tables import cue_list, fuel_table, proposal_card, split_table

ELEMENTS = Path(__file__).parents[2] / "public" / "elements"


def test_splits_end_at_the_goal_and_are_grouped_by_five(strategy: RaceStrategy) -> None:
    props = split_table(strategy)
    groups = props["groups"]
    assert isinstance(groups, list)
    assert groups[-1]["row"][-1] == "3:30:00"
    assert [len(group["rows"]) for group in groups[:-1]] == [5] * (len(groups) - 1)
    assert groups[0]["row"][0] == "5"
    assert groups[0]["rows"][-1][-1] == groups[0]["row"][-1]


def test_fuel_names_time_place_and_amount(strategy: RaceStrategy) -> None:
    props = fuel_table(strategy)
    assert len(props["rows"]) == len(strategy.fuel.events)  # type: ignore[arg-type]
    names = dict(props["rates"])  # type: ignore[call-overload]
    assert names["Carbohydrate"].endswith(" g/h")
    assert "ml/h" in names["Drink"]


def test_a_note_of_many_rows_is_said_once() -> None:
    course = flat_course(42_195, "Flat")
    strategy = build_strategy(course, RaceBrief(distance_m=42_195, goal_time_s=12_600))
    props = fuel_table(strategy)
    assert props["usual_note"] in {event.note for event in strategy.fuel.events}
    assert props["usual_note"] not in [row[-1] for row in props["rows"]]  # type: ignore[attr-defined]


def test_a_note_that_every_row_of_one_item_repeats_is_said_below_with_the_item(
    strategy: RaceStrategy,
) -> None:
    gel, bar = (
        strategy.fuel.events[0].model_copy(update={"item": item, "note": note})
        for item, note in ((FuelItem.GEL, "With water."), (FuelItem.BAR, "In small bites."))
    )
    fuel = strategy.fuel.model_copy(update={"events": (gel, gel, gel, gel, bar, bar, bar)})
    props = fuel_table(strategy.model_copy(update={"fuel": fuel}))
    assert props["usual_note"] == "With water. Bar: in small bites."
    assert not any(row[-1] for row in props["rows"])  # type: ignore[attr-defined]


def test_a_note_of_its_own_stays_on_its_row(strategy: RaceStrategy) -> None:
    fuel = strategy.fuel.model_copy(update={"events": strategy.fuel.events[:1]})
    props = fuel_table(strategy.model_copy(update={"fuel": fuel}))
    assert props["usual_note"] == ""
    assert [row[-1] for row in props["rows"]] == [strategy.fuel.events[0].note]  # type: ignore[attr-defined]


def test_cues_keep_their_reason_and_evidence(strategy: RaceStrategy) -> None:
    cues = cue_list(strategy)["cues"]
    assert isinstance(cues, list)
    assert all(cue["text"] and cue["why"] and cue["evidence"] for cue in cues)


MADE = datetime(2026, 4, 18, 9, 29, tzinfo=UTC)
DECIDED = datetime(2026, 4, 18, 9, 30, tzinfo=UTC)


def deletion(status: ProposalStatus, decided_at: datetime) -> Proposal:
    return Proposal(
        id="p1",
        kind=ProposalKind.DELETE_STRATEGY,
        status=status,
        title="Delete",
        summary="It goes.",
        changes=(),
        created_at=MADE,
        expires_at=DECIDED,
        decided_at=decided_at,
        outcome="Deleted.",
    )


def test_a_card_says_how_a_proposal_stands() -> None:
    card = proposal_card(deletion(ProposalStatus.APPLIED, DECIDED))
    assert (card["status"], card["decided_at"], card["danger"]) == ("applied", "2026-04-18T09:30:00Z", True)
    assert (card["yes"], card["no"]) == ("Delete", "Keep it")


@pytest.mark.parametrize(
    ("status", "moment"),
    [
        (ProposalStatus.APPLIED, MADE),  # settled as it was made: the plan was saved already
        (ProposalStatus.EXPIRED, DECIDED),
        (ProposalStatus.STALE, DECIDED),
    ],
)
def test_a_card_nobody_clicked_names_no_decision(status: ProposalStatus, moment: datetime) -> None:
    assert proposal_card(deletion(status, moment))["decided_at"] is None


def test_seconds_from_the_start_are_headed_the_same_on_every_table() -> None:
    """On the page as on paper and behind a link, where "clock" is the time of day."""
    for element in ("SplitTable", "FuelTable"):
        drawn = (ELEMENTS / f"{element}.jsx").read_text()
        heads = re.findall(r"<th [^>]*>([^<{]+)</th>", drawn)
        assert "race time" in heads
        assert "clock" not in heads
