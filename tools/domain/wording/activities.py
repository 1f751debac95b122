"""Sentences about what an athlete recorded. Names are other people's words: quoted, cut, never obeyed."""

from collections.abc import Sequence
from datetime import date

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import LONGEST_NAME, ActivitySummary, KnownActivity
from tools.domain.display import clock, distance, height, pace, speed
from tools.domain.others_words import others_name
from tools.domain.race import UnitSystem

PLURALS = {
    ActivitySport.RUN: "runs",
    ActivitySport.RIDE: "rides",
    ActivitySport.SWIM: "swims",
    ActivitySport.WALK: "walks",
    ActivitySport.HIKE: "hikes",
    ActivitySport.ROW: "rows",
    ActivitySport.STRENGTH: "strength sessions",
    ActivitySport.MULTISPORT: "multisport sessions",
    ActivitySport.OTHER: "other sessions",
}
# A mean faster than these is a fault of the recording, a smaller climb none worth a word: our choice [D].
FASTEST_ON_FOOT_M_PER_S, FASTEST_RIDE_M_PER_S, LEAST_CLIMBED_M = 7.5, 25.0, 5.0
_ON_FOOT = frozenset((ActivitySport.RUN, ActivitySport.WALK, ActivitySport.HIKE))


def quoted(words: object) -> str | None:
    """Return somebody's words in quotation marks they cannot leave, on one line; None without any."""
    kept = others_name(words, LONGEST_NAME)
    return f"“{kept}”" if kept else None


def sports(count: int, sport: ActivitySport | None) -> str:
    """Write a number of activities: 1 run, 12 rides, 3 activities."""
    if sport is None:
        return "1 activity" if count == 1 else f"{count} activities"
    plural = PLURALS[sport]
    return f"1 {plural.removesuffix('s')}" if count == 1 else f"{count} {plural}"


def last_ones(count: int, sport: ActivitySport | None) -> str:
    """Name the newest activities: your last run, your last 12 rides."""
    return f"Your last {sports(count, sport).removeprefix('1 ')}"


def days(first: date, last: date) -> str:
    """Write a span of days: on 20 November 2026, from 9 to 15 November 2026."""
    if first == last:
        return f"on {first:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"from {first:%-d} to {last:%-d %B %Y}"
    return f"from {first:%-d %B %Y} to {last:%-d %B %Y}"


def activity_lines(activities: Sequence[KnownActivity], units: UnitSystem) -> tuple[str, ...]:
    """Return one line for each activity: when, what, its name, and its totals."""
    return tuple(f"- {activity_line(known.summary, units)}" for known in activities)


def activity_line(summary: ActivitySummary, units: UnitSystem) -> str:
    """Write an activity in one sentence."""
    day = f"{summary.day:%-d %B %Y}, " if summary.day else ""
    name = f" {named}" if (named := quoted(summary.name)) else ""
    return f"{day}{summary.sport.value}{name}: {_totals(summary, units)}."


def longest_fact(summary: ActivitySummary, since: date | None, until: date | None, units: UnitSystem) -> str:
    """Say which activity is the longest of those looked at."""
    day = f" on {summary.day:%-d %B %Y}" if summary.day else ""
    name = f", {named}" if (named := quoted(summary.name)) else ""
    span = f" {days(since, until)}" if since and until else "" if since or until else " of all I know"
    return f"Your longest {summary.sport.value}{span}: {_totals(summary, units)}{day}{name}."


def _totals(summary: ActivitySummary, units: UnitSystem) -> str:
    time_s, way_m = summary.duration_s, summary.distance_m
    said = [f"{distance(way_m, units)} in {clock(time_s)}" if way_m else clock(time_s)]
    if way_m and time_s:
        if summary.sport in _ON_FOOT and way_m / time_s < FASTEST_ON_FOOT_M_PER_S:
            said.append(pace(time_s / way_m, units))
        elif summary.sport is ActivitySport.RIDE and way_m / time_s < FASTEST_RIDE_M_PER_S:
            said.append(speed(way_m / time_s, units))
    if (summary.ascent_m or 0.0) >= LEAST_CLIMBED_M:
        said.append(f"{height(summary.ascent_m or 0.0, units)} up")
    if summary.average_power_w:
        said.append(f"{summary.average_power_w:.0f} W on average")
    if summary.average_heart_rate_bpm:
        said.append(f"{summary.average_heart_rate_bpm:.0f} bpm on average")
    return ", ".join(said)


def total_facts(activities: Sequence[KnownActivity], units: UnitSystem) -> tuple[str, ...]:
    """Return the plain totals of each sport: how many, how far, how long."""
    facts = []
    for sport in ActivitySport:
        done = [known.summary for known in activities if known.summary.sport is sport]
        if not done:
            continue
        way_m = sum(summary.distance_m or 0.0 for summary in done)
        time_s = sum(summary.duration_s for summary in done)
        far = f"{distance(way_m, units)} in " if way_m else ""
        facts.append(f"{sports(len(done), sport)}, {far}{clock(time_s)}")
    return tuple(facts)
