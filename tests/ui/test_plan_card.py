"""A proposed plan on its card: what is written, and what may be clicked at each stage."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from agent.athlete_plans import ProposedPlan
from tests.support.training_plans import MONDAY, calm_plan
from tools.domain.plan_version import (
    Evidence,
    MadeBy,
    PlanDraft,
    PlanVersion,
    PlanVersionSummary,
)
from tools.domain.planning.plan_difference import difference
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import (
    GoalRace,
    RacePriority,
    TrainingPlan,
    TrainingSport,
)
from ui.charts import Props
from ui.plan_card import overview, plan_card
from ui.planned_sessions import span, week_words

NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
TODAY = date(2026, 3, 4)
METRIC = UnitSystem.METRIC


def with_ids(plan: TrainingPlan) -> TrainingPlan:
    """Give every session an id of its own, as saved plans have them."""
    weeks = [
        week.model_copy(
            update={
                "workouts": tuple(
                    each.model_copy(update={"id": f"w{week.number}-{place}"})
                    for place, each in enumerate(week.workouts)
                )
            }
        )
        for week in plan.weeks
    ]
    return plan.model_copy(update={"weeks": tuple(weeks)})


OLD = with_ids(calm_plan())


def eased() -> TrainingPlan:
    """Return the old plan with the second week's first easy run a day later and its long run shorter."""
    week = OLD.weeks[1]
    sessions = list(week.workouts)
    sessions[2] = sessions[2].model_copy(update={"day": sessions[2].day + timedelta(days=1)})
    sessions[3] = sessions[3].model_copy(update={"planned_duration_s": 3600.0, "planned_load": 49.0})
    changed = week.model_copy(update={"workouts": tuple(sessions)})
    return OLD.model_copy(update={"weeks": (OLD.weeks[0], changed, *OLD.weeks[2:])})


def proposal(status: ProposalStatus, *, version: int = 2, **changed: Any) -> Proposal:
    known: dict[str, object] = {
        "id": "proposal-1",
        "kind": ProposalKind.PLAN_VERSION,
        "status": status,
        "title": "Change your plan: “Spring” v2",
        "summary": "This week gets easier.",
        "changes": ("Long run: shortened.",),
        "created_at": NOW,
        "expires_at": NOW + timedelta(days=30),
        "subject_id": "plan-1" if version > 1 else None,
        "version": version,
        "reason": "The intervals faded.",
        "evidence": (Evidence(text="Intervals on 3 March", activity_id="act-1"),),
        "based_on": version - 1 or None,
    }
    return Proposal.model_validate(known | changed)


def changing(status: ProposalStatus, *, newest: int = 1, kept: bool = True, **changed: Any) -> ProposedPlan:
    new = eased()
    draft = PlanDraft(
        plan_id="plan-1",
        name="Spring",
        based_on=1,
        plan=new,
        difference=difference(OLD, new),
        headline="This week gets easier.",
        reason="The intervals faded.",
    )
    summary = PlanVersionSummary(
        plan_id="plan-1",
        name="Spring",
        version=1,
        parent=None,
        headline="Four weeks.",
        reason="You asked.",
        made_by=MadeBy.ATHLETE,
        made_at=NOW,
    )
    before = PlanVersion(summary=summary, plan=OLD)
    return ProposedPlan(proposal(status, **changed), draft if kept else None, before, newest)


def only(card: Props, name: str) -> list[Props]:
    listed = card[name]
    assert isinstance(listed, list)
    return listed


def test_a_change_is_told_in_words_in_weeks_and_in_totals() -> None:
    card = plan_card(changing(ProposalStatus.PENDING), TODAY, METRIC)
    told = [str(change["text"]) for change in only(card, "changes")]
    assert any("moved from Thursday 12 March to Friday 13 March" in each for each in told), told
    assert any("shortened from 1 h 28 min to 1 h" in each for each in told), told
    (week,) = only(card, "weeks")
    assert week["label"] == "9–15 Mar"
    before, after = week["before"], week["after"]
    assert isinstance(before, dict)
    assert isinstance(after, dict)
    assert [len(day["sessions"]) for day in before["days"]] == [0, 1, 1, 1, 0, 1, 1]
    assert [len(day["sessions"]) for day in after["days"]] == [0, 1, 1, 0, 1, 1, 1]
    marked = [each["id"] for day in after["days"] for each in day["sessions"] if each["changed"]]
    assert marked == ["w2-2", "w2-3"]
    rows = {row["name"]: (row["before"], row["after"]) for row in only(card, "totals")}
    assert rows["Sessions"] == ("20", "20")
    assert rows["Time"] == ("19 h 27 min", "18 h 59 min")


