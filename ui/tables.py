"""The props of tables and cards. Every number is written here, once, as the athlete reads it."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from tools.domain import display
from tools.domain.finding import Finding
from tools.domain.ground.grade_bands import grade_colour
from tools.domain.proposal import Proposal, ProposalKind, ProposalStatus, SavedStrategySummary
from tools.domain.race import UnitSystem
from tools.domain.strategy import FuelEvent, RaceStrategy, Split
from tools.domain.wording.ride import held_power
from tools.kit.outcome import ShowComparison
from ui.charts import Props

GROUP = 5
"""Splits behind one row of the closed table."""
REPEATED = 3
"""A note on as many rows of the fuel table is said once below it (our design choice [D])."""
WORDS = {
    ProposalKind.DELETE_STRATEGY: ("Delete", "Keep it"),
    ProposalKind.RESTORE_STRATEGY: ("Bring it back", "Not now"),
    ProposalKind.KEEP_FACT: ("Keep it", "Not now"),
}
"""What stands on a card's buttons where it is not “Save” and “Not now”."""


def split_table(strategy: RaceStrategy) -> Props:
    """Return the splits in groups of five, each open for its own."""
    units, plan = strategy.brief.units, strategy.pacing
    splits, riding = plan.splits_in(units), plan.ride is not None
    groups = [splits[first : first + GROUP] for first in range(0, len(splits), GROUP)]
    return {
        "title": "Power" if riding else "Pace",
        "columns": ["power W", display.speed_unit(units)]
        if riding
        else [f"pace {display.pace_unit(units)}", "allowed"],
        "place_word": "mile" if units is UnitSystem.IMPERIAL else "km",
        "pace_unit": display.pace_unit(units),
        "goal": display.clock(plan.goal_time_s),
        "groups": [
            {"row": _split_row(group, units), "rows": [_split_row((split,), units) for split in group]}
            for group in groups
        ],
        "notes": [*plan.assumptions, *plan.warnings],
        "assumed": len(plan.assumptions),
    }


def _split_row(group: tuple[Split, ...], units: UnitSystem) -> list[object]:
    """Return [place, grade, grade colour, target, band or speed, clock at its end] of one or more splits.

    The grade of several is their mean over distance, their power the mean over time.
    """
    length_m, target_s = (sum(getattr(split, name) for split in group) for name in ("distance_m", "target_s"))
    grade = sum(split.grade * split.distance_m for split in group) / length_m
    walks = any(split.walked_m >= split.distance_m / 2 for split in group)
    return [
        _end_of(group[-1], units) + (" walk" if walks and len(group) == 1 else ""),
        display.grade(grade),
        grade_colour(grade),
        *_targets(group, length_m, target_s, units),
        display.clock(group[-1].cumulative_s),
    ]


def _targets(
    group: tuple[Split, ...], length_m: float, target_s: float, units: UnitSystem
) -> tuple[str, str]:
    """Return a run's pace with its band, or a ride's power with its speed."""
    if group[0].power_w is not None:
        work_j = sum((split.power_w or 0.0) * split.target_s for split in group)
        speed = f"{display.speed_number(length_m / target_s, units):.1f}"
        return held_power(work_j / target_s).removesuffix(" W"), speed
    low_s, high_s = sum(split.low_s for split in group), sum(split.high_s for split in group)
    return display.pace_number(target_s / length_m, units), _band(low_s, high_s, length_m, units)


def _end_of(split: Split, units: UnitSystem) -> str:
    return display.place(split.start_m + split.distance_m, units).split(" ", 1)[1]


def _band(low_s: float, high_s: float, length_m: float, units: UnitSystem) -> str:
    return f"{display.pace_number(low_s / length_m, units)}–{display.pace_number(high_s / length_m, units)}"


def fuel_table(strategy: RaceStrategy) -> Props:
    """Return the fuelling schedule in time and place, with the rates it comes to."""
    units, fuel = strategy.brief.units, strategy.fuel
    usual, others = _repeated_notes(fuel.events)
    rates = [
        _planned_carbs(fuel.carbs_rate),
        _rate("Drink", fuel.fluid_rate, partial(_litres, units=units), "/h"),
        _rate("Sodium", fuel.sodium_rate, _milligrams, "/h"),
        _rate("In the race", fuel.carbs_total, display.grams_range, " carbs"),
    ]
    return {
        "rates": [rate for rate in rates if rate],
        "rows": [_fuel_row(event, {usual, *others}, units) for event in fuel.events],
        "usual_note": " ".join([usual, *(f"{item}: {_lowered(note)}" for note, item in others.items())]),
        "notes": [*fuel.assumptions, *fuel.warnings],
        "assumed": len(fuel.assumptions),
        "blocked": fuel.blocked,
    }


def _planned_carbs(rate: Finding) -> list[str] | None:
    """Return what is planned: the finding's range is the guideline's, not the plan's."""
    return None if rate.value is None else ["Carbohydrate", f"{display.grams(rate.value)}/h"]


