"""Sentences about form: what is old said first, then fitness, fatigue, form, this week, bests and zones."""

from collections.abc import Sequence
from datetime import timedelta
from statistics import median

from tools.domain import display
from tools.domain.activity import Zones
from tools.domain.dashboard import CurvePoint, Dashboard, Period, WeekVolume
from tools.domain.race import UnitSystem
from tools.domain.training.form_dashboard import written_day
from tools.domain.training.week_volume import monday_of
from tools.domain.units import HALF_MARATHON_M, MARATHON_M
from tools.domain.wording.activities import activity_line, activity_lines
from tools.domain.wording.profile import profile_facts

# What form is called, from the lowest up; customary bounds, from memory, unchecked [R].
FORM_WORDS = (
    (-30.0, "deeply tired: easy days come first"),
    (-10.0, "tired from training, as in a building block"),
    (5.0, "in balance"),
    (15.0, "fresh"),
    (float("inf"), "very fresh, or training little"),
)
USUAL_WEEKS, FEWEST_USUAL_WEEKS = 4, 2  # our design choice [D]
EASY_ZONES = 2
TOLD_DURATIONS_S = (5.0, 60.0, 300.0, 1200.0, 3600.0)
TOLD_DISTANCES_M = (1_000.0, 5_000.0, 10_000.0, HALF_MARATHON_M, MARATHON_M)
NOTHING = "There is nothing to show yet: drop a recording or an export, or connect a service."


def dashboard_facts(dashboard: Dashboard, units: UnitSystem) -> tuple[str, ...]:
    """Return form in words; every number is one of the dashboard's."""
    if not dashboard.load_curve and not dashboard.activities:
        return (dashboard.stale or NOTHING,)
    return (
        *((dashboard.stale,) if dashboard.stale else ()),
        *form_sentences(dashboard),
        *_this_week(dashboard, units),
        *_bests(dashboard, units),
        *_zones(dashboard.power_zones),
        *_zones(dashboard.heart_rate_zones),
        *dashboard.warnings,
    )


def form_sentences(dashboard: Dashboard) -> tuple[str, ...]:
    """Say fitness, fatigue and form with what they mean, or why they are not known."""
    fitness, fatigue, form = dashboard.fitness.value, dashboard.fatigue.value, dashboard.form.value
    if fitness is None or fatigue is None or form is None:
        reason = dashboard.fitness.reason or dashboard.form.reason
        return () if dashboard.stale else (f"I cannot say your form today: {reason}.",)
    return (
        f"Your form is {signed(form)}: {form_word(form)}.",
        f"Fitness is {fitness:.0f} and fatigue {fatigue:.0f}, in training load a day over 42 and 7 days (an "
        "hour at threshold is 100); form is their difference as the day began.",
    )


def form_word(form: float) -> str:
    """Return what a form is called."""
    return next(words for bound, words in FORM_WORDS if form < bound)


def signed(number: float) -> str:
    """Write a whole number with its sign: +12, −9, 0."""
    whole = round(number)
    return f"+{whole}" if whole > 0 else f"−{-whole}" if whole < 0 else "0"


def usual_week_s(dashboard: Dashboard) -> float | None:
    """Return the median time of the last whole known weeks, None with fewer than two of them."""
    this_monday = monday_of(dashboard.today)
    last = dashboard.last or dashboard.today
    before = [
        week
        for week in dashboard.weeks
        if week.starts_on < this_monday and week.known and week.starts_on + timedelta(days=6) <= last
    ]
    usual = [_seconds(week) for week in before[-USUAL_WEEKS:]]
    return median(usual) if len(usual) >= FEWEST_USUAL_WEEKS else None


def _seconds(week: WeekVolume) -> float:
    return sum(each.duration_s for each in week.by_sport)


