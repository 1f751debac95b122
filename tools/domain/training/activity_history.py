"""From kept activities to the history that load, rules and plans are computed from."""

from collections.abc import Sequence
from datetime import date, timedelta
from operator import itemgetter

from pydantic import TypeAdapter

from tools.domain.activity import ActivitySport
from tools.domain.activity_summary import ActivitySummary, KnownActivity
from tools.domain.athlete import Thresholds
from tools.domain.training.session_load import Yardstick, session_stress, yardstick
from tools.domain.training.training_plan import History, PastSession, TrainingSport

_SPORTS = {
    ActivitySport.RUN: TrainingSport.RUN,
    ActivitySport.RIDE: TrainingSport.RIDE,
    ActivitySport.SWIM: TrainingSport.SWIM,
    ActivitySport.STRENGTH: TrainingSport.STRENGTH,
}
_SESSIONS = TypeAdapter(tuple[PastSession, ...])  # one call for a whole history
# A device whose clock was never set writes the beginning of its own time: 1970, or 31 December 1989.
FIRST_BELIEVED_DAY = date(1990, 1, 8)


def training_sport(sport: ActivitySport) -> TrainingSport:
    """Return what an activity of a sport trains."""
    return _SPORTS.get(sport, TrainingSport.OTHER)


def counted(activities: Sequence[KnownActivity], today: date) -> tuple[KnownActivity, ...]:
    """Return the activities that count, oldest first: dated, told once, and not of the future.

    Tomorrow's date is believed: an athlete may be a day ahead of the server.
    """
    last = today + timedelta(days=1)
    dated = [
        (day, activity)
        for activity in activities
        if activity.duplicate_of is None
        and (day := activity.summary.day) is not None
        and FIRST_BELIEVED_DAY <= day <= last
    ]
    dated.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(activity for _, activity in dated)


def history_of(
    activities: Sequence[KnownActivity], thresholds: Thresholds, known_until: date | None
) -> History:
    """Return the history: a session an activity, known from the first day to the newest or the last sync.

    `known_until` is the day of the last good sync, None where nothing is synchronised; without an activity
    nothing is known. Activities without a day and duplicates are left out; the order does not matter.
    """
    dated = [
        (day, activity.id, activity.summary)
        for activity in activities
        if activity.duplicate_of is None and (day := activity.summary.day) and day >= FIRST_BELIEVED_DAY
    ]
    dated.sort(key=itemgetter(0, 1))
    against = yardstick(thresholds)
    sessions = _SESSIONS.validate_python(_session(day, summary, against) for day, _, summary in dated)
    if not sessions:
        return History()
    newest = sessions[-1].day
    return History(
        sessions=sessions,
        known_from=sessions[0].day,
        known_until=max(newest, known_until) if known_until else newest,
    )


def _session(day: date, summary: ActivitySummary, against: Yardstick) -> dict[str, object]:
    stress = session_stress(summary, against)
    return {
        "day": day,
        "sport": training_sport(summary.sport),
        "duration_s": summary.duration_s,
        "distance_m": summary.distance_m,
        "load": stress.value if stress else None,
        "intensity_factor": stress.intensity if stress else None,
    }
