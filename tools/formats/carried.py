"""Every format a saved strategy is carried in, under one name each."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from importlib import import_module

from tools.domain.carrying.carry_plan import CarryPlan
from tools.domain.course import CourseAnalysis, CoursePlaces
from tools.domain.finding import Frozen
from tools.domain.strategy import RaceStrategy

USUAL_WRIST_MM, SMALLEST_WRIST_MM, LARGEST_WRIST_MM = 170.0, 120.0, 240.0
"""The wrist a pace band is made for unless told, and what a wrist can be (our design choice [D])."""


class CarryFormat(StrEnum):
    """What a strategy can be carried as; the value is how it is asked for."""

    PDF = "pdf"
    BAND = "band"
    STEM_CARD = "stem-card"
    LOCK_SCREEN = "lock-screen"
    CSV = "csv"
    ICS = "ics"
    GPX = "gpx"
    TCX = "tcx"
    FIT = "fit"
    FIT_WORKOUT = "fit-workout"
    ZWO = "zwo"
    ERG = "erg"
    MRC = "mrc"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Carried:
    """What a format is written from: the words, and the strategy, course and line behind them.

    `share_url` is a link that leads to the plan, where the athlete made one. `wrist_mm` is what the pace band
    goes around. `saved_at` is when this version was kept, `time_zone` the athlete's own (an IANA name).
    """

    plan: CarryPlan
    strategy: RaceStrategy
    course: CourseAnalysis
    places: CoursePlaces | None = None
    share_url: str | None = None
    wrist_mm: float = USUAL_WRIST_MM
    saved_at: datetime | None = None
    time_zone: str | None = None


class CarriedFile(Frozen):
    """A file to be given to the athlete."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class FormatKind:
    """What a format is: its file's ending and type, what it is for, and the module whose `written` makes it.

    `written(carried: Carried) -> bytes` raises MissingInput where the format cannot hold this plan.
    """

    ending: str
    media_type: str
    title: str
    what_for: str
    module: str


KINDS: dict[CarryFormat, FormatKind] = {
    CarryFormat.PDF: FormatKind("pdf", "application/pdf", "Two pages", "the whole plan on paper", "plan_pdf"),
    CarryFormat.BAND: FormatKind(
        "band.pdf", "application/pdf", "Pace band", "cut out and wrap around the wrist", "band_pdf"
    ),
    CarryFormat.STEM_CARD: FormatKind(
        "stem.pdf", "application/pdf", "Stem card", "tape to the stem or top tube", "stem_card_pdf"
    ),
    CarryFormat.LOCK_SCREEN: FormatKind(
        "png", "image/png", "Lock screen", "a picture for your phone", "lock_screen_png"
    ),
    CarryFormat.CSV: FormatKind("csv", "text/csv", "Table", "for a spreadsheet", "plan_csv"),
    CarryFormat.ICS: FormatKind("ics", "text/calendar", "Calendar", "race week in your calendar", "plan_ics"),
    CarryFormat.GPX: FormatKind(
        "gpx", "application/gpx+xml", "GPX", "the course with fuel and cues as waypoints", "course_gpx"
    ),
    CarryFormat.TCX: FormatKind(
        "tcx", "application/vnd.garmin.tcx+xml", "TCX course", "course points for older devices", "course_tcx"
    ),
    CarryFormat.FIT: FormatKind(
        "fit", "application/vnd.ant.fit", "FIT course", "course points on the watch", "course_fit"
    ),
    CarryFormat.FIT_WORKOUT: FormatKind(
        "workout.fit",
        "application/vnd.ant.fit",
        "FIT workout",
        "the targets as steps on the watch",
        "race_workout_fit",
    ),
    CarryFormat.ZWO: FormatKind("zwo", "application/xml", "Zwift", "ride it on the trainer", "race_zwo"),
    CarryFormat.ERG: FormatKind("erg", "text/plain", "ERG", "watts on a trainer", "race_erg"),
    CarryFormat.MRC: FormatKind("mrc", "text/plain", "MRC", "per cent of threshold on a trainer", "race_mrc"),
    CarryFormat.JSON: FormatKind("json", "application/json", "JSON", "for programs", "plan_json"),
}


def written(carried: Carried, wanted: CarryFormat) -> CarriedFile:
    """Write a strategy in a format; only that format's libraries are loaded. Raises MissingInput."""
    kind = KINDS[wanted]
    write: Callable[[Carried], bytes] = import_module(f"tools.formats.{kind.module}").written
    stem = f"{plain_name(carried.plan.title)}-v{carried.plan.version}"
    return CarriedFile(name=f"{stem}.{kind.ending}", media_type=kind.media_type, content=write(carried))


NEEDS_LINE = frozenset({CarryFormat.GPX, CarryFormat.TCX, CarryFormat.FIT})
NEEDS_POWER = frozenset({CarryFormat.ZWO, CarryFormat.ERG, CarryFormat.MRC})
NEEDS_THRESHOLD = frozenset({CarryFormat.ZWO, CarryFormat.MRC})
NO_LINE = "I do not know where this course lies: plan the race from a GPX, FIT or TCX file for that."
NO_POWER = "This is for rides paced by power."
NO_THRESHOLD = "Tell me your FTP and save the plan again: this format counts in per cent of it."
NO_DAY = "Tell me the day of the race and save the plan again: a calendar needs it."


def why_not(carried: Carried, wanted: CarryFormat) -> str | None:
    """Return why a format cannot hold this plan, None where it can; nothing is written for that."""
    if wanted in NEEDS_LINE and carried.places is None:
        return NO_LINE
    if wanted in NEEDS_POWER and not carried.plan.sections:
        return NO_POWER
    brief = carried.strategy.brief
    if wanted in NEEDS_THRESHOLD and not (brief.ftp_w or brief.critical_power_w):
        return NO_THRESHOLD
    if wanted is CarryFormat.ICS and carried.plan.race_day is None:
        return NO_DAY
    return None


def plain_name(title: str) -> str:
    """Return a title as part of a file's name: letters, digits and hyphens."""
    letters = "".join(sign if sign.isalnum() else "-" for sign in title.casefold())
    return "-".join(filter(None, letters.split("-")))[:60] or "race"