def _this_week(dashboard: Dashboard, units: UnitSystem) -> tuple[str, ...]:
    monday = monday_of(dashboard.today)
    week = next((each for each in dashboard.weeks if each.starts_on == monday), None)
    if week is None or not week.known or dashboard.stale:
        return ()
    done = ", ".join(
        f"{each.sport} {display.duration(each.duration_s)}"
        + (f" ({display.distance(each.distance_m, units)})" if each.distance_m else "")
        for each in week.by_sport
    )
    usual = usual_week_s(dashboard)
    beside = f"; your usual whole week has {display.duration(usual)}" if usual else ""
    return (f"This week so far: {done or 'nothing'}{beside}.",)


def _bests(dashboard: Dashboard, units: UnitSystem) -> tuple[str, ...]:
    """Say the bests of the period, and against what was before."""
    if dashboard.period is Period.ALL:
        where = "Your best of all I know"
    else:
        where = f"Your best of the last {dashboard.period}".replace("last 1 year", "last year")
    power = _compared(dashboard.best_power_w, dashboard.best_power_before_w, dashboard)
    pace = _compared(dashboard.best_pace_s_per_km, dashboard.best_pace_before_s_per_km, dashboard, units)
    return tuple(
        f"{where}, {what}: {', '.join(said)}." for what, said in (("power", power), ("pace", pace)) if said
    )


def _compared(
    now: Sequence[CurvePoint],
    before: Sequence[CurvePoint],
    dashboard: Dashboard,
    units: UnitSystem | None = None,
) -> list[str]:
    """Write the told points: value, day, and the difference to the best before; `units` for a pace."""
    said = []
    for point in now:
        told = point.duration_s in TOLD_DURATIONS_S if units is None else point.distance_m in TOLD_DISTANCES_M
        if not told:
            continue
        other = next((each for each in before if _length(each, units) == _length(point, units)), None)
        day = written_day(point.day, dashboard.today)
        said.append(f"{_point(point, units)} on {day}{_against(point, other, units)}")
    return said


def _length(point: CurvePoint, units: UnitSystem | None) -> float | None:
    return point.duration_s if units is None else point.distance_m


def _point(point: CurvePoint, units: UnitSystem | None) -> str:
    if units is None:
        return f"{display.duration(point.duration_s)} at {point.value:.0f} W"
    what = display.race_distance(point.distance_m or 0.0, units)
    return f"{what} in {display.clock(point.duration_s)}"


def _against(point: CurvePoint, other: CurvePoint | None, units: UnitSystem | None) -> str:
    if other is None:
        return ""
    if units is None:
        watts = round(point.value) - round(other.value)
        return f" ({signed(watts)} W to before)" if watts else " (as before)"
    seconds = round(point.duration_s) - round(other.duration_s)
    if not seconds:
        return " (as before)"
    return f" ({display.duration(seconds)} {'slower' if seconds > 0 else 'faster'} than before)"


def _zones(zones: Zones | None) -> tuple[str, ...]:
    if zones is None:
        return ()
    known = sum(zone.seconds for zone in zones.zones)
    if known <= 0:
        return ()
    easy = sum(zone.seconds for zone in zones.zones[:EASY_ZONES]) / known
    share, time = display.percent(easy), display.duration(known)
    return (f"By {zones.quantity}, {share} of {time} was easy (zones 1 and 2).", _each_zone(zones))


def _each_zone(zones: Zones) -> str:
    """Write what every zone reaches from and to, and the time in it."""
    said = []
    for zone in zones.zones:
        low, high = (None if bound is None else f"{bound:.0f}" for bound in (zone.low, zone.high))
        if low and high and zone.low:
            reach = f"{low}{display.EN_DASH}{high}"
        else:
            reach = f"below {high}" if high else f"from {low}"
        said.append(f"{zone.name} {reach} {zones.unit} {display.duration(zone.seconds)}")
    return f"{zones.quantity.capitalize()} zones: {', '.join(said)}."


__all__ = [
    "activity_line",
    "activity_lines",
    "dashboard_facts",
    "form_sentences",
    "form_word",
    "profile_facts",
    "signed",
    "usual_week_s",
]
