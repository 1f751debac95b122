"""The props of a proposed version of a plan: what changes, why, and the weeks before and after."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tools.domain import display
from tools.domain.plan_change import ChangeKind, PlanDifference, PlanTotals, SportTotal, WeekChange
from tools.domain.plan_version import Evidence, PlanDraft
from tools.domain.proposal import Proposal, ProposalStatus
from tools.domain.race import UnitSystem
from tools.domain.training.training_plan import PlannedWeek, TrainingPlan, summed_load
from ui.charts import Props
from ui.planned_sessions import (
    SPORTS,
    days_of,
    race,
    span,
    training_days,
    week_of_days,
    week_words,
)
from ui.tables import instant, when_decided

if TYPE_CHECKING:
    from agent.athlete_plans import ProposedPlan

FIRST_WEEKS = 2
"""Weeks of a new plan shown in detail; the rest stands in the overview (our design choice [D])."""


def plan_card(proposed: "ProposedPlan", today: date, units: UnitSystem) -> Props:
    """Return everything PlanProposalCard.jsx shows; the browser sends back an id and a decision."""
    proposal, draft, before = proposed.proposal, proposed.draft, proposed.before
    return {
        **_standing(proposed),
        "headline": proposal.summary,
        "reason": proposal.reason,
        "evidence": [_evidence(each) for each in proposal.evidence],
        "notes": list(draft.notes) if draft else [],
        "base": _base(proposal, draft),
        **(_inside(draft, before.plan if before else None, today, units) if draft else _outside(proposal)),
    }


def _inside(draft: PlanDraft, before: TrainingPlan | None, today: date, units: UnitSystem) -> Props:
    """Return the weeks of a proposal, and what differs; of a new plan its overview."""
    looked_at = _Weeks(draft.plan, before, draft.difference, today, units)
    if before is None or draft.difference is None:
        told: Props = {"changes": [], "totals": [], "overview": overview(draft.plan, today, units)}
    else:
        told = change_view(draft.difference, units) | {"overview": None}
    return told | {"weeks": looked_at.shown()}


def _outside(proposal: Proposal) -> Props:
    """Return what is left of a proposal whose draft is kept no longer: the lines it was told in."""
    changes = [{"kind": ChangeKind.CHANGED.value, "text": line} for line in proposal.changes]
    return {"changes": changes, "totals": [], "overview": None, "weeks": []}


def _standing(proposed: "ProposedPlan") -> Props:
    """Return how the proposal stands: what may be clicked, and what was."""
    proposal, status = proposed.proposal, proposed.proposal.status
    applied = status is ProposalStatus.APPLIED
    newest = proposed.newest or 0
    return {
        "id": proposal.id,
        "plan_id": proposal.subject_id,
        "title": proposal.title,
        "status": status.value,
        "outcome": proposal.outcome,
        "decided_at": when_decided(proposal),
        "expires_at": instant(proposal.expires_at) if status is ProposalStatus.PENDING else None,
        "can_undo": applied and proposal.version > 1 and newest == proposal.version,
        "can_renew": status is ProposalStatus.STALE and proposal.rebasable,
        "newer": newest if applied and newest > proposal.version else None,
    }


def _evidence(evidence: Evidence) -> Props:
    return {"text": evidence.text, "activity_id": evidence.activity_id}


def _base(proposal: Proposal, draft: PlanDraft | None) -> str:
    """Say which version it was made from."""
    if not proposal.based_on:
        return ""
    named = f" of “{draft.name}”" if draft else ""
    back = f" and brings version {draft.restored_from} back" if draft and draft.restored_from else ""
    would = "would be" if proposal.status is ProposalStatus.PENDING else "was to be"
    made = "is" if proposal.status is ProposalStatus.APPLIED else would
    return f"Made from version {proposal.based_on}{named}{back}. It {made} version {proposal.version}."


def change_view(difference: PlanDifference, units: UnitSystem) -> Props:
    """Return what differs in words, and what is planned in all before and after."""
    changes = [{"kind": change.kind.value, "text": change.sentence} for change in difference.changes]
    return {"changes": changes, "totals": _totals(difference, units)}


def _totals(difference: PlanDifference, units: UnitSystem) -> list[Props]:
    """Return rows of what is planned in all, before and after; a sport that stays the same is left out."""
    before, after = difference.before, difference.after
    rows = [
        _row("Sessions", str(before.sessions), str(after.sessions)),
        _row("Time", span(before.duration_s) or "0 min", span(after.duration_s) or "0 min"),
        _row("Load", _load(before.load), _load(after.load)),
    ]
    known = {each.sport: each for each in before.by_sport}
    later = {each.sport: each for each in after.by_sport}
    for sport in {**known, **later}:
        sides = [
            _sport(totals.get(sport), units, alone=len({**known, **later}) == 1) for totals in (known, later)
        ]
        if sides[0] != sides[1]:
            rows.append(_row(SPORTS[sport], *sides))
    return rows


def _row(name: str, before: str, after: str) -> Props:
    return {"name": name, "before": before, "after": after, "same": before == after}


def _load(load: float | None) -> str:
    return "unknown" if load is None else f"{round(load):,}"


def _sport(total: SportTotal | None, units: UnitSystem, *, alone: bool) -> str:
    """Write what is planned of a sport; of one `alone` the time stands above, so its distance is enough."""
    if total is None:
        return "none"
    far = _far(total.distance_m, units) if total.distance_m else ""
    return far if alone else ", ".join(filter(None, (span(total.duration_s), far)))


def _far(metres: float, units: UnitSystem) -> str:
    """Write the distance of a whole plan: no finer than it will be run."""
    whole = display.unit_length_m(units) * round(metres / display.unit_length_m(units))
    return display.distance(whole, units)


def overview(plan: TrainingPlan, today: date, units: UnitSystem) -> Props:
    """Return the strip of weeks with phase, time and load, and the races."""
    return {
        "weeks": [_week_bar(week, plan, today) for week in plan.weeks],
        "races": [race(goal, units) for goal in plan.goal_races],
    }


def _week_bar(week: PlannedWeek, plan: TrainingPlan, today: date) -> Props:
    days = days_of(week.starts_on)
    return {
        "number": week.number,
        "label": week_words(week.starts_on),
        "phase": week.phase.value,
        "hours": round(week.duration_s / 3600, 2),
        "time": span(week.duration_s) or "rest",
        "load": None if week.load is None else round(week.load),
        "sessions": sum(not each.is_rest for each in week.workouts),
        "races": [goal.priority.value for goal in plan.goal_races if goal.day in days],
        "now": today in days,
    }


@dataclass(frozen=True, slots=True)
class _Weeks:
    """The weeks of a proposal in detail: the first ones of a new plan, those that differ of a change."""

    plan: TrainingPlan
    before: TrainingPlan | None
    difference: PlanDifference | None
    today: date
    units: UnitSystem

    def shown(self) -> list[Props]:
        if self.before is None or self.difference is None:
            ahead = [week for week in self.plan.weeks if week.ends_on >= self.today][:FIRST_WEEKS]
            return [self._week(WeekChange(starts_on=week.starts_on)) for week in ahead]
        return [self._week(change) for change in self.difference.weeks]

    def _week(self, change: WeekChange) -> Props:
        """Return a week after the change, and before it where there is one."""
        days = days_of(change.starts_on)
        week = next((each for each in self.plan.weeks if each.starts_on == change.starts_on), None)
        return {
            "starts_on": change.starts_on.isoformat(),
            "label": week_words(change.starts_on),
            "phase": week.phase.value if week else "",
            "before": self._side(self.before, change.starts_on, change.before) if self.before else None,
            "after": self._side(self.plan, change.starts_on, change.after),
            "open_days": [day.isoformat() for day in days if day >= self.today] if week else [],
        }

    def _side(self, plan: TrainingPlan, starts_on: date, totals: PlanTotals | None) -> Props:
        """Return one side of a week: seven days and what they come to."""
        sessions = training_days(plan.weeks)
        inside = [each for day in days_of(starts_on) for each in sessions.get(day, ())]
        seconds = totals.duration_s if totals else sum(each.planned_duration_s for each in inside)
        load = totals.load if totals else summed_load(each.planned_load for each in inside)
        return {
            "days": week_of_days(starts_on, sessions, self.units, changed=self._touched()),
            "time": span(seconds) or "rest",
            "load": _load(load),
        }

    def _touched(self) -> set[str]:
        """Return the ids of the sessions that change; in a new plan none stands out."""
        changes = self.difference.changes if self.before and self.difference else ()
        return {side.id for change in changes for side in (change.before, change.after) if side}
