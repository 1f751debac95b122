"""Which custom elements draw what a turn shows: one case for each thing."""

from tools.domain.proposal import Proposal, ProposalKind
from tools.domain.strategy import RaceStrategy
from tools.kit.outcome import (
    ShowActivities,
    ShowCarry,
    ShowComparison,
    ShowConnections,
    ShowCourse,
    ShowCourseComparison,
    ShowCourses,
    ShowCues,
    ShowDashboard,
    ShowDebrief,
    ShowFuel,
    ShowMemory,
    Shown,
    ShowPacing,
    ShowPicture,
    ShowPlan,
    ShowProfile,
    ShowProposal,
    ShowRecorded,
    ShowReview,
    ShowRules,
    ShowStrategies,
    ShowSync,
)
from ui import charts, tables
from ui.aid_table import aid_table
from ui.ride_table import ride_table

Element = tuple[str, dict[str, object]]
"""The name of a custom element (public/elements/<name>.jsx) and its props."""


REFERENCE_CARDS: dict[type[ShowRecorded], str] = {
    ShowActivities: "ActivityList",
    ShowReview: "ReviewCard",
    ShowDashboard: "Dashboard",
    ShowProfile: "ProfileCard",
    ShowSync: "SyncCard",
    ShowConnections: "ConnectionsCard",
    ShowPlan: "PlanTimeline",
    ShowRules: "RulesCard",
    ShowDebrief: "DebriefCard",
    ShowMemory: "MemoryCard",
    ShowPicture: "PictureCard",
    ShowCarry: "CarryCard",
    ShowCourses: "CourseLibrary",
}


def elements_of(shown: Shown) -> list[Element]:  # noqa: PLR0911 (one return a case)
    """Return the custom elements that draw one thing, from top to bottom."""
    match shown:
        case ShowCourse():
            return [("CourseChart", charts.course_chart(shown.course, shown.units))]
        case ShowPacing():
            return _pacing(shown)
        case ShowFuel():
            return [("FuelTable", tables.fuel_table(shown.strategy)), *_stations(shown.strategy)]
        case ShowCues():
            return [("CueList", tables.cue_list(shown.strategy))]
        case ShowStrategies():
            return [("StrategyList", tables.strategy_list(shown.strategies, shown.units))]
        case ShowComparison():
            return [("ComparisonTable", tables.comparison_table(shown))]
        case ShowCourseComparison():
            return [("ComparisonTable", shown.model_dump(mode="json", exclude={"show"}))]
        case ShowProposal():
            return [card_of_proposal(shown.proposal)]
        case _:
            return [reference_to(shown)]


def _stations(strategy: RaceStrategy) -> list[Element]:
    return [("AidTable", aid_table(strategy))] if strategy.stations else []


def reference_to(shown: ShowRecorded) -> Element:
    """Return the card of recorded data with a reference alone: props are kept with the conversation.

    The card asks for the values when it is drawn (ui/data_actions.py).
    """
    return REFERENCE_CARDS[type(shown)], shown.model_dump(mode="json", exclude={"show"})


def card_of_proposal(proposal: Proposal) -> Element:
    """Return the card a proposal waits on. That of a plan or of rules asks for the rest when it is drawn."""
    match proposal.kind:
        case ProposalKind.PLAN_VERSION:
            return "PlanProposalCard", tables.proposal_reference(proposal)
        case ProposalKind.CHANGE_RULES:
            return "RulesCard", tables.proposal_reference(proposal)
        case _:
            return "StrategyCard", tables.proposal_card(proposal)


def _pacing(shown: ShowPacing) -> list[Element]:
    strategy = shown.strategy
    units, ride = strategy.brief.units, strategy.pacing.ride
    chart = ("CourseChart", charts.course_chart(shown.course, units, strategy))
    sections = [("RideTable", ride_table(ride, units, shown.course))] if ride is not None else []
    return [chart, *sections, ("SplitTable", tables.split_table(strategy))]