def test_only_days_from_today_on_may_be_edited() -> None:
    card = plan_card(changing(ProposalStatus.PENDING), date(2026, 3, 12), METRIC)
    (week,) = only(card, "weeks")
    assert week["open_days"] == ["2026-03-12", "2026-03-13", "2026-03-14", "2026-03-15"]


def test_evidence_names_its_workout_and_the_base_its_version() -> None:
    card = plan_card(changing(ProposalStatus.PENDING), TODAY, METRIC)
    assert card["evidence"] == [{"text": "Intervals on 3 March", "activity_id": "act-1"}]
    assert card["base"] == "Made from version 1 of “Spring”. It would be version 2."
    assert card["expires_at"] == "2026-04-03T09:00:00Z"


@pytest.mark.parametrize(
    ("status", "newest", "changed", "undo", "renew"),
    [
        (ProposalStatus.PENDING, 1, {}, False, False),
        (ProposalStatus.APPLIED, 2, {}, True, False),
        (ProposalStatus.APPLIED, 3, {}, False, False),
        (ProposalStatus.STALE, 2, {"rebasable": True}, False, True),
        (ProposalStatus.STALE, 2, {}, False, False),
        (ProposalStatus.REJECTED, 1, {}, False, False),
    ],
)
def test_what_may_be_clicked(
    status: ProposalStatus, newest: int, changed: dict[str, Any], undo: bool, renew: bool
) -> None:
    card = plan_card(changing(status, newest=newest, **changed), TODAY, METRIC)
    assert (card["can_undo"], card["can_renew"]) == (undo, renew)


def test_a_rejected_card_still_says_what_it_was() -> None:
    asked = changing(ProposalStatus.REJECTED, kept=False, decided_at=NOW + timedelta(hours=1))
    card = plan_card(asked, TODAY, METRIC)
    assert only(card, "changes") == [{"kind": "changed", "text": "Long run: shortened."}]
    assert card["decided_at"] == "2026-03-04T10:00:00Z"
    assert card["weeks"] == []


def test_a_new_plan_shows_its_weeks_its_races_and_the_first_two_in_detail() -> None:
    day = MONDAY + timedelta(days=27)
    goal = GoalRace(
        day=day,
        priority=RacePriority.A,
        name="Spring 10",
        sport=TrainingSport.RUN,
        distance_m=10_000,
        goal_time_s=2700,
    )
    plan = OLD.model_copy(update={"goal_races": (goal,)})
    draft = PlanDraft(
        name="Spring", plan=plan, headline="Four weeks.", reason="You asked.", notes=("Assumed.",)
    )
    asked = ProposedPlan(proposal(ProposalStatus.PENDING, version=1), draft, None, None)
    card = plan_card(asked, TODAY, METRIC)
    assert card["notes"] == ["Assumed."]
    assert [week["before"] for week in only(card, "weeks")] == [None, None]
    told = card["overview"]
    assert isinstance(told, dict)
    assert [week["races"] for week in told["weeks"]] == [[], [], [], ["A"]]
    assert told["races"][0]["date"] == "Sunday 29 March 2026"
    assert (told["races"][0]["distance"], told["races"][0]["goal"]) == ("10 km", "45:00")
    assert told["weeks"][0]["time"] == "5 h"
    assert told["weeks"][0]["now"] is True
    assert overview(plan, TODAY, METRIC) == told


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, ""), (2700, "45 min"), (3600, "1 h"), (4800, "1 h 20 min")]
)
def test_a_length_is_written_as_an_athlete_says_it(seconds: float, written: str) -> None:
    assert span(seconds) == written


def test_a_week_is_named_by_its_days() -> None:
    assert week_words(date(2026, 11, 23)) == "23–29 Nov"
    assert week_words(date(2026, 11, 30)) == "30 Nov–6 Dec"
