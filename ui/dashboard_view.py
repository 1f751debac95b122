"""The dashboard's props: form, weeks, best efforts and zones, thinned to what a screen can show."""

import math
from collections.abc import Sequence
from datetime import date

from tools.domain import display
from tools.domain.activity import Zones
from tools.domain.dashboard import CurvePoint, Dashboard, Period, WeekVolume
from tools.domain.finding import Finding
from tools.domain.race import UnitSystem
from tools.domain.training.form_dashboard import written_day
from tools.domain.wording.form import NOTHING, form_word, signed, usual_week_s
from ui.charts import Props

MOST_DAYS = 370
MOST_WEEKS = 110
WEEKS_TOGETHER = 4


def dashboard_view(dashboard: Dashboard, units: UnitSystem) -> Props:
    """Return what Dashboard.jsx draws: days as dates, times in hours, distances in the athlete's units."""
    return {
        "period": dashboard.period.value,
        "periods": [period.value for period in Period],
        "empty": None if dashboard.load_curve or dashboard.activities else dashboard.stale or NOTHING,
        "stale": dashboard.stale,
        "first": _iso(dashboard.first),
        "last": _iso(dashboard.last),
        "today": dashboard.today.isoformat(),
        "activities": dashboard.activities,
        "numbers": _numbers(dashboard),
        "load": _load(dashboard),
        "weeks": _weeks(dashboard.weeks, units),
        "weeks_together": _together(dashboard.weeks),
        "usual_week_h": _hours(usual_week_s(dashboard)),
        "distance_unit": "mi" if units is UnitSystem.IMPERIAL else "km",
        "power": [_power(point, dashboard) for point in dashboard.best_power_w],
        "power_before": [_power(point, dashboard) for point in dashboard.best_power_before_w],
        "pace": [_pace(point, dashboard, units) for point in dashboard.best_pace_s_per_km],
        "pace_before": [_pace(point, dashboard, units) for point in dashboard.best_pace_before_s_per_km],
        "pace_unit": display.pace_unit(units),
        "zones": [each for each in map(_zones, (dashboard.power_zones, dashboard.heart_rate_zones)) if each],
        "warnings": list(dashboard.warnings),
        "attributions": list(dashboard.attributions),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _hours(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / 3600, 2)


def _numbers(dashboard: Dashboard) -> list[Props]:
    """Return fitness, fatigue and form as they stand, each with what it is or why it is not known.

    That the data is old stands above them once.
    """
    fitness, fatigue, form = dashboard.fitness, dashboard.fatigue, dashboard.form
    return [
        _number("Fitness", fitness, "42-day load", dashboard.stale),
        _number("Fatigue", fatigue, "7-day load", dashboard.stale),
        _number(
            "Form", form, "" if form.value is None else form_word(form.value), dashboard.stale, sign=True
        ),
    ]


def _number(label: str, finding: Finding, meaning: str, stale: str | None, *, sign: bool = False) -> Props:
    value = finding.value
    if value is None:
        return {"label": label, "value": "–", "meaning": "not known today" if stale else finding.reason}
    return {"label": label, "value": signed(value) if sign else f"{value:.0f}", "meaning": meaning}


def _load(dashboard: Dashboard) -> list[list[object]]:
    """Return [[day, load, fitness, fatigue, form, reliable]]: every day, or every nth with the last one.

    Between the days that are shown, load is the mean of those left out.
    """
    curve = dashboard.load_curve
    stride = max(1, math.ceil(len(curve) / MOST_DAYS))
    ends = range(len(curve) - 1, -1, -stride)
    return [
        [
            curve[end].day.isoformat(),
            round(sum(each.load for each in curve[max(0, end - stride + 1) : end + 1]) / stride, 1),
            round(curve[end].fitness, 1),
            round(curve[end].fatigue, 1),
            round(curve[end].form, 1),
            curve[end].reliable,
        ]
        for end in reversed(ends)
    ]


def _together(weeks: Sequence[WeekVolume]) -> int:
    return 1 if len(weeks) <= MOST_WEEKS else WEEKS_TOGETHER


def _weeks(weeks: Sequence[WeekVolume], units: UnitSystem) -> list[Props]:
    """Return the weeks, or the means of four of them together where there are too many to draw."""
    count = _together(weeks)
    groups = [weeks[max(0, end - count) : end] for end in range(len(weeks), 0, -count)]
    return [_week(group, units) for group in reversed(groups)]


def _week(group: Sequence[WeekVolume], units: UnitSystem) -> Props:
    hours: dict[str, float] = {}
    distance: dict[str, float] = {}
    sessions = 0
    for week in group:
        for each in week.by_sport:
            hours[each.sport] = hours.get(each.sport, 0.0) + each.duration_s / 3600 / len(group)
            far = each.distance_m / display.unit_length_m(units) / len(group)
            distance[each.sport] = distance.get(each.sport, 0.0) + far
            sessions += each.sessions
    loads = [week.load for week in group if week.load is not None]
    return {
        "from": group[0].starts_on.isoformat(),
        "known": any(week.known for week in group),
        "load": round(sum(loads) / len(loads)) if loads else None,
        "sessions": sessions,
        "sports": [[sport, round(amount, 2), round(distance[sport], 1)] for sport, amount in hours.items()],
    }


def _power(point: CurvePoint, dashboard: Dashboard) -> list[object]:
    """Return [seconds, watts, label, value as written, day, activity]."""
    return [
        point.duration_s,
        round(point.value, 1),
        _duration(point.duration_s),
        f"{point.value:.0f} W",
        written_day(point.day, dashboard.today),
        point.activity_id,
    ]


def _pace(point: CurvePoint, dashboard: Dashboard, units: UnitSystem) -> list[object]:
    """Return [metres, seconds a kilometre or mile, label, value as written, day, activity]."""
    return [
        point.distance_m,
        round(point.value / 1000 * display.unit_length_m(units), 1),
        _race(point.distance_m or 0.0, units),
        f"{display.clock(point.duration_s)}, {display.pace(point.value / 1000, units)}",
        written_day(point.day, dashboard.today),
        point.activity_id,
    ]


def _duration(seconds: float) -> str:
    if seconds < 60:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:g} min" if seconds < 3600 else f"{seconds / 3600:g} h"


def _race(metres: float, units: UnitSystem) -> str:
    if metres < 1000:
        return f"{metres:.0f} m"
    if abs(metres - 1609.344) < 1:
        return "1 mile"
    return display.race_distance(metres, units)


def _zones(zones: Zones | None) -> Props | None:
    if zones is None:
        return None
    known = sum(zone.seconds for zone in zones.zones)
    if known <= 0:
        return None
    return {
        "quantity": zones.quantity,
        "scheme": zones.scheme,
        "unknown": display.duration(zones.unknown_s) if zones.unknown_s >= 60 else None,
        "rows": [
            {
                "name": zone.name,
                "range": _bounds(zone.low, zone.high, zones.unit),
                "share": round(zone.seconds / known, 4),
                "percent": display.percent(zone.seconds / known),
                "time": display.duration(zone.seconds),
            }
            for zone in zones.zones
        ],
    }


def _bounds(low: float | None, high: float | None, unit: str) -> str:
    if low is None:
        return f"below {math.ceil(high or 0)} {unit}"
    if high is None:
        return f"from {math.ceil(low)} {unit}"
    return f"{math.ceil(low)}–{max(math.ceil(low), math.ceil(high) - 1)} {unit}"
