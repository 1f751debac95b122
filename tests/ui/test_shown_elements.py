"""Cards of recorded data hold references alone: what is in their props is kept with the conversation."""

from datetime import UTC, date, datetime

import pytest

from tools.domain.activity import ActivitySport
from tools.domain.dashboard import Period
from tools.domain.debrief import ReportedFuel
from tools.domain.profile import ProfileName
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.kit.outcome import (
    ShowActivities,
    ShowConnections,
    ShowDashboard,
    ShowDebrief,
    ShowPlan,
    ShowProfile,
    ShowProposal,
    ShowRecorded,
    ShowReview,
    ShowRules,
    ShowSync,
)
from ui.shown_elements import elements_of


@pytest.mark.parametrize(
    ("shown", "element", "props"),
    [
        (
            ShowActivities(
                sport=ActivitySport.RIDE, since=date(2026, 11, 9), until=date(2026, 11, 15), limit=5
            ),
            "ActivityList",
            {"sport": "ride", "since": "2026-11-09", "until": "2026-11-15", "longest": False, "limit": 5},
        ),
        (ShowReview(activity_id="act-1"), "ReviewCard", {"activity_id": "act-1"}),
        (ShowDashboard(period=Period.YEAR), "Dashboard", {"period": "1 year"}),
        (ShowProfile(suggested={ProfileName.FTP_W: 250.0}), "ProfileCard", {"suggested": {"ftp_w": 250.0}}),
        (ShowSync(run_id="run-1"), "SyncCard", {"run_id": "run-1"}),
        (ShowConnections(), "ConnectionsCard", {}),
        (ShowPlan(plan_id="plan-1"), "PlanTimeline", {"plan_id": "plan-1"}),
        (ShowRules(), "RulesCard", {}),
        (
            ShowDebrief(activity_id="act-1", strategy_id="s-1", fuel=ReportedFuel(carbs_g=180)),
            "DebriefCard",
            {
                "activity_id": "act-1",
                "strategy_id": "s-1",
                "fuel": {"carbs_g": 180.0, "servings": None, "drink_l": None, "stomach": None},
            },
        ),
    ],
)
def test_a_card_of_recorded_data_is_a_reference(
    shown: ShowRecorded, element: str, props: dict[str, object]
) -> None:
    assert elements_of(shown) == [(element, props)]


@pytest.mark.parametrize(
    ("kind", "element"),
    [
        (ProposalKind.PLAN_VERSION, "PlanProposalCard"),
        (ProposalKind.CHANGE_RULES, "RulesCard"),
        (ProposalKind.SAVE_STRATEGY, "StrategyCard"),
        (ProposalKind.RESTORE_STRATEGY, "StrategyCard"),
        (ProposalKind.KEEP_FACT, "StrategyCard"),
    ],
)
def test_each_kind_of_proposal_has_its_card(kind: ProposalKind, element: str) -> None:
    made = datetime(2026, 11, 22, tzinfo=UTC)
    proposal = Proposal(
        id="proposal-1",
        kind=kind,
        status=ProposalStatus.PENDING,
        title="A title",
        summary="A sentence.",
        changes=("a line",),
        created_at=made,
        expires_at=made,
        reason="Words nobody keeps twice.",
    )
    ((name, props),) = elements_of(ShowProposal(proposal=proposal))
    assert name == element
    if element != "StrategyCard":
        assert props == {"id": "proposal-1", "title": "A title", "summary": "A sentence."}
