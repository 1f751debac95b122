"""Which recorded activity an athlete means."""

from collections.abc import Sequence
from datetime import date

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import KnownActivity
from tools.domain.race import UnitSystem
from tools.domain.wording.activities import activity_line, sports
from tools.kit.errors import NotFound

HOW_IT_COMES_IN = (
    "Drop a recording (FIT, TCX or GPX) or a zip of them, or connect Garmin, Strava or intervals.icu."
)
NOTHING_YET = f"I have no recorded activity of yours yet. {HOW_IT_COMES_IN}"
LONG_RUN, LONG_RIDE = "long run", "long ride"
_LONG_SHARE = 0.75  # of the longest there is: what a long run is among one's runs, our design choice [D]
NEWEST = frozenset(("", "last", "latest", "newest", "it", "this", "that", "my last one"))


def chosen_activity(
    activities: Sequence[KnownActivity], which: str, sport: ActivitySport | None = None
) -> KnownActivity:
    """Return the activity an id, a date (YYYY-MM-DD), "last", "long run" or words of its name mean.

    Raises NotFound.

    `activities` is newest first. Of several on a day the longest is meant.
    """
    wanted = which.strip().strip("“”\"'").casefold()
    for known in activities:
        if wanted == known.id.casefold():
            return known
    of_sport = [known for known in activities if sport in (None, known.summary.sport)]
    if not of_sport:
        raise NotFound(_none_of(sport))
    if wanted in NEWEST:
        return of_sport[0]
    if wanted in (LONG_RUN, LONG_RIDE):
        kind = ActivitySport.RUN if wanted == LONG_RUN else ActivitySport.RIDE
        return _long([known for known in activities if known.summary.sport is kind], kind)
    if wanted in {each.value for each in ActivitySport}:
        return chosen_activity(activities, "last", ActivitySport(wanted))
    day = _day(wanted)
    if day is None:
        return _named(of_sport, wanted, which)
    return _on_day(of_sport, day, sport)


def _long(activities: Sequence[KnownActivity], sport: ActivitySport) -> KnownActivity:
    """Return the newest that is long among its kind."""
    if not activities:
        raise NotFound(_none_of(sport))
    least_m = _LONG_SHARE * max(known.summary.distance_m or 0.0 for known in activities)
    return next(known for known in activities if (known.summary.distance_m or 0.0) >= least_m)


def _on_day(activities: Sequence[KnownActivity], day: date, sport: ActivitySport | None) -> KnownActivity:
    that_day = [known for known in activities if known.summary.day == day]
    if that_day:
        return max(that_day, key=lambda known: known.summary.duration_s)
    newest = activities[0].summary
    what = sport.value if sport else "activity"
    last = f"Your last {what} I know of is of {newest.day:%-d %B %Y}." if newest.day else ""
    raise NotFound(f"I know of no {what} of yours on {day:%-d %B %Y}. {last}".strip())


def _named(activities: Sequence[KnownActivity], wanted: str, which: str) -> KnownActivity:
    for known in activities:
        names = (known.summary.name, known.file_name)
        if any(wanted in name.casefold() for name in names if name):
            return known
    raise NotFound(
        f"I know of no activity called “{which}”. Tell me its date, or say “my last run”. The newest is: "
        f"{activity_line(activities[0].summary, UnitSystem.METRIC)}"
    )


def _none_of(sport: ActivitySport | None) -> str:
    if sport is None:
        return NOTHING_YET
    return f"I have no {sports(1, sport).removeprefix('1 ')} of yours yet. {HOW_IT_COMES_IN}"


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
