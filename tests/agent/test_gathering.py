"""What a section may rest on: what the model was told, and nothing else."""

from datetime import UTC, date, datetime

from langchain_core.messages import AIMessage, AnyMessage, HumanMessage

from agent.gathering import Gathered, known_before, with_call
from agent.state import KEPT_MESSAGES, CoachState, Turn
from tools.domain.fact import AthleteFact, FactKind
from tools.domain.finding import Finding
from tools.domain.knowledge import Citation, KnowledgePassage
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.race import RaceBrief
from tools.kit.outcome import ShowProposal, ShowStrategies, ToolOutcome

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, tzinfo=UTC)
PACE = Finding(name="pace", value=299.0, unit="s/km", model="even effort", source="Minetti 2002")
PASSAGE = KnowledgePassage(
    id="fuelling/carbohydrate",
    title="Carbohydrate",
    text="30 to 60 g an hour.",
    citations=(Citation(authors="Jeukendrup", year=2014),),
)
SAVED = SavedStrategySummary(
    id="s",
    name="My Berlin",
    version=2,
    race_name="Berlin Marathon",
    distance_m=42_195,
    goal_time_s=12_600,
    saved_at=NOW,
)


def state(*messages: AnyMessage, turn: Turn | None = None, summary: str = "") -> CoachState:
    brief = RaceBrief(race_name="Boston Marathon", goal_time_s=12_600)
    return CoachState(
        messages=list(messages),
        summary=summary,
        race={
            "brief": brief.model_dump(mode="json"),
            "planned": None,
            "told": [],
            "preferences": {},
            "uncleared": None,
        },
        turn=turn or Turn(),
    )


def proposal(kind: ProposalKind, based_on: int) -> ShowProposal:
    return ShowProposal(
        proposal=Proposal(
            id="p",
            kind=kind,
            status=ProposalStatus.PENDING,
            title="Easier week",
            summary="",
            changes=(),
            created_at=NOW,
            expires_at=NOW,
            based_on=based_on,
        )
    )


def test_before_a_tool_there_are_the_race_the_conversation_and_the_facts() -> None:
    fact = AthleteFact(
        text="Weighs 58 kg", quote="I'm 58 kilos", source="you", learnt_on=TODAY, kind=FactKind.ABOUT
    )
    turn = Turn(facts=(fact,), new_uploads=({"id": "u", "name": "hill.gpx", "course_id": "c"},))
    messages = (HumanMessage("want 3:30"), AIMessage("That is 4:59 /km."), HumanMessage("and in heat?"))
    known = known_before(state(*messages, turn=turn, summary="They ran 10 km in 42:30."), TODAY)
    assert known.said == ("want 3:30", "and in heat?", "Weighs 58 kg", "I'm 58 kilos")
    assert known.answered == ("They ran 10 km in 42:30.", "That is 4:59 /km.")
    assert known.names == ("Boston Marathon", "hill.gpx")
    assert known.brief.goal_time_s == 12_600
    assert known.tools == ()


def test_what_the_model_is_no_longer_told_is_nothing_to_rest_on() -> None:
    long_ago = [HumanMessage(f"number {place}") for place in range(KEPT_MESSAGES + 4)]
    said = known_before(state(*long_ago), TODAY).said
    assert len(said) == KEPT_MESSAGES
    assert said[-1] == f"number {KEPT_MESSAGES + 3}"


def test_a_tool_adds_its_sentences_findings_passages_and_names() -> None:
    outcome = ToolOutcome(
        findings=(PACE,),
        passages=(PASSAGE,),
        brief=RaceBrief(race_name="Berlin Marathon"),
        shown=(ShowStrategies(strategies=(SAVED,)),),
    )
    said = {"facts": [["It is 4:59 /km.", "Hold back."], "One more."]}
    known = with_call(known_before(state(HumanMessage("hi")), TODAY), "plan_race_pacing", said, outcome)
    (tool,) = known.tools
    assert tool.tool == "plan_race_pacing"
    assert tool.sentences == ("It is 4:59 /km.", "Hold back.", "One more.")
    assert tool.findings == (PACE,)
    assert known.passages == (PASSAGE,)
    assert known.names == ("Boston Marathon", "Berlin Marathon", "My Berlin")
    assert known.brief.race_name == "Berlin Marathon"


def test_what_a_tool_misses_or_refuses_may_be_said() -> None:
    before = known_before(state(HumanMessage("hi")), TODAY)
    for said in ({"missing": "Tell me a distance from 1 to 1000 km."}, {"error": "The limit is 20 MB."}):
        (tool,) = with_call(before, "analyze_gpx", said, ToolOutcome()).tools
        assert tool.sentences == tuple(said.values())


def test_the_version_of_the_plan_that_counts_is_known_where_a_tool_looked() -> None:
    before = known_before(state(HumanMessage("hi")), TODAY)
    shown = with_call(before, "show_plan", {"facts": []}, ToolOutcome(plan_version=3))
    assert shown.plan_version == 3
    changed = ToolOutcome(shown=(proposal(ProposalKind.PLAN_VERSION, based_on=4),))
    assert with_call(before, "propose_plan_version", {}, changed).plan_version == 4
    other = ToolOutcome(shown=(proposal(ProposalKind.SAVE_STRATEGY, based_on=4),))
    assert with_call(shown, "save_strategy", {}, other).plan_version == 3


def test_what_the_sections_rested_on_comes_together() -> None:
    gathered = Gathered()
    before = known_before(state(HumanMessage("hi")), TODAY)
    gathered.note(before)
    assert gathered.whole() is None  # nothing was looked at
    gathered.note(with_call(before, "one", {"facts": [["1"]]}, ToolOutcome(passages=(PASSAGE,))))
    gathered.note(
        with_call(before, "two", {"facts": [["2"]]}, ToolOutcome(passages=(PASSAGE,), plan_version=2))
    )
    whole = gathered.whole()
    assert whole is not None
    assert [tool.tool for tool in whole.tools] == ["one", "two"]
    assert whole.passages == (PASSAGE,)
    assert whole.plan_version == 2