def _rate(
    name: str, finding: Finding, written: Callable[[float, float], str], ending: str
) -> list[str] | None:
    """Return [name, amount or range]; None when the finding has no value, or when none is needed."""
    if finding.value is None:
        return None
    low = finding.low if finding.low is not None else finding.value
    high = finding.high if finding.high is not None else finding.value
    if high == 0:
        return None
    return [name, written(low, high) + ending]


def _litres(low_l: float, high_l: float, units: UnitSystem) -> str:
    return display.volume_range(1000 * low_l, 1000 * high_l, units)


def _milligrams(low_mg: float, high_mg: float) -> str:
    low, high = display.milligrams(low_mg), display.milligrams(high_mg)
    return high if low == high else f"{low.split(' ')[0]}–{high}"


def _repeated_notes(events: tuple[FuelEvent, ...]) -> tuple[str, dict[str, str]]:
    """Return the note most rows would repeat, to be said once below them, and what others belong to.

    The first is empty where none is repeated; the others are notes that every row of one item repeats.
    """
    counted = Counter(event.note for event in events if event.note).most_common()
    repeated = [note for note, count in counted if count >= REPEATED]
    items = {note: {event.item for event in events if event.note == note} for note in repeated[1:]}
    return next(iter(repeated), ""), {
        note: kinds.pop().value.capitalize() for note, kinds in items.items() if len(kinds) == 1
    }


def _lowered(sentence: str) -> str:
    return f"{sentence[0].lower()}{sentence[1:]}"


def _fuel_row(event: FuelEvent, said_below: set[str], units: UnitSystem) -> list[str]:
    """Return [clock, place, what, carbohydrate, drink, note]; no note where it is `said_below`."""
    return [
        display.clock(event.at_s),
        display.place(event.at_m, units),
        event.item.value,
        display.grams(event.carbs_g) if event.carbs_g else "",
        display.volume(event.fluid_ml, units) if event.fluid_ml else "",
        "" if event.note in said_below else event.note,
    ]


def cue_list(strategy: RaceStrategy) -> Props:
    """Return the cues in the order of the course."""
    units = strategy.brief.units
    return {
        "cues": [
            {
                "where": display.stretch(cue.start_m, cue.end_m, units),
                "text": cue.text,
                "why": cue.why,
                "technique": cue.technique.value,
                "evidence": cue.evidence,
            }
            for cue in strategy.mental.cues
        ],
        "notes": list(strategy.mental.assumptions),
    }


def strategy_list(strategies: tuple[SavedStrategySummary, ...], units: UnitSystem) -> Props:
    """Return the saved strategies, newest first."""
    return {"strategies": [_saved(summary, units) for summary in strategies]}


def _saved(summary: SavedStrategySummary, units: UnitSystem) -> Props:
    return {
        "id": summary.id,
        "name": summary.name,
        "version": summary.version,
        "race": summary.race_name,
        "distance": display.distance(summary.distance_m, units),
        "goal": display.clock(summary.goal_time_s),
        "saved_at": instant(summary.saved_at),
        "restored_from": summary.restored_from,
    }


def comparison_table(shown: ShowComparison) -> Props:
    """Return two saved strategies side by side."""
    return {
        "left": f"{shown.left.name} v{shown.left.version}",
        "right": f"{shown.right.name} v{shown.right.version}",
        "rows": [list(row) for row in shown.rows],
    }


def proposal_card(proposal: Proposal) -> Props:
    """Return how a proposal stands. The browser sends back its id and a decision, nothing else."""
    yes, no = WORDS.get(proposal.kind, ("Save", "Not now"))
    return {
        "id": proposal.id,
        "title": proposal.title,
        "summary": proposal.summary,
        "changes": list(proposal.changes),
        "status": proposal.status.value,
        "outcome": proposal.outcome,
        "decided_at": when_decided(proposal),
        "yes": yes,
        "no": no,
        "danger": proposal.kind is ProposalKind.DELETE_STRATEGY,
        "strategy_id": proposal.subject_id if _is_kept(proposal) else None,
    }


def _is_kept(proposal: Proposal) -> bool:
    """Say whether a strategy is kept by a yes to this: it can be taken along."""
    keeps = proposal.kind in (ProposalKind.SAVE_STRATEGY, ProposalKind.RESTORE_STRATEGY)
    return keeps and proposal.status is ProposalStatus.APPLIED


def proposal_reference(proposal: Proposal) -> Props:
    """Return which proposal a card is of, and what to show until the card has asked for the rest."""
    return {"id": proposal.id, "title": proposal.title, "summary": proposal.summary}


def when_decided(proposal: Proposal) -> str | None:
    """Return when the athlete decided; None for a card that lapsed, or that was settled as it was made."""
    decided_at = proposal.decided_at
    by_hand = proposal.status in (ProposalStatus.APPLIED, ProposalStatus.REJECTED)
    return instant(decided_at) if by_hand and decided_at and decided_at > proposal.created_at else None


def instant(moment: datetime) -> str:
    """Write a moment in UTC so that a browser can show it in its own zone."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
