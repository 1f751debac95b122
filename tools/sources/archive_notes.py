"""What an export's own list says of its recordings: Strava's activities.csv, Garmin's list of activities."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from posixpath import basename, dirname, join

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import LONGEST_NAME
from tools.domain.others_words import LONGEST_NOTE, others_words
from tools.sources.sport_names import sport_named

_FILE = re.compile(r"activities/[^/]+\.(?:fit|tcx|gpx)(?:\.gz)?", re.IGNORECASE)
_LONGEST_FIELD = 1_000_000  # characters
_MOST_ROWS = 200_000
_MOST_COMMAS = 3_000_000  # a list of 30,000 activities has 2 million; a bomb is all commas [D]
# Strava's columns by their English names. In other languages the first five stand in the same order.
_BY_NAME = {
    "name": "activity name",
    "sport": "activity type",
    "note": "activity description",
    "race": "competition",
}
_BY_PLACE = {"name": 2, "sport": 3, "note": 4}
_NAMED_WITHIN = timedelta(minutes=1)  # how far a recording's first record may lie from the listed start
_GARMIN_RACE = 1  # the event type of a race; from memory, unchecked [R]
_TRUE = frozenset({"1", "1.0", "true"})


@dataclass(frozen=True, slots=True)
class MemberNotes:
    """What an export says of a recording: words of whoever wrote them, data and never instructions."""

    name: str | None = None
    note: str | None = None
    sport: ActivitySport = ActivitySport.OTHER
    race: bool = False


@dataclass(slots=True)
class ExportNotes:
    """The notes of a whole export: Strava's by member name, Garmin's by the minute of the start."""

    by_member: dict[str, MemberNotes] = field(default_factory=dict)
    by_minute: dict[int, tuple[datetime, MemberNotes]] = field(default_factory=dict)

    def of_member(self, name: str) -> MemberNotes | None:
        """Return what is said of a member, with or without its .gz."""
        found = self.by_member.get(name.lower())
        return found or self.by_member.get(name.lower().removesuffix(".gz"))

    def at(self, started_at: datetime | None) -> MemberNotes | None:
        """Return what is said of an activity that began then, within a minute."""
        if started_at is None:
            return None
        minute = int(started_at.timestamp() // 60)
        near = [self.by_minute[each] for each in (minute - 1, minute, minute + 1) if each in self.by_minute]
        near = [found for found in near if abs(found[0] - started_at) <= _NAMED_WITHIN]
        return min(near, key=lambda found: abs(found[0] - started_at))[1] if near else None


def is_strava_list(name: str) -> bool:
    """Tell whether a member is Strava's list of activities."""
    return basename(name).lower() == "activities.csv"


def is_garmin_list(name: str) -> bool:
    """Tell whether a member is a Garmin list of activities."""
    return basename(name).lower().endswith("summarizedactivities.json")


def read_strava_list(content: bytes, name: str, notes: ExportNotes) -> None:
    """Add what an activities.csv says; a list that cannot be understood says nothing."""
    if content.count(b",") > _MOST_COMMAS:
        return
    text = content.decode("utf-8-sig", errors="replace").replace("\0", "")
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = [row for _, row in zip(range(_MOST_ROWS), csv.reader(io.StringIO(text, newline="")))]  # noqa: B905
    except csv.Error:
        return
    if len(rows) < 2:
        return
    places = _places([title.strip().lower() for title in rows[0]], rows[1:])
    folder = dirname(name)
    for row in rows[1:]:
        file = next((value.strip() for value in row if _FILE.fullmatch(value.strip())), None)
        if file is not None:
            told = {what: row[at] for what, at in places.items() if at < len(row)}
            notes.by_member[join(folder, file).lower()] = MemberNotes(
                name=others_words(told.get("name"), LONGEST_NAME),
                note=others_words(told.get("note"), LONGEST_NOTE),
                sport=sport_named(told.get("sport")),
                race=told.get("race", "").strip().lower() in _TRUE,
            )


def _places(header: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return where each column stands: by its English name, or by its place where the first one is an id."""
    named = {what: header.index(title) for what, title in _BY_NAME.items() if title in header}
    if "name" in named:
        return named
    sure = all(row and row[0].strip().isdigit() for row in rows[:20] if row)
    return _BY_PLACE if sure else {}


def read_garmin_list(content: bytes, notes: ExportNotes) -> None:
    """Add what a summarizedActivities.json says; a list that cannot be understood says nothing."""
    if content.count(b",") > _MOST_COMMAS:
        return
    try:
        listed = json.loads(content)
    except (ValueError, RecursionError):
        return
    for part in listed if isinstance(listed, list) else []:
        entries = part.get("summarizedActivitiesExport") if isinstance(part, dict) else None
        for entry in entries if isinstance(entries, list) else []:
            if isinstance(entry, dict):
                _add_garmin(entry, notes)


def _add_garmin(entry: dict[str, object], notes: ExportNotes) -> None:
    began_ms = entry.get("beginTimestamp") or entry.get("startTimeGmt")
    if not isinstance(began_ms, int | float):
        return
    try:
        began = datetime.fromtimestamp(began_ms / 1000.0, UTC)
    except (OverflowError, OSError, ValueError):
        return
    sport = entry.get("activityType")
    notes.by_minute[int(began.timestamp() // 60)] = (
        began,
        MemberNotes(
            name=others_words(entry.get("name"), LONGEST_NAME),
            note=others_words(entry.get("description"), LONGEST_NOTE),
            sport=sport_named(sport if isinstance(sport, str) else None),
            race=entry.get("eventTypeId") == _GARMIN_RACE,
        ),
    )
