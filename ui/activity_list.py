"""The list of activities as its card draws it. Fetched by the card, never kept in a conversation."""

from collections.abc import Mapping
from datetime import timedelta

from pydantic import ValidationError

from tools.domain import display
from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.attribution import attributions
from tools.domain.provenance import POLICIES, Source
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import PLURALS, days
from tools.kit.errors import MissingInput
from tools.kit.outcome import ShowActivities
from ui.charts import Props

MOST = 50
"""Rows a card shows at most."""
ON_FOOT = frozenset({ActivitySport.RUN, ActivitySport.WALK, ActivitySport.HIKE})


NEWEST = ShowActivities()


def asked_list(payload: Mapping[str, object]) -> ShowActivities:
    """Return which list a card asks for; raise MissingInput for what no card was given."""
    known = {name: payload[name] for name in ShowActivities.model_fields if payload.get(name) is not None}
    try:
        asked = ShowActivities.model_validate(known)
    except ValidationError:
        raise MissingInput("I cannot tell which activities are meant. Ask me for them again.") from None
    return asked.model_copy(update={"limit": min(MOST, max(1, asked.limit))})


def activity_list(
    activities: tuple[KnownActivity, ...], units: UnitSystem, asked: ShowActivities = NEWEST
) -> Props:
    """Return the rows of the card with its title, and whom to name for them."""
    if asked.longest:
        activities = tuple(sorted(activities, key=_length, reverse=True))
    rows = activities[: asked.limit]
    return {
        "title": _title(asked),
        "none": _none(asked),
        "more": len(activities) - len(rows),
        "rows": [_row(each, units) for each in rows],
        "attributions": list(attributions(rows)),
    }


def _length(known: KnownActivity) -> tuple[float, float]:
    return known.summary.distance_m or 0.0, known.summary.duration_s


def _title(asked: ShowActivities) -> str:
    """Name the list: Your newest activities, Your rides from 9 to 15 November 2026."""
    which, span = _plural(asked), _span(asked)
    first = "longest " if asked.longest else "" if span else "newest "
    return f"Your {first}{which}{span}"


def _none(asked: ShowActivities) -> str:
    """Say that the list is empty, without a full stop."""
    return f"No {_plural(asked)}{_span(asked) or ' yet'}"


def _plural(asked: ShowActivities) -> str:
    return PLURALS[asked.sport] if asked.sport else "activities"


def _span(asked: ShowActivities) -> str:
    if asked.since and asked.until:
        return f" {days(asked.since, asked.until)}"
    if asked.since:
        return f" since {asked.since:%-d %B %Y}"
    return f" until {asked.until:%-d %B %Y}" if asked.until else ""


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
    """Write how hard it was: mean power, pace on foot, and the mean heart rate where there is one."""
    words = []
    if summary.average_power_w:
        words.append(f"{summary.average_power_w:.0f} W")
    elif summary.normalized_power_w:
        words.append(f"{summary.normalized_power_w:.0f} W normalized")
    elif summary.sport in ON_FOOT and summary.distance_m:
        words.append(display.pace(summary.duration_s / summary.distance_m, units))
    if summary.average_heart_rate_bpm:
        words.append(f"{summary.average_heart_rate_bpm:.0f} bpm")
    return " · ".join(words)
