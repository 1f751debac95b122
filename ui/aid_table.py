"""The props of the table of aid stations. Every number is written here, once, as the athlete reads it."""

from tools.domain import display
from tools.domain.carrying.day_clock import DayClock
from tools.domain.race import UnitSystem
from tools.domain.strategy import RaceStrategy, StationPlan, Supply
from tools.domain.wording.stations import (
    is_said_by_name,
    is_tight,
    margin_words,
    services_words,
    supply_words,
    take_words,
)
from ui.charts import Props


def aid_table(strategy: RaceStrategy) -> Props:
    """Return every station in order: where, when, what to take and to leave with, the halt, the cut-off."""
    brief = strategy.brief
    day = DayClock(brief.race_date, brief.start_time)
    supplies = {supply.from_m: supply for supply in strategy.fuel.supplies}
    start = supply_words(supplies.get(0.0), brief.units)
    return {
        "title": "Aid stations" if len(strategy.stations) > 1 else "Aid station",
        "start": f"Start with {start}." if start else "",
        "clock": brief.start_time is not None,
        "rows": [_row(plan, supplies.get(plan.station.at_m), day, brief.units) for plan in strategy.stations],
    }


def _row(plan: StationPlan, supply: Supply | None, day: DayClock, units: UnitSystem) -> Props:
    station = plan.station
    pack = supply_words(supply, units)
    todo = (
        ("take", take_words(plan, units)),
        ("stop", display.duration(plan.stop_s) if plan.stop_s else ""),
        ("leave with", pack),
    )
    by_day = day.at(station.cutoff_s) if station.cutoff_s else None
    return {
        "place": display.place(station.at_m, units),
        "name": station.name,
        "what": "" if is_said_by_name(station) else services_words(station),
        "elapsed": display.clock(plan.reached_s),
        "clock": day.at(plan.reached_s) or "",
        "todo": [[verb, words] for verb, words in todo if words],
        "closes": "" if station.cutoff_s is None else by_day or display.clock(station.cutoff_s),
        "margin": margin_words(plan, day),
        "state": _state(plan),
    }


def _state(plan: StationPlan) -> str:
    """Tell how a cut-off stands: missed, tight, fine, or none."""
    if plan.margin_s is None:
        return ""
    return "missed" if plan.margin_s < 0 else "tight" if is_tight(plan) else "fine"
