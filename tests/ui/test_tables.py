"""The tables' props: every number written once, as the athlete reads it."""

from datetime import UTC, datetime

from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.strategy import RaceStrategy
from ui.tables import cue_list, fuel_table, proposal_card, split_table


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


def test_cues_keep_their_reason_and_evidence(strategy: RaceStrategy) -> None:
    cues = cue_list(strategy)["cues"]
    assert isinstance(cues, list)
    assert all(cue["text"] and cue["why"] and cue["evidence"] for cue in cues)


def test_a_card_says_how_a_proposal_stands() -> None:
    moment = datetime(2026, 4, 18, 9, 30, tzinfo=UTC)
    proposal = Proposal(
        id="p1",
        kind=ProposalKind.DELETE_STRATEGY,
        status=ProposalStatus.APPLIED,
        title="Delete",
        summary="It goes.",
        changes=(),
        created_at=moment,
        expires_at=moment,
        decided_at=moment,
        outcome="Deleted.",
    )
    card = proposal_card(proposal)
    assert (card["status"], card["decided_at"], card["danger"]) == ("applied", "2026-04-18T09:30:00Z", True)
    assert (card["yes"], card["no"]) == ("Delete", "Keep it")
