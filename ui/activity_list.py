"""The list of activities as its card draws it. Fetched by the card, never kept in a conversation."""

from datetime import timedelta

from tools.domain import display
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.provenance import POLICIES, Source
from tools.domain.race import UnitSystem
from ui.charts import Props

MOST = 50
"""Rows a card shows at most."""
ON_FOOT = frozenset({ActivitySport.RUN, ActivitySport.WALK, ActivitySport.HIKE})


def activity_list(activities: tuple[KnownActivity, ...], units: UnitSystem) -> Props:
    """Return the rows of the card, and whom to name for them."""
    policies = [POLICIES[each.source] for each in activities]
    named = {
        f"Data from {policy.name}" if policy.attribution == policy.name else policy.attribution
        for policy in policies
        if policy.attribution
    }
    return {"rows": [_row(each, units) for each in activities], "attributions": sorted(map(str, named))}


def _row(known: KnownActivity, units: UnitSystem) -> Props:
    summary = known.summary
    return {
        "id": known.id,
        "day": local_day(summary),
        "sport": sport_word(summary),
        "name": summary.name or "",
        "distance": "" if not summary.distance_m else display.distance(summary.distance_m, units),
        "time": display.clock(summary.duration_s),
        "effort": _effort(summary, units),
        "source": _origin(known),
        "link": strava_link(known),
        "reviewable": known.has_recording,
    }


def _origin(known: KnownActivity) -> str:
    """Name the service an activity came from, or the file."""
    return POLICIES[known.source].name if known.source is not Source.FILE else known.file_name or "a file"


def sport_word(summary: ActivitySummary) -> str:
    """Name a sport as people do: run, indoor ride, race."""
    word = str(summary.sport)
    if summary.race:
        return f"{word}, race"
    return f"indoor {word}" if summary.indoor else word


def local_day(summary: ActivitySummary) -> str:
    """Write the local day an activity began on: Sat 12 Apr 2026; empty when the recording has no clock."""
    if summary.started_at is None:
        return ""
    began = summary.started_at + timedelta(seconds=summary.utc_offset_s or 0.0)
    return f"{began:%a} {began.day} {began:%b %Y}"


def strava_link(known: KnownActivity) -> str | None:
    """Return where Strava shows an activity that came from there: its rules ask for the link."""
    if known.source is not Source.STRAVA or not (known.source_id or "").isdecimal():
        return None
    return f"https://www.strava.com/activities/{known.source_id}"


def _effort(summary: ActivitySummary, units: UnitSystem) -> str:
    """Write how hard it was: power of a ride, pace of a run, and the mean heart rate where there is one."""
    words = []
    if summary.normalized_power_w or summary.average_power_w:
        words.append(f"{summary.normalized_power_w or summary.average_power_w:.0f} W")
    elif summary.sport in ON_FOOT and summary.distance_m:
        moving_s = summary.moving_s or summary.duration_s
        words.append(display.pace(moving_s / summary.distance_m, units))
    if summary.average_heart_rate_bpm:
        words.append(f"{summary.average_heart_rate_bpm:.0f} bpm")
    return " · ".join(words)
